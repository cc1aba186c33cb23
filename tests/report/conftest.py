"""Stores and reports that several test files read; each report is made once."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any

import pytest
from sqlalchemy import Engine

from atlas.filters import Filters
from atlas.report import make_report
from tests.report import samples

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return samples.store(tmp_path_factory.mktemp("report-store"))


@pytest.fixture(scope="session")
def report(engine: Engine) -> Callable[..., bytes]:
    """report(where="from=2023&to=2023", file_format=..., language="vi", public_url=...) -> the file's bytes."""

    @lru_cache(maxsize=32)
    def made(where: str, file_format: str, language: str = "vi", public_url: str | None = samples.PUBLIC_URL) -> bytes:
        options: dict[str, Any] = {"settings": samples.settings(public_url), "today": TODAY}
        filters, _ = Filters.from_query(where)
        return make_report(engine, filters, language=language, file_format=file_format, **options)

    return made
