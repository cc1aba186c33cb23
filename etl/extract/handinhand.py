"""Whether a place or body stands in one breath with Hanoi: as host, co-signatory, recipient; or only wrote."""

import re
from collections.abc import Sequence

from etl.extract.companions import is_companion
from etl.extract.holders import KINDS, text_between
from etl.extract.joints import pattern
from etl.extract.matcher import Token
from etl.extract.naming import are_coordinated, is_foreign_name, is_pair_with_hanoi
from etl.extract.people import PersonMention
from etl.extract.sentences import Sentence

_APPOSED = re.compile(r",[^,]{3,90},")
_SUBJECT_CHARS = 25
_BRACKETED = re.compile(r"\([^()]*\)")
_VERB_CHARS = 12  # "(JICA) has", "đã"
_HELD_WITH = pattern(r"\b(?:%(by)s|%(with)s|%(and)s|%(of)s)\s+(?:%(article)s\s+)?$")
_ARRANGED = pattern(r"%(arranged_by)s", re.IGNORECASE)
_SEAT = pattern(r"%(seat_of)s\s+(?:%(article)s\s+)?$", re.IGNORECASE)
_SIGNED_CHARS = 110
_WITH = pattern(r"\b%(with)s\s+(?:%(article)s\s+)?$", re.IGNORECASE)
_LETTER = pattern(r"\b%(letter_of)s\s+$", re.IGNORECASE)
_AT = pattern(r"\b%(in)s\s+$", re.IGNORECASE)
_WHOSE = pattern(r"\b%(of)s\s+(?:%(article)s\s+)?$", re.IGNORECASE)
_SHOWN_AT = pattern(r"\s*(?:(?:19|20)\d\d)?[\"”»]?\s*%(in)s\s+(?:%(article)s\s+)?", re.IGNORECASE)
_NAMED_AFTER_CHARS = 12  # between an occasion and the city that it shows: "Tuần lễ ẩm thực và"
_AND_OURS = pattern(r"[)\s]*,?\s*(?:%(and)s|%(with)s)\s(?:%(article)s\s)?", re.IGNORECASE)
_BOUND_FOR = pattern(r"%(bound_for)s\s(?:%(article)s\s)?$", re.IGNORECASE)  # before whom a gift is for
_FUNDED_BY = pattern(r"%(funded_by)s", re.IGNORECASE)
_PAYS = pattern(r"\s*(?:\([^()]*\)\s*)?%(pays)s\b", re.IGNORECASE)
_TAUGHT = pattern(r"%(taught)s", re.IGNORECASE)
_BODY = pattern(r"%(body_of)s")
_DEPARTMENT = pattern(r"%(department_of)s")
_JOINS_CHARS = 12  # " last week ", " sẽ "
_OPENED_CHARS = 20  # "2018 đã chính thức"
_JOINED = pattern(r"\b(?:%(and)s|%(with)s)\s[^,;:.]{0,60}$")


def is_host(sentence: Sentence, token: Token, left: Sequence[Token]) -> bool:
    """Whether a body stages the conference that the sentence tells of, or the festival together with Hanoi's."""
    if not token.has("organisation"):
        return False
    if any(t.has("conference") for t in (*left, token)) and sentence.has("attend", "event_verb", "hosting", "opening"):
        return True
    if sentence.has("conference") and sentence.has("event_verb") and not is_companion(sentence, token):
        before = sentence.text[: token.start - sentence.span.start]
        behind = [t for t in sentence.tokens if t.has("event_verb") and t.start >= token.end]
        acts = any(len(_APPOSED.sub("", text_between(sentence, token, t))) < _SUBJECT_CHARS for t in behind)
        if acts or _HELD_WITH.search(before):
            return True
    if _joins_hanoi(sentence, token):
        return True
    if sentence.has("co_host") and _ARRANGED.search(sentence.text) and not is_companion(sentence, token):
        return any(t.has("co_host") for t in left) and any(t.end <= token.start for t in sentence.of("hanoi_body"))
    return sentence.has("event", "event_verb") and is_pair_with_hanoi(sentence, sentence.tokens.index(token))


