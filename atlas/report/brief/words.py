"""The headings of a brief."""

from atlas.i18n import Translator


def headings(t: Translator) -> dict[str, str]:
    """Name in the layout -> words."""
    return {
        "relation": t("Relation"),
        "not_reached": t("not on record"),
        "points": t("Suggested talking points"),
        "no_points": t("Nothing on record suggests one."),
        "promises": t("Open matters"),
        "agreements": t("Agreements signed"),
        "no_agreements": t("No signing of an agreement is on record."),
        "meetings": t("Who met whom last"),
        "no_meetings": t("No contact that took place is on record."),
        "sources": t("Sources"),
        "date": t("Date"),
        "kind": t("Kind"),
        "subject": t("Subject"),
        "source": t("Source"),
        "hanoi": t("For Hanoi"),
        "partner": t("For the partner"),
        "event": t("Event type"),
    }
