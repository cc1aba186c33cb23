"""What is asked for: sections, language, file format; and what is wrong with a request, so that it can be righted."""

from collections.abc import Callable, Iterable
from typing import Final

from atlas.i18n import LANGUAGES
from atlas.vocabulary import Term, Vocabulary

SECTIONS: Final = Vocabulary(
    "section",
    Term("summary", "Tóm tắt", "Summary"),
    Term("map", "Bản đồ", "Map"),
    Term("timeline", "Diễn biến theo thời gian", "Over time"),
    Term("partners", "Đối tác", "Partners"),
    Term("topics", "Lĩnh vực", "Topics"),
    Term("agreements", "Thỏa thuận", "Agreements"),
    Term("visits", "Đoàn ra, đoàn vào", "Visits out and in"),
    Term("coming", "Việc sắp tới và việc cần theo dõi", "What is coming, what to follow up"),
    Term("method", "Phạm vi dữ liệu và phương pháp", "Coverage and method"),
    Term("annex", "Phụ lục: danh mục hoạt động và nguồn", "Annex: all engagements with their sources"),
)
# What there is to say where nothing passes the filters.
SECTIONS_OF_NOTHING: Final = ("summary", "coming", "method")
BOTH: Final = "both"
REPORT_LANGUAGES: Final = (*LANGUAGES, BOTH)
REPORT_FORMATS: Final = ("docx", "pptx", "pdf", "xlsx")
BRIEF_FORMATS: Final = ("docx", "pdf")
MIME_TYPES: Final = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "html": "text/html",
}
# Called with the words of a step (in the reader's language) and the share of the work that is done, 0 to 1.
Progress = Callable[[str, float], None]


class ReportError(ValueError):
    """A report that cannot be made as asked: says what is wrong and what would be right."""


class TemplateError(ReportError):
    """A letterhead that cannot be used: says which file, what is wrong and what would be right."""


def silent(step: str, share: float) -> None:
    """A Progress that tells nobody."""


def languages_of(language: str) -> tuple[str, ...]:
    """The languages of a report in the order in which they stand; raises ReportError for another word."""
    return LANGUAGES if _one_of(language, REPORT_LANGUAGES, "language") == BOTH else (language,)


def check_language(language: str) -> str:
    """`language` if it is one of the Atlas's; else ReportError."""
    return _one_of(language, LANGUAGES, "language")


def check_format(file_format: str, formats: Iterable[str] = REPORT_FORMATS) -> str:
    """`file_format` if it is one of `formats`; else ReportError."""
    return _one_of(file_format, tuple(formats), "file format")


def check_sections(sections: Iterable[str] | None) -> tuple[str, ...]:
    """The codes in the order of a report; all for None. Raises ReportError for an unknown one or for none at all."""
    if sections is None:
        return SECTIONS.codes
    asked = {_one_of(code, SECTIONS.codes, "section") for code in sections}
    if not asked:
        raise ReportError(f"no section is chosen; one or more of: {', '.join(SECTIONS.codes)}")
    return tuple(code for code in SECTIONS.codes if code in asked)


def _one_of(value: str, allowed: tuple[str, ...], what: str) -> str:
    if value not in allowed:
        raise ReportError(f"{value!r} is not a {what} of a report; one of: {', '.join(allowed)}")
    return value
