"""A record as a whole: what backs it, what was inferred, and what was looked for marked; foreign text stays text."""

import hashlib
import unicodedata
from pathlib import Path

import pandas as pd
import pytest

from atlas import store
from atlas.i18n import translator
from atlas.schema import Dataset, EngagementSource, Evidence, Source
from atlas.ui import columns, evidence
from atlas.ui.text import found_in, marked
from tests.factories import FUKUOKA, NETWORK, ROME, engagement
from tests.ui.conftest import OpenPage, texts

EN, VI = translator("en"), translator("vi")
ARTICLE = unicodedata.normalize("NFC", "Đoàn Hà Nội thăm Roma <hôm nay> & ký kết.\nHết.")


def row(**values: object) -> pd.Series:
    usual = {
        "date_basis": "stated",
        "place_basis": "own",
        "origin": "register",
        "confidence": None,
        "needs_review": False,
    }
    return pd.Series(usual | values, dtype=object)


def test_what_is_stated_and_entered_by_a_person_was_not_inferred() -> None:
    assert evidence.inferred(row(), EN) == []


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"date_basis": "published"}, "Year: from the publication date"),
        ({"place_basis": "capital"}, "Place on the map: the country's capital"),
        ({"origin": "article"}, "Read by machine, not yet confirmed by a person: all values"),
        ({"confidence": 0.82}, "Confidence of the machine: 82%"),
        ({"needs_review": True}, "At least one value is a guess that a person has to confirm"),
    ],
)
def test_each_inference_is_said(values: dict[str, object], said: str) -> None:
    assert evidence.inferred(row(**values), EN) == [said]


def test_passages_are_marked_and_foreign_text_stays_text() -> None:
    start = ARTICLE.index("Roma")
    spans = [
        {"field": "partner", "start_char": start, "end_char": start + 4},
        {"field": "within", "start_char": start + 1, "end_char": start + 2},
        {"field": "beyond", "start_char": 4000, "end_char": 4001},
    ]
    assert evidence.marked(ARTICLE, spans) == (
        'Đoàn Hà Nội thăm <mark title="partner">Roma</mark> &lt;hôm nay&gt; &amp; ký kết.<br>Hết.'
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [(ARTICLE.encode(), ARTICLE), (b"<html>page</html>", None), (b"\xff\xfe\x00", None), (None, None)],
)
def test_only_plain_text_that_is_kept_is_read(tmp_path: Path, content: bytes | None, expected: str | None) -> None:
    digest = hashlib.sha256(content or b"").hexdigest()
    if content is not None:
        (tmp_path / digest[:2]).mkdir()
        (tmp_path / digest[:2] / digest).write_bytes(content)
    assert evidence.kept_text(tmp_path, digest) == expected
    assert evidence.kept_text(tmp_path, "../../etc/passwd") is None
    assert evidence.kept_text(tmp_path, None) is None


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("Hà Nội và Roma", ["ha", "noi"], "<mark>Hà</mark> <mark>Nội</mark> và Roma"),
        ("Transport", ["transp"], "<mark>Transp</mark>ort"),
        ("Transport", ["port"], "Transport"),
        ("<b>Roma</b>", ["roma"], "\\<b\\><mark>Roma</mark>\\</b\\>"),
        ("nothing", [], "nothing"),
        ("aa", ["a", "aa"], "<mark>a</mark>a"),
    ],
)
def test_what_was_looked_for_is_marked(text: str, wanted: list[str], expected: str) -> None:
    assert marked(text, wanted) == expected
    assert bool(found_in(text, wanted)) == ("<mark>" in expected)


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        (None, columns.USUAL),
        ("", columns.USUAL),
        ("colour,size", columns.USUAL),
        ("partner,date", ("date", "partner")),
        ("remark,colour", ("remark",)),
    ],
)
def test_the_columns_of_the_address_are_read(option: str | None, expected: tuple[str, ...]) -> None:
    assert columns.parse(option, EN) == expected


def test_the_chosen_columns_are_shown(open_page: OpenPage) -> None:
    app = open_page("engagements", lang="vi", columns="partner,direction")
    assert not app.exception
    assert list(app.dataframe[0].value.columns) == ["Đối tác", "Chiều"]


