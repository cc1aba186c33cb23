"""What may be asked for, the period before, how changes and durations are said, and reports made side by side."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from io import BytesIO

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from atlas.filters import Filters
from atlas.i18n import translator
from atlas.report import make_brief, make_report, periods, wording
from atlas.report.pdf.writer import breakable
from atlas.report.request import ReportError
from atlas.report.text import by_direction, plain, rich, said
from atlas.report.word.metrics import lines
from atlas.spans import Elapsed, span
from tests.report import samples

TODAY = date(2026, 11, 22)
T = translator("en")


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ({"language": "fr"}, "'fr' is not a language of a report; one of: vi, en, both"),
        ({"file_format": "odt"}, "'odt' is not a file format of a report; one of: docx, pptx, pdf, xlsx"),
        ({"sections": ("summary", "x")}, "'x' is not a section of a report; one of: summary, map"),
        ({"sections": ()}, "no section is chosen; one or more of: summary"),
    ],
)
def test_a_request_that_makes_no_sense_says_what_would(engine: Engine, option: dict[str, object], message: str) -> None:
    with pytest.raises(ReportError, match=message):
        make_report(engine, Filters(), settings=samples.settings(), today=TODAY, **option)  # type: ignore[arg-type]


def test_a_brief_is_neither_slides_nor_in_two_languages(engine: Engine) -> None:
    for option in ({"file_format": "pptx"}, {"language": "both"}):
        with pytest.raises(ReportError, match="one of: "):
            make_brief(engine, "JP-40", settings=samples.settings(), today=TODAY, **option)


def test_only_the_chosen_sections_are_in_it(engine: Engine) -> None:
    content = make_report(
        engine,
        Filters(),
        settings=samples.settings(),
        today=TODAY,
        language="en",
        sections=("method", "agreements"),
    )
    document = docx.Document(BytesIO(content))
    assert [one.text for one in document.paragraphs if one.style.name == "Heading 1"] == [
        "Agreements",
        "Coverage and method",
    ]


def test_progress_rises_to_the_end(engine: Engine) -> None:
    told: list[tuple[str, float]] = []
    make_report(
        engine,
        Filters(date_from="2023", date_to="2023"),
        settings=samples.settings(),
        today=TODAY,
        file_format="xlsx",
        progress=lambda step, share: told.append((step, share)),
    )
    shares = [share for _, share in told]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert told[0][0] == "Tóm tắt"
    assert told[-1][0] == "Hoàn thành"


def test_two_people_may_export_at_once(engine: Engine) -> None:
    def made(where: str) -> int:
        filters = Filters.from_query(where)[0]
        options = {"settings": samples.settings(), "today": TODAY, "sections": ("summary", "timeline")}
        content = make_report(engine, filters, file_format="docx", language="en", **options)
        return len(docx.Document(BytesIO(content)).inline_shapes)

    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(made, ["from=2023&to=2023", "from=1990&to=1990", "from=2022&to=2022"])) == [1, 0, 1]


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (("2023", "2023"), ("2022", "2022")),
        (("2019", "2023"), ("2014", "2018")),
        (("2023-01", "2023-06"), ("2022-07", "2022-12")),
        (("2023-02", "2023-02"), ("2023-01", "2023-01")),
        (("2024-03-01", "2024-03-31"), ("2024-01-30", "2024-02-29")),
        (("2023", "2023-06"), ("2022-07", "2022-12")),
    ],
)
def test_the_period_before_is_as_long_and_ends_where_this_begins(now: tuple[str, str], before: tuple[str, str]) -> None:
    found = periods.preceding(Filters(date_from=now[0], date_to=now[1], topics=("energy",)))
    assert found == Filters(date_from=before[0], date_to=before[1], topics=("energy",))


@given(first=st.dates(date(1990, 1, 1), date(2030, 1, 1)), days=st.integers(0, 4000))
def test_days_are_compared_with_as_many_days(first: date, days: int) -> None:
    last = first + timedelta(days)
    found = periods.preceding(Filters(date_from=first.isoformat(), date_to=last.isoformat()))
    assert found is not None
    start, end = span(found.date_from or "")[0], span(found.date_to or "")[1]
    assert (end - start, end + timedelta(1)) == (last - first, first)


@pytest.mark.parametrize("filters", [Filters(), Filters(date_from="2020"), Filters(date_to="2020")])
def test_an_open_period_has_none_before_it(filters: Filters) -> None:
    assert periods.preceding(filters) is None


@pytest.mark.parametrize(
    ("now", "before", "cell", "said_as"),
    [
        (52, 43, "+9 (+21%)", "an increase of 9 (21%)"),
        (3, 5, "−2", "a decrease of 2"),
        (5, 5, "0", "no change"),
        (2, 0, "+2", "an increase of 2"),
        (1500, 3000, "−1,500 (−50%)", "a decrease of 1,500 (50%)"),
    ],
)
def test_a_change_is_a_share_only_of_enough(now: int, before: int, cell: str, said_as: str) -> None:
    assert wording.change(now, before, T) == cell
    assert wording.change_in_words(now, before, T) == said_as


def test_nothing_to_compare_with_is_a_dash() -> None:
    assert wording.change(5, None, T) == "–"


@pytest.mark.parametrize(
    ("past", "english", "vietnamese"),
    [
        (Elapsed(0, 0), "less than a month", "chưa đầy một tháng"),
        (Elapsed(1, 1), "1 month", "1 tháng"),
        (Elapsed(20, 20), "1 year", "1 năm"),
        (Elapsed(96, 96), "8 years", "8 năm"),
        (Elapsed(30, 41), "about 2 years", "khoảng 2 năm"),
        (Elapsed(3, 9), "about 9 months", "khoảng 9 tháng"),
    ],
)
def test_a_duration_is_no_finer_than_it_is_known(past: Elapsed, english: str, vietnamese: str) -> None:
    assert wording.duration(past, T) == english
    assert wording.duration(past, translator("vi")) == vietnamese


@given(st.text())
def test_plain_text_is_one_line_that_xml_can_hold(text: str) -> None:
    made = plain(text)
    assert made == plain(made)
    assert not any(ord(char) < 32 or 0x202A <= ord(char) <= 0x202E or 0xD800 <= ord(char) <= 0xDFFF for char in made)


@given(st.text(max_size=200))
def test_a_broken_word_reads_the_same(text: str) -> None:
    assert breakable(text).replace("\u200b", "") == text.replace("\u200b", "")


@given(st.text(max_size=60))
def test_pieces_by_direction_make_the_text_again(text: str) -> None:
    assert "".join(piece for piece, _ in by_direction(text)) == text


def test_a_template_keeps_its_links_and_braces_in_names() -> None:
    assert rich("{a}: {b}!", a=said("{x}"), b="y") == (*said("{x}"), *said(": "), *said("y"), *said("!"))


def test_lines_grow_with_the_words() -> None:
    assert lines("", 100, 10) == 1
    assert lines("word " * 40, 200, 10) > lines("word " * 20, 200, 10) > 1
    assert lines("x" * 400, 100, 10) >= 20


def test_every_message_of_the_reports_is_translated() -> None:
    """A message without a translation would be English in a Vietnamese report."""
    vi = translator("vi")
    for message in (
        "Summary",
        "Contents",
        "Partner brief",
        "Key figures",
        "Suggested talking points",
        "Who met whom last",
    ):
        assert vi(message) != message
