"""The colours of the theme are those of the charts, and they can be read."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from atlas.charts import palette
from atlas.charts.palette import Theme

PROJECT_DIR = Path(__file__).resolve().parents[2]
CONFIG: dict[str, Any] = tomllib.loads((PROJECT_DIR / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
MODES = ("light", "dark")
TEXT_CONTRAST = 4.5


def colours_of(theme: Theme) -> set[str]:
    maps = (theme.event_types, theme.directions, theme.world_regions, theme.partner_kinds)
    single = {theme.background, theme.surface, theme.text, theme.muted, theme.rule, theme.land, theme.accent}
    return single | {colour for one in maps for colour in one.values()}


@pytest.mark.parametrize("mode", MODES)
def test_colours_are_those_of_the_palette(mode: str) -> None:
    theme, section = palette.theme(mode), CONFIG["theme"][mode]
    assert section["primaryColor"] == theme.accent
    assert section["backgroundColor"] == theme.background
    assert section["secondaryBackgroundColor"] == theme.surface
    assert section["textColor"] == theme.text
    assert section["borderColor"] == theme.rule
    assert section["sidebar"] == {
        "backgroundColor": theme.surface,
        "secondaryBackgroundColor": theme.background,
    }
    chosen = {value for name, value in section.items() if name.endswith("Color")}
    assert chosen <= colours_of(theme)


@pytest.mark.parametrize("mode", MODES)
def test_words_can_be_read(mode: str) -> None:
    section = CONFIG["theme"][mode]
    for name in ("textColor", "linkColor", "blueTextColor"):
        for ground in (section["backgroundColor"], section["secondaryBackgroundColor"]):
            assert palette.contrast(section[name], ground) >= TEXT_CONTRAST
    assert palette.contrast(section["primaryColor"], section["backgroundColor"]) >= TEXT_CONTRAST


def test_typefaces_are_files_of_our_own() -> None:
    faces = CONFIG["theme"]["fontFaces"]
    assert {face["weight"] for face in faces} >= {400, 600}
    for face in faces:
        assert face["url"].startswith("app/static/")
        assert (PROJECT_DIR / face["url"].removeprefix("app/")).is_file()


def test_nothing_is_reported_to_anybody() -> None:
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["server"]["enableStaticServing"] is True
    assert CONFIG["client"]["toolbarMode"] == "minimal"
