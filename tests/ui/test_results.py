"""What is shown of the records: table, record, finding, key figures, downloads."""

import json
import re
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from atlas import store
from atlas.charts import typeface
from atlas.filters import NO_FILTERS, Filters
from atlas.i18n import Translator, translator
from atlas.report import wording
from atlas.ui import announced, columns, coming, downloads, finding, key_figures, record, table
from atlas.ui.page import Page
from atlas.ui.state import View

VI, EN = translator("vi"), translator("en")


@pytest.fixture
def records(published_dir: Path) -> pd.DataFrame:
    return store.load_records(store.open_engine(f"sqlite:///{published_dir / 'atlas.sqlite'}"))


def one(records: pd.DataFrame, engagement_id: str) -> pd.Series:
    return records[records["engagement_id"] == engagement_id].iloc[0]


def test_the_table_keeps_dates_sortable_and_reads_them_in_words(records: pd.DataFrame) -> None:
    shown = table.frame(records, VI)
    dates = list(shown["Thời gian"])
    assert dates == ["2023-12-30/2024-01-02", "2023-05-01", "2022", "2021-11", ""]
    assert sorted(dates, reverse=True) == dates
    assert [table.in_words(date, VI) for date in dates] == [
        "30/12/2023 – 02/01/2024",
        "01/05/2023",
        "2022",
        "11/2021",
        "chưa rõ thời gian",
    ]
    assert table.in_words("2021-11", EN) == "Nov 2021"


@pytest.mark.parametrize("t", [VI, EN])
def test_no_cell_of_the_table_is_cut_without_a_sign(records: pd.DataFrame, t: Translator) -> None:
    long = records.copy()
    long["partner"] = long["partner_vi"] = "Association of the Administrators of the Metropolitan Regions"
    shown = table.frame(long, t, tuple(columns.names(t)))
    written = table.written(shown, t)
    widths = columns.widths(written, t)
    for header, width in widths.items():
        room_px = width - columns.ROOM_PX + 1
        for whole, cell in zip(written[header], (columns.fitted(one, width) for one in written[header]), strict=True):
            assert typeface.width_px(cell, columns.CELL_PX) <= room_px
            assert cell == str(whole or "") or (cell.endswith("…") and str(whole).startswith(cell[:-1]))
    assert [columns.fitted(one, widths[t("Date")]) for one in written[t("Date")]] == list(written[t("Date")])
    assert columns.fitted(long["partner"][0], widths[t("Partner")]).endswith("…")
    assert widths[t("Country")] < columns.WIDTH_OF_OTHERS_PX


def test_no_cell_of_the_table_can_run_in_a_spreadsheet(records: pd.DataFrame) -> None:
    risky = records.copy()
    risky["partner"] = "=1+1"
    risky["partner_vi"] = None
    assert set(table.frame(risky, EN)["Partner"]) == {"'=1+1"}


def test_the_table_takes_no_rows_and_a_record_without_source(records: pd.DataFrame) -> None:
    assert table.frame(records.head(0), EN).empty
    bare = records.copy()
    bare["source_urls"] = [()] * len(bare)
    assert table.frame(bare, EN)["Source"].isna().all()


def test_a_record_says_all_that_is_known_and_nothing_else(records: pd.DataFrame) -> None:
    said = {label: text for label, text in record.fields(one(records, "E1"), EN).items() if text}
    assert said["Date"] == "1 May 2023 (stated by the source)"
    assert said["Partner"] == "Rome (City, Italy)"
    assert said["Remark"] == "=HYPERLINK(0) first"
    assert "Agreement" not in said
    undated = record.fields(one(records, "E4"), EN)
    assert undated["Date"] == "date unknown"
    assert undated["Topics"] == ""


def test_the_office_of_the_lead_is_said_in_the_readers_language(records: pd.DataFrame) -> None:
    row = one(records, "E1")
    assert record.fields(row, VI)["Phía Hà Nội"] == "Trần Thị Thử (Chủ tịch HĐND Thành phố)"
    assert list(table.frame(records, VI)["Phía Hà Nội"])[1] == "Trần Thị Thử (Chủ tịch HĐND Thành phố)"
    assert record.fields(one(records, "E2"), VI)["Phía Hà Nội"] == ""


def test_sources_without_an_address_are_named(records: pd.DataFrame) -> None:
    row = one(records, "E1").copy()
    assert record.sources(row) == ["[news.example](<https://news.example/1>)"]
    row["source_urls"] = ()
    assert record.sources(row) == ["news.example"]


def test_the_finding_names_who_leads(records: pd.DataFrame) -> None:
    assert finding.sentence(records, NO_FILTERS, EN) == (
        "Most often with Rome (3); most often about Transport (2); most engagements in 2023 (2)."
    )