def _joins_hanoi(sentence: Sentence, token: Token) -> bool:
    """Whether a body is said to hold an occasion with a body of Hanoi's ("X phối hợp với UBND thành phố mở ...")."""
    if not (sentence.has("conference", "event") and sentence.has("event_verb")):
        return False
    beside = next((t for t in sentence.of("co_host") if t.start >= token.end), None)
    if beside is None or len(_BRACKETED.sub("", text_between(sentence, token, beside)).strip(" ,)")) > _VERB_CHARS:
        return False
    after = next((t for t in sentence.tokens if t.start >= beside.end), None)
    return after is not None and after.has("hanoi_body")


def cities_sit(sentence: Sentence) -> bool:
    """Whether Hanoi is listed with provinces of ours and a foreign one as who takes part, wherever they meet."""
    if not sentence.has("hanoi") or not sentence.has("domestic"):
        return False
    return any(sits_with_hanoi(sentence, k) for k, t in enumerate(sentence.tokens) if is_foreign_name(t))


def names_pact(sentence: Sentence) -> bool:
    """Whether it names a text between Hanoi and a foreign city or region ("bản ghi nhớ giữa Hà Nội và X")."""
    texts = [t for t in sentence.of("agreement") if t.cue and t.cue.agreement != _TWINNING]
    if not texts or not sentence.has("hanoi") or sentence.has("background"):
        return False
    local = [k for k, t in enumerate(sentence.tokens) if t.place and t.place.kind != "country" and is_foreign_name(t)]
    return any(is_pair_with_hanoi(sentence, k) for k in local)


_TWINNING = "twinning"  # what two are to each other, signed long ago
_LISTED = frozenset({"hanoi", "domestic"})


def sits_with_hanoi(sentence: Sentence, at: int) -> bool:
    """Whether a city or region is listed with Hanoi and other provinces as who takes part in something."""
    token = sentence.tokens[at]
    if token.place is None or token.place.kind == "country" or not sentence.has("attend", "event_verb"):
        return False
    named = [t for t in sentence.tokens if t.any_of(_LISTED) or (t.place and t.place.kind != "country")]
    here = named.index(token)
    first = last = here
    while first and are_coordinated(sentence, named[first - 1], named[first]):
        first -= 1
    while last + 1 < len(named) and are_coordinated(sentence, named[last], named[last + 1]):
        last += 1
    beside = named[first : last + 1]
    if _AT.search(sentence.before(_titled_start(sentence, sentence.tokens.index(beside[0])))):
        return False  # where something takes place
    return any(t.has("hanoi") for t in beside) and any(t.has("domestic") for t in beside)


def stands_beside_hanoi(sentence: Sentence, at: int) -> bool:
    """Whether a place is where an occasion shows Hanoi, or who takes part in one with it and other provinces."""
    return shows_hanoi(sentence, at) or sits_with_hanoi(sentence, at) or _takes_part(sentence, at)


def _takes_part(sentence: Sentence, at: int) -> bool:
    """Whether a city or region is said to join an occasion of Hanoi's ("Mexico City joins Hanoi craft week")."""
    token = sentence.tokens[at]
    if token.place is None or token.place.kind == "country" or not sentence.has("event"):
        return False
    after = [t for t in sentence.of("joins", "attend") if 0 <= t.start - token.end <= _JOINS_CHARS]
    return bool(after) and any(t.start > after[0].start for t in sentence.of("hanoi", "in_hanoi"))


