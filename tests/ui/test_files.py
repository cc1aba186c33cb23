"""Names of files and permanent addresses."""

import pytest

from atlas.filters import Filters
from atlas.ui.files import file_name
from atlas.ui.state import View


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), "hanoi-partners_timeline_vi.png"),
        (Filters(date_from="2019", date_to="2023"), "hanoi-partners_timeline_2019-2023_vi.png"),
        (Filters(date_from="2021", date_to="2021"), "hanoi-partners_timeline_2021_vi.png"),
        (Filters(date_from="2021"), "hanoi-partners_timeline_from-2021_vi.png"),
        (Filters(topics=("tourism",), countries=("JP",)), "hanoi-partners_timeline_tourism-jp_vi.png"),
        (Filters(text="Hà Nội/../x"), "hanoi-partners_timeline_ha-noi-x_vi.png"),
    ],
)
def test_file_names_say_what_is_in_the_file(filters: Filters, expected: str) -> None:
    assert file_name("timeline", View("vi", filters), "png") == expected


def test_a_long_name_is_cut() -> None:
    name = file_name("map", View("en", Filters(text="x " * 100)), "csv")
    assert len(name) < 100
    assert name.endswith("_en.csv")
