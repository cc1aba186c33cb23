"""The address of a view, to be copied and to stand in files."""

import pytest

from atlas.filters import Filters
from atlas.ui import addresses
from atlas.ui.state import View

VIEW = View("en", Filters(topics=("health",)), (("by", "country"),))
QUERY = "lang=en&topic=health&by=country"


def _came_by(monkeypatch: pytest.MonkeyPatch, url: str | None) -> None:
    monkeypatch.delenv("ATLAS_PUBLIC_URL", raising=False)
    monkeypatch.setattr(addresses, "_reader_url", lambda: url)


def test_the_public_address_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    _came_by(monkeypatch, "http://localhost:8501/map")
    monkeypatch.setenv("ATLAS_PUBLIC_URL", "https://atlas.example/hn/")
    for address in (addresses.of_view(VIEW, "topics"), addresses.in_files(VIEW, "topics")):
        assert address == f"https://atlas.example/hn/topics?{QUERY}"
    assert addresses.of_view(View("vi", Filters()), "") == "https://atlas.example/hn/"
    assert addresses.is_for_others()


def test_else_the_one_by_which_the_reader_came(monkeypatch: pytest.MonkeyPatch) -> None:
    _came_by(monkeypatch, "http://atlas.so-ngoai-vu:8501/map?from=2019")
    for address in (addresses.of_view(VIEW, "topics"), addresses.in_files(VIEW, "topics")):
        assert address == f"http://atlas.so-ngoai-vu:8501/topics?{QUERY}"
    assert addresses.settings().public_url == "http://atlas.so-ngoai-vu:8501"


@pytest.mark.parametrize("url", ["http://localhost:8501/", "http://127.0.0.1:8501/map", "http://[::1]:8501/"])
def test_an_address_of_this_machine_alone_stands_in_no_file(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    _came_by(monkeypatch, url)
    assert addresses.in_files(VIEW, "topics") == f"/topics?{QUERY}"
    assert addresses.of_view(VIEW, "topics").endswith(f"/topics?{QUERY}")
    assert not addresses.is_for_others()
    assert addresses.settings().public_url is None


def test_page_options_can_be_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    _came_by(monkeypatch, None)
    assert addresses.of_view(VIEW, "overview", with_options=False) == "/overview?lang=en&topic=health"
