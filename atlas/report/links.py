"""Where a number of a report can be checked: the address of its records in the dashboard, or the query for them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from atlas.filters import Filters
from atlas.i18n import DEFAULT_LANGUAGE

RECORDS_PAGE: Final = "engagements"


@dataclass(frozen=True, slots=True)
class Link:
    """query: what follows the "?" in the page's address; url: the whole address, None when none is known.

    condition: what the query cannot express, as column=value; "" when the query alone finds the records.
    """

    query: str
    url: str | None
    condition: str = ""

    def in_words(self) -> str:
        """The address, or else the query, with the condition; "" where no address is known and nothing is narrowed."""
        address = self.url or (f"?{self.query}" if self.query else "")
        return f"{address} [{self.condition}]".strip() if self.condition else address


@dataclass(frozen=True, slots=True)
class Links:
    """Makes links for one deployment and language. public_url: where readers reach the dashboard; None: nowhere."""

    public_url: str | None
    language: str

    def records(self, filters: Filters, condition: str = "") -> Link:
        """The list of the records that pass `filters`."""
        return self.page(RECORDS_PAGE, filters, condition=condition)

    def only(self, filters: Filters, **codes: str) -> Link:
        """Those of them that have these codes as well, such as directions="incoming": field of Filters and code."""
        narrowed, left = filters, []
        for field, code in codes.items():
            if (allowed := getattr(filters, field)) and code not in allowed:
                # Nothing passes; no address says so.
                left.append(f"{field}={code}")
            else:
                narrowed = replace(narrowed, **{field: (code,)})  # type: ignore[arg-type]
        return self.records(narrowed, ", ".join(left))

    def record(self, engagement_id: str, partner_id: str) -> Link:
        """One record, opened in the list of its partner's."""
        return self.page(RECORDS_PAGE, Filters(partners=(partner_id,)), options=(("record", engagement_id),))

    def page(
        self, path: str, filters: Filters, *, options: Sequence[tuple[str, str]] = (), condition: str = ""
    ) -> Link:
        """A page of the dashboard; `path` is its address below the public one."""
        language = [] if self.language == DEFAULT_LANGUAGE else [("lang", self.language)]
        query = urlencode([*language, *filters.to_pairs(), *options])
        url = f"{self.public_url.rstrip('/')}/{path}" + (f"?{query}" if query else "") if self.public_url else None
        return Link(query, url, condition)