def shows_hanoi(sentence: Sentence, at: int) -> bool:
    """Whether an occasion named after Hanoi is held there ("Những ngày Văn hóa Hà Nội 2015 tại tỉnh Fukuoka")."""
    start = at - 1 if at and sentence.tokens[at - 1].any_of(KINDS) else at
    before = sentence.tokens[start - 1] if start else None
    if before is None or not sentence.has("event"):
        return False
    if not _SHOWN_AT.fullmatch(text_between(sentence, before, sentence.tokens[start])):
        return False
    opened = before.has("event_verb")  # "Lễ hội Hà Nội 2018 đã khai mạc tại X"
    shown = [t for t in sentence.of("hanoi") if t is before or (opened and 0 <= before.start - t.end <= _OPENED_CHARS)]
    named = [t.end for t in sentence.of("event")]
    return any(t.has("event") or any(0 <= t.start - end <= _NAMED_AFTER_CHARS for end in named) for t in shown)


def signs_together(sentence: Sentence, token: Token) -> bool:
    """Whether a body signs with Hanoi's people, beside them or at its own seat."""
    return _cosigns(sentence, token) or _signs_at_home(sentence, token)


def _cosigns(sentence: Sentence, token: Token) -> bool:
    """Whether Hanoi or a body of its own and this body sign together, words of description in between."""
    signed = sentence.of("sign")
    if token.has("organisation") and signed and _stands_before_ours(sentence, token):
        return True
    ours = [t for t in sentence.of("hanoi", "hanoi_body", "district") if t.end <= token.start]
    if not token.has("organisation") or not signed or not ours:
        return False
    gap = text_between(sentence, ours[-1], token)
    return _JOINED.search(gap) is not None and not any(
        ours[-1].end <= t.start < token.start for t in sentence.of("companion", "meet")
    )


def _stands_before_ours(sentence: Sentence, token: Token) -> bool:
    """Whether a body of Hanoi's is joined to this one right behind it ("UNICEF và UBND thành phố ký ...")."""
    after = next((t for t in sentence.of("hanoi", "hanoi_body", "district") if t.start >= token.end), None)
    return after is not None and _AND_OURS.fullmatch(text_between(sentence, token, after)) is not None


def _signs_at_home(sentence: Sentence, token: Token) -> bool:
    """Whether people of both sides sign at the seat of a body ("tại trụ sở X, ông A cùng ông B ký ...")."""
    at_seat = _SEAT.search(sentence.before(token.start)) is not None
    return at_seat and token.has("organisation") and sentence.has("sign") and len(sentence.people) > 1


def speaks_for(sentence: Sentence, person: PersonMention) -> bool:
    """Whether somebody has an office, leads, or stands beside the place; "Bắc Kinh cải tạo Tiền Môn" is nobody."""
    title, place = person.title, person.title.place
    if title.is_office or title.led or place is None or not 0 <= person.span.start - place.end < _SIGNED_CHARS:
        return True
    gap = sentence.text[place.end - sentence.span.start : person.span.start - sentence.span.start]
    return not any(word[:1].islower() for word in gap.split())


def only_wrote(sentence: Sentence, person: PersonMention) -> bool:
    """Whether somebody's letter was brought, and not themselves met ("chuyển bức thư của Thị trưởng X")."""
    title = person.title.span
    start = min(person.span.start, title.start) if title else person.span.start
    return _LETTER.search(sentence.before(start)) is not None


def signs(sentence: Sentence, token: Token) -> bool:
    """Whether a city or region is named before it and Hanoi are said to sign a text."""
    if token.place is None or token.place.kind == "country" or not sentence.has("agreement"):
        return False
    before = [t for t in sentence.tokens if t.end <= token.start]
    ours = any(t.has("hanoi") or t.has("hanoi_body") for t in before)
    titles = [t for t in before[-1:] if t.any_of(KINDS)]
    start = titles[0].start if titles else token.start
    described = any(t.has("organisation") for t in before) and _WHOSE.search(sentence.before(start)) is not None
    return ours and not described and any(t.start >= token.end for t in sentence.of("sign"))


