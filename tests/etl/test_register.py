"""A steward edits the register in a spreadsheet: what is right becomes rows, what is wrong is told by row, column."""

import csv
import io
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from atlas.schema import Issue
from etl.register import REGISTER_DIR, RegisterContent, read_register, source_id_of

PAGE = "https://news.example/page-1.html"
PARTNER_LINES = [
    {"partner_id": "gn:2972315", "name_en": "Toulouse", "kind": "city", "country_code": "FR"},
    {"partner_id": "JP-40", "name_en": "Fukuoka Prefecture", "kind": "region", "country_code": "JP"},
    {"partner_id": "SG", "name_en": "Singapore", "kind": "country", "country_code": "SG"},
    {"partner_id": "embassy:FR", "name_en": "Embassy of France in Vietnam", "kind": "embassy", "country_code": "FR"},
    {"partner_id": "org:wide-network", "name_en": "Wide Network", "kind": "organisation"},
]
SOURCE_LINES = [
    {"source_id": "paper-2024", "publisher": "news.example", "published": "2024-05", "language": "vi"},
    {"url": "https://other.example/a", "language": "en"},
]
OFFICE_LINES = [{"role_en": "Chairman of the Hanoi People's Committee", "office": "committee_chair"}]
GOOD = {
    "engagement_id": "T0001",
    "trip_id": "2024-05 Toulouse",
    "partner_id": "gn:2972315",
    "date_start": "2024-05-06",
    "date_end": "2024-05-08",
    "date_precision": "day",
    "date_basis": "stated",
    "status": "occurred",
    "event_type": "agreement_signed",
    "direction": "outgoing",
    "topics": "transport | water_waste",
    "hanoi_officials": "Lê Thử [Chairman of the Hanoi People’s Committee] | Vũ Mẫu",
    "partner_officials": "Jeanne Essai [Mayor of Toulouse]",
    "agreement_status": "signed",
    "agreement_kind": "mou",
    "agreement_subject_en": "trams",
    "place_of_event": "Toulouse",
    "note_en": "A remark, with a comma",
    "sources": f"{PAGE} | paper-2024",
}
COLUMNS = {
    "engagements.csv": (*GOOD, "partner", "country_code", "needs_review"),
    "partners.csv": (
        "partner_id name_en name_vi name_local aliases kind country_code parent place_id note_en lat lon place_source"
    ).split(),
    "sources.csv": "source_id url publisher published language sha256 note_en".split(),
    "offices.csv": ["role_en", "office"],
}


def write_table(path: Path, lines: list[dict[str, str]], *, delimiter: str = ",", line_end: str = "\n") -> Path:
    text = io.StringIO()
    writer = csv.DictWriter(
        text, COLUMNS[path.name], restval="", delimiter=delimiter, lineterminator=line_end, quotechar='"'
    )
    writer.writeheader()
    writer.writerows(lines)
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
    return path


def write_register(
    folder: Path,
    engagements: list[dict[str, str]],
    partners: list[dict[str, str]] | None = None,
    sources: list[dict[str, str]] | None = None,
) -> Path:
    write_table(folder / "partners.csv", PARTNER_LINES if partners is None else partners)
    write_table(folder / "sources.csv", SOURCE_LINES if sources is None else sources)
    write_table(folder / "offices.csv", OFFICE_LINES)
    return write_table(folder / "engagements.csv", engagements)


def read_lines(folder: Path, *engagements: dict[str, str]) -> RegisterContent:
    return read_register([write_register(folder, list(engagements))])


def only(content: RegisterContent) -> Issue:
    assert len(content.issues) == 1, [str(issue) for issue in content.issues]
    return content.issues[0]


def test_a_right_line_becomes_rows(tmp_path: Path) -> None:
    content = read_lines(tmp_path, GOOD)
    assert content.issues == ()
    (engagement,) = content.engagements
    assert engagement.partner_id == "gn:2972315"
    assert (engagement.date_start, engagement.date_end) == ("2024-05-06", "2024-05-08")
    assert engagement.topics == ("transport", "water_waste")
    assert engagement.note_en == "A remark, with a comma"
    assert engagement.origin == "register"
    lead, other = engagement.hanoi_officials
    assert (lead.name, lead.office) == ("Lê Thử", "committee_chair")
    assert (other.name, other.role, other.office) == ("Vũ Mẫu", None, None)
    (mayor,) = engagement.partner_officials
    assert (mayor.name, mayor.role, mayor.office) == ("Jeanne Essai", "Mayor of Toulouse", None)


