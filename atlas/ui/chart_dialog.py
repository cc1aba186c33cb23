"""The one dialog in which a chart is saved, copied, linked to and cited. What it offers is made only when asked for."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

import streamlit as st

from atlas.charts import printing
from atlas.i18n import Translator
from atlas.report.workbook import table_to_xlsx
from atlas.report.workshop import workshop
from atlas.ui import addresses, cite_panel, clipboard, downloads, kept, keys, links
from atlas.ui.charts import Chart
from atlas.ui.text import plain

PICTURES: Final[tuple[printing.Format, ...]] = ("png", "svg", "pdf")
SCALES: Final = (1, 2, 3, 4)
SCALE: Final = 2  # 300 dots an inch at 16 cm
_SCRIPT: Final = Path(__file__).with_name("keep_focus.js").read_text(encoding="utf-8")
_PIXELS_AT_1: Final = printing.PAGE_WIDTH_PX * printing.PNG_DPI_PER_SCALE / printing.CSS_DPI


@st.fragment
def opener(chart: Chart) -> None:
    """The button that opens the dialog; only the dialog is drawn then, not the page."""
    t = chart.page.t
    if st.button(t("Save or share"), key=keys.save(chart.name)):
        st.dialog(t("Save or share this chart"), width="medium")(_dialog)(chart)


def _dialog(chart: Chart) -> None:
    t = chart.page.t
    workshop().prepare()
    st.html(f"<script>{_SCRIPT}</script>", unsafe_allow_javascript=True)
    st.markdown(f"**{plain(chart.title)}**")
    _picture(chart, t)
    _data(chart, t)
    _link(chart, t)
    _cite(chart, t)


def _picture(chart: Chart, t: Translator) -> None:
    address = addresses.in_files(chart.page.view, chart.page.path)
    st.segmented_control(
        t("Size of the PNG picture"),
        SCALES,
        key=kept.seed(keys.PNG_SCALE, SCALE),
        required=True,
        format_func=lambda scale: t("{scale}× · {width} px", scale=scale, width=t.number(round(_PIXELS_AT_1 * scale))),
        on_change=kept.changed,
        args=(keys.PNG_SCALE,),
    )
    scale = int(st.session_state[keys.PNG_SCALE])
    with st.container(horizontal=True, gap="small"):
        for one in PICTURES:
            _button(
                t("Picture as {format}", format=one.upper()),
                partial(chart.picture, one, address, scale),
                printing.MIME_TYPES[one],
                one,
                chart,
            )
    clipboard.copy_picture(partial(chart.picture, "png", address, scale), keys.copy(chart.name, "picture"), t)
    st.caption(t("The picture carries title, filters, number, source, date and address."))


def _data(chart: Chart, t: Translator) -> None:
    with st.container(horizontal=True, gap="small"):
        _button(t("Data as {format}", format="CSV"), chart.csv, "text/csv", "csv", chart)
        about = downloads.about(chart.page, chart.title)
        make = partial(_workbook, chart, about)
        _button(t("Data as {format}", format="XLSX"), make, downloads.XLSX, "xlsx", chart)


def _workbook(chart: Chart, about: list[tuple[str, str]]) -> bytes:
    return table_to_xlsx(chart.table(), chart.page.t, about)


def _button(label: str, make: Callable[[], bytes], mime: str, extension: str, chart: Chart) -> None:
    st.download_button(
        label,
        make,
        file_name=chart.file_name(extension),
        mime=mime,
        key=keys.save(chart.name, extension),
        on_click="ignore",
    )


def _link(chart: Chart, t: Translator) -> None:
    address = addresses.of_view(chart.page.view, chart.page.path)
    st.markdown(f"**{t('Address of this view')}**")
    st.code(address, language=None, wrap_lines=True)
    clipboard.copy_text(address, keys.copy(chart.name, "address"), t)
    if not addresses.is_for_others():
        st.caption(t("This address opens on this machine only."))


def _cite(chart: Chart, t: Translator) -> None:
    view = chart.page.view
    text = cite_panel.citation(view.filters, view.language).text
    st.markdown(f"**{t('How to cite')}**")
    st.code(text, language=None, wrap_lines=True)
    clipboard.copy_text(text, keys.copy(chart.name, "citation"), t)
    links.to(links.REPORTS, t("BibTeX, RIS, a page to embed"), view, options=(("part", "cite"),))
