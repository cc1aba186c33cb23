"""From the bytes of a page to an Article: what is the report, what is furniture, when it was published."""

from etl.clean.article import clean, full_text

__all__ = ["clean", "full_text"]
