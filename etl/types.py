"""The values that pass between the steps of the pipeline. Holds no rule and reads no file."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple, Protocol

from atlas.schema import Issue


class Stretch(Protocol):
    """What begins at one character of a text and ends before another."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


class Span(NamedTuple):
    """A half-open range of characters, [start, end)."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` in this span."""
        return text[self.start : self.end]

    def holds(self, other: Stretch) -> bool:
        """Whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: Stretch) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class RawArticle:
    """An article as it was found: `source` is its file name, `published` an ISO 8601 prefix or date-time.

    `sha256` is that of the bytes as they came, for a `content` that was decoded on the way.
    """

    source: str
    content: bytes | str
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    sha256: str | None = None


class BlockKind(StrEnum):
    """What a line of a page is."""

    TITLE = "title"
    BODY = "body"
    STAMP = "stamp"
    CAPTION = "caption"
    RELATED = "related"
    SIGNATURE = "signature"
    FURNITURE = "furniture"
    TAIL = "tail"


class Block(NamedTuple):
    """One line of an article with its role; start and end count characters of the article's text."""

    kind: BlockKind
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where the line stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned article: NFC text with every line's role, publication date (ISO prefix) and language.

    `text` is the NFC text less the characters that have no width, `lower` is lower_key(text); `to_nfc` maps offsets
    in them to those of the full NFC text, and is None where the two are the same.
    """

    source: str
    text: str
    lower: str = field(repr=False)
    blocks: tuple[Block, ...]
    published: str | None
    language: str
    to_nfc: tuple[int, ...] | None = None

    def spans(self, *kinds: BlockKind) -> list[Span]:
        """Where the lines of these kinds stand, in reading order."""
        return [block.span for block in self.blocks if block.kind in kinds]

    def nfc_span(self, span: Span) -> Span:
        """`span` counted in the full NFC text."""
        if self.to_nfc is None:
            return span
        return Span(self.to_nfc[span.start], self.to_nfc[span.end - 1] + 1)


class Evidence(NamedTuple):
    """That the characters [start_char, end_char) of the article's NFC text back the value of `field`."""

    field: str
    start_char: int
    end_char: int


@dataclass(frozen=True, slots=True)
class Official:
    """A person who took part; `role` is the office in the article's words, `office` a code of OFFICES."""

    name: str
    role: str | None = None
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One engagement with one partner, as an article gives it. Dates are ISO 8601 prefixes, lat and lon degrees."""

    source: str
    partner: str
    partner_kind: str
    event_type: str
    partner_vi: str | None = None
    country_code: str | None = None
    place_id: str | None = None
    lat: float | None = None
    lon: float | None = None
    date_start: str | None = None
    date_end: str | None = None
    date_precision: str = "unknown"
    date_basis: str | None = None
    direction: str | None = None
    status: str = "occurred"
    topics: tuple[str, ...] = ()
    hanoi_officials: tuple[Official, ...] = ()
    partner_officials: tuple[Official, ...] = ()
    agreement_status: str = "none"
    agreement_kind: str | None = None
    confidence: float = 0.0
    evidence: tuple[Evidence, ...] = ()
    needs_review: bool = False

    @property
    def hanoi_lead(self) -> str | None:
        """Who led for Hanoi, or None when the article does not say."""
        return self.hanoi_officials[0].name if self.hanoi_officials else None

    @property
    def partner_lead(self) -> str | None:
        """Who led for the partner, or None when the article does not say."""
        return self.partner_officials[0].name if self.partner_officials else None

    def to_json_dict(self) -> dict[str, Any]:
        """The record as the object that `extract` prints: JSON types only, keys in the contract's order."""
        values: dict[str, Any] = {name: getattr(self, name) for name in _JSON_FIELDS}
        values["topics"] = list(self.topics)
        values["evidence"] = [item._asdict() for item in self.evidence]
        return values


_JSON_FIELDS = (
    "source partner partner_vi partner_kind country_code place_id lat lon date_start date_end date_precision "
    "date_basis event_type direction status topics hanoi_lead partner_lead agreement_status agreement_kind "
    "confidence evidence"
).split()


@dataclass(frozen=True, slots=True)
class ExtractionResult:
    """What one article gives: its records, and an Issue for each thing that could not be read."""

    records: tuple[Record, ...] = ()
    issues: tuple[Issue, ...] = field(default=())
