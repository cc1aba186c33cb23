"""The palette: seen against its background, told apart by every kind of eye, complete."""

import itertools
import math

import pytest

from atlas.charts import palette
from atlas.charts.palette import DARK, LIGHT, Theme
from atlas.vocabulary import DIRECTIONS, EVENT_TYPES, PARTNER_KINDS, WORLD_REGIONS

BOTH = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
# Machado, Oliveira and Fernandes (2009), severity 1.
VISION = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def lab(colour: str, vision: str) -> tuple[float, float, float]:
    channels = [value / 255 for value in palette.rgba(colour)[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    r, g, b = (min(1, max(0, sum(m * c for m, c in zip(row, linear, strict=True)))) for row in VISION[vision])
    white = (0.95047, 1.0, 1.08883)
    xyz = (
        0.4124 * r + 0.3576 * g + 0.1805 * b,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        0.0193 * r + 0.1192 * g + 0.9505 * b,
    )
    fx, fy, fz = (
        (v / w) ** (1 / 3) if v / w > 0.008856 else 7.787 * v / w + 16 / 116 for v, w in zip(xyz, white, strict=True)
    )
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def nearest(colours: list[str], vision: str) -> float:
    return min(math.dist(lab(one, vision), lab(other, vision)) for one, other in itertools.combinations(colours, 2))


@BOTH
def test_every_mark_stands_out_from_the_page(theme: Theme) -> None:
    marks = {theme.accent, theme.neutral, theme.topic}
    for colours in (theme.event_types, theme.directions, theme.world_regions, theme.partner_kinds):
        marks |= set(colours.values())
    weak = {mark: round(palette.contrast(mark, theme.background), 2) for mark in marks}
    assert min(weak.values()) >= 3, weak


@BOTH
def test_text_can_be_read_on_page_and_surface(theme: Theme) -> None:
    for ground in (theme.background, theme.surface, theme.land):
        assert palette.contrast(theme.text, ground) >= 7
    for ground in (theme.background, theme.surface):
        assert palette.contrast(theme.muted, ground) >= 4.5


@BOTH
@pytest.mark.parametrize("vision", VISION)
def test_event_types_are_told_apart_by_every_kind_of_eye(theme: Theme, vision: str) -> None:
    assert nearest(list(theme.event_types.values()), vision) >= 15


@BOTH
@pytest.mark.parametrize("vision", VISION)
def test_world_regions_are_told_apart_by_every_kind_of_eye(theme: Theme, vision: str) -> None:
    assert nearest(list(theme.world_regions.values()), vision) >= 12


@BOTH
def test_every_code_has_a_colour(theme: Theme) -> None:
    assert set(theme.event_types) == set(EVENT_TYPES.codes)
    assert set(theme.directions) == set(DIRECTIONS.codes)
    assert set(theme.world_regions) == set(WORLD_REGIONS.codes)
    assert set(theme.partner_kinds) == set(PARTNER_KINDS.codes)


@BOTH
def test_the_same_thing_has_the_same_colour(theme: Theme) -> None:
    assert theme.directions["outgoing"] == theme.event_types["visit_abroad"]
    assert theme.directions["incoming"] == theme.event_types["reception_in_hanoi"]
    assert theme.directions["remote"] == theme.event_types["online_meeting"]


@BOTH
def test_the_ramp_goes_one_way(theme: Theme) -> None:
    away = [palette.contrast(step, theme.background) for step in theme.ramp]
    assert away == sorted(away)
    assert theme.ramp_scale()[0][0] == 0
    assert theme.ramp_scale()[-1][0] == 1


def test_colours_become_channels() -> None:
    assert palette.rgba("#A3201D", 0.5) == [163, 32, 29, 128]


def test_a_theme_is_found_by_its_name_only() -> None:
    assert palette.theme("dark") is DARK
    with pytest.raises(KeyError):
        palette.theme("sepia")
