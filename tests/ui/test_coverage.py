"""The table of what is covered: each year, each language in which sources were read, the records behind a number."""

import pandas as pd
import pytest

from atlas.i18n import translator
from atlas.ui import coverage, data
from tests.ui.conftest import OpenPage, texts


def _records(*rows: tuple[int | None, tuple[str, ...]]) -> pd.DataFrame:
    found = [{"engagement_id": f"E{n}", "year": year, "languages": read} for n, (year, read) in enumerate(rows)]
    return pd.DataFrame(found).astype({"year": "Int64"})


def test_each_year_is_there_and_each_language_is_counted_once_an_engagement() -> None:
    few = [(2021, ("vi", "en")), (2021, ("vi",)), (2023, ("de", "it")), (2023, ("fr", "vi")), (None, ("vi",))]
    found = coverage.by_year(_records(*few, (2023, ("en", "fr")), (2023, ("en",)), (2023, ("fr",))))
    assert list(found.index) == [2023, 2022, 2021]
    assert set(found.columns) == {"all", "vi", "en", "fr", "others"}
    assert dict(found.loc[2023]) == {"all": 5, "vi": 1, "en": 2, "fr": 3, "others": 1}
    assert not found.loc[2022].any()
    assert dict(found.loc[2021]) == {"all": 2, "vi": 2, "en": 1, "fr": 0, "others": 0}


def test_without_dates_the_table_is_empty() -> None:
    assert coverage.by_year(_records((None, ("vi",)))).empty


def test_languages_have_names() -> None:
    assert coverage.language("fr", translator("vi")) == "Tiếng Pháp"
    assert coverage.language("fr", translator("en")) == "French"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_shows_the_table_and_the_ways_to_the_data(open_page: OpenPage, language: str) -> None:
    app, t = open_page("method", lang=language), translator(language)
    assert not app.exception
    shown = "".join(str(one.proto.body) for one in app.get("html"))
    assert t("Engagements by year and language of their sources") in shown
    years = data.load()["year"].dropna()
    assert f"from={int(years.max())}&amp;to={int(years.max())}" in shown
    assert t("Take the data, cite them") in texts(app)
