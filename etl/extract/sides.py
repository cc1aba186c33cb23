"""Names without an office beside them: whose side the article puts their bearers on elsewhere. Finds no new people."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from etl.extract.names import NameRun, free_parts
from etl.extract.people import FOREIGN, HANOI, OTHER, Person, PersonMention
from etl.extract.sentences import Sentence
from etl.extract.titlereading import Title
from etl.fold import match_key
from etl.types import Span


def with_sides(sentences: Sequence[Sentence], people: Sequence[Person]) -> list[Sentence]:
    """The sentences, where a name without an office stands on the side that the article gives its bearer elsewhere."""
    sides = {mention.span: person.title.side for person in people for mention in person.mentions}
    envoys = {m.span for person in people if _is_vietnams_envoy(person) for m in person.mentions}
    told = []
    for sentence in sentences:
        named = [_on_side(m, sides.get(m.span)) if _is_open(m, sides) else m for m in sentence.people]
        named = [_on_side(m, OTHER) if m.span in envoys else m for m in named]
        told.append(replace(sentence, people=named) if named != list(sentence.people) else sentence)
    return told


def _is_vietnams_envoy(person: Person) -> bool:
    """Whether somebody with a Vietnamese name is called an ambassador, and of no country: it is Vietnam's own."""
    titles = [mention.title for mention in person.mentions]
    ours = all(mention.vietnamese for mention in person.mentions)
    return ours and any(t.embassy for t in titles) and not any(t.place or t.side == HANOI for t in titles)


def _on_side(mention: PersonMention, side: str | None) -> PersonMention:
    return mention._replace(title=mention.title._replace(side=side))


def _is_open(mention: PersonMention, sides: Mapping[Span, str | None]) -> bool:
    return mention.title.side is None and not mention.title.is_office and sides.get(mention.span) in (HANOI, FOREIGN)


def with_short_names(
    text: str, sentences: Sequence[Sentence], runs: Sequence[Sequence[NameRun]], people: Sequence[Person]
) -> list[Sentence]:
    """The sentences with those mentions that are one word of a name told in full ("Duoc said", "Salo said")."""
    known = {word: person for person in reversed(people) for word in _called(person)}
    told = []
    for sentence, named in zip(sentences, runs, strict=True):
        found = list(_short_mentions(text, sentence, named, known, people))
        added = sorted([*sentence.people, *found], key=lambda m: m.span) if found else sentence.people
        told.append(replace(sentence, people=added) if found else sentence)
    return told


def _called(person: Person) -> list[str]:
    """The one word by which an English report calls somebody: the given name of a Vietnamese, else any but initials."""
    words = match_key(person.name).replace("(", "").replace(")", "").split()
    if len(words) < 2 or person.title.side not in (HANOI, FOREIGN):
        return []
    return words[-1:] if person.first.vietnamese else [w for w in words if len(w) > 2]


def _short_mentions(
    text: str, sentence: Sentence, runs: Sequence[NameRun], known: Mapping[str, Person], people: Sequence[Person]
) -> Iterator[PersonMention]:
    taken = [mention.span for mention in sentence.people]
    for part in (part for run in runs for part in free_parts(run, sentence.tokens)):
        person = known.get(match_key(part.span.of(text))) if len(part.words) == 1 else _in_full(text, part, people)
        if person and not any(span.touches(part.span) for span in taken):
            name = part.span.of(text)
            yield PersonMention(part.span, name, Title(side=person.title.side), sentence.index, person.first.vietnamese)


def _in_full(text: str, part: NameRun, people: Sequence[Person]) -> Person | None:
    """Who is known by one word of a longer name, with an office ("Governor Mori", for "Mori Kenji")."""
    words = {match_key(word.of(text)) for word in part.words}
    alone = (p for p in people if " " not in p.name and p.title.is_office and p.title.side in (HANOI, FOREIGN))
    return next((p for p in alone if len(words) <= 3 and match_key(p.name) in words), None)
