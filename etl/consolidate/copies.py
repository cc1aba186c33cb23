"""Near-identical texts: which documents are copies of one report, such as an agency's text that several papers print.

A text is kept as a sketch of its word sequences (one-permutation MinHash): no two texts are ever compared whole.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from atlas.fold import words

Sketch = tuple[int, ...]
SHINGLE_WORDS: Final = 4
BINS: Final = 120
BAND_BINS: Final = 3
# Below this many sequences chance decides: a caption of two lines is no report.
SHINGLES_MIN: Final = 40
# Share of word sequences in common. Of 172 reports no two had more than 0.09; with two sentences cut, sixty words added
# or every twenty-fifth word changed, each still had 0.38 and more of its own.
COPY_LIKENESS: Final = 0.35
_EMPTY: Final = -1
_HASH_BYTES: Final = 6


def sketch(text: str) -> Sketch | None:
    """The smallest hash of each bin over all sequences of words of `text`; None for a text too short to tell."""
    found = words(text)
    shingles = {" ".join(found[i : i + SHINGLE_WORDS]) for i in range(len(found) - SHINGLE_WORDS + 1)}
    if len(shingles) < SHINGLES_MIN:
        return None
    bins: dict[int, int] = {}
    for shingle in shingles:
        rest, index = divmod(_hash(shingle), BINS)
        bins[index] = min(rest, bins.get(index, rest))
    return tuple(bins.get(index, _EMPTY) for index in range(BINS))


def _hash(shingle: str) -> int:
    return int.from_bytes(hashlib.blake2b(shingle.encode(), digest_size=_HASH_BYTES).digest(), "big")


def likeness(one: Sketch, other: Sketch) -> float:
    """The estimated share, 0 to 1, of the two texts' word sequences that both have."""
    filled = sum(a != _EMPTY or b != _EMPTY for a, b in zip(one, other, strict=True))
    shared = sum(a == b != _EMPTY for a, b in zip(one, other, strict=True))
    return shared / filled if filled else 0.0


def groups(links: Iterable[tuple[str, str]], names: Iterable[str]) -> dict[str, str]:
    """For each name the smallest name that a chain of links leads to; a name without a link leads to itself."""
    neighbours = defaultdict[str, list[str]](list)
    for one, other in links:
        neighbours[one].append(other)
        neighbours[other].append(one)
    group: dict[str, str] = {}
    for name in sorted(names):
        reached = [] if name in group else [name]
        while reached:
            here = reached.pop()
            if group.setdefault(here, name) == name:
                reached += [near for near in neighbours[here] if near not in group]
    return group


def copies(sketches: Mapping[str, Sketch]) -> Iterator[tuple[str, str]]:
    """Pairs of documents (by their key) that are near-identical. Only texts that share a band are compared."""
    bands = defaultdict[tuple[int, Sketch], list[str]](list)
    for name in sorted(sketches):
        for start in range(0, BINS, BAND_BINS):
            band = sketches[name][start : start + BAND_BINS]
            if _EMPTY not in band:
                bands[start, band].append(name)
    # The first of a band stands for all of it: a thousand copies of one text need no million comparisons.
    likely = {(shared[0], other) for shared in bands.values() for other in shared[1:]}
    for one, other in sorted(likely):
        if likeness(sketches[one], sketches[other]) >= COPY_LIKENESS:
            yield one, other
