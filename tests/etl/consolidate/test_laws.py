"""What holds of any tellings: their order does not matter, twice is once, and no source is lost."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from etl.consolidate import Told, consolidate
from tests.etl.consolidate.samples import BODY, officials, told

DATES = (None, "2023", "2023-05", "2023-05-11", "2023-05-12", "2023-05-13", "2023-05-25", "2023-06")
NAMES = ((), ("Lê Văn Bằng",), ("Trần Thị Cúc", "Lê Văn Bằng"), ("Văn Bằng",))
GUESTS = ((), ("Marie Durand",), ("Luc Petit",))
KINDS = (
    {"event_type": "reception_in_hanoi", "direction": "incoming"},
    {"event_type": "agreement_signed", "agreement_status": "signed", "direction": None},
    {"event_type": "visit_abroad", "direction": "outgoing"},
    {"event_type": "conference", "direction": None, "status": "planned"},
    {"event_type": "other", "direction": None},
)


@st.composite
def tellings(draw: st.DrawFn) -> list[Told]:
    """Up to twelve tellings by six papers and the register, of few partners and days, so that many of them meet."""
    found = []
    for number in range(draw(st.integers(1, 12))):
        curated = draw(st.sampled_from((False, False, True)))
        values: dict[str, Any] = {
            **draw(st.sampled_from(KINDS)),
            "engagement_id": f"{'R' if curated else 'A'}{number}",
            "partner_id": draw(st.sampled_from(("gn:2996944", "FR", "org:towns"))),
            "date_start": draw(st.sampled_from(DATES)),
            "hanoi_officials": officials(*draw(st.sampled_from(NAMES))),
            "partner_officials": officials(*draw(st.sampled_from(GUESTS))),
            "needs_review": draw(st.booleans()),
        }
        body = draw(st.sampled_from((None, BODY, BODY.replace("tàu", "xe")))) if not curated else None
        found.append(told(draw(st.sampled_from("abcdef")), curated=curated, body=body, **values))
    return found


@settings(max_examples=60)
@given(tellings(), st.randoms(use_true_random=False))
def test_the_order_does_not_matter(found: list[Told], chance: Any) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert consolidate(shuffled) == consolidate(found)


@settings(max_examples=60)
@given(tellings())
def test_twice_is_once(found: list[Told]) -> None:
    once, _ = consolidate(found)
    again, issues = consolidate(once)
    assert again == once
    assert issues == []


@settings(max_examples=60)
@given(tellings())
def test_nothing_is_lost(found: list[Told]) -> None:
    once, _ = consolidate(found)
    assert {page for item in once for page in item.sources} == {page for item in found for page in item.sources}
    assert {text for item in once for text in item.documents} == {text for item in found for text in item.documents}
    assert {item.engagement.engagement_id for item in once} <= {item.engagement.engagement_id for item in found}
    curated = {item.engagement.engagement_id for item in found if item.is_curated}
    assert {item.engagement.engagement_id for item in once if item.is_curated} == curated


@settings(max_examples=40)
@given(tellings())
def test_each_line_of_the_register_keeps_what_it_says(found: list[Told]) -> None:
    after = {item.engagement.engagement_id: item.engagement for item in consolidate(found)[0]}
    for item in found:
        if item.is_curated:
            said = {name: value for name, value in item.engagement if value and not name.startswith("date_")}
            kept = after[item.engagement.engagement_id]
            assert {name: getattr(kept, name) for name in said} == said
            assert (kept.date_start or "").startswith(item.engagement.date_start or "")
