"""The pictures of docs/screenshots: every page, small enough, in colours that still tell a legend's marks apart."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from scripts import screenshots
from tests.browser.pages import PAGES
from tests.harness.process import PROJECT_DIR


def test_every_page_has_its_pictures() -> None:
    addresses = {path.partition("?")[0].replace("/overview", "/") for path in screenshots.VIEWS.values()}
    assert addresses == {page.path for page in PAGES}
    wanted = {one.file_name(theme) for one in screenshots.visits() for theme in screenshots.THEMES}
    assert len(wanted) == len(screenshots.VIEWS) * 2 * 2 * 3
    assert {path.name for path in screenshots.OUT_DIR.glob("*.webp")} == wanted


def test_the_pictures_are_small() -> None:
    sizes = [path.stat().st_size for path in screenshots.OUT_DIR.iterdir()]
    assert max(sizes) <= screenshots.FILE_BYTES_MAX
    assert sum(sizes) <= screenshots.FOLDER_BYTES_MAX


def test_the_address_of_a_page_is_asked_for_in_the_language() -> None:
    assert screenshots.Visit("map", "vi", 390).path == "/map?lang=vi"
    assert screenshots.Visit("partner", "en", 390).path.endswith("&lang=en")
    assert screenshots.Visit("map", "vi", 390).file_name("dark") == "map-vi-dark-390.webp"


def test_a_picture_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screenshots, "FILE_BYTES_MAX", 20)
    with pytest.raises(ValueError, match="at most 20"):
        screenshots.save(_png("#A3201D", "#B26A00"), tmp_path / "one.webp")


def test_two_colours_of_a_legend_stay_two(tmp_path: Path) -> None:
    screenshots.save(_png("#A3201D", "#B26A00"), tmp_path / "one.webp")
    with Image.open(tmp_path / "one.webp") as picture:
        left, right = (picture.convert("RGB").getpixel((x, 20)) for x in (10, 30))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert abs(left[1] - right[1]) > 50


def test_the_pictures_that_the_readme_shows_exist() -> None:
    for folder, text in ((PROJECT_DIR, "README.md"), (screenshots.OUT_DIR, "README.md")):
        shown = [part.partition(")")[0] for part in (folder / text).read_text("utf-8").split("](")[1:]]
        pictures = [one for one in shown if one.endswith((".webp", ".png"))]
        assert pictures
        assert not [one for one in pictures if not (folder / one).is_file()]


def _png(left: str, right: str) -> bytes:
    picture, written = Image.new("RGB", (40, 40), left), BytesIO()
    picture.paste(right, (20, 0, 40, 40))
    picture.save(written, "PNG")
    return written.getvalue()