def test_only_the_partners_and_sources_that_are_named_come_along(tmp_path: Path) -> None:
    content = read_lines(tmp_path, GOOD)
    assert [partner.name_en for partner in content.partners] == ["Toulouse"]
    assert [(row.source_id, row.position) for row in content.engagement_sources] == [
        (source_id_of(PAGE), 0),
        ("paper-2024", 1),
    ]
    page, paper = content.sources
    assert (page.url, page.publisher) == (PAGE, "news.example")
    assert (paper.url, paper.published, paper.language) == (None, "2024-05", "vi")


def test_an_address_that_sources_csv_describes_is_that_source(tmp_path: Path) -> None:
    content = read_lines(tmp_path, {**GOOD, "sources": "https://other.example/a"})
    (source,) = content.sources
    assert (source.source_id, source.language) == (source_id_of("https://other.example/a"), "en")


def test_the_id_of_a_source_is_the_digest_of_its_address() -> None:
    # printf %s https://news.example/page-1.html | sha256sum
    assert source_id_of(PAGE) == "src:8ab885e3b47369ff"
    assert source_id_of(PAGE) != source_id_of(PAGE + "?page=2")


def test_what_a_steward_may_leave_empty_is_filled_or_unknown(tmp_path: Path) -> None:
    bare = {
        "engagement_id": "T1",
        "partner_id": "SG",
        "date_start": "2024-05",
        "date_basis": "stated",
        "event_type": "other",
    }
    content = read_lines(tmp_path, {**bare, "sources": PAGE})
    assert content.issues == ()
    (engagement,) = content.engagements
    assert engagement.date_precision == "month"
    assert (engagement.status, engagement.agreement_status) == ("occurred", "none")
    assert engagement.direction is None
    assert engagement.needs_review is False


def test_an_undated_engagement_is_of_unknown_date(tmp_path: Path) -> None:
    undated = {**GOOD, "date_start": "", "date_end": "", "date_precision": "", "date_basis": ""}
    content = read_lines(tmp_path, undated)
    assert content.issues == ()
    assert content.engagements[0].date_precision == "unknown"


def test_weak_evidence_is_marked_for_review(tmp_path: Path) -> None:
    assert read_lines(tmp_path, {**GOOD, "needs_review": "yes"}).engagements[0].needs_review


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_any_csv_of_a_spreadsheet_is_read(tmp_path: Path, delimiter: str, line_end: str, mark: bytes) -> None:
    expected = read_lines(tmp_path, GOOD)
    for name, lines in (
        ("partners.csv", PARTNER_LINES),
        ("sources.csv", SOURCE_LINES),
        ("offices.csv", OFFICE_LINES),
        ("engagements.csv", [GOOD]),
    ):
        path = write_table(tmp_path / name, lines, delimiter=delimiter, line_end=line_end)
        path.write_bytes(mark + path.read_bytes())
    assert read_register([tmp_path / "engagements.csv"]) == expected


def test_decomposed_vietnamese_is_the_same_text(tmp_path: Path) -> None:
    content = read_lines(tmp_path, {**GOOD, "note_en": unicodedata.normalize("NFD", "Hà Nội")})
    assert content.engagements[0].note_en == "Hà Nội"


def test_a_cell_beside_the_named_columns_is_said(tmp_path: Path) -> None:
    path = write_register(tmp_path, [GOOD])
    header, record = path.read_text("utf-8").splitlines()
    path.write_text(f"{header},\n{record},stray\n", encoding="utf-8")
    assert "below no column name" in only(read_register([path])).problem


def test_empty_columns_and_lines_of_a_spreadsheet_are_passed_over(tmp_path: Path) -> None:
    path = write_register(tmp_path, [GOOD])
    padded = "\n".join(line + ",," for line in path.read_text("utf-8").splitlines())
    path.write_text(f"{padded}\n{',' * 23}\n\n", encoding="utf-8")
    content = read_register([path])
    assert content.issues == ()
    assert len(content.engagements) == 1


