"""Partners on the map: gives each partner its place from the gazetteer, or says why it has none. Pure."""

from collections.abc import Iterable
from typing import Final

from atlas.schema import Issue, Partner
from etl.geocode import Gazetteer, Place

REGISTER_FILE: Final = "partners.csv"
_PLACE_KINDS: Final = ("city", "region", "country")


def place_partners(partners: Iterable[Partner], gazetteer: Gazetteer) -> tuple[list[Partner], list[Issue]]:
    """The partners with lat, lon and place_basis filled, and an issue for each that is placed wrongly or not at all.

    A partner with coordinates of its own keeps them. An embassy stands at its country's capital; an organisation at the
    seat that the register names, else nowhere.
    """
    placed: list[Partner] = []
    issues: list[Issue] = []
    for partner in partners:
        result = _placed(partner, gazetteer)
        placed.append(result)
        issues += _problems(result, gazetteer)
    return placed, issues


def _placed(partner: Partner, gazetteer: Gazetteer) -> Partner:
    basis = "capital" if partner.kind == "embassy" else "seat" if partner.kind == "organisation" else "own"
    if partner.lat is not None:
        return partner.model_copy(update={"place_basis": basis, "place_method": "register"})
    place, method = _find(partner, gazetteer)
    if place is None:
        missing = "unresolved" if partner.kind in _PLACE_KINDS or partner.country_code else "network"
        return partner.model_copy(update={"place_basis": "network" if partner.kind == "organisation" else missing})
    return partner.model_copy(
        update={
            "place_id": place.place_id,
            "lat": round(place.lat, 5),
            "lon": round(place.lon, 5),
            "place_basis": basis,
            "place_method": method,
        }
    )


def _find(partner: Partner, gazetteer: Gazetteer) -> tuple[Place | None, str]:
    if partner.place_id:
        return gazetteer.place(partner.place_id), "id"
    if partner.kind == "embassy":
        return (gazetteer.capital(partner.country_code) if partner.country_code else None), "capital"
    if partner.kind == "organisation":
        return None, "none"
    return gazetteer.place(partner.partner_id), "id"


def _problems(partner: Partner, gazetteer: Gazetteer) -> list[Issue]:
    if partner.place_basis == "unresolved":
        return [
            _issue(
                "partner_id",
                "error" if partner.country_code else "warning",
                f"{partner.name_en} ({partner.partner_id}) has no place in the gazetteer",
                "give the id of a known place, or lat and lon with their source",
            )
        ]
    place = gazetteer.place(partner.place_id) if partner.place_id else None
    if place and partner.country_code and place.country_code != partner.country_code:
        return [
            _issue(
                "country_code",
                "error",
                f"{partner.name_en} is {partner.country_code}, but {partner.place_id} lies in {place.country_code}",
                f"write {place.country_code}, or the id of the place that is meant",
            )
        ]
    return []


def _issue(column: str, severity: str, problem: str, remedy: str) -> Issue:
    return Issue(file=REGISTER_FILE, row=None, column=column, severity=severity, problem=problem, remedy=remedy)
