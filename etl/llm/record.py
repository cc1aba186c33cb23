"""A record that a model had a part in. Holds no rule."""

from dataclasses import dataclass
from typing import Any

from etl.types import Record


@dataclass(frozen=True, slots=True)
class ModelRecord(Record):
    """A record that a person has to confirm; `method` says who read it: "model NAME", or "rules and model NAME"."""

    method: str = ""

    @property
    def note_en(self) -> str:
        """The remark that goes with the engagement wherever it is shown."""
        return f"Read by {self.method}; not confirmed by a person."

    def to_json_dict(self) -> dict[str, Any]:
        """The object that `extract` prints, with the method as its last key."""
        return {**Record.to_json_dict(self), "method": self.method}
