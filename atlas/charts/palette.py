"""The one visual language: colours by meaning, light and dark. The same thing has the same colour everywhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Mode = Literal["light", "dark"]
RGBA = list[int]


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as #RRGGBB. Marks stand out from `background` by 3:1 at least, `text` and `muted` by 4.5:1.

    Topics have no hue each: sixteen hues cannot be told apart. They share `topic`, and the ramps from `ramp_low`.
    """

    mode: Mode
    background: str
    surface: str
    text: str
    muted: str
    rule: str
    water: str
    land: str
    border: str
    accent: str
    neutral: str
    topic: str
    ramp: tuple[str, ...]
    event_types: Mapping[str, str]
    directions: Mapping[str, str]
    world_regions: Mapping[str, str]
    partner_kinds: Mapping[str, str]

    def ramp_scale(self) -> list[list[object]]:
        """The ramp as a plotly colour scale: pairs of position (0 to 1) and colour."""
        last = len(self.ramp) - 1
        return [[index / last, colour] for index, colour in enumerate(self.ramp)]


# Named for what Hanoi is known by: red lacquer, indigo cloth, ochre walls, jade, plum, ironwood, West Lake at dusk.
_LIGHT_HUES: Final = {
    "lacquer": "#A3201D",
    "indigo": "#0F4A8F",
    "ochre": "#B46C0A",
    "jade": "#2A7C4E",
    "plum": "#655680",
    "ironwood": "#573632",
    "dusk": "#7A8AC9",
    "stone": "#8F8D8A",
}
_DARK_HUES: Final = {
    "lacquer": "#E0563F",
    "indigo": "#3F9AE6",
    "ochre": "#D49A0D",
    "jade": "#5CE0BB",
    "plum": "#8C5D9D",
    "ironwood": "#E1C985",
    "dusk": "#ABC2ED",
    "stone": "#83878D",
}


def _event_types(hue: Mapping[str, str]) -> dict[str, str]:
    return {
        "visit_abroad": hue["indigo"],
        "reception_in_hanoi": hue["ochre"],
        "agreement_signed": hue["lacquer"],
        "conference": hue["jade"],
        "event_or_festival": hue["plum"],
        "project": hue["ironwood"],
        "online_meeting": hue["dusk"],
        "other": hue["stone"],
    }


def _directions(hue: Mapping[str, str]) -> dict[str, str]:
    """Going out is coloured as a visit abroad, coming in as a reception, remote as an online meeting."""
    return {"outgoing": hue["indigo"], "incoming": hue["ochre"], "remote": hue["dusk"], "third_place": hue["jade"]}


def _partner_kinds(hue: Mapping[str, str]) -> dict[str, str]:
    return {
        "city": hue["indigo"],
        "region": hue["jade"],
        "country": hue["plum"],
        "embassy": hue["ochre"],
        "organisation": hue["ironwood"],
    }


LIGHT: Final = Theme(
    mode="light",
    background="#FFFFFF",
    surface="#F7F5F0",
    text="#1E2430",
    muted="#5B616B",
    rule="#E3DFD6",
    water="#FFFFFF",
    land="#E9E4D9",
    border="#FFFFFF",
    accent=_LIGHT_HUES["lacquer"],
    neutral=_LIGHT_HUES["stone"],
    topic=_LIGHT_HUES["jade"],
    ramp=("#DDEADF", "#C3DBCB", "#A5CAB3", "#6FAC8C", "#3F8D69", "#1F6B4A", "#0E4A32"),
    event_types=_event_types(_LIGHT_HUES),
    directions=_directions(_LIGHT_HUES),
    partner_kinds=_partner_kinds(_LIGHT_HUES),
    world_regions={
        "southeast_asia": "#07713C",
        "east_asia": "#B87B2A",
        "south_asia": "#6E7CC7",
        "central_asia": "#9A8676",
        "middle_east": "#5E5F15",
        "europe": "#0F4A8F",
        "africa": "#5A323E",
        "north_america": "#4B3062",
        "latin_america": "#A14A6F",
        "oceania": "#3A8FA5",
    },
)

DARK: Final = Theme(
    mode="dark",
    background="#14181F",
    surface="#1C222B",
    text="#ECE9E2",
    muted="#A4A9B2",
    rule="#333B47",
    water="#14181F",
    land="#2A313C",
    border="#14181F",
    accent=_DARK_HUES["lacquer"],
    neutral=_DARK_HUES["stone"],
    topic=_DARK_HUES["jade"],
    ramp=("#1E3A38", "#1F4A44", "#23655A", "#2C8773", "#3DAA90", "#5CCFAF", "#9BEFD6"),
    event_types=_event_types(_DARK_HUES),
    directions=_directions(_DARK_HUES),
    partner_kinds=_partner_kinds(_DARK_HUES),
    world_regions={
        "southeast_asia": "#59D9A9",
        "east_asia": "#E4A200",
        "south_asia": "#99CCF0",
        "central_asia": "#897972",
        "middle_east": "#A0AA44",
        "europe": "#3F9AE6",
        "africa": "#DFC87A",
        "north_america": "#9558B1",
        "latin_america": "#D782BA",
        "oceania": "#008590",
    },
)

THEMES: Final[Mapping[str, Theme]] = {"light": LIGHT, "dark": DARK}


def theme(mode: str) -> Theme:
    """The theme of "light" or "dark"; raises KeyError for another word."""
    return THEMES[mode]


def rgba(colour: str, opacity: float = 1.0) -> RGBA:
    """#RRGGBB and an opacity of 0 to 1 as deck.gl's [red, green, blue, alpha], each 0 to 255."""
    return [*(int(colour[start : start + 2], 16) for start in (1, 3, 5)), round(255 * opacity)]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def on(colour: str) -> str:
    """The text colour, ink or paper, that reads better on `colour`."""
    return max((LIGHT.text, "#FFFFFF"), key=lambda ink: contrast(ink, colour))


def _luminance(colour: str) -> float:
    channels = [value / 255 for value in rgba(colour)[:3]]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
