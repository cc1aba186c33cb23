"""Second opinions on a table of names: what Nominatim says of those that we do not know or only guess."""

from collections.abc import Iterator
from pathlib import Path

from atlas.schema import Issue
from etl.geocode import Gazetteer
from etl.geocode.table import read_names, resolve_row
from etl.nominatim import Advice, NominatimError, NominatimRefusedError, SecondOpinion


def second_opinions(names: Path, gazetteer: Gazetteer, service: SecondOpinion) -> Iterator[Issue]:
    """A warning for each row of `names` on which the service says something; known places are not asked about.

    A service that fails is a warning too, and one that refuses is not asked again.
    """
    _, rows, _ = read_names(names, gazetteer)
    for line, row in enumerate(rows, start=2):
        found = resolve_row(row, gazetteer)
        if found.place is not None and not found.needs_review:
            continue
        name, country_code = row["name"], (row.get("country_code") or "").strip().upper() or None
        try:
            advice = service.advise(found, name, country_code)
        except NominatimError as error:
            yield _warning(names, line, str(error), "the answer above stands; ask again later")
            if isinstance(error, NominatimRefusedError):
                return
            continue
        if advice:
            yield _warning(names, line, _in_words(name, advice), "check it, then add the place to data/reference")


def _in_words(name: str, advice: Advice) -> str:
    opinion = advice.opinion
    apart = f", {advice.distance_km:.0f} km from ours" if advice.distance_km is not None else ""
    where = f"{opinion.display_name} at {opinion.lat:.4f}, {opinion.lon:.4f}{apart} ({opinion.licence})"
    return f"Nominatim {advice.verdict} on {name!r}: {where}"


def _warning(file: Path, row: int, problem: str, remedy: str) -> Issue:
    return Issue(file=str(file), row=row, column="name", severity="warning", problem=problem, remedy=remedy)
