"""People: offices, sides, one person under several spellings, places inside names."""

import pytest

from etl.extract.people import Person, same_name
from tests.etl.extract.helpers import reading


def people(body: str, language: str = "vi") -> dict[str, Person]:
    return {person.name: person for person in reading(body, language).people}


def test_office_and_side_of_both_hosts_and_guests() -> None:
    known = people(
        "Chiều 12/3, Phó Chủ tịch UBND thành phố Hà Nội Đỗ Quang Vịnh tiếp bà Mathilde Courcel, "
        "Phó Thị trưởng thành phố Lyon."
    )
    host, guest = known["Đỗ Quang Vịnh"], known["Mathilde Courcel"]
    assert (host.side, host.title.office) == ("hanoi", "committee_vice_chair")
    assert guest.side == "foreign"
    assert guest.title.place is not None


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        ("Chủ tịch UBND tỉnh Hà Nam Trương Quốc Vụ làm việc tại Hà Nội.", "Trương Quốc Vụ", "other"),
        ("Phó Chủ tịch UBND Thành phố Hồ Chí Minh Võ Kim Thoa đến Hà Nội.", "Võ Kim Thoa", "other"),
        ("Đại sứ Việt Nam tại Israel Lý Đức Tường dự buổi làm việc.", "Lý Đức Tường", "other"),
        ("Đại sứ Nhật Bản tại Việt Nam Yamada Kento thăm Hà Nội.", "Yamada Kento", "foreign"),
        ("Phó Thủ tướng Trần Lưu Vinh dự lễ ở Hà Nội.", "Trần Lưu Vinh", "state"),
        ("Bí thư Thành ủy Hà Nội Tống Duy Khoa tiếp đoàn.", "Tống Duy Khoa", "hanoi"),
        ("Bí thư Thành ủy, Đô trưởng Thủ đô Viêng Chăn Bounmy Keodara thăm Hà Nội.", "Bounmy Keodara", "foreign"),
        ("Tiếp đoàn Thượng Hải do Phó Chủ tịch Ngô Tín Đạt làm trưởng đoàn ở Hà Nội.", "Ngô Tín Đạt", "foreign"),
        ("Chủ tịch HĐND TP Hà Nội Ông Thị Như Ý tiếp đoàn.", "Ông Thị Như Ý", "hanoi"),
        ("Phó Chủ tịch UBND thành phố Hà Nội Đoàn Văn Kỳ dự.", "Đoàn Văn Kỳ", "hanoi"),
    ],
)
def test_whose_side_a_title_puts_a_person_on(text: str, name: str, side: str) -> None:
    assert people(text)[name].side == side


def test_english_titles_before_and_behind_the_name() -> None:
    known = people(
        "Do Minh Hieu, Vice Chairman of the Hanoi People's Committee, met Wellington Mayor Fiona Harcourt in Hanoi.",
        "en",
    )
    assert known["Do Minh Hieu"].title.office == "committee_vice_chair"
    assert known["Fiona Harcourt"].side == "foreign"


def test_two_people_joined_by_and_keep_their_own_titles() -> None:
    known = people(
        "It was signed by Hoang Duc Phuc, Vice Chairman of the Hanoi People's Committee, "
        "and Lord Mayor of Kampala Miriam Nakato.",
        "en",
    )
    assert known["Hoang Duc Phuc"].side == "hanoi"
    assert known["Miriam Nakato"].side == "foreign"


def test_a_dropped_title_and_a_slip_of_the_pen_are_the_same_person() -> None:
    known = people(
        "Thị trưởng Lyon Paul Krekoria tiếp đoàn Hà Nội. Ông Paul Krekorian vui mừng. "
        "Thị trưởng Krekorian cảm ơn Hà Nội."
    )
    assert list(known) == ["Paul Krekorian"]
    assert len(known["Paul Krekorian"].mentions) == 3


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Stephane Beaudet", "Beaudet Stephane", True),
        ("Kukharev", "Vladimir Kukharev", True),
        ("Paul Krekoria", "Paul Krekorian", True),
        ("Lê Hồng Sơn", "Lê Hồng Hà", False),
        ("Anna Novak", "Jan Kovar", False),
    ],
)
def test_which_spellings_are_one_name(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Chủ tịch UBND thành phố Hà Nội Nguyễn Đức Chính tiếp đoàn Lyon.", "DE"),
        ("Bà Nguyễn Thị Lan Anh ở Hà Nội tiếp đoàn Lyon.", "GB"),
        ("Chủ tịch Hội đồng Vladimir Kukhar tiếp đoàn Hà Nội.", "RU"),
        ("Giám đốc Sở Giáo dục và Đào tạo Hà Nội Thái Văn Nghị tiếp đoàn Lyon.", "TH"),
    ],
)
def test_a_country_inside_a_name_is_no_country(text: str, country: str) -> None:
    tokens = [token for sentence in reading(text).body for token in sentence.tokens]
    assert country not in {token.place.country_code for token in tokens if token.place}
