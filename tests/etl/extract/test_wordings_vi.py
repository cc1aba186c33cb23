"""Everyday sentences of Vietnamese reports, put together from slots: each must give the record that a reader notes."""

from collections.abc import Sequence
from typing import Any

import pytest

from etl.pipeline import extract_article
from etl.types import RawArticle, Record
from tests.etl.extract.helpers import references
from tests.etl.extract.wording import Wording, table, wordings

TABLE = table("vi")
REPORTS = list(wordings(TABLE, seed=1, rounds=1))


@pytest.mark.parametrize("scene", [scene["name"] for scene in TABLE["scene"]])
def test_sentences_of_a_scene(scene: str) -> None:
    reports = [report for report in REPORTS if report.scene == scene]
    assert reports
    wrong = [(report.text, missed) for report in reports if (missed := missed_in(report))]
    assert not wrong


def missed_in(report: Wording) -> list[str]:
    """What the extractor reads otherwise than a reader would."""
    raw = RawArticle("test.txt", report.text + "\n", published=TABLE["published"])
    found = extract_article(raw, references()).records
    if len(found) != len(report.want):
        return [f"{len(found)} records: {[r.partner for r in found]}"]
    return [f"{want} in {[_noted(r) for r in found]}" for want in report.want if not _is_among(found, want)]


def _is_among(found: Sequence[Record], want: dict[str, Any]) -> bool:
    noted = [_noted(record) for record in found]
    told = {k: v for k, v in want.items() if k != "hanoi_lead" or v}  # nobody need be named
    return any(all(one[k] == v for k, v in told.items()) for one in noted)


def _noted(record: Record) -> dict[str, Any]:
    by_name, by_country = record.partner_kind == "organisation", record.partner_kind in ("embassy", "country")
    return {
        "kind": record.partner_kind,
        "partner": record.partner if by_name else record.country_code if by_country else record.place_id,
        "type": record.event_type,
        "day": record.date_end or record.date_start,
        "hanoi_lead": record.hanoi_lead,
        "partner_lead": record.partner_lead,
        "signed": record.agreement_status == "signed",
    }
