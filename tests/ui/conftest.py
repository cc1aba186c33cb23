"""A small store of made-up records, and the dashboard run on it without a browser."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st  # noqa: TID251 these tests are of the pages
from streamlit.testing.v1 import AppTest  # noqa: TID251

from atlas import store
from tests.factories import VARIED

PROJECT_DIR = Path(__file__).resolve().parents[2]
PAGES = (
    *("overview", "world_map", "timeline", "topics", "partner", "relations", "compare"),
    *("engagements", "reports", "method"),
)
FILTERED_PAGES = PAGES[:-1]
TIMEOUT_SECONDS = 120
OpenPage = Callable[..., AppTest]


@pytest.fixture(scope="session")
def published_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of the five made-up engagements of tests.factories.VARIED."""
    folder = tmp_path_factory.mktemp("published")
    engine = store.open_engine(f"sqlite:///{folder / 'atlas.sqlite'}")
    store.replace_all(engine, VARIED, "2026-11-20")
    store.close(engine)
    return folder


@pytest.fixture(autouse=True)
def _small_store(published_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("ATLAS_PUBLISHED_DIR", str(published_dir))
    yield
    st.cache_resource.clear()


@pytest.fixture
def open_page() -> OpenPage:
    """A function (page, **query) -> the dashboard after its first run on that page."""

    def run(page: str = "overview", **query: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(PROJECT_DIR / "app.py"), default_timeout=TIMEOUT_SECONDS)
        for name, value in query.items():
            app.query_params[name.rstrip("_")] = value
        app.run()
        if page != "overview":
            app.switch_page(f"pages/{page}/page.py").run()
        return app

    return run


def key_figures(app: AppTest) -> dict[str, str]:
    """What each key figure of the page counts, and the number."""
    found = (re.fullmatch(r"(.+)\n\n\*\*(\S+)\*\*", str(one.value)) for one in app.markdown)
    return {one[1]: one[2] for one in found if one}


def texts(app: AppTest) -> str:
    """All that the page says in text, for looking up what it must say."""
    kinds = (app.title, app.header, app.markdown, app.caption, app.info, app.warning, app.error)
    return "\n".join(str(element.value) for kind in kinds for element in kind)
