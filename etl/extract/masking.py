"""Place names that are part of a person's name are no places: "Đức" in Trần Đức Lân, "Jordan" in Sarah Jordan."""

from collections.abc import Sequence, Set
from dataclasses import replace

from etl.extract.joints import pattern, wordings
from etl.extract.matcher import Token
from etl.extract.names import NameRun, looks_vietnamese
from etl.extract.sentences import Sentence
from etl.extract.tables import Cue, LanguageTables
from etl.fold import match_key
from etl.types import Span

_BEFORE_NAME = frozenset(
    {"honorific", "hanoi_office", "neutral_office", "foreign_office", "embassy_office", "hanoi_body"}
)
_TITLED = _BEFORE_NAME | {"kind_city", "kind_region", "kind_country", "of_country", "authority", "delegation"}
HANOI_NAMES = ("hà nội", "hanoi", "ha noi")  # as the phrases of the tables spell it
_LESSER_POPULATION = 400_000


def without_name_parts(
    text: str, start: int, tokens: Sequence[Token], runs: Sequence[NameRun], tables: LanguageTables
) -> list[Token]:
    """`tokens` less the places inside people's names, and less common words that open the sentence at `start`."""
    told = (
        [
            _of_elsewhere(text, token, after, tables) if after is not None and after.place else token
            for token, after in zip(tokens, [*tokens[1:], None], strict=True)
        ]
        if tokens
        else []
    )
    told = [_of_place_before(text, before, token, tables) for before, token in zip([None, *told], told, strict=False)]
    return [
        token
        for i, token in enumerate(told)
        if not (token.place and token.start == start and text[start : token.end].lower() in tables.openers)
        and not (_could_be_in_name(token) and _inside_name(text, tokens, i, runs, tables))
    ]


def _of_elsewhere(text: str, token: Token, after: Token, tables: LanguageTables) -> Token:
    """The token, or what it is before a foreign name: "Thành ủy Quảng Châu" is a body abroad, "tới thủ đô Viêng Chăn"
    a visit there.
    """
    if after.place is None or after.place.country_code == "VN":
        return token
    local = after.place.kind != "country"
    if local and token.any_of(_BODIES) and not text[token.end : after.start].strip() and not _says_hanoi(token):
        return Token(token.start, token.end, _body_abroad(text, token, tables) or token.cue, None)
    if not token.has("in_hanoi"):
        return token
    words = text[token.start : token.end].lower().split()
    if text[token.end : after.start].strip():
        return token
    if local and not _says_hanoi(token) and _ends_in_body(words, tables):  # "tại trụ sở Thành ủy Bắc Kinh"
        return Token(token.start, token.end, tables.cues.get(tables.body_abroad), None)
    if words[-1] not in wordings("capital_word"):
        return token
    word = words[0]
    return Token(token.start, token.start + len(word), tables.cues.get(word), None)


def _of_place_before(text: str, before: Token | None, token: Token, tables: LanguageTables) -> Token:
    """The token, or a body abroad where a foreign city stands right before it ("Pyongyang City People's Committee")."""
    if before is None or before.place is None or not token.has("hanoi_body") or _says_hanoi(token):
        return token
    ours = before.place.country_code == "VN" or before.place.kind == "country"
    if ours or text[before.end : token.start] not in _OWNERS:
        return token
    return Token(token.start, token.end, tables.cues.get(tables.body_abroad) or token.cue, None)


_OF_ONLY = pattern(r"\s%(of)s\s")
_OWNERS = (" ", "'s ", "’s ")
_BODIES = frozenset({"hanoi_body", "other_body"})  # of a city, of a province: other countries have them too


def _ends_in_body(words: Sequence[str], tables: LanguageTables) -> bool:
    cues = (tables.cues.get(" ".join(words[k:])) for k in range(1, len(words)))
    return any(cue is not None and "hanoi_body" in cue.categories for cue in cues)


def _body_abroad(text: str, token: Token, tables: LanguageTables) -> Cue | None:
    """What a body's name says before a foreign place: an authority, of a region where it ends in that word.

    A province's party committee stays what it is: who is a member of it may head one of its cities.
    """
    last = text[token.start : token.end].lower().split()[-1]
    placed = tables.cues.get(f"{tables.body_abroad} {last}")
    return placed or (tables.cues.get(tables.body_abroad) if token.has("hanoi_body") else None)


