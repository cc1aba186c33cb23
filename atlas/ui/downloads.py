"""Downloads of exactly the engagements that pass the filters. Made only when asked for."""

from collections.abc import Callable
from typing import Final

import streamlit as st

from atlas.charts import words
from atlas.report.tables import to_csv, to_geojson
from atlas.report.workbook import to_xlsx
from atlas.ui import addresses, data, keys
from atlas.ui.files import file_name
from atlas.ui.page import Page

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show(page: Page) -> None:
    """One button a format."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(page.t("Download what is shown:"), width="content")
        for extension, (mime, make) in files(page).items():
            st.download_button(
                extension.upper() if extension != "geojson" else "GeoJSON",
                make,
                file_name=file_name("engagements", page.view, extension),
                mime=mime,
                key=keys.download(extension),
                on_click="ignore",
            )


def files(page: Page) -> dict[str, tuple[str, Callable[[], bytes]]]:
    """Extension -> MIME type and what makes the bytes."""
    return {
        "xlsx": (XLSX, lambda: to_xlsx(page.records, page.t, about(page))),
        "csv": ("text/csv", lambda: to_csv(page.records, for_spreadsheet=True)),
        "geojson": ("application/geo+json", lambda: to_geojson(page.records)),
    }


def about(page: Page, title: str = "") -> list[tuple[str, str]]:
    """What a workbook says about itself: label and text. title: that of what it holds, if it has one of its own."""
    t = page.t
    rows = [
        (t("Title"), title or t("Hanoi Partnerships Atlas")),
        (t("Shown"), page.sentence or t("everything that is recorded")),
        (t("Number"), words.engagements(t, len(page.records))),
        (t("Data of"), t.date(data.data_date())),
        (t("Address"), addresses.in_files(page.view, page.path)),
        (t("Licence"), t("Facts are free; our compilation is under CC BY 4.0. Places: GeoNames, CC BY 4.0.")),
        (t("Limits"), t("That nothing is recorded does not mean that nothing happened.")),
    ]
    return [(label, text) for label, text in rows if text]
