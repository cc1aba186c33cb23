"""Places that the gazetteer knows but does not list for running text: names right after "city of", "tỉnh", "bang"."""

from collections.abc import Callable, Sequence

from etl.extract.matcher import PlaceForm, Token
from etl.extract.names import NameRun, free_parts, looks_vietnamese
from etl.extract.tables import LanguageTables

_KINDS = {"kind_city": "city", "kind_region": "region"}
_OFFICES = frozenset({"foreign_office", "delegation", "authority"})
Lookup = Callable[[str, str | None, str | None], PlaceForm | None]


def with_unlisted_places(
    text: str, tokens: Sequence[Token], runs: Sequence[NameRun], tables: LanguageTables, lookup: Lookup
) -> list[Token]:
    """`tokens` and the places that titled, unmatched names stand for, in reading order."""
    added = []
    for run in runs:
        for part in free_parts(run, tokens):
            kind = _titled(text, tokens, part)
            if kind is None and "-" not in part.words[0].of(text)[1:]:
                continue
            found = _longest(text, part, _country_after(text, tokens, part), kind, lookup, tables)
            if found:
                added.append(found)
    return sorted([*tokens, *added], key=lambda token: token.start) if added else list(tokens)


def _titled(text: str, tokens: Sequence[Token], part: NameRun) -> str | None:
    """The kind of place that the word right before a name announces, None when there is none."""
    before = next((t for t in reversed(tokens) if t.end <= part.span.start), None)
    if before is None or text[before.end : part.span.start].strip():
        return None
    return next((kind for category, kind in _KINDS.items() if before.has(category)), None)


def _country_after(text: str, tokens: Sequence[Token], part: NameRun) -> str | None:
    """The country named in brackets or behind a comma after the name."""
    after = next((t for t in tokens if t.start >= part.span.end), None)
    if after is None or text[part.span.end : after.start].strip(" (,") or not after.place:
        return None
    return after.place.country_code if after.place.kind == "country" else None


def _longest(
    text: str, part: NameRun, country: str | None, kind: str | None, lookup: Lookup, tables: LanguageTables
) -> Token | None:
    if kind is None and len(part.words) > 1 and country is None:
        return None
    if looks_vietnamese(text, part.words, tables) and len(part.words) >= 3 and country is None:
        return None
    for count in range(min(4, len(part.words)), 0, -1):
        start, end = part.words[0].start, part.words[count - 1].end
        place = lookup(text[start:end], country, kind)
        if place is not None:
            return Token(start, end, None, place)
    return None
