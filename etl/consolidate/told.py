"""What passes through consolidation: an engagement as it is told, with its sources. Holds no rule."""

from dataclasses import dataclass
from typing import NamedTuple

from atlas.schema import Engagement, Evidence, Partner, Source
from etl.consolidate.copies import Sketch


class Document(NamedTuple):
    """A text that was read by machine: its source, the SHA-256 of its bytes, and a sketch of its words if it has."""

    source_id: str
    sha256: str
    sketch: Sketch | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """An engagement as one or several sources tell it, the source that the record follows first.

    `documents` are the texts in which the machine read it; an engagement of the register has none at first.
    """

    engagement: Engagement
    partner: Partner
    sources: tuple[Source, ...]
    evidence: tuple[Evidence, ...] = ()
    documents: tuple[Document, ...] = ()

    @property
    def is_curated(self) -> bool:
        """Whether a person entered it in the register."""
        return self.engagement.origin == "register"
