"""Turns of phrase of the daily press that once misled the reader: each text is ours, its people are invented."""

import pytest

from etl.types import Record
from tests.etl.extract.helpers import record

HOST = "Chủ tịch UBND thành phố Hà Nội Trần Văn Dược"
ENGLISH = {"title": "Hanoi leader meets a guest", "stamp": "March 20, 2024 10:00"}


def told(found: tuple[Record, ...]) -> set[tuple[str, str | None, str]]:
    return {(r.partner, r.date_start, r.event_type) for r in found}


def test_guests_whom_hanoi_invited_are_received() -> None:
    found = record(
        "Theo lời mời của Bí thư Thành ủy Hà Nội Trần Văn Dược, từ ngày 18 đến 20/3, đoàn đại biểu thủ đô Viêng Chăn "
        "do Đô trưởng Bounmy Keola dẫn đầu thăm và làm việc tại Hà Nội.\n"
        "Ra sân bay đón đoàn có bà Lê Thị Tám, Trưởng ban Tuyên giáo Thành ủy.\n"
    )
    assert (found.event_type, found.direction, found.partner_lead) == ("reception_in_hanoi", "incoming", "Bounmy Keola")


def test_guests_whom_a_mayor_invited_went_abroad() -> None:
    found = record(
        f"Nhận lời mời của Thị trưởng Lyon Paul Morel, từ ngày 11 đến 14/3, đoàn Hà Nội do {HOST} dẫn đầu thăm Lyon."
    )
    assert (found.event_type, found.direction) == ("visit_abroad", "outgoing")


@pytest.mark.parametrize(
    "named",
    [
        "ông Trần Văn Dược, Bí thư Thành ủy Hà Nội, ông Paul Morel, Thị trưởng Lyon",
        "ông Trần Văn Dược, Bí thư Thành ủy Hà Nội và ông Paul Morel, Thị trưởng Lyon",
        "ông Trần Văn Dược, Bí thư Thành ủy Hà Nội và đoàn thành phố Lyon, trưởng đoàn là ông Paul Morel, Thị trưởng",
    ],
)
def test_an_office_behind_a_name_is_not_the_next_ones(named: str) -> None:
    found = record(f"Cuộc gặp giữa {named} diễn ra ngày 18/3 tại Hà Nội.")
    assert (found.hanoi_lead, found.partner_lead) == ("Trần Văn Dược", "Paul Morel")


def test_an_english_surname_behind_the_hosts_office_is_of_hanoi() -> None:
    found = record(
        "Vice Secretary of the Hanoi Party Committee Tran Van Duoc led a delegation of the city on working trips to "
        "Chile and Peru on March 5-9.\n"
        "In a working session with Rosa Alba Diaz, Chairwoman of the Lima Municipal Council, Duoc said that both face "
        "the same floods.\n",
        **ENGLISH,
    )
    assert (found.partner, found.event_type, found.hanoi_lead) == ("Lima", "visit_abroad", "Tran Van Duoc")


def test_who_heads_the_city_goes_before_the_statesman_met_there() -> None:
    found = record(
        "Từ ngày 11 đến 14/3, đoàn Hà Nội do Bí thư Thành ủy Hà Nội Trần Văn Dược dẫn đầu có mặt ở thủ đô Bắc Kinh.\n"
        "Đoàn chào ông Vương Thiết Sơn, Chủ tịch Chính hiệp toàn quốc Trung Quốc; hội đàm với Bí thư Thành ủy "
        "Bắc Kinh Lưu Tân Hà.\n"
    )
    assert found.partner_lead == "Lưu Tân Hà"


@pytest.mark.parametrize("name", ["D.Batbold", "Ts.Batbold", "Ramon LB. Reyes"])
def test_initials_belong_to_the_name(name: str) -> None:
    found = record(
        f"Chairman of the Hanoi People's Committee Tran Van Duoc on March 18 received Deputy Mayor of Manila {name}, "
        "who thanked him for the welcome.",
        **ENGLISH,
    )
    assert found.partner_lead == name