def test_the_oldest_can_come_first(open_page: OpenPage) -> None:
    app = open_page("engagements", lang="en", sort="oldest")
    assert list(app.dataframe[0].value["Date"]) == ["2021-11", "2022", "2023-05-01", "2023-12-30/2024-01-02", ""]


def test_a_link_to_a_record_that_is_not_there_says_so(open_page: OpenPage) -> None:
    app = open_page("engagements", lang="en", record="E99*")
    assert not app.exception
    assert app.info[0].value.startswith(r"There is no record E99\* in these data.")
    assert "Choose a row" in texts(app)


def test_a_record_that_only_the_filters_hide_can_be_opened_all_the_same(open_page: OpenPage) -> None:
    app = open_page("engagements", lang="en", record="E1", country="JP")
    assert not app.exception
    assert [one.value for one in app.info] == ["The record E1 does not fit the filters."]
    way = [one.proto.query_string for one in app.page_link if "Rome" in one.proto.label]
    assert way == ["lang=en&partner=gn%3A3169070&record=E1"]


@pytest.fixture
def with_evidence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store with one engagement read by machine from an article that is kept on this machine."""
    digest = hashlib.sha256(ARTICLE.encode()).hexdigest()
    (tmp_path / "raw" / digest[:2]).mkdir(parents=True)
    (tmp_path / "raw" / digest[:2] / digest).write_bytes(ARTICLE.encode())
    start = ARTICLE.index("Roma")
    span = Evidence(engagement_id="E1", source_id="src:1", field="partner", start_char=start, end_char=start + 4)
    one = engagement(1, origin="article", confidence=0.7, date_basis="inferred", needs_review=True)
    link = EngagementSource(engagement_id="E1", source_id="src:1", position=0)
    source = Source(source_id="src:1", url="https://news.example/1", publisher="news.example", sha256=digest)
    found = Dataset((one,), (ROME, FUKUOKA, NETWORK), (source,), (link,), (span,))
    engine = store.open_engine(f"sqlite:///{tmp_path / 'atlas.sqlite'}")
    store.replace_all(engine, found, "2026-11-20")
    store.close(engine)
    monkeypatch.setenv("ATLAS_PUBLISHED_DIR", str(tmp_path))
    monkeypatch.setenv("ATLAS_RAW_DIR", str(tmp_path / "raw"))


@pytest.mark.usefixtures("with_evidence")
def test_a_record_shows_its_evidence_and_what_was_inferred(open_page: OpenPage) -> None:
    app = open_page("engagements", lang="en", record="E1")
    assert not app.exception
    said = texts(app).replace("\\", "")
    assert "What was inferred" in said
    assert "Confidence of the machine: 70%" in said
    assert [one.label for one in app.expander if "news.example" in one.label]
    shown = [str(one.proto.body) for one in app.get("html")]
    assert any('<mark title="partner">Roma</mark>' in one for one in shown)


def test_many_records_are_shown_a_part_at_a_time(
    open_page: OpenPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = tuple(
        engagement(1, engagement_id=f"E{n:04}", date_start=f"20{10 + n % 10}", date_precision="year")
        for n in range(450)
    )
    engine = store.open_engine(f"sqlite:///{tmp_path / 'atlas.sqlite'}")
    store.replace_all(engine, Dataset(many, (ROME, FUKUOKA, NETWORK)), "2026-11-20")
    store.close(engine)
    monkeypatch.setenv("ATLAS_PUBLISHED_DIR", str(tmp_path))
    app = open_page("engagements", lang="en")
    assert len(app.dataframe[0].value) == 200
    assert "1–200 of 450" in texts(app)
    app.button(key="table_on").click().run()
    app.button(key="table_on").click().run()
    assert len(app.dataframe[0].value) == 50
    assert app.query_params == {"lang": "en", "start": "400"}
    assert "401–450 of 450" in texts(app)
    assert app.button(key="table_on").disabled
    app.multiselect(key="filter_types").set_value(["visit_abroad"]).run()
    assert "start" not in app.query_params