@pytest.mark.parametrize(
    ("change", "column", "problem", "remedy"),
    [
        (
            {"topics": "transprot"},
            "topics",
            "'transprot' is not a code of topic",
            "perhaps 'transport'; one of: urban_planning",
        ),
        ({"topics": "zzz"}, "topics", "'zzz' is not a code of topic", "one of: urban_planning"),
        ({"topics": "transport | transport"}, "topics", "stands twice", "once"),
        ({"event_type": "visit"}, "event_type", "'visit' is not a code", "one of: visit_abroad"),
        ({"event_type": ""}, "event_type", "empty", "one of: visit_abroad"),
        ({"status": "ocurred"}, "status", "'ocurred'", "perhaps 'occurred'"),
        ({"direction": "in"}, "direction", "'in'", "one of: outgoing, incoming"),
        ({"date_basis": "guess"}, "date_basis", "'guess'", "one of: stated"),
        ({"date_basis": ""}, "date_basis", "missing", "one of: stated, inferred, published"),
        ({"date_precision": "week"}, "date_precision", "'week'", "one of: day, month"),
        ({"date_precision": "month"}, "date_start", "not of precision month", "leave date_precision empty"),
        ({"date_start": "06/05/2024"}, "date_start", "'06/05/2024' is not a date", "YYYY-MM-DD"),
        ({"date_start": "2024-02-30", "date_end": ""}, "date_start", "not a day of the calendar", "docs/register.md"),
        ({"date_start": "2024-13", "date_end": ""}, "date_start", "not a day of the calendar", "docs/register.md"),
        ({"date_end": "2024-05-01"}, "date_end", "before date_start", "last day"),
        ({"date_end": "8 May"}, "date_end", "'8 May' is not a date", "YYYY-MM-DD"),
        ({"agreement_status": "none"}, "agreement_kind", "agreement_status is none", "signed or negotiating"),
        ({"agreement_status": "negotiating"}, "event_type", "agreement_status signed", "another event_type"),
        ({"agreement_status": "sigend"}, "agreement_status", "'sigend'", "perhaps 'signed'"),
        ({"agreement_kind": "memorandum"}, "agreement_kind", "'memorandum'", "one of: mou"),
        ({"sources": ""}, "sources", "no source", "address of the page"),
        ({"sources": "www.news.example/a"}, "sources", "not an address", "https://"),
        ({"sources": "https://news"}, "sources", "not an address", "https://"),
        ({"sources": "https://news.example./a"}, "sources", "not an address", "https://"),
        ({"sources": "https://news.example/a b"}, "sources", "not an address", "https://"),
        ({"sources": "paper-2042"}, "sources", "neither an address nor an id", "perhaps 'paper-2024'"),
        ({"sources": f"{PAGE} | {PAGE}"}, "sources", "stands twice", "once"),
        ({"partner_id": ""}, "partner_id", "empty", "partners.csv"),
        ({"partner_id": "Toulouse"}, "partner_id", "'Toulouse' is not a partner", "perhaps 'gn:2972315' (Toulouse)"),
        ({"partner_id": "embassy:XX"}, "partner_id", "'embassy:XX'", "perhaps 'embassy:FR' (Embassy of France"),
        ({"partner_id": "gn:1"}, "partner_id", "'gn:1' is not a partner", "add the partner there first"),
        ({"partner": "Lyon"}, "partner", "'Lyon' is not that of the partner gn:2972315", "write 'Toulouse'"),
        ({"country_code": "DE"}, "country_code", "'DE' is not that of the partner", "write 'FR'"),
        ({"country_code": "XX"}, "country_code", "'XX' is not that of the partner", "write 'FR'"),
        ({"hanoi_officials": "Lê Thử [Chairman"}, "hanoi_officials", "not a name with a role", "both brackets"),
        ({"hanoi_officials": "[Chairman]"}, "hanoi_officials", "not a name with a role", "both brackets"),
        ({"partner_officials": "Jeanne] Essai"}, "partner_officials", "not a name with a role", "both brackets"),
        ({"partner_officials": "A [b] C [d]"}, "partner_officials", "not a name with a role", "| between persons"),
        ({"engagement_id": ""}, "engagement_id", "empty", "Stable identifier"),
        ({"engagement_id": "T 1;"}, "engagement_id", "cannot be an id", "letters, digits"),
        ({"needs_review": "perhaps"}, "needs_review", "neither yes nor no", "yes"),
    ],
)
def test_a_wrong_cell_is_said_with_what_would_be_right(
    tmp_path: Path, change: dict[str, str], column: str, problem: str, remedy: str
) -> None:
    content = read_lines(tmp_path, {**GOOD, "engagement_id": "T0000"}, {**GOOD, **change})
    issue = only(content)
    assert (issue.file, issue.row, issue.column) == (str(tmp_path / "engagements.csv"), 3, column)
    assert problem in issue.problem
    assert remedy in issue.remedy
    assert issue.severity == "error"
    assert [engagement.engagement_id for engagement in content.engagements] == ["T0000"]


