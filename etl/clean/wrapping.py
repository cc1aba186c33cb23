"""Paragraphs that a text file breaks into lines of one width, made whole again. Changes no offset."""

import re

_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*$")
_MIN_WIDTH, _MAX_WIDTH = 45, 130
_RAGGED = 30  # how much shorter than the longest a full line may be
_CONTINUED = 0.5  # share of breaks that stand within a sentence, the next line in lower case or the last unended


def unwrapped(text: str) -> str:
    """`text` with a space for each line break that only keeps a paragraph to a width; as long as before."""
    done: list[str] = []
    paragraph: list[str] = []
    for line in text.split("\n"):
        if line.strip():
            paragraph.append(line)
            continue
        done += [*_joined(paragraph), line]
        paragraph = []
    return "\n".join([*done, *_joined(paragraph)])


def _joined(paragraph: list[str]) -> list[str]:
    wrapped = len(paragraph) > 1 and _is_wrapped([line.strip() for line in paragraph])
    return [" ".join(paragraph)] if wrapped else paragraph


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines are one paragraph: of one width but for the last, and broken within sentences."""
    full, rest = lines[:-1], lines[1:]
    widths = [len(line) for line in full]
    if max(widths) > _MAX_WIDTH or min(widths) < max(_MIN_WIDTH, max(widths) - _RAGGED):
        return False
    if len(lines[-1]) > max(widths) + 10:
        return False
    within = [one for one, other in zip(full, rest, strict=True) if not _ENDED.search(one) and other[:1].islower()]
    return len(within) >= _CONTINUED * len(full)
