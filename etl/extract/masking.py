"""Place names that are part of a person's name are no places: "Đức" in Nguyễn Đức Chung, "Jordan" in Sarah Jordan."""

from collections.abc import Sequence

from etl.extract.matcher import Token
from etl.extract.names import NameRun, looks_vietnamese
from etl.extract.tables import LanguageTables
from etl.types import Span

_BEFORE_NAME = frozenset(
    {"honorific", "hanoi_office", "neutral_office", "foreign_office", "embassy_office", "hanoi_body"}
)
_TITLED = _BEFORE_NAME | {"kind_city", "kind_region", "kind_country", "of_country", "authority", "delegation"}
_LESSER_POPULATION = 400_000


def without_name_parts(
    text: str, start: int, tokens: Sequence[Token], runs: Sequence[NameRun], tables: LanguageTables
) -> list[Token]:
    """`tokens` less the places inside people's names, and less common words that open the sentence at `start`."""
    return [
        token
        for i, token in enumerate(tokens)
        if not (token.place and token.start == start and token.span.of(text).lower() in tables.openers)
        and not (_could_be_in_name(token) and _inside_name(text, tokens, i, runs, tables))
    ]


def _could_be_in_name(token: Token) -> bool:
    return (
        token.place is not None
        or token.has("domestic")
        or token.has("district")
        or token.has("demonym")
        or token.has("topic")
    )


def _inside_name(text: str, tokens: Sequence[Token], at: int, runs: Sequence[NameRun], tables: LanguageTables) -> bool:
    token = tokens[at]
    run = next((run for run in runs if run.span.holds(token.span)), None)
    if run is None or run.span == token.span:
        return False
    others = [
        other for other in tokens if run.span.holds(other.span) and other is not token and not _could_be_in_name(other)
    ]
    first = _first_word(run, token, others)
    words = [word for word in run.words[first:] if not any(o.span.touches(word) for o in others)]
    if len(words) == (own := sum(token.span.holds(word) for word in words)) or own == 0:
        return False
    vietnamese = looks_vietnamese(text, words[:5], tables)
    if vietnamese and (words[0].start < token.start or (len(words) >= 3 and " " not in token.span.of(text))):
        return True
    before = _token_before(text, tokens, at)
    if " " in token.span.of(text):
        return False
    if words[0].start == token.start:
        if before is None or not (before.any_of(_TITLED) or before.place):
            return len(words) > 1 and _is_lesser(token)
        return before.has("honorific") or (_titles_a_person(before) and _is_forename(token, words))
    return token.start > words[0].start


def _titles_a_person(token: Token) -> bool:
    return token.any_of(_BEFORE_NAME)


def _is_lesser(token: Token) -> bool:
    """Whether a place is small enough for a name that begins like it to be a person's ("Paul Guihaumé")."""
    return token.place is not None and token.place.kind != "country" and token.place.population < _LESSER_POPULATION


def _is_forename(token: Token, words: Sequence[Span]) -> bool:
    """Whether a place and one more word make a name after a title ("Chủ tịch Vladimir Kukharev")."""
    return len(words) == 2 and token.place is not None


def _first_word(run: NameRun, token: Token, others: Sequence[Token]) -> int:
    """The index of the first word after the last title or body that the run holds before the token."""
    end = max((other.end for other in others if other.end <= token.start), default=run.span.start)
    return next((i for i, word in enumerate(run.words) if word.start >= end), 0)


def _token_before(text: str, tokens: Sequence[Token], at: int) -> Token | None:
    """The token that ends just before tokens[at], with nothing but a space between."""
    if at == 0 or text[tokens[at - 1].end : tokens[at].start].strip(" ,-"):
        return None
    return tokens[at - 1]