def test_everything_wrong_with_a_line_is_said_at_once(tmp_path: Path) -> None:
    content = read_lines(
        tmp_path,
        {**GOOD, "topics": "transprot | helth", "date_end": "2023-01-01", "sources": "", "partner_id": "gn:1"},
    )
    wrong = sorted((issue.column or "", issue.problem.split()[0]) for issue in content.issues)
    assert wrong == [
        ("date_end", "date_end"),
        ("partner_id", "'gn:1'"),
        ("sources", "no"),
        ("topics", "'helth'"),
        ("topics", "'transprot'"),
    ]


def test_the_row_is_the_line_of_the_file_also_after_cells_of_several_lines(tmp_path: Path) -> None:
    long = {**GOOD, "engagement_id": "T0000", "note_en": "one\ntwo\nthree"}
    assert only(read_lines(tmp_path, long, {**GOOD, "topics": "?"})).row == 5


def test_an_id_is_given_once(tmp_path: Path) -> None:
    issue = only(read_lines(tmp_path, GOOD, GOOD))
    assert (issue.row, issue.column) == (3, "engagement_id")
    assert "already stands in" in issue.problem
    assert issue.problem.endswith("row 2")


def test_an_id_is_given_once_in_all_files(tmp_path: Path) -> None:
    first = write_register(tmp_path, [GOOD])
    (tmp_path / "more").mkdir()
    second = write_register(tmp_path / "more", [GOOD], partners=[], sources=[])
    issues = read_register([first, second]).issues
    assert [(issue.file, issue.column) for issue in issues] == [(str(second), "engagement_id")]


def test_two_files_make_one_register(tmp_path: Path) -> None:
    write_register(tmp_path, [GOOD])
    more = tmp_path / "new" / "engagements.csv"
    more.parent.mkdir()
    write_table(more, [{**GOOD, "engagement_id": "T0002"}])
    content = read_register([tmp_path, more])
    assert content.issues == ()
    assert [engagement.engagement_id for engagement in content.engagements] == ["T0001", "T0002"]


@pytest.mark.parametrize(
    ("change", "column", "problem", "remedy"),
    [
        ({"country_code": "XX"}, "country_code", "'XX' is not a country", "ISO 3166-1"),
        ({"country_code": "FRA"}, "country_code", "'FRA' is not a country", "ISO 3166-1"),
        ({"country_code": "VN"}, "country_code", "'VN' is Vietnam", "abroad"),
        ({"country_code": ""}, "country_code", "has no country", "ISO 3166-1"),
        ({"kind": "town"}, "kind", "'town'", "one of: city"),
        ({"kind": "region"}, "partner_id", "not the id of a partner of kind region", "JP-40"),
        ({"kind": "organisation"}, "partner_id", "not the id of a partner of kind organisation", "org:"),
        ({"name_en": ""}, "name_en", "empty", "Name in English"),
        ({"lat": "43,6x", "lon": "1.4", "place_source": "s"}, "lat", "'43,6x' is no number", "decimal degrees"),
        ({"lat": "43.6", "lon": "1.4"}, "place_source", "without a source", "where lat and lon come from"),
        ({"lat": "143.6", "lon": "1.4", "place_source": "s"}, "lat", "143.6", "Latitude"),
        ({"lat": "43.6", "place_source": "s"}, "lat", "together", "both"),
        ({"lat": "0", "lon": "0", "place_source": "s"}, None, "0,0", "latitude and longitude"),
        ({"place_id": "Toulouse"}, "place_id", "not the id of a place", "gn:"),
    ],
)
def test_a_wrong_partner_is_said_with_what_would_be_right(
    tmp_path: Path, change: dict[str, str], column: str | None, problem: str, remedy: str
) -> None:
    path = write_register(tmp_path, [GOOD], partners=[{**PARTNER_LINES[0], **change}])
    issue = only(read_register([path]))
    assert (issue.file, issue.row, issue.column) == (str(tmp_path / "partners.csv"), 2, column)
    assert problem in issue.problem
    assert remedy in issue.remedy