def test_the_finding_is_silent_where_nothing_leads(records: pd.DataFrame) -> None:
    assert (
        finding.sentence(records[records["engagement_id"] == "E4"], NO_FILTERS, EN)
        == "Most often with Test Network (1)."
    )
    assert finding.sentence(records.head(0), NO_FILTERS, EN) == ""
    assert finding.most_frequent(pd.Series(["b", "a", "a", "b"])) == (["a", "b"], 2)


def test_the_finding_does_not_tell_what_was_chosen(records: pd.DataFrame) -> None:
    chosen = Filters(date_from="2020", topics=("transport",))
    assert finding.sentence(records, chosen, EN) == "Most often with Rome (3)."
    assert finding.sentence(records, Filters(partners=("gn:3169070",), topics=("transport",)), EN) == (
        "Most engagements in 2023 (2)."
    )


def test_key_figures_count_and_lead_to_what_they_count(records: pd.DataFrame) -> None:
    found = {figure.key: figure for figure in key_figures.figures(records, None, EN)}
    assert {key: figure.value for key, figure in found.items()} == {
        "engagements": 5,
        "partners": 3,
        "countries": 2,
        "signed": 1,
    }
    assert all(figure.before is None for figure in found.values())
    narrowed = found["signed"].narrowed(Filters(date_from="2020"))
    assert narrowed == Filters(date_from="2020", agreements=("signed",), statuses=("occurred",))


def test_an_agreement_that_is_only_announced_is_not_counted_as_signed(records: pd.DataFrame) -> None:
    announced = records.assign(status="planned")
    assert key_figures.figures(announced, None, EN)[-1].value == 0


def test_key_figures_are_set_against_the_range_before(records: pd.DataFrame) -> None:
    now, before = records[records["year"] == 2023], records[records["year"] == 2022]
    found = {one.key: (one.value, one.before) for one in key_figures.figures(now, before, EN)}
    assert found == {"engagements": (2, 1), "partners": (1, 1), "countries": (1, 1), "signed": (0, 0)}


def test_what_a_change_cannot_tell_is_said() -> None:
    def said(query: str) -> str:
        return " ".join(key_figures.remarks(Filters.from_query(query)[0], "2026-11-20", EN))

    assert "Choose a first and a last year" in said("")
    assert "Choose a first and a last year" in said("from=2020")
    assert "thin coverage" in said("from=2015&to=2019")
    assert "thin coverage" not in said("from=2019&to=2023")
    assert "not over yet" in said("from=2024&to=2026")
    assert "not over yet" not in said("from=2023&to=2025")


def test_round_anniversaries_and_announcements_come_in_order(records: pd.DataFrame) -> None:
    today = date(2026, 6, 1)
    planned = records.copy()
    planned.loc[planned["engagement_id"] == "E1", ["status", "date_start"]] = ["planned", "2026-08-01"]
    found = coming.coming(planned, today)
    assert [(one.falls, one.engagement_id) for one in found] == [("2026-08-01", "E1"), ("2026-11", "E3")]
    said = [coming.line(one, planned.set_index("engagement_id").loc[one.engagement_id].to_dict(), EN) for one in found]
    assert said[0] == "1 Aug 2026: Rome, visit abroad"
    assert said[1].startswith("Nov 2026: Fukuoka Prefecture, 5 years since the signing")
    assert coming.coming(planned, date(2027, 6, 1)) == []


@pytest.mark.parametrize(
    ("event_type", "topics", "kind", "about"),
    [
        ("other", ("tourism",), "Tourism", "Seven capitals were asked"),
        ("other", (), "", "Seven capitals were asked"),
        ("conference", ("tourism",), "Conference or forum", "Tourism Seven capitals were asked"),
    ],
)
def test_what_was_announced_says_what_it_is(
    records: pd.DataFrame, event_type: str, topics: tuple[str, ...], kind: str, about: str
) -> None:
    row = {**one(records, "E1"), "event_type": event_type, "topics": topics, "note_en": "Seven capitals were asked"}
    assert announced.kind(row, EN) == kind
    assert re.sub(r"<[^>]*>", "", announced.about(row, EN)) == about
    line = coming.line(coming.Coming("2026-08-01", "E1"), row, EN)
    assert line == ", ".join(filter(None, ("1 Aug 2026: Rome", wording.lower_first(kind))))
    assert 'lang="en"' in announced.about(row, VI)


def test_downloads_hold_exactly_the_filtered_records(records: pd.DataFrame) -> None:
    filtered = records[records["event_type"] == "conference"]
    page = Page("engagements", View("en", Filters(event_types=("conference",))), filtered, "event types: Conference")
    made = {extension: make() for extension, (_, make) in downloads.files(page).items()}
    assert len(pd.read_csv(BytesIO(made["csv"]))) == 2
    assert len(json.loads(made["geojson"])["features"]) == 2
    book = openpyxl.load_workbook(BytesIO(made["xlsx"]))
    assert book.worksheets[0].max_row == 3
    assert "event types: Conference" in {cell.value for cell in book["About"]["B"]}
