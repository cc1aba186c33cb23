"""The tables of reference and what is compiled from them."""

import csv
import pickle
import sqlite3
from collections import Counter
from pathlib import Path

import pytest

from atlas.fold import fold
from atlas.vocabulary import WORLD_REGION_OF_COUNTRY
from etl import references
from etl.geocode import Gazetteer, Place
from etl.geocode.resolver import distance_km

REFERENCE = references.REFERENCE_DIR


def _rows(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_exonym_row_names_a_place_in_the_country_it_says(gazetteer: Gazetteer) -> None:
    rows = _rows("exonyms.csv")
    assert len(rows) > 3000
    for row in rows:
        place = gazetteer.place(row["place_id"])
        assert place is not None, row
        assert place.country_code == row["country_code"], row
        assert row["forms"], row


def test_every_exonym_is_understood_where_its_country_is_known(gazetteer: Gazetteer) -> None:
    wrong = []
    for row in _rows("exonyms.csv"):
        place = gazetteer.place(row["place_id"])
        assert place is not None
        for form in row["forms"].split(";"):
            found = gazetteer.resolve(form, row["country_code"], place.kind)
            if found.place is None or found.place.country_code != row["country_code"]:
                wrong.append((form, row["place_id"]))
    assert not wrong


@pytest.mark.parametrize("table", ["countries.csv", "regions.csv", "places.csv", "exonyms.csv", "vietnam.csv"])
def test_no_id_stands_twice(table: str) -> None:
    column = {"countries.csv": "country_code", "regions.csv": "region_id"}.get(table, "place_id")
    counts = Counter(row[column] for row in _rows(table))
    assert [place_id for place_id, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("table", ["countries.csv", "regions.csv", "places.csv", "vietnam.csv"])
def test_points_are_on_the_globe_and_not_at_zero(table: str) -> None:
    for row in _rows(table):
        lat, lon = float(row["lat"]), float(row["lon"])
        assert -90 <= lat <= 90, row
        assert -180 <= lon <= 180, row
        assert (lat, lon) != (0, 0), row


def test_every_country_of_the_vocabulary_is_known_and_nearly_all_have_a_capital(gazetteer: Gazetteer) -> None:
    without = {code for code in WORLD_REGION_OF_COUNTRY if gazetteer.capital(code) is None}
    for code in WORLD_REGION_OF_COUNTRY:
        place = gazetteer.place(code)
        assert place is not None, code
        assert place.kind == "country"
    assert without <= {"EH", "GS", "HM", "IO", "TF", "TK", "UM", "BV", "AQ", "CC", "CX", "BQ", "SJ"}


# Points that another list puts far away: wrong there (Osh and the Phoenix Islands lie on the other side of the globe in
# one of them), or regions as large as a country.
DOUBTFUL = {"GL-AV", "GL-SM", "KG-GO", "KI-P", "SA-04"}


def test_another_list_vouches_for_the_point_of_a_region() -> None:
    far = {row["region_id"] for row in _rows("regions.csv") if row["level"] == "1" and int(row["check_km"] or 0) > 300}
    assert far == DOUBTFUL


def test_a_region_lies_where_its_cities_lie(gazetteer_file: Path, gazetteer: Gazetteer) -> None:
    with sqlite3.connect(gazetteer_file) as db:
        pairs = db.execute("SELECT parent_id, place_id FROM place WHERE kind = 'city'").fetchall()
    cities: dict[str, list[Place]] = {}
    for region_id, place_id in pairs:
        place = gazetteer.place(place_id)
        assert place is not None
        cities.setdefault(region_id, []).append(place)
    far = {}
    for row in _rows("regions.csv"):
        region = gazetteer.place(row["region_id"])
        assert region is not None
        nearest = min((distance_km(region, city) for city in cities.get(row["region_id"], ())), default=0.0)
        if nearest > 400:
            far[row["region_id"]] = round(nearest)
    assert set(far) <= {"CA-NT", "CA-NU", "RU-SA", "RU-KYA", "GL-AV", "CA-NL", "CA-QC", "AU-WA", "AU-NT", "AU-QLD"}, far


def test_compiling_is_swift_small_and_repeatable(tmp_path: Path, gazetteer_file: Path) -> None:
    out = tmp_path / "new" / "gazetteer.sqlite"
    references.build_gazetteer(out)
    assert out.stat().st_size < 15_000_000
    assert [file.name for file in out.parent.iterdir()] == ["gazetteer.sqlite"]
    with sqlite3.connect(out) as one, sqlite3.connect(gazetteer_file) as other:
        for table in ("place", "form", "surface"):
            count = f"SELECT count(*) FROM {table}"
            assert one.execute(count).fetchone() == other.execute(count).fetchone()


def test_a_stale_or_broken_file_is_built_anew(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.sqlite"
    path.write_bytes(b"this is no database")
    assert references.ensure_gazetteer(path) == path
    assert Gazetteer.open(path).resolve("Paris").place is not None
    before = path.stat().st_mtime_ns
    references.ensure_gazetteer(path)
    assert path.stat().st_mtime_ns == before


def test_a_wrong_exonym_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for table in references.TABLES:
        (tmp_path / table).write_bytes((REFERENCE / table).read_bytes())
    with (tmp_path / "exonyms.csv").open("a", encoding="utf-8") as file:
        file.write("gn:2988507,DE,Paris,Pa-ri\n")
    monkeypatch.setattr(references, "REFERENCE_DIR", tmp_path)
    with pytest.raises(ValueError, match=r"gn:2988507 \(Paris, DE\) meets FR"):
        references.build_gazetteer(tmp_path / "out.sqlite")
    assert not (tmp_path / "out.sqlite").exists()


def test_a_missing_gazetteer_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="ensure_gazetteer"):
        Gazetteer.open(tmp_path / "none.sqlite")


def test_a_gazetteer_travels_to_another_process(gazetteer: Gazetteer) -> None:
    again = pickle.loads(pickle.dumps(gazetteer))
    assert again.resolve("Viêng Chăn") == gazetteer.resolve("Viêng Chăn")


class TestForms:
    """The spellings that are sought in running text."""

    @pytest.mark.parametrize(
        "word", ["Không", "Ban", "Lan", "Kim", "Nam", "Hoa", "Trung", "Đại Lý", "Central", "Toyota"]
    )
    def test_common_words_are_not_among_them(self, gazetteer: Gazetteer, word: str) -> None:
        assert word not in {form.form for form in gazetteer.surface_forms()}

    @pytest.mark.parametrize(
        ("form", "place_id"),
        [
            ("Đức", "DE"),
            ("Mỹ", "US"),
            ("CHDCND Lào", "LA"),
            ("Viêng Chăn", "gn:1651944"),
            ("Mát-xcơ-va", "gn:524901"),
            ("Quảng Đông", "CN-GD"),
            ("Nam Ostrobothnia", "FI-03"),
            ("Thành Đô", "gn:1815286"),
            ("Lichtenberg", "gn:2878102"),
            ("Île-de-France", "FR-IDF"),
        ],
    )
    def test_the_names_of_partners_are(self, gazetteer: Gazetteer, form: str, place_id: str) -> None:
        places = {found.form: found.place_ids for found in gazetteer.surface_forms()}
        assert place_id in places[form]

    def test_a_namesake_at_home_is_named_too(self, gazetteer: Gazetteer) -> None:
        places = {found.form: found.place_ids for found in gazetteer.surface_forms()}
        assert {"CN-HA", "VN-63"} <= set(places["Hà Nam"])

    def test_each_is_folded_has_places_and_stands_once(self, gazetteer: Gazetteer) -> None:
        forms = list(gazetteer.surface_forms())
        assert len({form.form for form in forms}) == len(forms) > 10_000
        for form in forms:
            assert form.folded == fold(form.form)
            assert gazetteer.place(form.place_ids[0]) is not None
