"""Finding phrases and places in one pass; sentences; names."""

import itertools
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.matcher import Matcher
from etl.extract.names import looks_vietnamese, name_runs
from etl.extract.sentences import sentences_of
from etl.extract.tables import Cue, language_tables
from etl.fold import lower_key
from etl.types import Span

VI = language_tables()["vi"]


@dataclass(frozen=True)
class Form:
    form: str
    country_code: str
    kind: str = "city"
    place_ids: tuple[str, ...] = ()
    population: int = 0


FORMS = [
    Form("Đức", "DE", "country"),
    Form("Île-de-France", "FR", "region"),
    Form("Modi'in", "IL"),
    Form("Mát-xcơ-va", "RU"),
    Form("Hà Lan", "NL", "country"),
    Form("Lào", "LA", "country"),
    Form("Nice", "FR"),
]
CUES = [
    Cue(phrase, frozenset({category}))
    for phrase, category in (("tiếp", "receive"), ("tiếp tục", "noise"), ("ký", "sign"))
]
MATCHER = Matcher(CUES, FORMS)


def found(text: str) -> list[str]:
    return [text[token.start : token.end] for token in MATCHER.tokens(text, lower_key(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("đoàn Đức và vùng Ile de France", ["Đức", "Ile de France"]),
        ("thành phố Modi\u2019in", ["Modi\u2019in"]),
        ("từ Mát xcơ va sang", ["Mát xcơ va"]),
        ("Duc Phuc", []),  # no country without its diacritics
        ("Hạ Lan", []),  # other diacritics, another word
        ("đức tính", []),  # no capital, no name
        ("Lào Cai", ["Lào"]),
        ("hai bên tiếp tục", ["tiếp tục"]),
        ("ông tiếp khách", ["tiếp"]),
        ("kỳ họp", []),
        ("trực tiếp", ["tiếp"]),
        ("nice", []),
    ],
)
def test_phrases_and_places_are_found_as_they_are_spelt(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@given(st.text(alphabet="Đức Lào ký tiếp tục, Hà Lan.-\u00a0", max_size=60))
def test_tokens_never_overlap_and_quote_the_text(text: str) -> None:
    tokens = MATCHER.tokens(text, lower_key(text))
    assert all(before.end <= after.start for before, after in itertools.pairwise(tokens))
    assert all(text[token.start : token.end].strip() for token in tokens)


def test_an_acronym_needs_its_capitals() -> None:
    matcher = Matcher([Cue("who", frozenset({"organisation"}), capitals=3)], [])
    assert [token.start for token in matcher.tokens("WHO, who, Who", "who, who, who")] == [0]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ông nói vậy. Bà đáp lời.", 2),
        ("Chủ tịch UBND TP. Hà Nội tiếp đoàn.", 1),
        ("Ảnh của P. Hà. Buổi tiếp kết thúc!", 2),
        ("\u201cTôi vui.\u201d Ông nói thêm.", 2),
        ("Tăng 12.5 phần trăm. Xong.", 2),
    ],
)
def test_sentences_end_at_full_stops_but_not_after_abbreviations(text: str, count: int) -> None:
    assert len(sentences_of(text, [Span(0, len(text))])) == count


@given(st.text(alphabet="Ab. !?\u201d\n", max_size=80))
def test_sentences_are_in_order_and_lose_only_white_space(text: str) -> None:
    sentences = sentences_of(text, [Span(0, len(text))])
    covered = "".join(span.of(text) for span in sentences)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(one.end <= other.start for one, other in itertools.pairwise(sentences))


def names(text: str) -> list[str]:
    return [run.span.of(text) for run in name_runs(text, Span(0, len(text)), VI)]


def test_names_keep_particles_hyphens_and_initials() -> None:
    assert names("ông Joost van Rijn gặp bà Choi Min-ho") == ["Joost van Rijn", "Choi Min-ho"]
    assert names("ngài Meynardo LB. Montealegre nói") == ["Meynardo LB. Montealegre"]
    assert names("Khaled Abdel A'al, Modi'in") == ["Khaled Abdel A'al", "Modi'in"]


@pytest.mark.parametrize(
    ("name", "expected"), [("Nguyễn Đức Chung", True), ("Choi Min-ho", False), ("Haim Bibas", False), ("Lý", False)]
)
def test_vietnamese_names_are_known_by_their_surname(name: str, expected: bool) -> None:
    (run,) = name_runs(name, Span(0, len(name)), VI)
    assert looks_vietnamese(name, run.words, VI) is expected
