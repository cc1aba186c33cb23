"""Short reports, each with one turn of phrase that a rule must read, and the records that a reader would note."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from etl.pipeline import extract_article
from etl.types import RawArticle, Record
from tests.etl.extract.helpers import references

REPORTS = [
    report
    for path in sorted((Path(__file__).parent / "short").glob("*.toml"))
    for report in tomllib.loads(path.read_text("utf-8"))["article"]
]


@pytest.mark.parametrize("report", REPORTS, ids=[report["name"] for report in REPORTS])
def test_short_report(report: dict[str, Any]) -> None:
    raw = RawArticle(f"{report['name']}.txt", report["text"].strip() + "\n", published=report["published"] or None)
    found = [_noted(record) for record in extract_article(raw, references()).records]
    assert sorted(found) == sorted(map(tuple, report["want"]))


def _noted(record: Record) -> tuple[str, str, str, str, str, str, bool]:
    """What is compared: partner, kind, first day, type, Hanoi's lead, the partner's lead, signed or not."""
    return (
        record.partner,
        record.partner_kind,
        record.date_start or "",
        record.event_type,
        record.hanoi_lead or "",
        record.partner_lead or "",
        record.agreement_status == "signed",
    )
