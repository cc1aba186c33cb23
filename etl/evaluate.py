"""Scores extracted records against gold records, field by field. Reads gold files; changes nothing."""

import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from atlas.fold import fold
from atlas.schema import Issue
from etl.pipeline import References, extract_article
from etl.types import ExtractionResult, RawArticle

Row = Mapping[str, Any]
_COUNTRYLIKE = frozenset({"country", "embassy"})
_BODIES = frozenset({"organisation", "network"})
# Words that say what kind of place a name is, not which.
_GENERIC = frozenset(
    "city prefecture province region state municipality of the capital thanh pho d c dc in vietnam embassy district "
    "borough".split()
)
_CITY_KM, _REGION_KM = 25.0, 120.0
_PLACE_KM = {"city": 30.0, "region": 300.0}
_COUNTRY_KM = 2500.0
_EARTH_DIAMETER_KM = 12742.0


@dataclass
class Count:
    """Right answers out of those asked for."""

    right: int = 0
    asked: int = 0

    def add(self, right: bool) -> None:
        """Counts one more answer."""
        self.right += right
        self.asked += 1

    @property
    def share(self) -> float:
        """The share that is right; 0.0 when none was asked for."""
        return self.right / self.asked if self.asked else 0.0


@dataclass
class Found:
    """True and false positives and false negatives."""

    hit: int = 0
    false: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0.0 without a hit."""
        return 2 * self.hit / (2 * self.hit + self.false + self.missed) if self.hit else 0.0


@dataclass
class Scores:
    """Scores over a set of articles; optional gold records are neither required nor wrong."""

    partner: Found = field(default_factory=Found)
    record: Found = field(default_factory=Found)
    topic: Found = field(default_factory=Found)
    event_type: Count = field(default_factory=Count)
    agreement: Count = field(default_factory=Count)
    hanoi_lead: Count = field(default_factory=Count)
    partner_lead: Count = field(default_factory=Count)
    place: Count = field(default_factory=Count)
    articles: int = 0
    remarks: list[str] = field(default_factory=list)

    def measures(self) -> dict[str, tuple[float, int]]:
        """Every measure by name: the score, 0 to 1, and of how many things asked for (n)."""
        found = {name: getattr(self, name) for name in ("partner", "record", "topic")}
        counted = {
            name: getattr(self, name) for name in ("event_type", "agreement", "hanoi_lead", "partner_lead", "place")
        }
        f1 = {f"{name}_f1": (of.f1, of.hit + of.missed) for name, of in found.items()}
        return f1 | {name: (of.share, of.asked) for name, of in counted.items()}

    def as_dict(self) -> dict[str, float | int]:
        """Every score by name, rounded to three places, with n."""
        rounded = {name: round(value, 3) for name, (value, _) in self.measures().items()}
        return {**rounded, "records": self.record.hit + self.record.missed, "articles": self.articles}


def evaluate(gold: Mapping[str, Sequence[Row]], predicted: Mapping[str, Sequence[Row]]) -> Scores:
    """Scores of `predicted` against `gold`, both records by article name (file name without its ending)."""
    scores = Scores(articles=len(gold))
    for name in sorted(gold):
        _score_partners(scores, gold[name], predicted.get(name, ()))
        _score_records(scores, name, gold[name], predicted.get(name, ()))
    return scores


def read_gold(folder: Path) -> dict[str, list[Row]]:
    """The gold records of a folder of NAME.json files, by name; raises ValueError for a file that is none."""
    gold = {}
    for path in sorted(folder.glob("*.json")):
        try:
            gold[path.stem] = json.loads(path.read_text("utf-8"))["records"]
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f'{path}: not a gold file ({error}); it holds {{"records": [...]}}') from error
    return gold


def format_scores(scores: Scores) -> str:
    """The scores as lines "field  value  n", and the records missed and invented below."""
    rows = [
        (name, f"{value:.3f}" if isinstance(value, float) else str(value)) for name, value in scores.as_dict().items()
    ]
    width = max(len(name) for name, _ in rows)
    lines = [f"{name:<{width}}  {value:>6}" for name, value in rows]
    return "\n".join([*lines, *scores.remarks])


def evaluate_folder(articles: Iterable[RawArticle | Issue], gold_folder: Path, references: References) -> Scores:
    """Extracts `articles` and scores them against the gold files of the same names in `gold_folder`.

    An article that cannot be read has no records, and a remark says why; raises ValueError for a file that is no gold.
    """
    gold = read_gold(gold_folder)
    predicted: dict[str, list[Row]] = {}
    remarks: list[str] = []
    for raw in articles:
        result = ExtractionResult(issues=(raw,)) if isinstance(raw, Issue) else extract_article(raw, references)
        remarks += [f"unread    {issue}" for issue in result.issues]
        name = raw.file if isinstance(raw, Issue) else raw.source
        predicted.setdefault(Path(name).stem, []).extend(record.to_json_dict() for record in result.records)
    scores = evaluate(gold, predicted)
    scores.remarks += remarks
    return scores


def _score_partners(scores: Scores, gold: Sequence[Row], predicted: Sequence[Row]) -> None:
    left = list({_core(p.get("partner")) + str(p.get("partner_kind")): p for p in predicted}.values())
    for row in {_core(g["partner"]) + g["partner_kind"]: g for g in gold}.values():
        hit = next((p for p in left if same_partner(row, p)), None)
        if hit is not None:
            left.remove(hit)
        if not row.get("optional"):
            scores.partner.hit += hit is not None
            scores.partner.missed += hit is None
    scores.partner.false += len(left)


def _score_records(scores: Scores, name: str, gold: Sequence[Row], predicted: Sequence[Row]) -> None:
    left = list(predicted)
    for row in gold:
        hits = [p for p in left if same_partner(row, p) and same_date(row, p)]
        hit = min(hits, key=lambda p: p.get("event_type") != row["event_type"], default=None)
        if hit is not None:
            left.remove(hit)
        if row.get("optional"):
            continue
        if hit is None:
            scores.record.missed += 1
            scores.remarks.append(f"missed    {name}: {row['partner']} {row['date']} {row['event_type']}")
            continue
        scores.record.hit += 1
        _score_fields(scores, name, row, hit)
    scores.record.false += len(left)
    scores.remarks += [
        f"invented  {name}: {p.get('partner')} {p.get('date_start')} {p.get('event_type')}" for p in left
    ]


def _score_fields(scores: Scores, name: str, gold: Row, hit: Row) -> None:
    scores.event_type.add(hit.get("event_type") == gold["event_type"])
    if hit.get("event_type") != gold["event_type"]:
        scores.remarks.append(f"type      {name}: {gold['event_type']}, read as {hit.get('event_type')}")
    scores.agreement.add((hit.get("agreement_status") == "signed") == bool(gold["agreement_signed"]))
    for key, count in (("hanoi_lead", scores.hanoi_lead), ("partner_lead", scores.partner_lead)):
        if gold.get(key):
            count.add(same_person(gold[key], hit.get(key)))
    _score_place(scores, gold, hit)
    wanted, got = set(gold["topics"]), set(hit.get("topics") or ())
    allowed = wanted | set(gold.get("topics_also_acceptable") or ())
    scores.topic.hit += len(wanted & got)
    scores.topic.missed += len(wanted - got)
    scores.topic.false += len(got - allowed)


def _score_place(scores: Scores, gold: Row, hit: Row) -> None:
    """A network has no place of its own and is not asked for one."""
    wanted, got = _point(gold), _point(hit)
    if wanted and gold["partner_kind"] not in _BODIES:
        limit_km = _PLACE_KM.get(gold["partner_kind"], _COUNTRY_KM)
        scores.place.add(got is not None and distance_km(wanted, got) <= limit_km)


def same_partner(gold: Row, predicted: Row) -> bool:
    """Whether a prediction names the gold partner: the country of it, the same name, or a point close to it."""
    kind, other = gold["partner_kind"], predicted.get("partner_kind")
    if kind in _COUNTRYLIKE:
        return other in _COUNTRYLIKE and gold["country_code"] == predicted.get("country_code")
    names = {_core(predicted.get(key)) for key in ("partner", "partner_vi", "partner_local")} - {""}
    if kind == "organisation":
        return other in _BODIES and _same_body(str(gold["partner"]), names, predicted)
    if gold.get("country_code") not in (None, predicted.get("country_code")) or kind != other:
        return False
    if _core(gold["partner"]) in names:
        return True
    wanted, got = _point(gold), _point(predicted)
    return bool(wanted and got and distance_km(wanted, got) <= (_CITY_KM if kind == "city" else _REGION_KM))


def _same_body(gold_name: str, names: Iterable[str], predicted: Row) -> bool:
    wanted = _core(gold_name)
    acronyms = {found.lower() for found in re.findall(r"\(([A-Z0-9]{3,})\)", gold_name)}
    words = f"{_words(predicted.get('partner'))} {_words(predicted.get('partner_vi'))}".split()
    return any(name in wanted or wanted in name for name in names) or not acronyms.isdisjoint(words)


def same_date(gold: Row, predicted: Row) -> bool:
    """Whether the dates agree: the gold day within the predicted ones, or the month where one side knows no day."""
    wanted, start = gold["date"], predicted.get("date_start")
    if not start or not wanted:
        return False
    end = predicted.get("date_end") or start
    if len(wanted) <= 7 or len(start) <= 7:
        return bool(wanted[:7] == start[:7] or (len(wanted) == 7 and start[:7] <= wanted <= end[:7]))
    return bool(start <= wanted <= end)


def same_person(gold: str, predicted: str | None) -> bool:
    """Whether two names share two words, or all words of the shorter gold name."""
    wanted, got = set(_words(gold).split()), set(_words(predicted).split())
    return len(wanted & got) >= min(2, len(wanted))


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The great-circle distance between two points (lat, lon in degrees)."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *other))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return _EARTH_DIAMETER_KM * math.asin(math.sqrt(half))


def _point(row: Row) -> tuple[float, float] | None:
    lat, lon = row.get("lat"), row.get("lon")
    return None if lat is None or lon is None else (float(lat), float(lon))


def _words(text: str | None) -> str:
    return " ".join(re.findall("[a-z0-9]+", fold(text or "")))


def _core(text: str | None) -> str:
    return " ".join(word for word in _words(text).split() if word not in _GENERIC)
