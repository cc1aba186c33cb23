"""The settings, read from the environment once, at the edge. Nothing below the edge reads the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PROJECT_DIR = Path(__file__).resolve().parent.parent
STORE_FILE = "atlas.sqlite"
# All that is read from the environment, listed in docs/configuration.md.
VARIABLES = (
    "ATLAS_PUBLISHED_DIR",
    "ATLAS_DATABASE_URL",
    "ATLAS_RAW_DIR",
    "ATLAS_BASEMAP",
    "ATLAS_BASEMAP_OVERLAY",
    "ATLAS_PUBLIC_URL",
    "ATLAS_REPORT_TEMPLATES",
)


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are and what may be replaced by a deployment."""

    published_dir: Path
    database_url: str
    has_own_database: bool
    raw_dir: Path
    basemap_path: Path | None
    basemap_overlay_path: Path | None
    public_url: str | None
    template_dir: Path | None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """The settings of the environment's VARIABLES."""
        published_dir = Path(environment.get("ATLAS_PUBLISHED_DIR") or PROJECT_DIR / "data" / "published").resolve()
        return cls(
            published_dir=published_dir,
            database_url=environment.get("ATLAS_DATABASE_URL") or f"sqlite:///{published_dir / STORE_FILE}",
            has_own_database=bool(environment.get("ATLAS_DATABASE_URL")),
            raw_dir=Path(environment.get("ATLAS_RAW_DIR") or PROJECT_DIR / "data" / "raw").resolve(),
            basemap_path=_path(environment.get("ATLAS_BASEMAP")),
            basemap_overlay_path=_path(environment.get("ATLAS_BASEMAP_OVERLAY")),
            public_url=(environment.get("ATLAS_PUBLIC_URL") or "").rstrip("/") or None,
            template_dir=_path(environment.get("ATLAS_REPORT_TEMPLATES")),
        )


def _path(value: str | None) -> Path | None:
    return Path(value).resolve() if value else None
