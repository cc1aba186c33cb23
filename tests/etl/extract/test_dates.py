"""Dates as the press writes them, seen from the day of publication."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.dategrammar import find_dates
from etl.extract.dates import DateValue, Reference, resolve
from etl.extract.tables import language_tables
from etl.fold import lower_key

DAY = "2022-09-20"  # a Tuesday


def read_dates(text: str, language: str = "vi", published: str | None = DAY) -> list[tuple[str, str | None]]:
    found, anchor = [], None
    for mention in find_dates(lower_key(text), language_tables()[language].dates):
        value = resolve(mention, Reference(published), anchor)
        if value:
            found.append((value.start, value.end))
            anchor = value
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ngày 14/9, thành phố", [("2022-09-14", None)]),
        ("Chiều 14-9, thành phố", [("2022-09-14", None)]),
        ("ngày 14.9.2021", [("2021-09-14", None)]),
        ("ngày 3 tháng 8 năm 2019", [("2019-08-03", None)]),
        ("từ 14/9 đến 16/9", [("2022-09-14", "2022-09-16")]),
        ("từ ngày 14 đến ngày 16/9", [("2022-09-14", "2022-09-16")]),
        ("từ 25 đến 29-9", [("2022-09-25", "2022-09-29")]),
        ("trong các ngày 14-16/9", [("2022-09-14", "2022-09-16")]),
        ("ngày 11 và 12/9", [("2022-09-11", "2022-09-12")]),
        ("từ 28/9 đến 2/10/2021", [("2021-09-28", "2021-10-02")]),
        ("từ 30/12 đến 3/1", [("2022-12-30", "2023-01-03")]),
        ("Sáng nay, tại trụ sở", [("2022-09-20", None)]),
        ("Sáng nay (19/9), tại trụ sở", [("2022-09-19", None)]),
        ("Chiều qua, ông", [("2022-09-19", None)]),
        ("hôm thứ Sáu", [("2022-09-16", None)]),
        ("Thứ Năm tuần trước, ông", [("2022-09-08", None)]),
        ("thứ Sáu vừa qua, ông", [("2022-09-16", None)]),
        ("cách đây ba hôm, ông", [("2022-09-17", None)]),
        ("ngày 28 tháng Tư, ông", [("2022-04-28", None)]),
        ("(18 và 19-9) tại Hà Nội", [("2022-09-18", "2022-09-19")]),
        ("hồi tháng tư, hai bên", [("2022-04", None)]),
        ("Từ ngày 5 đến 8/9, thăm. Sáng hôm sau, gặp", [("2022-09-05", "2022-09-08")]),
        ("Ngày 16-9, khai mạc. Trước lễ khai mạc một ngày, gặp", [("2022-09-16", None), ("2022-09-15", None)]),
        ("Tháng 8/2022", [("2022-08", None)]),
        ("hồi tháng 11", [("2021-11", None)]),
        ("mới đây, thành phố", [("2022-09", None)]),
        ("năm ngoái", [("2021", None)]),
        ("Ngày 14/9, ký. Hôm sau, khai mạc", [("2022-09-14", None), ("2022-09-15", None)]),
        ("Ngày 16-9, khai mạc. Trước đó một ngày, 15-9, tiếp", [("2022-09-16", None), ("2022-09-15", None)]),
        ("phục vụ 24/7", []),
        ("50/63 tỉnh", []),
        ("ngày 31/2", []),
        ("từ 5-10 năm", []),
    ],
)
def test_vietnamese_dates(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert read_dates(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on September 14", [("2022-09-14", None)]),
        ("on 14 September 2021", [("2021-09-14", None)]),
        ("Sept. 14-16", [("2022-09-14", "2022-09-16")]),
        ("from September 28 to October 2, 2021", [("2021-09-28", "2021-10-02")]),
        ("on Monday", [("2022-09-19", None)]),
        ("yesterday", [("2022-09-19", None)]),
        ("in May 2001", [("2001-05", None)]),
        ("they may sign", []),
        ("last year", [("2021", None)]),
    ],
)
def test_english_dates(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert read_dates(text, "en") == expected


def test_without_a_publication_date_nothing_relative_is_guessed() -> None:
    assert read_dates("Sáng nay, ngày 14/9, hôm qua, tháng 8", published=None) == []


def test_a_month_of_publication_settles_the_year_but_not_the_day_of_today() -> None:
    assert read_dates("ngày 14/9", published="2022-09") == [("2022-09-14", None)]
    assert read_dates("Sáng nay, tại", published="2022-09") == [("2022-09", None)]


def test_the_basis_says_how_the_year_was_got() -> None:
    stated, inferred = (
        resolve(find_dates(text, language_tables()["vi"].dates)[0], Reference(None, 2019))
        for text in ("ngày 3/4/2018", "ngày 3/4")
    )
    assert (stated, inferred) == (
        DateValue("2018-04-03", None, "stated"),
        DateValue("2019-04-03", None, "inferred"),
    )


@given(st.dates(date(2000, 1, 1), date(2035, 12, 31)), st.integers(-150, 60))
def test_a_day_without_a_year_is_found_again_near_its_publication(day: date, apart: int) -> None:
    published = (day - timedelta(days=apart)).isoformat()
    if (day.month, day.day) == (2, 29):
        day = day.replace(day=28)
    assert read_dates(f"Ngày {day.day}/{day.month}, thành phố", published=published) == [(day.isoformat(), None)]


@given(st.integers(1990, 2040), st.integers(1, 12), st.integers(1, 31))
def test_no_date_outside_the_calendar_is_ever_given(year: int, month: int, day: int) -> None:
    exists = day <= calendar.monthrange(year, month)[1]
    assert read_dates(f"ngày {day}/{month}/{year}") == ([(f"{year}-{month:02d}-{day:02d}", None)] if exists else [])