def is_signed_with(sentence: Sentence, at: int) -> bool:
    """Whether a city or region is who a text was signed with ("signed a memorandum with Gyeonggi")."""
    token = sentence.tokens[at]
    if token.place is None or token.place.kind == "country" or not sentence.has("agreement"):
        return False
    signed = [t for t in sentence.of("sign") if 0 <= token.start - t.end < _SIGNED_CHARS]
    titles = [t for t in sentence.tokens[max(0, at - 2) : at] if t.any_of(KINDS | {"authority"})]
    start = titles[0].start if titles and token.start - titles[0].start < 40 else token.start
    return bool(signed) and _WITH.search(sentence.before(start)) is not None


def acts_for_hanoi(sentence: Sentence, at: int) -> bool:
    """Whether a place has part through a department of its own, as who pays, or as whose people are taught."""
    return is_of_department(sentence, at) or pays_for(sentence, at) or is_taught(sentence, at)


def pays_for(sentence: Sentence, at: int) -> bool:
    """Whether a city or region is said to pay for what Hanoi does ("dự án do vùng X (Pháp) tài trợ")."""
    token = sentence.tokens[at]
    if token.place is None or token.place.kind == "country" or not sentence.has("project_word", "project", "works"):
        return False
    before = sentence.before(_titled_start(sentence, at))
    return (
        _FUNDED_BY.search(before) is not None
        and _PAYS.match(sentence.text, token.end - sentence.span.start) is not None
    )


def is_taught(sentence: Sentence, at: int) -> bool:
    """Whether a body of Hanoi's holds a course for the people of a city or region ("lớp tiếng Việt cho cán bộ X")."""
    token = sentence.tokens[at]
    if token.place is None or token.place.kind == "country" or not sentence.has("project"):
        return False
    return sentence.has("hanoi_body") and _TAUGHT.search(sentence.before(_titled_start(sentence, at))) is not None


def is_of_department(sentence: Sentence, at: int) -> bool:
    """Whether a department of the city or region is named ("Cục Cứu hỏa tỉnh X", "Bộ Y tế bang Y")."""
    token = sentence.tokens[at]
    start = _titled_start(sentence, at)
    if token.place is None or token.place.kind == "country":
        return False
    return (_BODY if start == token.start else _DEPARTMENT).search(sentence.before(start)) is not None


def _titled_start(sentence: Sentence, at: int) -> int:
    """Where the name begins with the word for its kind in front ("tỉnh Fukuoka")."""
    token = sentence.tokens[at]
    before = sentence.tokens[at - 1] if at else None
    titled = before is not None and before.any_of(KINDS) and not text_between(sentence, before, token).strip()
    return before.start if titled and before is not None else token.start


_AIDS = ("gives", "helps")  # what a title says of a gift


def is_recipient(sentence: Sentence, token: Token) -> bool:
    """Whether a city or region is named behind a gift of Hanoi's people or bodies, or as where one is bound."""
    if token.place is None or token.place.kind == "country":
        return False
    if _is_bound_for(sentence, token):
        return True
    given = [t for t in sentence.of("gift", *(_AIDS if sentence.is_title else ())) if t.end <= token.start]
    ours = [t for t in sentence.of("hanoi", "hanoi_office", "hanoi_body", "district") if t.end <= token.start]
    others = any(t.has("domestic") and ours[-1].end <= t.start < token.start for t in sentence.tokens) if ours else True
    return bool(given) and not others


def _is_bound_for(sentence: Sentence, token: Token) -> bool:
    """Whether gifts are said to be bound for the place or for the one before it in a list ("để gửi tới vùng X, Y")."""
    if not sentence.has("gift"):
        return False
    places = [t for t in sentence.tokens if t.place and t.start <= token.start]
    while len(places) > 1 and are_coordinated(sentence, *places[-2:]):
        places.pop()
    start = _titled_start(sentence, sentence.tokens.index(places[-1]))
    return _BOUND_FOR.search(sentence.before(start)) is not None
