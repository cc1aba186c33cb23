"""How long a report will be, before it is written. A reckoning from finished reports, good to about a third."""

from collections.abc import Iterable, Sequence
from typing import Final

import pandas as pd

from atlas.report.request import SECTIONS_OF_NOTHING

# Pages of a section of its own, and pages for each of the records that it lists, up to so many pages more.
_PAGES: Final = {
    "summary": (0.8, 0.0, 0.0),
    "map": (1.0, 0.0, 0.0),
    "timeline": (0.7, 0.0, 0.0),
    "partners": (0.4, 0.03, 0.6),
    "topics": (1.0, 0.0, 0.0),
    "agreements": (0.3, 0.04, 999.0),
    "visits": (0.6, 0.03, 3.0),
    "coming": (0.3, 0.05, 1.0),
    "method": (0.9, 0.0, 0.0),
    "annex": (0.5, 0.12, 9999.0),
}
_DOCX: Final = 1.3
# Where nothing passes the filters: a sentence, what is coming, the method.
_PAGES_OF_NOTHING: Final = 3
_SLIDES: Final = {
    "summary": 2.0,
    "map": 1.0,
    "timeline": 1.5,
    "partners": 3.0,
    "topics": 1.5,
    "agreements": 2.5,
    "visits": 5.0,
    "coming": 4.5,
    "method": 2.0,
    "annex": 0.0,
}


def pages(records: pd.DataFrame, sections: Sequence[str], languages: int = 1, *, file_format: str = "pdf") -> int:
    """About how many pages a PDF of these records has, or a DOCX, which is set larger."""
    signed, partners = (records["agreement_status"] != "none").sum(), records["partner_id"].nunique()
    if records.empty:
        return max(1, round(_PAGES_OF_NOTHING * languages * (_DOCX if file_format == "docx" else 1)))
    listed = {"agreements": int(signed), "partners": int(partners), "coming": int(partners)}
    each = (_PAGES[code] for code in sections)
    counts = (listed.get(code, len(records)) for code in sections)
    reckoned = [base + min(rate * n, most) for (base, rate, most), n in zip(each, counts, strict=True)]
    if file_format == "docx":
        # There each section begins on a new page.
        return languages * sum(max(1, round(_DOCX * one + 0.1)) for one in reckoned)
    return max(1, round(sum(reckoned) * languages))


def slides(records: pd.DataFrame, sections: Iterable[str], languages: int = 1) -> int:
    """About how many slides a PPTX of these records has, its title included."""
    if records.empty:
        sections = [code for code in sections if code in SECTIONS_OF_NOTHING] or sections
    return round((1 + sum(_SLIDES[code] for code in sections)) * languages)
