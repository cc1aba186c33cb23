"""A raw page as an Article: decoded, in NFC, every line given its role, dated. Drops nothing from the text."""

from collections.abc import Sequence

from etl.clean.captions import is_caption
from etl.clean.decode import decode
from etl.clean.errors import UnreadableArticleError
from etl.clean.glued import unglued
from etl.clean.header import title_index
from etl.clean.html import Page, is_html, read_html
from etl.clean.language import language_of
from etl.clean.lines import Line, lines_of
from etl.clean.related import is_related
from etl.clean.signature import is_signature
from etl.clean.stamps import dateline_date, issue_month, names_year, says_when_posted, stamp_date, tells_hour
from etl.clean.tables import FurnitureTable, furniture_tables
from etl.clean.tail import is_tail_heading, tail_start
from etl.clean.wrapping import unwrapped
from etl.fold import drop_zero_width, lower_key, to_nfc
from etl.types import Article, Block, BlockKind, RawArticle

MAX_LINES = 20_000
MAX_HEADLINES = 500  # of a page without a paragraph
MAX_BODY_CHARS = 60_000
_MIN_BODY_CHARS = 40
_FOOT_LINES = 4
_MIN_SENTENCE_WORDS = 5


def clean(raw: RawArticle) -> Article:
    """`raw` as an Article; raises UnreadableArticleError when there is nothing to read in it."""
    original = decode(raw.content)
    if original.count("\n") > 4 * MAX_LINES:  # before any work is spent on them
        raise UnreadableArticleError(f"the page has more than {MAX_LINES:,} lines", "give one article per file")
    page = read_html(original) if is_html(raw) else None
    nfc = _full(original, page)
    shown, offsets = drop_zero_width(nfc)
    text = shown if page else unwrapped(shown)
    lower = lower_key(text)
    lines = unglued(lines_of(text, lower))
    if len(lines) > MAX_LINES:
        raise UnreadableArticleError(
            f"the page has {len(lines):,} lines, more than {MAX_LINES:,}", "give one article per file"
        )
    language = raw.language if raw.language in furniture_tables() else language_of(lower)
    if language is None:
        raise UnreadableArticleError(
            "the text is in no language with a table", f"one of: {', '.join(furniture_tables())}"
        )
    kinds = line_kinds(lines, furniture_tables()[language])
    if len(lines) > MAX_HEADLINES and BlockKind.BODY not in kinds:
        raise UnreadableArticleError(f"the page has {len(lines):,} lines and no report", "give one article per file")
    blocks = tuple(Block(kind, line.start, line.end) for line, kind in zip(lines, kinds, strict=True))
    stamped = published_of(raw.published, (page and page.published) or _stamped(lines, kinds))
    return Article(raw.source, text, lower, blocks, stamped, language, offsets)


def full_text(raw: RawArticle) -> str:
    """The NFC text in which the evidence of `raw` is counted; raises UnreadableArticleError as `clean` does."""
    original = decode(raw.content)
    return _full(original, read_html(original) if is_html(raw) else None)


def _full(original: str, page: Page | None) -> str:
    return to_nfc(page.text if page else original).text


def line_kinds(lines: Sequence[Line], table: FurnitureTable) -> list[BlockKind]:
    """The role of each line of a page."""
    kinds = [_kind_alone(line, table) for line in lines]
    is_body = [kind is BlockKind.BODY for kind in kinds]
    end = tail_start(lines, is_body, table)
    first = next((i for i in range(end) if is_body[i] and len(lines[i].text) >= 2 * _MIN_BODY_CHARS), end)
    for i in range(end, len(lines)):
        if not (kinds[i] is BlockKind.STAMP and _is_own_foot(lines, end, i, table)):
            kinds[i] = BlockKind.SIGNATURE if i == end and is_signature(lines[i], table) else BlockKind.TAIL
    _take_short(kinds, lines[:end])
    if end == len(lines) > 1 and _is_cut_off(lines, kinds):
        kinds[-1] = BlockKind.BODY
    _name_header(kinds, lines, first, table)
    _cut_length(kinds, lines)
    return kinds