@pytest.mark.parametrize(
    ("partner_id", "kind", "country", "right"),
    [
        ("JP-40", "region", "KR", "write JP"),
        ("SG", "country", "MY", "write SG"),
        ("embassy:FR", "embassy", "DE", "write FR"),
        ("embassy:FR", "embassy", "", "write FR"),
    ],
)
def test_a_country_that_is_not_the_ids_is_said(
    tmp_path: Path, partner_id: str, kind: str, country: str, right: str
) -> None:
    wrong = {"partner_id": partner_id, "name_en": "X", "kind": kind, "country_code": country}
    issue = only(read_register([write_register(tmp_path, [{**GOOD, "partner_id": partner_id}], partners=[wrong])]))
    assert (issue.row, issue.column) == (2, "country_code")
    assert right in issue.remedy


def test_bodies_without_a_country_are_right(tmp_path: Path) -> None:
    delegation = {"partner_id": "embassy:EU", "name_en": "A Delegation", "kind": "embassy"}
    lines = [{**GOOD, "partner_id": "embassy:EU"}, {**GOOD, "engagement_id": "T2", "partner_id": "org:wide-network"}]
    assert read_register([write_register(tmp_path, lines, partners=[delegation, PARTNER_LINES[-1]])]).issues == ()


def test_a_place_of_our_own_says_where_it_is(tmp_path: Path) -> None:
    borough = {"partner_id": "place:borough", "name_en": "Borough", "kind": "city", "country_code": "DE"}
    path = write_register(tmp_path, [{**GOOD, "partner_id": "place:borough"}], partners=[borough])
    assert "nothing says where" in only(read_register([path])).problem
    located = {**borough, "lat": "52.5", "lon": "13.6", "place_source": "a map"}
    content = read_register([write_register(tmp_path, [{**GOOD, "partner_id": "place:borough"}], partners=[located])])
    assert (content.partners[0].lat, content.partners[0].lon) == (52.5, 13.6)


@pytest.mark.parametrize("change", [{}, {"partner_id": "gn:99"}])
def test_a_partner_stands_once(tmp_path: Path, change: dict[str, str]) -> None:
    path = write_register(tmp_path, [GOOD], partners=[PARTNER_LINES[0], {**PARTNER_LINES[0], **change}])
    issues = read_register([path]).issues
    assert {issue.row for issue in issues} == {3}
    assert "name_en" in {issue.column for issue in issues}


@pytest.mark.parametrize(
    ("line", "column", "problem"),
    [
        ({"source_id": "s", "url": "ftp://news.example/a"}, "url", "not an address"),
        ({"source_id": "src:0000000000000000", "url": PAGE}, "source_id", "not the id of this address"),
        ({"publisher": "news.example"}, "source_id", "neither id nor address"),
        ({"source_id": "s"}, "publisher", "empty"),
        ({"url": PAGE, "language": "vie"}, "language", "'vie' is not right"),
        ({"url": PAGE, "published": "yesterday"}, "published", "'yesterday' is not a date"),
        ({"url": PAGE, "sha256": "abc"}, "sha256", "no SHA-256"),
    ],
)
def test_a_wrong_source_is_said(tmp_path: Path, line: dict[str, str], column: str, problem: str) -> None:
    content = read_register([write_register(tmp_path, [{**GOOD, "sources": PAGE}], sources=[line])])
    issue = only(content)
    assert (issue.file, issue.row, issue.column) == (str(tmp_path / "sources.csv"), 2, column)
    assert problem in issue.problem


def test_a_source_stands_once(tmp_path: Path) -> None:
    line = {"url": PAGE, "language": "vi"}
    by_id = read_register([write_register(tmp_path, [{**GOOD, "sources": PAGE}], sources=[line, line])])
    assert only(by_id).row == 3
    by_url = read_register(
        [write_register(tmp_path, [{**GOOD, "sources": PAGE}], sources=[line, {**line, "source_id": "again"}])]
    )
    assert (only(by_url).row, only(by_url).column) == (3, "url")


def test_an_office_that_is_none_is_said(tmp_path: Path) -> None:
    path = write_register(tmp_path, [GOOD])
    write_table(tmp_path / "offices.csv", [{"role_en": "Mayor", "office": "commitee_chair"}])
    issue = only(read_register([path]))
    assert (issue.row, issue.column) == (2, "office")
    assert "perhaps 'committee_chair'" in issue.remedy


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_an_unknown_column_is_said_with_the_one_that_is_meant(tmp_path: Path) -> None:
    path = write_register(tmp_path, [GOOD])
    replace_in(path, "event_type", "event_typ")
    content = read_register([path])
    assert {(issue.row, issue.column) for issue in content.issues} == {(1, "event_typ"), (1, "event_type")}
    assert "perhaps 'event_type'" in content.issues[0].remedy
    assert content.engagements == ()


