"""Which tellings belong together: surest pairs first, then vague dates where one engagement alone fits. Pure.

The order of what comes in changes nothing, and what comes out, put in again, comes out the same.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from atlas.schema import Issue
from etl.consolidate.combine import combine
from etl.consolidate.pages import reports_of, with_one_row_each
from etl.consolidate.sameness import COPY_SLACK_DAYS, KINDRED, Case, Likeness, case_of, likeness
from etl.consolidate.told import Told

_COARSE: Final = 2  # a year or less: no days to compare


def consolidate(told: Iterable[Told]) -> tuple[list[Told], list[Issue]]:
    """Each engagement once, with all its sources, in the order of ids; and warnings on what the tellings disagree on.

    Tellings with the same id are one. Every source of every telling is in the result.
    """
    rows = with_one_row_each(list(told))
    clusters = _Clusters(rows, reports_of(rows))
    while clusters.join_sure_pairs() + clusters.join_vague():
        pass
    return clusters.result()


class _Clusters:
    """Groups of tellings, each with the one telling that stands for it."""

    def __init__(self, told: Sequence[Told], report: Mapping[str, str]) -> None:
        self._report = report
        self._members = defaultdict[str, list[Told]](list)
        for item in told:
            self._members[item.engagement.engagement_id].append(item)
        self._home = {name: name for name in self._members}
        self._case = {name: case_of(combine(found)[0], report) for name, found in self._members.items()}

    def result(self) -> tuple[list[Told], list[Issue]]:
        combined = [combine(members) for members in self._members.values()]
        every = sorted((told for told, _ in combined), key=lambda told: told.engagement.engagement_id)
        issues = [issue for _, found in combined for issue in found]
        return every, sorted(issues, key=str)

    def join_sure_pairs(self) -> int:
        """Join pairs that are dated equally finely, the likeliest first; how many were joined."""
        pairs = ((one, other, self._sure(one, other)) for one, other in self._pairs())
        ranked = sorted((tuple(-value for value in found), one, other) for one, other, found in pairs if found)
        return sum(self._join_if_still_sure(one, other) for _, one, other in ranked)

    def join_vague(self) -> int:
        """Join each with a coarse date to the one engagement of a finer date that fits it best, if only one does."""
        finer = defaultdict[str, list[str]](list)
        for one, other in self._pairs():
            coarse, fine = sorted((one, other), key=lambda name: -self._case[name].fineness)
            finer[coarse].append(fine)
        joined = 0
        for coarse in sorted(finer, key=lambda name: (self._case[name].fineness, name)):
            best = self._only_best(coarse, finer[coarse])
            if best is not None:
                self._join(coarse, best)
                joined += 1
        return joined

    def _only_best(self, coarse: str, finer: Iterable[str]) -> str | None:
        """The likeliest of `finer` (as they are grouped by now), None when there is none or two are equally likely."""
        home = self._home_of(coarse)
        scored = dict[str, Likeness]()
        for name in {self._home_of(fine) for fine in finer} - {home}:
            found = likeness(self._case[home], self._case[name])
            if found and self._case[name].fineness < self._case[home].fineness:
                scored[name] = found
        best = max(scored.values(), default=None)
        names = [name for name, found in scored.items() if found == best]
        return names[0] if len(names) == 1 else None

    def _pairs(self) -> set[tuple[str, str]]:
        """Pairs of groups worth comparing, each once."""
        cases = [(name, self._case[name]) for name in sorted(self._members)]
        found = set(_near_in_time(_blocks((n, c) for n, c in cases if c.fineness < _COARSE)))
        coarse = {name for name, case in cases if case.fineness >= _COARSE}
        for block in _alike(cases).values():
            for name in coarse.intersection(block):
                found |= {(min(name, other), max(name, other)) for other in block if other != name}
        return found

    def _sure(self, one: str, other: str) -> Likeness | None:
        if self._case[one].fineness != self._case[other].fineness:
            return None
        return likeness(self._case[one], self._case[other])

    def _join_if_still_sure(self, one: str, other: str) -> bool:
        first, second = self._home_of(one), self._home_of(other)
        if first == second or self._sure(first, second) is None:
            return False
        self._join(first, second)
        return True

    def _join(self, one: str, other: str) -> None:
        first, second = sorted((self._home_of(one), self._home_of(other)))
        self._members[first] += self._members.pop(second)
        self._home[second] = first
        del self._case[second]
        self._case[first] = case_of(combine(self._members[first])[0], self._report)

    def _home_of(self, name: str) -> str:
        while self._home[name] != name:
            name = self._home[name]
        return name


def _blocks(cases: Iterable[tuple[str, Case]]) -> Iterator[list[tuple[int, int, str]]]:
    """Dated groups of one partner, or of one country's kindred partners: (first day, last day, name), in order."""
    blocks = defaultdict[str, list[tuple[int, int, str]]](list)
    for name, case in cases:
        partner = case.told.partner
        blocks[partner.partner_id].append((case.first, case.last, name))
        if partner.kind in KINDRED and partner.country_code:
            blocks[f"kindred of {partner.country_code}"].append((case.first, case.last, name))
    for block in blocks.values():
        yield sorted(block)


def _near_in_time(blocks: Iterable[list[tuple[int, int, str]]]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        for i, (_, last, name) in enumerate(block):
            end = bisect_left(block, (last + COPY_SLACK_DAYS + 1,), lo=i + 1)
            yield from ((min(name, other), max(name, other)) for _, _, other in block[i + 1 : end])


def _alike(cases: Iterable[tuple[str, Case]]) -> dict[tuple[str, str], list[str]]:
    """Groups by partner and by one word of a name, or one report, that they share: a coarse date asks for either."""
    found = defaultdict[tuple[str, str], list[str]](list)
    for name, case in cases:
        words = {word for person in (*case.hanoi, *case.partner) for word in person}
        for shared in words | case.reports:
            found[case.told.partner.partner_id, shared].append(name)
    return found
