"""What a partner is called and where it is, in words and on a small globe."""

from typing import Final

import pandas as pd
import streamlit as st

from atlas.charts import typeface
from atlas.i18n import Translator
from atlas.ui import charts
from atlas.ui.partner.subject import Subject
from atlas.vocabulary import PARTNER_KINDS, PLACE_BASES, WORLD_REGIONS

GLOBE_PX: Final = 230
GLOBES_MAX: Final = 128
NAME_PX: Final = 10
NAME_WIDTH_PX: Final = 80


def names(subject: Subject) -> list[tuple[str, str]]:
    """Label and name in each language that is known; one that is the same in all stands once."""
    t, entry = subject.t, subject.entry
    labelled = {
        t("Name in Vietnamese"): _text(entry.get("name_vi")),
        t("Name in English"): _text(entry.get("name_en")),
        t("Local name"): _text(entry.get("name_local")),
    }
    known = {label: name for label, name in labelled.items() if name}
    if len(set(known.values())) == 1 and len(known) > 1:
        known = {t("Name"): next(iter(known.values()))}
    return [*known.items(), (t("Also written"), ", ".join(entry.get("aliases") or ()))]


def where(subject: Subject) -> list[tuple[str, str]]:
    """What kind of partner it is, and where, in words."""
    t, row = subject.t, subject.records.iloc[0]
    place = [
        _text(subject.entry.get("parent")),
        t.country(row["country_code"]) if isinstance(row["country_code"], str) else "",
        t.term(WORLD_REGIONS, row["world_region"]) if isinstance(row["world_region"], str) else "",
    ]
    return [
        (t("Kind"), t.term(PARTNER_KINDS, row["partner_kind"])),
        (t("Location"), ", ".join(part for part in place if part)),
        (t("Place on the map"), "" if row["place_basis"] == "own" else t.term(PLACE_BASES, row["place_basis"])),
        (t("Distance from Hanoi"), "" if pd.isna(row["lat"]) else _distance(row, t)),
    ]


def show_globe(subject: Subject) -> None:
    """Hanoi, the partner, the shortest way between; nothing for a partner without a place."""
    row, t = subject.records.iloc[0], subject.t
    if pd.isna(row["lat"]):
        return
    # A name that would be cut is left out: the page is about no other place.
    name = subject.name if typeface.width_px(subject.name, NAME_PX, 600) <= NAME_WIDTH_PX else ""
    drawn = _globe(float(row["lat"]), float(row["lon"]), name, t("Hanoi"), charts.reader_theme().mode)
    alt = t("Globe with the shortest way from Hanoi to {partner}.", partner=subject.name)
    st.image(drawn, width=GLOBE_PX, alt=alt)


@st.cache_resource(max_entries=GLOBES_MAX, show_spinner=False)
def _globe(lat: float, lon: float, name: str, hanoi: str, mode: str) -> bytes:
    """As a PNG: a picture within a page cannot use the page's typeface."""
    from atlas.report.brief import globe, picture

    return picture.png(globe.svg(lat, lon, name, hanoi, charts.ground(), mode))


def _distance(row: pd.Series, t: Translator) -> str:
    from atlas.report.brief import globe

    km = globe.distance_km(float(row["lat"]), float(row["lon"]))
    return t("about {n} km as the crow flies", n=t.number(int(round(km, -1 if km < 1000 else -2))))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
