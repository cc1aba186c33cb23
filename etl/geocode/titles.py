"""Reading a written place name: title (tỉnh, thành phố, Prefecture, ...), core and qualifiers. Knows no place."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from atlas.fold import fold
from etl.geocode.model import CITY, COUNTRY, REGION
from etl.geocode.names import reads_as_vietnamese

# A title says of what kind the place is; the longer one is read first. Written as Vietnamese and English write them.
_TITLES_BEFORE = {
    CITY: (
        "thành phố trực thuộc trung ương|thành phố cấp tỉnh|thành phố cấp địa khu|thành phố tự trị|thành phố đặc biệt|"
        "thành phố thủ đô|thành phố|thủ đô|thủ phủ|tp.|tp|đô thị|thị xã|thị trấn|quận|huyện|châu thành|làng|xã|"
        "đặc khu kinh tế|"
        "city of|town of|municipality of|metropolitan city of|capital city of|borough of|district of|commune of|"
        "ville de|commune de|ciudad de|cidade de|stadt|gorod"
    ),
    REGION: (
        "khu tự trị dân tộc|khu tự trị|đặc khu hành chính|cộng hòa tự trị|tỉnh bang|tỉnh tự trị|tỉnh|tiểu bang|bang|"
        "liên bang|vùng lãnh thổ|lãnh thổ|vùng thủ đô|vùng đô thị|vùng|khu vực|miền|xứ|phủ|châu tự trị|đảo|quần đảo|"
        "hạt|công quốc|tổng|đạo|khu hành chính|"
        "province of|prefecture of|state of|region of|canton of|county of|republic of|autonomous region of|"
        "autonomous community of|department of|governorate of|free state of|land of|"
        "province de|région de|région|département de|département du|département des|département|canton de|"
        "regione|provincia di|provincia de|estado de|land|freistaat|kanton"
    ),
    COUNTRY: "đất nước|nước|vương quốc|quốc gia|kingdom of|republic of|federal republic of",
}
_TITLES_AFTER = {
    CITY: "city|town|municipality|metropolitan municipality|district|borough|commune|-shi|shi|-si|capital city",
    REGION: (
        "province|prefecture|prefectures|state|region|autonomous region|oblast|krai|kray|okrug|voivodeship|canton|"
        "county|governorate|territory|department|metropolis|republic|autonomous community|federal state|division|"
        "-ken|-fu|-to|-do|-ken|sheng|parish|emirate"
    ),
}
_DISTRICTS = {
    "quận",
    "huyện",
    "district",
    "district of",
    "borough of",
    "borough",
    "commune",
    "commune of",
    "làng",
    "xã",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name: the `core` to look up, the kind its title says, whether it is a part of a city."""

    core: str
    kind: str | None = None
    title: str | None = None

    @property
    def is_capital_title(self) -> bool:
        return self.title is not None and fold(self.title).startswith(("thu do", "thanh pho thu do", "capital city"))


@dataclass(frozen=True, slots=True)
class WrittenName:
    """A name cut from its qualifiers: "Hà Nam (Trung Quốc)" -> "Hà Nam", ("Trung Quốc",)."""

    text: str
    qualifiers: tuple[str, ...]


_MAY_BE_QUALIFIED = re.compile(r"[(\[,]|\s(?:của|thuộc|ở|tại)\s")
_BRACKET = re.compile(r"\s*[(\[]([^)\]]*)[)\]]\s*")
_OF_COUNTRY = re.compile(r"\s+(?:của|thuộc|ở|tại)\s+(?:nước\s+)?")
_NOT_A_PLACE = re.compile(r"^(?:viết tắt|tức|cũ|nay|formerly|now|gọi)\b", re.IGNORECASE)


def written_name(raw: str) -> WrittenName:
    """`raw` in NFC, cut at brackets, commas, "của" and the like; every piece after the first is a qualifier."""
    text = " ".join(unicodedata.normalize("NFC", raw).split()).strip(" .;:\"'“”‘’")
    if not _MAY_BE_QUALIFIED.search(text):
        return WrittenName(text, ())
    qualifiers = [piece.strip() for piece in _BRACKET.findall(text)]
    text = _BRACKET.sub(" ", text).strip()
    head, *tail = [piece.strip() for piece in text.split(",")]
    parts = _OF_COUNTRY.split(head, maxsplit=1)
    if len(parts) == 2 and parts[0]:
        head, tail = parts[0], [parts[1], *tail]
    return WrittenName(head, tuple(piece for piece in (*tail, *qualifiers) if piece and not _NOT_A_PLACE.match(piece)))


def _compile(titles: dict[str, str], pattern: str) -> tuple[re.Pattern[str], dict[str, str]]:
    kind_of = {title: kind for kind, joined in titles.items() for title in joined.split("|")}
    longest_first = sorted(kind_of, key=len, reverse=True)
    return re.compile(pattern.format("|".join(map(re.escape, longest_first))), re.IGNORECASE), kind_of


_BEFORE, _KIND_BEFORE = _compile(_TITLES_BEFORE, r"({})(?<=[\w.])[\s:]+(?=\w)")
_AFTER, _KIND_AFTER = _compile(_TITLES_AFTER, r"(?<=\w)(?:\s+|(?=-))({})$")
_BEFORE_FOLDED, _KIND_BEFORE_FOLDED = _compile(
    {kind: "|".join(dict.fromkeys(map(fold, joined.split("|")))) for kind, joined in _TITLES_BEFORE.items()},
    r"({})(?<=[\w.])[\s:]+(?=\w)",
)


_DIRECTIONS = {
    "bắc": "North", "nam": "South", "đông": "East", "tây": "West", "trung": "Central", "thượng": "Upper", "hạ": "Lower",
    "tân": "New", "đại": "Greater", "niu": "New",
}  # fmt: skip


def translated(text: str) -> str | None:
    """`text` with its Vietnamese direction in English ("Nam Moravia" -> "South Moravia"); None without one."""
    first, _, rest = text.partition(" ")
    if rest and first.lower() in _DIRECTIONS and not reads_as_vietnamese(rest):
        return f"{_DIRECTIONS[first.lower()]} {rest}"
    rest, _, last = text.rpartition(" ")
    if rest and last.lower() in _DIRECTIONS and not reads_as_vietnamese(rest):
        return f"{_DIRECTIONS[last.lower()]} {rest}"
    return None


def readings(text: str) -> Iterator[Reading]:
    """The ways to read `text`, most literal first: whole, without its title in front, without the one behind."""
    last = Reading(text)
    yield last
    core, kind, title = _without_title(text)
    if title:
        last = Reading(core, kind, title)
        yield last
        inner, inner_kind, inner_title = _without_title(core)
        if inner_title:
            last = Reading(inner, kind if kind != COUNTRY else inner_kind, title)
            yield last
    english = translated(last.core)
    if english:
        yield replace(last, core=english)


def _without_title(text: str) -> tuple[str, str | None, str | None]:
    pattern, kinds = (_BEFORE_FOLDED, _KIND_BEFORE_FOLDED) if text.isascii() else (_BEFORE, _KIND_BEFORE)
    before = pattern.match(text)
    if before:
        title = before[1].lower()
        return text[before.end() :], kinds[title], title
    after = _AFTER.search(text)
    if after and after.start() > 0:
        title = after[1].lower()
        return text[: after.start()].strip(" -"), _KIND_AFTER[title], title
    return text, None, None


def is_part_of_city(title: str | None) -> bool:
    """Whether `title` names a part of a city (quận, district, ...), which may stand in the place of a city."""
    return title in _DISTRICTS