def test_a_missing_column_is_said(tmp_path: Path) -> None:
    path = write_register(tmp_path, [GOOD])
    replace_in(path, "place_of_event,", "")
    issue = only(read_register([path]))
    assert (issue.row, issue.column, issue.problem) == (1, "place_of_event", "the column is missing")


def test_a_column_that_stands_twice_is_said(tmp_path: Path) -> None:
    path = write_register(tmp_path, [GOOD])
    replace_in(path, "needs_review", "partner")
    assert "twice" in only(read_register([path])).problem


@pytest.mark.parametrize("change", ["T0001,", "T0001,,"])
def test_a_line_with_a_wrong_number_of_cells_is_said(tmp_path: Path, change: str) -> None:
    path = write_register(tmp_path, [GOOD])
    replace_in(path, "T0001,", change + "one more,")
    issue = only(read_register([path]))
    assert (issue.row, issue.column) == (2, None)
    assert "where the header has 22 columns" in issue.problem


@pytest.mark.parametrize("tail", ['"never closed\n', '"closed" but goes on,b\n'])
def test_quotation_marks_that_do_not_match_are_said_and_what_stands_above_is_kept(tmp_path: Path, tail: str) -> None:
    path = write_register(tmp_path, [GOOD])
    path.write_text(path.read_text("utf-8") + tail, encoding="utf-8")
    content = read_register([path])
    assert "cannot be told apart into cells" in only(content).problem
    assert only(content).row == 3
    assert len(content.engagements) == 1


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252"])
def test_a_file_in_another_encoding_is_said(tmp_path: Path, encoding: str) -> None:
    path = write_register(tmp_path, [{**GOOD, "note_en": "Genève", "hanoi_officials": ""}])
    text = path.read_text("utf-8")
    path.write_bytes(text.encode(encoding))
    issue = only(read_register([path]))
    assert "not UTF-8" in issue.problem
    assert "UTF-8" in issue.remedy


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    issue = only(read_register([tmp_path / "nothing.csv"]))
    assert issue.file.endswith("nothing.csv")
    assert "cannot be read" in issue.problem


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_said(tmp_path: Path, content: bytes) -> None:
    path = write_register(tmp_path, [GOOD])
    path.write_bytes(content)
    assert "empty" in only(read_register([path])).problem


def test_a_copy_of_the_register_standing_alone_is_checked_against_the_committed_partners(tmp_path: Path) -> None:
    text = (REGISTER_DIR / "engagements.csv").read_text("utf-8").splitlines(keepends=True)
    copy = tmp_path / "copy.csv"
    copy.write_text("".join(text[:20]), encoding="utf-8")
    assert read_register([copy]).issues == ()
    copy.write_text("".join([*text[:19], text[19].replace("occurred", "occured", 1)]), encoding="utf-8")
    issue = only(read_register([copy]))
    assert (issue.file, issue.row, issue.column) == (str(copy), 20, "status")


def test_a_copy_of_the_partners_standing_alone_is_checked_as_partners(tmp_path: Path) -> None:
    copy = tmp_path / "places.csv"
    copy.write_text((REGISTER_DIR / "partners.csv").read_text("utf-8"), encoding="utf-8")
    assert read_register([copy]).issues == ()
    replace_in(copy, "region,JP,", "region,KR,")
    issues = read_register([copy]).issues
    assert (issues[-1].file, issues[-1].column) == (str(copy), "country_code")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(junk=st.binary(max_size=300), place=st.floats(0, 1))
def test_no_content_of_a_file_raises(tmp_path: Path, junk: bytes, place: float) -> None:
    path = write_register(tmp_path, [GOOD])
    good = path.read_bytes()
    cut = int(len(good) * place)
    path.write_bytes(good[:cut] + junk + good[cut:])
    content = read_register([path])
    assert content.engagements or content.issues


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=st.lists(
        st.text(st.characters(codec="utf-8", categories=["L", "Nd"]), min_size=1, max_size=12), min_size=1, max_size=4
    )
)
def test_officials_are_read_as_they_are_written(tmp_path: Path, names: list[str]) -> None:
    cell = " | ".join(f"{name} [Head of {name}]" for name in names)
    (engagement,) = read_lines(tmp_path, {**GOOD, "partner_officials": cell}).engagements
    expected = [unicodedata.normalize("NFC", name) for name in names]
    assert [official.name for official in engagement.partner_officials] == expected
    assert [official.role for official in engagement.partner_officials] == [f"Head of {name}" for name in expected]
