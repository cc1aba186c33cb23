"""What a brief says, cut to a measure, so that it fits on one page: from records alone, each claim with its source."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from atlas import relations
from atlas.charts import partners_by_year
from atlas.report import periods, pictures, records, wording
from atlas.report.blocks import Card
from atlas.report.brief import globe, strip
from atlas.report.brief.points import Point, promises, talking_points
from atlas.report.context import Context
from atlas.report.links import Link
from atlas.report.records import only
from atlas.report.request import ReportError
from atlas.report.text import Run, Text, capital, joined, said
from atlas.vocabulary import PARTNER_KINDS, TOPICS

_SPARSE_MAX: Final = 2
_NEIGHBOURS_MAX: Final = 4


@dataclass(frozen=True, slots=True)
class Measure:
    """How many lines of each part the brief may have."""

    agreements: int
    meetings: int
    promises: int
    points: int
    topics: int
    has_strip: bool = True


# From full to bare; the first that fits on a page is taken.
MEASURES: Final = (
    Measure(6, 4, 3, 6, 6),
    Measure(5, 3, 3, 5, 5),
    Measure(4, 3, 2, 5, 4),
    Measure(3, 2, 2, 4, 4),
    Measure(2, 2, 1, 3, 3),
    Measure(2, 1, 1, 2, 3, has_strip=False),
    Measure(1, 1, 1, 1, 2, has_strip=False),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a small table; the last cell is where it was read."""

    cells: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole brief. strip: the years with contacts as a picture, None for fewer than two; globe: None without place.

    more_*: what is left out of a part, in words; "" when all stands there. sources: number and where it was read.
    """

    language: str
    title: str
    subtitle: Text
    heading: str
    ladder: tuple[tuple[str, str, bool], ...]
    cards: tuple[Card, ...]
    facts: tuple[tuple[str, Text], ...]
    globe: bytes | None
    globe_alt: str
    strip: bytes | None
    strip_alt: str
    agreements: tuple[Row, ...]
    more_agreements: str
    meetings: tuple[Row, ...]
    promises: tuple[Text, ...]
    points: tuple[Text, ...]
    sources: tuple[tuple[int, Text], ...]
    foot: str
    link: Link


class _Sources:
    """Numbers where engagements were read, in the order in which they are referred to; a page has one number."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.numbers: dict[Text, int] = {}

    def mark(self, engagement_ids: Sequence[str]) -> Text:
        read = [_where(self._context.row(one), self._context) for one in engagement_ids]
        numbers = dict.fromkeys(self.numbers.setdefault(one, len(self.numbers) + 1) for one in read)
        return (Run(f"[{', '.join(map(str, numbers))}]", small=True),)


def brief(context: Context, partner_id: str, measure: Measure) -> Brief:
    """The brief about a partner. Raises ReportError when nothing at all is recorded of it."""
    facts = context.partners.get(partner_id)
    if facts is None:
        raise ReportError(f"{partner_id!r} is no partner on record; give the id of one, as partners.csv lists them")
    t, own = context.t, context.everything[context.everything["partner_id"] == partner_id]
    first, cited = own.iloc[0], _Sources(context)
    name = context.partner_name(partner_id)
    points = [_cited(point, cited) for point in talking_points(facts, context)[: measure.points]]
    open_ones = [_cited(point, cited) for point in promises(facts, context)[: measure.promises]]
    agreements = [_agreement(one, cited, context) for one in facts.agreements[: measure.agreements]]
    meetings = [_meeting(row, cited, context) for row in _meetings(own, context)[: measure.meetings]]
    drawn, drawn_alt = _strip(own, measure, context)
    return Brief(
        language=t.language,
        title=capital(name),
        subtitle=_subtitle(first, context),
        heading=t("Partner brief"),
        ladder=_ladder(facts, context),
        cards=_cards(facts, context),
        facts=tuple(_facts(own, facts, measure, context)),
        globe=_globe(first, name, context),
        globe_alt=t("Globe with the shortest way from Hanoi to {partner}.", partner=name),
        strip=drawn,
        strip_alt=drawn_alt,
        agreements=tuple(agreements),
        more_agreements=_more(len(facts.agreements) - len(agreements), context),
        meetings=tuple(meetings),
        promises=tuple(open_ones),
        points=tuple(points),
        sources=tuple((number, where) for where, number in cited.numbers.items()),
        foot=f"{pictures.source_line(context)} · {t('made on {date}', date=t.date(context.today.isoformat()))}",
        link=context.links.records(only(partner_id)),
    )


def _occurred(records_of: pd.DataFrame) -> pd.DataFrame:
    """Those that took place: what was only announced is told apart."""
    return records_of[records_of["status"] == "occurred"]


def _subtitle(row: Any, context: Context) -> Text:
    t = context.t
    parts = [said(t.term(PARTNER_KINDS, row["partner_kind"]))]
    if isinstance(row["country_code"], str) and row["partner_kind"] != "country":
        parts.append(said(t.country(row["country_code"])))
    parts += [said(name) for name in context.other_names(str(row["partner_id"]))]
    return joined(parts, " · ")


def _ladder(facts: relations.Partner, context: Context) -> tuple[tuple[str, str, bool], ...]:
    """Each step of the ladder with its date, and whether it was reached."""
    t, reached = context.t, {rung.code: rung for rung in facts.rungs}
    return tuple(
        (t.term(relations.RUNGS, code), _since(reached[code], context) if code in reached else "", code in reached)
        for code in relations.RUNGS.codes
    )


def _since(rung: relations.Rung, context: Context) -> str:
    t = context.t
    return periods.since(rung.since, t) if rung.since else t("date unknown")


