"""What an embassy in Vietnam is called, in English and in Vietnamese. Knows no embassy."""

import re

# Names of countries that English gives an article: plurals, and names that tell what kind of state it is.
_WITH_ARTICLE = re.compile(
    r"(?:Bahamas|Comoros|Gambia|Maldives|Netherlands|Philippines|United\b.*|.*\b(?:Republic|Islands)\b.*)"
)


def embassy_name(country_en: str) -> str:
    """The English name of a country's embassy, by its English name: "Embassy of the Netherlands in Vietnam"."""
    article = "the " if _WITH_ARTICLE.fullmatch(country_en) else ""
    return f"Embassy of {article}{country_en} in Vietnam"


def embassy_name_vi(country_vi: str | None) -> str | None:
    """The Vietnamese name of a country's embassy, by its Vietnamese name."""
    return f"Đại sứ quán {country_vi} tại Việt Nam" if country_vi else None
