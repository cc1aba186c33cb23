"""The words of the charts: all of them in Vietnamese, names made inert."""

import ast
import csv
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

import atlas.charts
from atlas.charts import words
from atlas.i18n import CATALOGUE_DIR, translator
from tests.charts.factories import HOSTILE_NAMES

SOURCES = sorted(Path(atlas.charts.__file__).parent.rglob("*.py"))


def spoken() -> set[str]:
    """Every message that the charts hand to the translator."""
    found = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
                continue
            is_t = isinstance(node.func, ast.Name) and node.func.id == "t"
            is_plural = isinstance(node.func, ast.Attribute) and node.func.attr == "plural"
            if is_t or is_plural:
                found.add(node.args[0].value)
    return found


def catalogue(name: str = "charts") -> dict[str, str]:
    with (CATALOGUE_DIR / "vi" / f"{name}.po").open("rb") as file:
        entries = read_po(file, locale="vi")
    text = {}
    for entry in entries:
        if entry.id:
            key, value = (entry.id[0], entry.string[0]) if entry.pluralizable else (entry.id, entry.string)
            text[str(key)] = str(value)
    return text


def test_every_message_is_in_the_vietnamese_catalogue_and_nothing_else_is() -> None:
    assert len(spoken()) > 60
    assert spoken() == set(catalogue())


def test_no_other_catalogue_says_it_otherwise() -> None:
    others = [path.stem for path in (CATALOGUE_DIR / "vi").glob("*.po") if path.stem != "charts"]
    for name in others:
        other = catalogue(name)
        differ = {key: (text, other[key]) for key, text in catalogue().items() if other.get(key, text) != text}
        assert not differ, f"{name}.po: the one read last would win"


@pytest.mark.parametrize(("english", "vietnamese"), sorted(catalogue().items()))
def test_a_translation_keeps_the_places_of_its_message(english: str, vietnamese: str) -> None:
    assert vietnamese.strip()
    assert set(re.findall(r"\{\w+\}", vietnamese)) == set(re.findall(r"\{\w+\}", english))


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_an_inert_name_is_no_markup_no_template_and_no_expression(name: str) -> None:
    calm = words.inert(name)
    assert not set("<>{}") & set(calm)
    assert not calm.startswith("@@")
    assert words.inert(calm) == calm or calm.startswith(" ")


@given(st.text())
def test_inert_changes_no_length_but_for_the_leading_space(text: str) -> None:
    assert len(words.inert(text)) - len(text) in (0, 1)


def test_a_name_shows_no_invisible_characters() -> None:
    row = {"partner": "a\u202eb\u0000c\u2066d", "partner_vi": None}
    assert words.partner_name(translator("en"), row) == "abcd"


def test_a_label_begins_with_a_capital_letter() -> None:
    row = {"partner": "Fukuoka Prefecture", "partner_vi": "tỉnh Fukuoka"}
    assert words.partner_label(translator("vi"), row) == "Tỉnh Fukuoka"
    assert words.partner_name(translator("vi"), row) == "tỉnh Fukuoka"


def test_years_and_lists_in_words() -> None:
    t = translator("en")
    assert words.years(t, 2005, 2024) == "2005–2024"
    assert words.years(t, 2024, 2024) == "2024"
    assert words.years(t, None, None) == "year unknown"
    assert [words.joined(t, names) for names in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]


def test_numbers_are_written_as_the_language_writes_them() -> None:
    assert words.engagements(translator("vi"), 1234) == "1.234 hoạt động"
    assert words.engagements(translator("en"), 1234) == "1,234 engagements"
    assert words.engagements(translator("en"), 1) == "1 engagement"


@pytest.mark.parametrize(
    ("recorded", "vietnamese"),
    [
        ("Hanoi", "Hà Nội"),
        ("Hanoi (City Museum)", "Hà Nội (City Museum)"),
        ("Hanoi (Hanoi Museum)", "Hà Nội (Bảo tàng Hà Nội)"),
        ("Rome", "Roma"),
        ("Athens", "Athens"),
        ("Somewhere (not closed", "Somewhere (not closed"),
        ("()", "()"),
        ("", ""),
        (None, ""),
    ],
)
@pytest.mark.parametrize("partner", [("Rome", "Roma"), ("Athens", None)])
def test_a_place_has_one_name_in_a_column_whoever_the_partner_is(
    recorded: str | None, vietnamese: str, partner: tuple[str, str | None]
) -> None:
    row = {"partner": partner[0], "partner_vi": partner[1], "place_of_event": recorded}
    assert words.place_of_event(translator("vi"), row) == vietnamese
    assert words.place_of_event(translator("en"), row) == (recorded or "")


def test_places_of_the_register_are_called_as_the_partners_of_that_name() -> None:
    register = Path(__file__).parents[2] / "data" / "register"
    partners = {row["name_en"]: row["name_vi"] for row in _rows(register / "partners.csv") if row["name_vi"]}
    places = {row["place_of_event"] for row in _rows(register / "engagements.csv")} & set(partners)
    assert len(places) > 50
    other = {
        place: partners[place]
        for place in places
        if words.place_of_event(translator("vi"), {"place_of_event": place}) not in partners[place]
    }
    assert not other


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