def _cards(facts: relations.Partner, context: Context) -> tuple[Card, ...]:
    t, signed = context.t, len(facts.agreements)
    return (
        Card(t.number(facts.occurred), t.plural("engagement", "engagements", facts.occurred), ""),
        Card(t.number(facts.outgoing), t.plural("visit out", "visits out", facts.outgoing), ""),
        Card(t.number(facts.incoming), t.plural("visit in", "visits in", facts.incoming), ""),
        Card(t.number(signed), t.plural("agreement signed", "agreements signed", signed), ""),
    )


def _facts(own: pd.DataFrame, facts: relations.Partner, measure: Measure, context: Context) -> list[tuple[str, Text]]:
    t = context.t
    lines = [(t("First contact"), said(_first(facts, context)))]
    if facts.last and facts.since_last:
        gap = wording.duration(facts.since_last, t)
        lines.append((t("Last contact"), said(t("{date} ({age} ago)", date=t.date(facts.last), age=gap))))
    notes = []
    if facts.undated:
        notes.append(t("without a date: {n}", n=t.number(facts.undated)))
    if facts.planned:
        notes.append(t("only announced: {n}", n=t.number(facts.planned)))
    if notes:
        lines.append((t("Not in these dates"), said("; ".join(notes))))
    lines.append((t("Topics"), _topics(own, measure.topics, context)))
    neighbours = _neighbours(own.iloc[0], context)
    if neighbours:
        lines.append((t("Others in the same country"), said(neighbours)))
    if facts.occurred + facts.planned <= _SPARSE_MAX:
        lines.append(
            (t("Note"), said(t("Little is on record; that nothing is recorded does not mean that nothing happened.")))
        )
    return lines


def _first(facts: relations.Partner, context: Context) -> str:
    """When the first contact was; what was only announced is none."""
    t = context.t
    if facts.first:
        return t.date(facts.first)
    return t("date unknown") if facts.occurred else t("not on record")


def _neighbours(row: Any, context: Context) -> str:
    """The partners of the same country with most engagements that occurred, as a brief about each counts them."""
    everything, country = _occurred(context.everything), row["country_code"]
    if not isinstance(country, str):
        return ""
    same = everything[(everything["country_code"] == country) & (everything["partner_id"] != row["partner_id"])]
    ranked = (
        same["partner_id"].value_counts(sort=False).sort_values(ascending=False, kind="stable").head(_NEIGHBOURS_MAX)
    )
    t = context.t
    return "; ".join(f"{capital(context.partner_name(str(key)))} ({t.number(int(n))})" for key, n in ranked.items())


def _topics(own: pd.DataFrame, most: int, context: Context) -> Text:
    t = context.t
    counted = Counter(topic for topics in _occurred(own)["topics"] for topic in topics)
    if not counted:
        return said(t("none named"))
    ranked = sorted(counted, key=lambda code: (-counted[code], TOPICS.codes.index(code)))
    named = [f"{t.term(TOPICS, code)} ({t.number(counted[code])})" for code in ranked[:most]]
    more = len(ranked) - most
    return said("; ".join([*named, t.plural("{n} more topic", "{n} more topics", more)] if more > 0 else named))


def _globe(row: Any, name: str, context: Context) -> bytes | None:
    if pd.isna(row["lat"]) or pd.isna(row["lon"]):
        return None
    # An embassy stands for its country, at whose capital it is drawn; its own name is too long for the globe.
    shown = context.t.country(row["country_code"]) if row["partner_kind"] == "embassy" else name
    return globe.svg(float(row["lat"]), float(row["lon"]), shown, context.t("Hanoi"), context.basemap)


def _strip(own: pd.DataFrame, measure: Measure, context: Context) -> tuple[bytes | None, str]:
    """The years as dots on a line, and the same in words."""
    prepared = partners_by_year.frame(own)
    drawn = strip.svg(prepared, context.t) if measure.has_strip else None
    return drawn, partners_by_year.alt_text(prepared, context.t) if drawn else ""


def _agreement(engagement_id: str, cited: _Sources, context: Context) -> Row:
    t, row = context.t, context.row(engagement_id)
    date, kind = said(t.date(row["date_start"])), said(records.agreement(row, t))
    return Row((date, kind, records.subject(row, t), cited.mark([engagement_id])))


def _meetings(own: pd.DataFrame, context: Context) -> list[Any]:
    """The latest engagements at which somebody is named on either side; the latest ones when nobody ever is."""
    occurred = [row for _, row in _occurred(own).iterrows()]
    both = (context.people.hanoi, context.people.partner)
    named = [row for row in occurred if any(side.get(str(row["engagement_id"])) for side in both)]
    return named or occurred


def _meeting(row: Any, cited: _Sources, context: Context) -> Row:
    t, engagement_id = context.t, str(row["engagement_id"])
    return Row(
        (
            said(records.date(row, t)),
            context.people.for_hanoi(engagement_id, t, most=1) or said("–"),
            context.people.for_partner(engagement_id, t, most=1) or said("–"),
            said(records.event(row, t)),
            cited.mark([engagement_id]),
        )
    )


def _cited(point: Point, cited: _Sources) -> Text:
    return joined([point.text, cited.mark(point.rests_on)])


def _more(n: int, context: Context) -> str:
    t = context.t
    return t.plural("{n} more is on record.", "{n} more are on record.", n) if n > 0 else ""


def _where(row: Any, context: Context) -> Text:
    """The page on which an engagement was read, else its publisher."""
    url = next((url for url in row["source_urls"] if url), "")
    if url:
        return (Run(url, records.web_link(url)),)
    return said("; ".join(row["publishers"]) or context.t("not known"))
