"""English and bodies: whose title it is, who hosts, what a phrase of place means. One rule a case."""

import pytest

from etl.extract.dategrammar import find_dates
from etl.extract.eventtype import event_type_of
from etl.extract.focus import partners_of
from etl.extract.roles import Role
from etl.extract.tables import language_tables
from tests.etl.extract.helpers import reading, record, records, scene

STAMP = "March 20, 2024"  # a Wednesday
TITLE = "City news of the week from the capital"


def first_person(body: str) -> tuple[str, str | None, str | None]:
    """Name, side and place of the first person of a text."""
    read = reading(body, "en", title=TITLE, stamp=STAMP)
    person = read.people[0]
    return person.name, person.side, person.title.place.span.of(read.text) if person.title.place else None


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Eva Lund, vice mayor of Denmark's Aarhus, met Hanoi leaders.", ("Eva Lund", "foreign", "Aarhus")),
        ("Pham Gia Luong, permanent vice chairman of the municipal People's Committee, spoke of Hanoi.",
         ("Pham Gia Luong", "hanoi", None)),
        ("Nguyen Ba Thong, who is in charge of culture as a vice chairman of the Hanoi People's Committee, spoke.",
         ("Nguyen Ba Thong", "hanoi", None)),
        ("Vice Chairman Tu Van Hieu of the Hanoi People's Committee spoke.", ("Tu Van Hieu", "hanoi", None)),
        ("Hanoi welcomed Erik Dahl, the Norwegian city of Bergen's new mayor.", ("Erik Dahl", "foreign", "Bergen")),
        ("The guest paid a visit to Hanoi Mayor Ly Thanh Trung.", ("Ly Thanh Trung", "hanoi", None)),
        ("UNDP deputy representative Lena Berg met Hanoi leaders.", ("Lena Berg", "foreign", "UNDP")),
    ],
)  # fmt: skip
def test_whose_english_title_it_is(body: str, expected: tuple[str, str, str | None]) -> None:
    assert first_person(body) == expected


def roles(body: str, language: str = "en") -> dict[str, Role]:
    told = scene(body, language, title=TITLE, stamp=STAMP)
    return {m.token.span.of(told.reading.text): m.role for mentions in told.mentions.values() for m in mentions}


@pytest.mark.parametrize(
    ("body", "name", "role"),
    [
        ("Hanoi's team toured the Saxon city on Tuesday afternoon.", "Saxon", Role.PARENT),
        ("Hanoi and Berlin's Pankow borough signed a pact.", "Berlin", Role.PARENT),
        ("Hanoi and Berlin's Pankow borough signed a pact.", "Pankow", Role.BILATERAL),
        ("EU Ambassador to Vietnam Erik Dahl met Hanoi leaders.", "EU", Role.EMBASSY),
        ("Hanoi's planners and UN-Habitat held a workshop on homes.", "UN-Habitat", Role.EVENT),
        ("ICLEI, a network of cities, closed its congress in Hanoi.", "ICLEI", Role.EVENT),
        ("The forum opened at the UNESCO house, Hanoi officials said.", "UNESCO", Role.LOCATION),
    ],
)
def test_what_part_a_name_plays(body: str, name: str, role: Role) -> None:
    assert roles(body)[name] is role


def test_a_body_signs_with_words_of_description_before_its_name() -> None:
    body = "Sở Y tế Hà Nội và cơ quan quan trắc không khí Airparif của Pháp ký thỏa thuận."
    assert roles(body, "vi")["Airparif"] is Role.BILATERAL


@pytest.mark.parametrize(
    ("verb", "event_type"),
    [
        ("was received by Hanoi Chairman Ly Thanh Trung", "reception_in_hanoi"),
        ("received Hanoi Chairman Ly Thanh Trung", "visit_abroad"),
        ("was warmly welcomed at the Hanoi People's Council by Vice Chairman Ly Thanh Trung", "reception_in_hanoi"),
    ],
)
def test_the_passive_turns_host_and_guest_round(verb: str, event_type: str) -> None:
    body = f"Lyon Mayor Paul Morel {verb} on Tuesday, and the two spoke for an hour about trams, canals and old roofs."
    assert record(body, title=TITLE, stamp=STAMP).event_type == event_type


def test_services_online_are_no_meeting_over_a_screen() -> None:
    told = reading("Lyon showed the guests from Hanoi how residents vote on the city's budget online.", "en").body
    met = reading("Hanoi and Lyon held online talks on budgets, bridges and the price of bread last week.", "en").body
    assert event_type_of(told) != "online_meeting"
    assert event_type_of(met) == "online_meeting"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("march 20, 2024\ntuesday was warm", ["day", "weekday"]),
        ("on tuesday, march 19", ["day"]),
        ("three days later", ["same"]),
        ("a three-day forum", ["duration"]),
    ],
)
def test_which_dates_stand_for_themselves(text: str, kinds: list[str]) -> None:
    found = find_dates(text, language_tables()["en"].dates)
    assert [mention.kind for mention in found] == kinds


def test_an_occasion_has_all_the_days_it_lasted() -> None:
    body = (
        "A three-day forum on rivers organised by the Hanoi People's Committee and CITYNET closed in Hanoi on Tuesday."
    )
    found = record(body, title=TITLE, stamp=STAMP)
    assert (found.date_start, found.date_end) == ("2024-03-17", "2024-03-19")


def test_a_surname_that_is_a_town_too_is_no_place() -> None:
    body = (
        "Hanoi Chairman Ly Thanh Trung received Queensland's Minister for Trade Peter Langley on Tuesday.\n\n"
        "Langley asked about diplomas. Langley also thanked Hanoi."
    )
    assert [r.partner for r in records(body, title=TITLE, stamp=STAMP)] == ["Queensland"]


@pytest.mark.parametrize(
    ("language", "body", "city"),
    [
        ("en", "Hanoi Chairman Ly Thanh Trung met the mayor of the Slovak capital, Jan Kovac.", "Bratislava"),
        ("vi", "Ngày 19/3, Chủ tịch UBND thành phố Hà Nội Trần Văn Dược tiếp Thị trưởng thủ đô Chile Pablo Rojas.",
         "Santiago"),
    ],
)  # fmt: skip
def test_a_capital_told_by_its_country_is_that_city(language: str, body: str, city: str) -> None:
    entities = [scored.entity for scored in partners_of(scene(body, language, title=TITLE, stamp=STAMP))]
    assert [entity.name for entity in entities] == [city]


def test_an_embassy_is_at_home_in_hanoi_whatever_other_towns_are_named() -> None:
    body = (
        "Greek Ambassador Nikos Pappas took his leave of Hanoi Chairman Ly Thanh Trung on Tuesday.\n\n"
        "Pappas will take up a post in Canberra. His successor lives in Brussels."
    )
    found = record(body, title=TITLE, stamp=STAMP)
    assert (found.event_type, found.direction) == ("reception_in_hanoi", "incoming")


def test_the_ministries_paper_is_not_the_city_s() -> None:
    body = (
        "Sudan's Minister of Local Government Omar Saleh called at the Hanoi People's Council on Tuesday, where he was "
        "received by Vice Chairwoman Lieu Thi Oanh.\n\nThe two ministries signed an agreement in the morning."
    )
    assert record(body, title=TITLE, stamp=STAMP).agreement_status == "none"
