"""The published data that a benchmark starts from."""

from sqlalchemy import Engine

from atlas.settings import Settings
from atlas.store import fingerprint, open_engine


def published(settings: Settings) -> Engine:
    """The store of the published data; ends the program with what to do where nothing has been published yet."""
    if fingerprint(settings.database_url) is None:
        raise SystemExit("There are no published data to measure with. Run `make data` first.")
    return open_engine(settings.database_url)
