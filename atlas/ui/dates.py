"""Dates in narrow places. Pure."""


def unbroken(date: str) -> str:
    """A date in words that stays on one line; a range may be broken at its dash."""
    return " – ".join(part.replace(" ", "\u00a0") for part in date.split(" – "))
