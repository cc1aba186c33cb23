"""A steward's fixes: applied, and guarded against outliving their reason."""

from pathlib import Path

import pytest

from etl import references
from etl.geocode import Gazetteer

TAKEO = "gn:1821940"


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for table in references.TABLES:
        (tmp_path / table).write_bytes((references.REFERENCE_DIR / table).read_bytes())
    monkeypatch.setattr(references, "REFERENCE_DIR", tmp_path)
    return tmp_path


def _build(tables: Path, *lines: str) -> Gazetteer:
    header = "place_id,field,was,now,reason"
    (tables / "corrections.csv").write_text("\n".join((header, *lines)) + "\n", encoding="utf-8")
    references.build_gazetteer(tables / "out.sqlite")
    return Gazetteer.open(tables / "out.sqlite")


def test_the_fixes_in_force_are_in_the_gazetteer(gazetteer: Gazetteer) -> None:
    for row in references.read_table("corrections.csv"):
        place = gazetteer.place(row["place_id"])
        assert place is not None
        assert str(getattr(place, row["field"])) == row["now"]


def test_a_fix_is_applied(tables: Path) -> None:
    place = _build(tables, f"{TAKEO},name_en,Takeo,Doun Kaev,its official name").place(TAKEO)
    assert place is not None
    assert place.name_en == "Doun Kaev"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (f"{TAKEO},name_en,Old,Takeo,it was wrong", "no longer needed"),
        (f"{TAKEO},name_en,Tonle,Doun Kaev,it was wrong", "the source says 'Takeo', not Tonle"),
        (f"{TAKEO},name_en,Takeo,Doun Kaev,", "the reason is missing"),
        (f"{TAKEO},colour,red,blue,why not", "no such place or field"),
        ("gn:1,name_en,A,B,why not", "no such place or field"),
    ],
)
def test_a_fix_that_does_not_fit_stops_the_build(tables: Path, line: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        _build(tables, line)
    assert not (tables / "out.sqlite").exists()
