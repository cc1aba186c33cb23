"""The partners of the register, found by their names: the right place, in the right country."""

import csv
from pathlib import Path

import pytest

from etl.geocode import Gazetteer

PARTNERS = Path(__file__).resolve().parents[3] / "data" / "register" / "partners.csv"
ROWS = [row for row in csv.DictReader(PARTNERS.open(encoding="utf-8")) if row["kind"] in ("city", "region", "country")]


@pytest.mark.parametrize("row", ROWS, ids=[row["partner_id"] for row in ROWS])
def test_each_partner_is_found_by_either_name(row: dict[str, str], gazetteer: Gazetteer) -> None:
    for name in filter(None, (row["name_en"], row["name_vi"])):
        found = gazetteer.resolve(name, row["country_code"], row["kind"])
        assert found.place is not None
        assert (found.place.place_id, found.needs_review) == (row["partner_id"], False)


@pytest.mark.parametrize("row", ROWS, ids=[row["partner_id"] for row in ROWS])
def test_a_name_alone_never_puts_a_partner_silently_elsewhere(row: dict[str, str], gazetteer: Gazetteer) -> None:
    found = gazetteer.resolve(row["name_vi"] or row["name_en"])
    assert found.needs_review or found.place is None or found.place.country_code == row["country_code"]


def test_every_embassy_stands_at_a_capital(gazetteer: Gazetteer) -> None:
    rows = [row for row in csv.DictReader(PARTNERS.open(encoding="utf-8")) if row["kind"] == "embassy"]
    assert rows
    for row in rows:
        capital = gazetteer.capital(row["country_code"]) if row["country_code"] else None
        assert (capital is None) == (not row["country_code"])
        assert capital is None or capital.country_code == row["country_code"] != "VN"
