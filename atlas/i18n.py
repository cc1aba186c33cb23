"""Words, dates, numbers and country names in the reader's language. The English text of a message is its id."""

import gettext
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Final, Literal

from babel import Locale
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from atlas.dates import PRECISION_OF_LENGTH, parse_date_prefix
from atlas.vocabulary import Vocabulary

LANGUAGES: Final = ("vi", "en")
DEFAULT_LANGUAGE: Final = "vi"
NUMBERS_MAX: Final = 8_192
CATALOGUE_DIR: Final = Path(__file__).resolve().parent.parent / "locale"

# Where CLDR's name is not the one that readers of this city's documents use: an English form, a name with another in
# brackets, a territory where an embassy is written to, capitals inside a name.
_COUNTRY_NAMES: Final[Mapping[str, Mapping[str, str]]] = {
    "vi": {
        "AE": "Các Tiểu vương quốc Ả Rập Thống nhất",
        "CU": "Cuba",
        "CZ": "Séc",
        "GB": "Vương quốc Anh",
        "IT": "Italia",
        "LA": "Lào",
        "MM": "Myanmar",
        "PS": "Palestine",
        "US": "Hoa Kỳ",
    },
    "en": {"MM": "Myanmar", "PS": "Palestine"},
}
_DATE_PATTERNS: Final = {
    "vi": {"day": "dd/MM/yyyy", "month": "MM/yyyy", "year": "yyyy"},
    "en": {"day": "d MMM yyyy", "month": "MMM yyyy", "year": "yyyy"},
}
# The first of two days of one month, or of one year.
_DAY_PATTERNS: Final = {"vi": {"month": "dd", "year": "dd/MM"}, "en": {"month": "d", "year": "d MMM"}}


def _shared(start: str, end: str) -> Literal["month", "year"] | None:
    """The month or the year that two days share; None for others, and for what is known more coarsely."""
    if not len(start) == len(end) == len("YYYY-MM-DD") or start[:4] != end[:4]:
        return None
    return "month" if start[:7] == end[:7] else "year"


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(language: str) -> gettext.NullTranslations:
    """All .po files of `language` as one catalogue; a message that stands in none is shown as its English id."""
    merged: gettext.NullTranslations = gettext.NullTranslations()
    for path in sorted((CATALOGUE_DIR / language).glob("*.po")):
        binary = BytesIO()
        with path.open("rb") as file:
            write_mo(binary, read_po(file, locale=language))
        binary.seek(0)
        translations = gettext.GNUTranslations(binary)
        translations.add_fallback(merged)
        merged = translations
    return merged


class Translator:
    """Everything a page, chart or report needs to speak one language. Immutable and safe to share."""

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise ValueError(f"{language!r} is not a language of the Atlas; one of: {', '.join(LANGUAGES)}")
        self.language = language
        self.locale = Locale.parse(language)
        self._catalogue = _catalogue(language)

    def __call__(self, message: str, /, **values: object) -> str:
        """`message` in this language, with its {places} filled from `values`."""
        text = self._catalogue.gettext(message)
        return text.format(**values) if values else text

    def plural(self, singular: str, plural: str, n: int, /, **values: object) -> str:
        """The form of the message that fits `n`; {n} is filled with the number as this language writes it."""
        text = self._catalogue.ngettext(singular, plural, n)
        return text.format(n=self.number(n), **values)

    def number(self, value: float) -> str:
        """`value` with this language's separators: 1.234,5 in Vietnamese, 1,234.5 in English."""
        return _number(value, self.language)

    def percent(self, share: float) -> str:
        """`share` of 1 as a percentage without decimals."""
        return str(format_percent(share, locale=self.locale))

    def date(self, prefix: str | None) -> str:
        """An ISO 8601 prefix as this language writes it, no finer than it is; None is "date unknown"."""
        if prefix is None:
            return self("date unknown")
        pattern = _DATE_PATTERNS[self.language][PRECISION_OF_LENGTH[len(prefix)]]
        return str(format_date(parse_date_prefix(prefix), pattern, locale=self.locale))

    def date_range(self, start: str | None, end: str | None) -> str:
        """One date, or from when to when, where the end is known and differs; what both days share is said once.

        As in 22–24/11/2023, 28/11 – 01/12/2019, 2019 – 2021.
        """
        if start is None or end is None or end == start:
            return self.date(start)
        shared = _shared(start, end)
        if shared is None:
            return f"{self.date(start)} – {self.date(end)}"
        pattern, between = _DAY_PATTERNS[self.language][shared], "–" if shared == "month" else " – "
        return f"{format_date(parse_date_prefix(start), pattern, locale=self.locale)}{between}{self.date(end)}"

    def country(self, code: str | None) -> str:
        """The country's name from CLDR; None is "no country"; an unknown code is shown as it is."""
        if code is None:
            return self("no country")
        return _COUNTRY_NAMES[self.language].get(code) or self.locale.territories.get(code, code)

    def term(self, vocabulary: Vocabulary, code: str) -> str:
        """The label of a code of `vocabulary`."""
        return vocabulary.label(code, self.language)

    def name(self, english: str, vietnamese: object) -> str:
        """A partner's name: the Vietnamese one for Vietnamese readers where it is known, else the English one."""
        return vietnamese if self.language == "vi" and isinstance(vietnamese, str) and vietnamese else english


@lru_cache(maxsize=NUMBERS_MAX, typed=True)
def _number(value: float, language: str) -> str:
    # A page of charts writes hundreds of numbers, the same ones again and again.
    return str(format_decimal(value, locale=language))


@lru_cache(maxsize=len(LANGUAGES))
def translator(language: str) -> Translator:
    """The translator of `language`; raises ValueError for one that the Atlas does not speak."""
    return Translator(language)