def _says_hanoi(token: Token) -> bool:
    return token.cue is not None and any(name in token.cue.phrase for name in HANOI_NAMES)


_NAME_LIKE = frozenset({"domestic", "district", "demonym", "topic"})
_TITLES = _BEFORE_NAME - {"honorific"}
_TITLE_LIKE = frozenset({"delegation", "honorific", "of_country", "kind_country"})  # Đoàn, Ông and Bà are surnames too
_IN_NAMES = _NAME_LIKE | _TITLE_LIKE


def without_surnames(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences less the places that are the name of somebody named in full before ("Langley asked ...")."""
    kept: list[Sentence] = []
    known: set[str] = set()
    seats = {p.title.place for s in sentences for p in s.people}
    for sentence in sentences:
        tokens = [t for t in sentence.tokens if not _is_surname(sentence, t, known) or t in seats]
        kept.append(replace(sentence, tokens=tokens) if len(tokens) < len(sentence.tokens) else sentence)
        full = [p.name for p in sentence.people if " " in p.name and not p.vietnamese]
        known.update(match_key(word) for name in full for word in name.split())
    return kept


def _is_surname(sentence: Sentence, token: Token, known: Set[str]) -> bool:
    if not known or token.place is None or token.cue or token.place.kind == "country":
        return False
    at = sentence.tokens.index(token)
    titled = any(t.any_of(_TITLED) for t in sentence.tokens[max(0, at - 1) : at] if token.start - t.end <= 4)
    return not titled and match_key(sentence.said(token)) in known


def _could_be_in_name(token: Token) -> bool:
    if token.place is not None or token.any_of(_IN_NAMES):
        return True
    return token.cue is not None and " " not in token.cue.phrase and not token.any_of(_TITLES)


def _inside_name(text: str, tokens: Sequence[Token], at: int, runs: Sequence[NameRun], tables: LanguageTables) -> bool:
    """Whether the name-like token at `at` is part of a longer name of a person."""
    token = tokens[at]
    words = _without_honorific(text, tokens, at, _name_around(tokens, at, runs), tables)
    if not words or all(token.start <= word.start and word.end <= token.end for word in words):
        return False
    if token.place and (_is_titled_name(text, tokens, at, words) or _is_governed(text, tokens, at)):
        return False
    if token.place and len(words) == _FULL_NAME_WORDS and _follows_seat(text, tokens, at):
        return True
    opens = words[0].start == token.start
    single = " " not in text[token.start : token.end]
    before = _token_before(text, tokens, at)
    if (
        looks_vietnamese(text, words[:5], tables)
        and (not opens or len(words) >= 3)
        and (single or not opens or token.any_of(_TITLE_LIKE))
    ):
        return not opens or bool(token.place) or token.any_of(_NAME_LIKE) or _follows_title(text, token, before)
    if not single or not (token.place or token.any_of(_NAME_LIKE)):
        return _is_called(before) and _follows_title(text, token, before)  # "Bà Tuyến"
    if not opens:
        return True
    if before is None or not (before.any_of(_TITLED) or before.place):
        return _is_lesser(token) or (len(words) > 1 and _is_apposed(text, words[-1].end, tokens))
    titled = _titles_a_person(before) or _heads_council(text, tokens, at) or _follows_authority(tokens, at)
    return before.has("honorific") or (titled and _is_forename(token, words))


def _without_honorific(
    text: str, tokens: Sequence[Token], at: int, words: list[Span], tables: LanguageTables
) -> list[Span]:
    """The words of a name less the honorific that opens it; Ông and Bà are surnames too ("Bà Nguyễn Thị Tuyến")."""
    if len(words) < _FULL_NAME_WORDS or match_key(words[1].of(text)) not in tables.surnames:
        return words
    called = any(t.has("honorific") and (t.start, t.end) == (words[0].start, words[0].end) for t in tokens)
    return words[1:] if called and tokens[at].start != words[0].start else words


def _heads_council(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether an office of the council of a city told before stands before it ("Chủ tịch Hội đồng Miyazaki T.")."""
    if at and tokens[at - 1].any_of(_KINDS):  # "Chủ tịch Ủy ban Hành chính thành phố Vladimir K."
        return _heads_council(text, [*tokens[: at - 1], tokens[at]], at - 1)
    office, council = tokens[max(0, at - 2) : at] if at > 1 else (None, None)
    if office is None or council is None or not council.has("authority") or not office.has("neutral_office"):
        return False
    told = any(t.place and t.place.kind != "country" and t.place != tokens[at].place for t in tokens[:at])
    return told and text[office.end : council.start] == " "


def _follows_authority(tokens: Sequence[Token], at: int) -> bool:
    """Whether an authority with its own place stands before ("the Kanagawa Assembly Ishikawa N.")."""
    before, seat = (tokens[at - 1], tokens[at - 2]) if at > 1 else (None, None)
    placed = seat is not None and seat.place is not None and seat.place.kind != "country"
    return placed and before is not None and before.has("authority") and not before.any_of(_BEFORE_NAME)


_FULL_NAME_WORDS = 3


def _follows_seat(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether an office with its own city stands right before ("Thị trưởng Vũ Hán (Trung Quốc) Chu Hải Phong")."""
    seat = tokens[at - 1] if at > 1 else None
    if seat is None or seat.place is None or text[seat.end : tokens[at].start].strip(" )"):
        return False
    return any(t.has("foreign_office") for t in tokens[max(0, at - 3) : at - 1])


_KINDS = frozenset({"kind_city", "kind_region", "kind_country"})


def _is_titled_name(text: str, tokens: Sequence[Token], at: int, words: Sequence[Span]) -> bool:
    """Whether the name opens with a title of places, in a capital, right before the place ("Vùng Ile-de-France")."""
    before = tokens[at - 1] if at else None
    titled = before is not None and before.any_of(_KINDS) and before.start == words[0].start
    return titled and before is not None and not text[before.end : tokens[at].start].strip()


def _is_governed(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether who heads a place is named behind it ("Mayor of Graz Anna NAME")."""
    before = tokens[at - 1] if at else None
    headed = before is not None and before.has("foreign_office")
    return headed and before is not None and _OF_ONLY.fullmatch(text, before.end, tokens[at].start) is not None


def _is_apposed(text: str, end: int, tokens: Sequence[Token]) -> bool:
    """Whether an office follows behind a comma, so that the name before it is somebody's ("Vladimir K., Chairman")."""
    following = next((t for t in tokens if t.start >= end), None)
    return (
        following is not None
        and following.any_of(_TITLES)
        and text[end : following.start] in (", ", ", the ", ", its ")
    )


def _name_around(tokens: Sequence[Token], at: int, runs: Sequence[NameRun]) -> list[Span]:
    """The capitalised words that make up one name with the token; empty when it stands alone."""
    token = tokens[at]
    run = next((run for run in runs if run.span.end >= token.end), None)
    if run is None or not run.span.holds(token) or run.span == token[:2]:
        return []
    others = [t for t in tokens if run.span.holds(t) and t is not token and not _could_be_in_name(t)]
    first = _first_word(run, token, others)
    end = min((other.start for other in others if other.start >= token.end), default=run.span.end)
    words = [word for word in run.words[first:] if word.end <= end and not any(word.touches(o) for o in others)]
    whole = any(token.start <= word.start and word.end <= token.end for word in words)
    return words if whole or any(_is_half_of(token, word, tokens) for word in words) else []


def _is_half_of(token: Token, word: Span, tokens: Sequence[Token]) -> bool:
    """Whether a place is one half of a double name whose other half is none ("Pereira-Lopes")."""
    return word.holds(token) and not any(t is not token and word.holds(t) for t in tokens)


def _follows_title(text: str, token: Token, before: Token | None) -> bool:
    """Whether an office stands right before, with a single space between ("Chủ tịch HĐND TP Hà Nội Ông Thị ...")."""
    if before is None or text[before.end : token.start] != " ":
        return False
    written = text[token.start].isupper() and len(text[token.start : token.end].split()) == 1
    if before.has("honorific"):
        return written and not token.any_of(_TITLED)
    return before.any_of(_BEFORE_NAME) or before.has("hanoi")


def _is_called(before: Token | None) -> bool:
    return before is not None and before.has("honorific")


def _titles_a_person(token: Token) -> bool:
    return token.any_of(_BEFORE_NAME)


def _is_lesser(token: Token) -> bool:
    """Whether a place is small enough for a name that begins like it to be a person's ("Paul Guihaumé")."""
    return token.place is not None and token.place.kind != "country" and token.place.population < _LESSER_POPULATION


def _is_forename(token: Token, words: Sequence[Span]) -> bool:
    """Whether a place and one more word make a name after a title ("Chủ tịch Vladimir Orlov")."""
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
