"""Who took part for Hanoi, with the lead's office in the reader's language. Pure."""

from typing import Any

from atlas.i18n import Translator
from atlas.report.people import REGISTER_LANGUAGE
from atlas.vocabulary import OFFICES


def for_hanoi(row: Any, t: Translator) -> str:
    """The officials of Hanoi of a record's row, "" when none is named.

    The register names roles in English; that of the lead is known by a code and said in the reader's language, also
    where others hold the same. Other roles stay as they are recorded.
    """
    named, role, office = (row[key] for key in ("hanoi_officials", "hanoi_lead_role", "hanoi_lead_office"))
    if not isinstance(named, str):
        return ""
    if t.language == REGISTER_LANGUAGE or not isinstance(role, str) or office not in OFFICES:
        return named
    return named.replace(f"({role})", f"({t.term(OFFICES, office)})")
