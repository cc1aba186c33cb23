"""What embassies are called: English gives some countries an article."""

import pytest

from etl.embassy import embassy_name, embassy_name_vi


@pytest.mark.parametrize(
    "country",
    ["Netherlands", "Philippines", "United States", "United Arab Emirates", "Czech Republic", "Marshall Islands"],
)
def test_a_country_with_an_article_keeps_it(country: str) -> None:
    assert embassy_name(country) == f"Embassy of the {country} in Vietnam"


@pytest.mark.parametrize("country", ["Laos", "Cyprus", "Honduras", "Côte d’Ivoire"])
def test_another_has_none(country: str) -> None:
    assert embassy_name(country) == f"Embassy of {country} in Vietnam"


def test_in_vietnamese_only_where_the_country_has_a_name_there() -> None:
    assert embassy_name_vi("Hà Lan") == "Đại sứ quán Hà Lan tại Việt Nam"
    assert embassy_name_vi(None) is None
