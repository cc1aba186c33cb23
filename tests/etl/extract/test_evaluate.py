"""The scores themselves: what counts as found, missed, invented."""

from pathlib import Path
from typing import Any

import pytest

from etl.evaluate import evaluate, format_scores, read_gold

GOLD: dict[str, Any] = {
    "partner": "Lyon", "partner_kind": "city", "country_code": "FR", "lat": 45.76, "lon": 4.84, "date": "2024-03-12",
    "event_type": "reception_in_hanoi", "topics": ["transport"], "topics_also_acceptable": ["energy"],
    "hanoi_lead": "Đỗ Quang Vịnh", "partner_lead": None, "agreement_signed": False,
}  # fmt: skip
RIGHT: dict[str, Any] = {
    "partner": "Lyon", "partner_kind": "city", "country_code": "FR", "lat": 45.75, "lon": 4.85,
    "date_start": "2024-03-12", "event_type": "reception_in_hanoi",
    "topics": ["transport", "energy"], "hanoi_lead": "Vịnh Đỗ Quang",
    "agreement_status": "none",
}  # fmt: skip


def scores(gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> dict[str, float | int]:
    return evaluate({"a": gold}, {"a": predicted}).as_dict()


def test_a_right_record_scores_one_everywhere() -> None:
    found = scores([GOLD], [RIGHT])
    assert {name: value for name, value in found.items() if value != 1} == {"partner_lead": 0.0}


@pytest.mark.parametrize(
    ("change", "field", "value"),
    [
        ({"country_code": "BE"}, "partner_f1", 0.0),
        ({"partner_kind": "embassy"}, "partner_f1", 0.0),
        ({"partner": "Lugdunum"}, "partner_f1", 1.0),
        ({"partner": "Lugdunum", "lat": 48.0}, "partner_f1", 0.0),
        ({"date_start": "2024-03-13"}, "record_f1", 0.0),
        ({"date_start": "2024-03-10", "date_end": "2024-03-14"}, "record_f1", 1.0),
        ({"date_start": "2024-03"}, "record_f1", 1.0),
        ({"date_start": None}, "record_f1", 0.0),
        ({"event_type": "visit_abroad"}, "event_type", 0.0),
        ({"agreement_status": "signed"}, "agreement", 0.0),
        ({"topics": ["energy"]}, "topic_f1", 0.0),
        ({"topics": ["transport", "health"]}, "topic_f1", 0.667),
        ({"hanoi_lead": "Đỗ Hà"}, "hanoi_lead", 0.0),
        ({"lat": None}, "place", 0.0),
    ],
)
def test_one_wrong_value_costs_its_field(change: dict[str, Any], field: str, value: float) -> None:
    assert scores([GOLD], [{**RIGHT, **change}])[field] == value


def test_an_invented_record_and_a_missed_one_are_told() -> None:
    found = evaluate({"a": [GOLD]}, {"a": [{**RIGHT, "partner": "Oslo", "country_code": "NO"}]})
    assert (found.record.false, found.record.missed) == (1, 1)
    assert "missed    a: Lyon" in format_scores(found)
    assert "invented  a: Oslo" in format_scores(found)


def test_an_optional_record_is_neither_required_nor_wrong() -> None:
    optional = {**GOLD, "optional": True}
    assert scores([optional], [])["records"] == 0
    assert evaluate({"a": [optional]}, {"a": [RIGHT]}).record.false == 0


def test_an_article_without_engagements_asks_for_none() -> None:
    assert evaluate({"a": []}, {"a": [RIGHT]}).record.false == 1
    assert evaluate({"a": []}, {}).record.false == 0


def test_a_file_that_is_no_gold_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("[]")
    with pytest.raises(ValueError, match=r"x\.json"):
        read_gold(tmp_path)