def _take_short(kinds: list[BlockKind], lines: Sequence[Line]) -> None:
    """Takes a short sentence right below a paragraph into the report ("The visit lasted until May 10.")."""
    for i in range(1, len(lines)):
        short = kinds[i] is BlockKind.FURNITURE and len(lines[i].words) >= _MIN_SENTENCE_WORDS
        if short and kinds[i - 1] is BlockKind.BODY and lines[i].text.endswith("."):
            kinds[i] = BlockKind.BODY


def _is_cut_off(lines: Sequence[Line], kinds: Sequence[BlockKind]) -> bool:
    """Whether the last line is a paragraph that whoever kept the page cut off: long, and a report goes before it."""
    long = kinds[-1] is BlockKind.FURNITURE and len(lines[-1].text) >= 2 * _MIN_BODY_CHARS
    return long and sum(kind is BlockKind.BODY for kind in kinds[:-1]) > 0


def _is_own_foot(lines: Sequence[Line], end: int, at: int, table: FurnitureTable) -> bool:
    """Whether a stamp below the report is the page's own: it says so, or stands with the signature above other news."""
    between = lines[end:at]
    if says_when_posted(lines[at]) or at == end:
        return True
    signed = any(is_signature(line, table) for line in between)
    return signed and len(between) < _FOOT_LINES and not any(is_tail_heading(line, table) for line in between)


def _cut_length(kinds: list[BlockKind], lines: Sequence[Line]) -> None:
    """What lies beyond the longest report met in practice, many times over, is some other text."""
    chars = 0
    for i, line in enumerate(lines):
        chars += len(line.text) if kinds[i] is BlockKind.BODY else 0
        if chars > MAX_BODY_CHARS:
            kinds[i] = BlockKind.TAIL


def _kind_alone(line: Line, table: FurnitureTable) -> BlockKind:
    """What a line is by itself, before its neighbours are looked at."""
    if names_year(line) and (stamp_date(line) or issue_month(line)):
        return BlockKind.STAMP
    if is_related(line, table):
        return BlockKind.RELATED
    if is_caption(line, table):
        return BlockKind.CAPTION
    return BlockKind.BODY if line.ended and len(line.text) >= _MIN_BODY_CHARS else BlockKind.FURNITURE


def _name_header(kinds: list[BlockKind], lines: Sequence[Line], first: int, table: FurnitureTable) -> None:
    """Finds the title among the lines before the first long paragraph; a title may end like a sentence, or hold a date.

    A short paragraph between the two opens the report.
    """
    open_kinds = (BlockKind.FURNITURE, BlockKind.BODY)
    header = [i for i in range(first) if kinds[i] in open_kinds]
    body = [line for line, kind in zip(lines[first:], kinds[first:], strict=True) if kind is BlockKind.BODY]
    chosen = title_index([lines[i] for i in header], body, table)
    for k, i in enumerate(header):
        opens = chosen is not None and k > chosen and kinds[i] is BlockKind.BODY
        kinds[i] = BlockKind.TITLE if k == chosen else BlockKind.BODY if opens else BlockKind.FURNITURE


def _stamped(lines: Sequence[Line], kinds: Sequence[BlockKind]) -> str | None:
    """The date of the first stamp of the page itself; the month of its issue when no stamp has a day.

    A day at the top of the page is its reader's, where an earlier one with its hour stands above the report.
    """
    stamps = [line for line, kind in zip(lines, kinds, strict=True) if kind is BlockKind.STAMP]
    dated = [line for line in stamps if stamp_date(line)]
    if not dated:
        opening = [line for line, kind in zip(lines, kinds, strict=True) if kind is BlockKind.BODY][:1]
        return next(filter(None, (*map(dateline_date, opening), *map(issue_month, stamps))), None)
    first = stamp_date(dated[0])
    body = next((line.start for line, kind in zip(lines, kinds, strict=True) if kind is BlockKind.BODY), 0)
    above = [line for line in dated[1:] if line.start < body and (tells_hour(line) or says_when_posted(line))]
    if tells_hour(dated[0]) or says_when_posted(dated[0]):
        return first
    return next((day for line in above if (day := stamp_date(line)) and first and day < first), first)


def published_of(told: str | None, stamped: str | None) -> str | None:
    """The publication date as an ISO prefix: what was told of the page, unless the page itself is more precise."""
    known = told[:10] if told else None
    if known and stamped and stamped.startswith(known):
        return stamped
    return known or stamped
