"""The language tables: complete, without contradictions, a language is nothing but its files."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from atlas.vocabulary import AGREEMENT_KINDS, OFFICES, TOPICS, WORLD_REGION_OF_COUNTRY
from etl.clean.tables import furniture_tables
from etl.extract import joints
from etl.extract.tables import language_tables

LANGUAGES = sorted(language_tables())
_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef)


def test_every_language_has_its_furniture_too() -> None:
    assert LANGUAGES == sorted(furniture_tables()) == ["en", "vi"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tables_speak_only_of_known_codes(language: str) -> None:
    cues = language_tables()[language].cues.values()
    assert {topic for cue in cues for topic in cue.topics} == set(TOPICS.codes)
    assert {cue.office for cue in cues if cue.office} <= set(OFFICES.codes)
    assert {cue.agreement for cue in cues if cue.agreement} == set(AGREEMENT_KINDS.codes)
    assert {cue.country_code for cue in cues if cue.country_code} <= set(WORLD_REGION_OF_COUNTRY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_fill_the_same_categories(language: str) -> None:
    mine, other = (
        {category for cue in language_tables()[name].cues.values() for category in cue.categories}
        for name in (language, "vi" if language == "en" else "en")
    )
    assert mine ^ other <= {"demonym"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hidden_phrase_names_no_topic(language: str) -> None:
    cues = language_tables()[language].cues.values()
    assert [cue.phrase for cue in cues if "topic_hide" in cue.categories and cue.topics] == []


def test_every_language_fills_the_same_joints() -> None:
    folder = Path(joints.__file__).parent / "languages"
    tables = {code: tomllib.loads((folder / f"{code}.joints.toml").read_text("utf-8"))["joints"] for code in LANGUAGES}
    assert tables["vi"].keys() == tables["en"].keys()
    assert not [name for name in tables["vi"] if not tables["vi"][name] and not tables["en"][name]]


def test_a_joint_of_a_further_language_needs_no_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fr.joints.toml").write_text('[joints]\nuntil = ["jusqu\'au "]\n', encoding="utf-8")
    monkeypatch.setattr(joints, "_FOLDER", tmp_path)
    joints._joints.cache_clear()
    try:
        assert joints.pattern(r"%(until)s$").search("du 3 jusqu'au ")
    finally:
        joints._joints.cache_clear()


@pytest.mark.parametrize("path", sorted(Path(joints.__file__).parent.glob("*.py")), ids=lambda path: path.stem)
def test_the_code_holds_no_phrase_of_the_vietnamese_press(path: Path) -> None:
    """Only the city's own name and the names given to embassies stand in code; a range of letters is no phrase."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    constants = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    strings = {value for value in constants if isinstance(value, str)}
    written = {value for value in strings if re.search("[à-ỹđ]", re.sub(r"\[[^\]]*\]", "", value))}
    docstrings = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, _DOCUMENTED)}
    assert written - docstrings <= {"hà nội", "Đại sứ quán ", " tại Việt Nam"}
