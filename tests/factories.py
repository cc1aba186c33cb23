"""Small, made-up but well-formed rows for tests. Invented people; no fact of the world is claimed."""

from typing import Any

from atlas.schema import Dataset, Engagement, EngagementSource, Official, Partner, Source

ROME = Partner(
    partner_id="gn:3169070",
    name_en="Rome",
    name_vi="Roma",
    aliases=("Rô-ma",),
    kind="city",
    country_code="IT",
    place_id="gn:3169070",
    lat=41.89,
    lon=12.51,
    place_basis="own",
)
FUKUOKA = Partner(
    partner_id="JP-40",
    name_en="Fukuoka Prefecture",
    name_vi="tỉnh Fukuoka",
    kind="region",
    country_code="JP",
    place_id="JP-40",
    lat=33.6,
    lon=130.57,
    place_basis="own",
)
NETWORK = Partner(partner_id="org:test-network", name_en="Test Network", kind="organisation", place_basis="network")
SOURCE = Source(source_id="src:1", url="https://news.example/1", publisher="news.example", language="vi")


def engagement(number: int, **values: Any) -> Engagement:
    """An engagement E<number> with Rome on 2023-05-<number>, changed by `values`."""
    base: dict[str, Any] = {
        "engagement_id": f"E{number}",
        "partner_id": ROME.partner_id,
        "date_start": f"2023-05-{number:02d}",
        "date_precision": "day",
        "date_basis": "stated",
        "event_type": "visit_abroad",
        "direction": "outgoing",
        "topics": ("transport",),
    }
    return Engagement(**(base | values))


def undated(number: int, **values: Any) -> Engagement:
    """An engagement whose date is unknown."""
    return engagement(number, date_start=None, date_precision="unknown", date_basis=None, **values)


def dataset(*engagements: Engagement) -> Dataset:
    """The engagements with three partners and one source."""
    links = [EngagementSource(engagement_id=one.engagement_id, source_id="src:1", position=0) for one in engagements]
    return Dataset(engagements, (ROME, FUKUOKA, NETWORK), (SOURCE,), tuple(links))


VARIED = dataset(
    engagement(
        1,
        hanoi_officials=(Official(name="Trần Thị Thử", role="Chairwoman", office="council_chair"),),
        partner_officials=(Official(name="Mario Prova", role="Mayor"), Official(name="Anna Prova")),
        note_en="=HYPERLINK(0) first",
    ),
    engagement(2, date_start="2022", date_precision="year", topics=("tourism", "culture_heritage")),
    engagement(
        3,
        partner_id="JP-40",
        date_start="2021-11",
        date_precision="month",
        event_type="agreement_signed",
        agreement_status="signed",
        agreement_kind="mou",
        topics=("water_waste", "energy"),
        place_of_event="Hà Nội",
    ),
    undated(4, partner_id="org:test-network", event_type="conference", topics=()),
    engagement(5, date_start="2023-12-30", date_end="2024-01-02", event_type="conference"),
)
