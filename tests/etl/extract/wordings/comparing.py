"""Compares what the extractor found in a built report with what a reader must find. Builds nothing."""

from collections.abc import Sequence

from etl.pipeline import extract_article
from etl.types import RawArticle, Record
from tests.etl.extract.helpers import references
from tests.etl.extract.wordings.building import FIELDS, PUBLISHED, Report


def slips(report: Report) -> list[str]:
    """What was read wrongly, as "field: wanted, got"; empty when all is right."""
    raw = RawArticle("report.txt", report.text + "\n", published=PUBLISHED, language=report.language)
    found = sorted((_noted(record) for record in extract_article(raw, references()).records), key=lambda n: n[0])
    wanted = sorted(report.want, key=lambda n: n[0])
    if len(found) != len(wanted):
        return [f"n: {len(wanted)}, got {[f'{n[0]} {n[3]} {n[2]}' for n in found]}"]
    return [slip for one, other in zip(wanted, found, strict=True) for slip in _differing(one, other)]


def _differing(wanted: Sequence[str], found: Sequence[str]) -> list[str]:
    """The fields that differ; a wanted value may give several answers, cut by bars, and "*" takes any."""
    pairs = zip(FIELDS, wanted, found, strict=True)
    return [f"{name}: {want}, got {got}" for name, want, got in pairs if want != "*" and got not in want.split("|")]


def _noted(record: Record) -> tuple[str, ...]:
    key = {"embassy": record.country_code, "country": record.country_code, "organisation": record.partner}
    return (
        key.get(record.partner_kind, record.place_id) or "",
        record.partner_kind,
        record.date_end or record.date_start or "",
        record.event_type,
        record.status,
        record.agreement_status,
        record.hanoi_lead or "",
        record.partner_lead or "",
    )
