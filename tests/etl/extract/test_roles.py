"""What a place is in its sentence, who the partner is, and who is none."""

import pytest

from etl.extract.focus import partners_of
from etl.extract.ours import is_hanois
from etl.extract.roles import Role
from tests.etl.extract.helpers import scene


def roles(body: str, language: str = "vi") -> dict[str, Role]:
    told = scene(body, language)
    return {m.token.span.of(told.reading.text): m.role for mentions in told.mentions.values() for m in mentions}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Hà Nội tiếp đoàn công tác thành phố Sejong (Hàn Quốc).", "Sejong", Role.DELEGATION),
        ("Hà Nội tiếp đoàn công tác thành phố Sejong (Hàn Quốc).", "Hàn Quốc", Role.PARENT),
        ("Hà Nội tiếp Đại sứ Cộng hòa Pháp tại Việt Nam.", "Cộng hòa Pháp", Role.EMBASSY),
        ("Tổng Lãnh sự Việt Nam tại San Francisco dự buổi làm việc của Hà Nội.", "San Francisco", Role.MISSION),
        ("Trước khi về Hà Nội, đoàn quá cảnh tại Frankfurt.", "Frankfurt", Role.TRANSIT),
        ("Hà Nội học các thành phố như Seoul.", "Seoul", Role.EXAMPLE),
        ("Quan hệ giữa Hà Nội và Minsk rất tốt.", "Minsk", Role.BILATERAL),
        ("Lãnh đạo chính quyền Moskva chào Hà Nội.", "Moskva", Role.AUTHORITY),
        ("Đoàn Hà Nội đến thăm Lyon.", "Lyon", Role.VISITED),
        ("Ký với quận Mitte, thủ đô Berlin (Đức) tại Hà Nội.", "Berlin", Role.PARENT),
        ("Tại Hà Nội, đoàn đã ghé Varadero.", "Varadero", Role.TRANSIT),
    ],
)
def test_roles_in_vietnamese(text: str, name: str, role: Role) -> None:
    assert roles(text)[name] is role


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Hanoi welcomed a delegation from Bangkok.", "Bangkok", Role.DELEGATION),
        ("The Bangkok council thanked Hanoi.", "Bangkok", Role.AUTHORITY),
        ("Thai Ambassador Somchai Wattana visited Hanoi.", "Thai", Role.EMBASSY),
        ("Hanoi received guests from the Australian state of Queensland.", "Australian", Role.PARENT),
        ("The mayor of Wellington met Hanoi leaders.", "Wellington", Role.OFFICE),
    ],
)
def test_roles_in_english(text: str, name: str, role: Role) -> None:
    assert roles(text, "en")[name] is role


def partners(body: str) -> set[tuple[str, str | None]]:
    return {(scored.entity.kind, scored.entity.country_code) for scored in partners_of(scene(body))}


HOST = "Ngày 18/3, Chủ tịch UBND thành phố Hà Nội Trần Văn Dược tiếp"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            f"{HOST} đoàn thành phố Lyon (Pháp) do Thị trưởng Paul Morel dẫn đầu. Cùng dự có Đại sứ Pháp tại Việt Nam.",
            {("city", "FR")},
        ),
        (
            f"{HOST} Đại sứ Lào tại Việt Nam Kham Phao. Đại sứ mong Hà Nội và Viêng Chăn hợp tác chặt chẽ.",
            {("embassy", "LA")},
        ),
        (f"{HOST} Thống đốc tỉnh Kanagawa Mori Kenji. Từ năm 1996, Hà Nội kết nghĩa với Seoul.", {("region", "JP")}),
        (f"{HOST} đoàn Quốc hội Hàn Quốc do ông Bae Jin-kyu làm trưởng đoàn.", {("country", "KR")}),
        (f"{HOST} bà Anjali Mehra, Giám đốc quốc gia Ngân hàng Thế giới (WB) tại Việt Nam.", {("organisation", None)}),
        ("Ngày 18/3, Chủ tịch UBND tỉnh Hà Nam Trần Văn Dược tiếp đoàn tỉnh Hyogo, đoàn vừa từ Hà Nội xuống.", set()),
        ("Ngày 18/3, tại Hà Nội, Thủ tướng hội đàm với Thủ tướng Nhật Bản.", set()),
        ("Ngày 18/3, UBND thành phố Hà Nội thông xe cầu vượt, học cách làm của Singapore.", set()),
    ],
)
def test_who_the_partner_is(body: str, expected: set[tuple[str, str | None]]) -> None:
    assert partners(body) == expected


def test_an_article_of_another_province_is_not_hanois() -> None:
    assert not is_hanois(scene("Sáng 7/3, Chủ tịch UBND tỉnh Phú Thọ Bùi Quang Lực tiếp đoàn tỉnh Hyogo (Nhật Bản)."))
