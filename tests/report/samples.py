"""A store with made-up records for the report tests: two years, hostile names, every kind of gap. Invented people."""

from pathlib import Path

from sqlalchemy import Engine

from atlas.schema import Dataset, Engagement, EngagementSource, Official, Partner, Source
from atlas.settings import Settings
from atlas.store import open_engine, replace_all
from tests.factories import FUKUOKA, NETWORK, ROME, engagement, undated

PUBLIC_URL = "https://atlas.example"
# Markup, a formula, a template, quotes, controls, an override of direction, a very long word, letters of many scripts.
MARKUP = "<script>alert(1)</script> & #let x = [y] {{report}} $\\frac{1}{2}$"
FORMULA = '=HYPERLINK("http://evil.example")'
BIDI = "Ville \u202egnp.exe\u202c \x07bell"
LONG = "Llanfair" * 60
SCRIPTS = "القاهرة 東京都 서울 Ереван กรุงเทพ"

HOSTILE = Partner(
    partner_id="org:hostile",
    name_en=MARKUP,
    name_vi=None,
    kind="organisation",
    country_code="EG",
    lat=30.04,
    lon=31.24,
    place_basis="seat",
)
FORMULAS = Partner(partner_id="org:formula", name_en=FORMULA, kind="organisation", place_basis="network")
LONG_ONE = Partner(partner_id="org:long", name_en=LONG, kind="organisation", place_basis="network")
SCRIPT_ONE = Partner(
    partner_id="EG",
    name_en=SCRIPTS,
    name_local=SCRIPTS,
    kind="country",
    country_code="EG",
    lat=26.8,
    lon=30.8,
    place_basis="own",
)
SOURCES = (
    Source(source_id="src:1", url="https://news.example/1?a=1&b=2", publisher="news.example", language="vi"),
    Source(source_id="src:2", url=None, publisher="archive <b>", language="en"),
)
OFFICIALS = {
    "hanoi_officials": (Official(name="Trần Thị Thử", role="Chairwoman", office="council_chair"),),
    "partner_officials": (Official(name="Mario Prova", role="Mayor of Rome"),),
}


def _engagements() -> list[Engagement]:
    return [
        engagement(1, **OFFICIALS, note_en=FORMULA),
        engagement(2, date_start="2022-03-05", topics=("tourism", "culture_heritage")),
        engagement(
            3,
            date_start="2023-02-01",
            event_type="agreement_signed",
            agreement_status="signed",
            agreement_kind="twinning",
            agreement_subject_en="sister-city agreement",
            **OFFICIALS,
        ),
        engagement(
            4,
            partner_id="JP-40",
            direction="incoming",
            event_type="reception_in_hanoi",
            date_start="2023-06",
            date_precision="month",
            agreement_status="negotiating",
            agreement_kind="mou",
        ),
        engagement(5, partner_id="org:hostile", topics=(), note_en=MARKUP, place_of_event=MARKUP),
        engagement(6, partner_id="org:formula", direction=None, event_type="conference"),
        engagement(7, partner_id="org:long", agreement_subject_en=None, note_en=LONG),
        engagement(8, partner_id="EG", date_start="2023", date_precision="year", note_en=BIDI, needs_review=True),
        undated(9, partner_id=NETWORK.partner_id, event_type="conference", topics=()),
        engagement(10, partner_id="JP-40", status="planned", date_start="2023-12-30", direction="incoming"),
    ]


def many(number: int) -> Dataset:
    """A dataset with `number` engagements of one partner, half of them signings, over as many months as needed."""
    rows = [
        engagement(
            index,
            date_start=f"{1995 + index // 12}-{index % 12 + 1:02d}-11",
            event_type="agreement_signed" if index % 2 else "visit_abroad",
            agreement_status="signed" if index % 2 else "none",
            agreement_kind="mou" if index % 2 else None,
            agreement_subject_en="cooperation between the two cities" if index % 2 else None,
            direction="incoming" if index % 3 else "outgoing",
            topics=("transport", "tourism", "energy")[: index % 3 + 1],
            **OFFICIALS,
        )
        for index in range(1, number + 1)
    ]
    return _dataset(rows)


def _dataset(rows: list[Engagement]) -> Dataset:
    links = [
        EngagementSource(engagement_id=row.engagement_id, source_id=source, position=position)
        for row in rows
        for position, source in enumerate(("src:1", "src:2"))
    ]
    partners = (ROME, FUKUOKA, NETWORK, HOSTILE, FORMULAS, LONG_ONE, SCRIPT_ONE)
    return Dataset(tuple(rows), partners, SOURCES, tuple(links))


def store(folder: Path, content: Dataset | None = None) -> Engine:
    """A store in the folder with the sample records, or with `content`."""
    engine = open_engine(f"sqlite:///{folder / 'atlas.sqlite'}")
    replace_all(engine, content or _dataset(_engagements()), "2026-01-31")
    return engine


def settings(public_url: str | None = PUBLIC_URL) -> Settings:
    """Settings of a deployment that readers reach at PUBLIC_URL, or at no address."""
    return Settings.from_environment({"ATLAS_PUBLIC_URL": public_url} if public_url else {})
