"""Publishing: the store -> data/published/, written beside and then swapped, so that a reader never sees half."""

import ctypes
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pandas as pd
from sqlalchemy import Engine

from atlas import __version__
from atlas.quality import ABOUT, COMMITTED_FILE, QUALITY_FILE
from atlas.report.tables import to_csv, to_geojson, to_parquet
from atlas.schema import Partner, Record, Row, Source
from atlas.store import load_meta, load_records, load_table

LICENCE: Final = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
CREDITS: Final = (
    {"title": "GeoNames (CC BY 4.0): places and coordinates", "path": "https://www.geonames.org/"},
    {"title": "Unicode CLDR (Unicode License v3): names of countries", "path": "https://cldr.unicode.org/"},
    {"title": "Natural Earth (public domain): outlines on the map", "path": "https://www.naturalearthdata.com/"},
)
PACKAGE_FILE: Final = "datapackage.json"
_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2
_JOINED: Final = '; several are joined by " | "'
_FIELD_TYPES: Final = {"int": "integer", "float": "number", "bool": "boolean"}


def write_files(engine: Engine, folder: Path) -> None:
    """Write the published files of the store's whole content, and the committed scores, into `folder`, which exists."""
    records, partners, sources = load_records(engine), load_table(engine, "partners"), load_table(engine, "sources")
    files: dict[str, tuple[bytes, pd.DataFrame, type[Row]]] = {
        "engagements.csv": (to_csv(records), records, Record),
        "engagements.parquet": (to_parquet(records), records, Record),
        "engagements.geojson": (to_geojson(records), records, Record),
        "partners.csv": (to_csv(partners), partners, Partner),
        "sources.csv": (to_csv(sources), sources, Source),
    }
    for name, (content, _, _) in files.items():
        (folder / name).write_bytes(content)
    quality = COMMITTED_FILE.read_bytes()
    (folder / QUALITY_FILE).write_bytes(quality)
    resources = [*(_resource(name, *parts) for name, parts in files.items()), _quality_resource(quality)]
    package = _package(load_meta(engine), resources)
    (folder / PACKAGE_FILE).write_text(json.dumps(package, ensure_ascii=False, indent=1), encoding="utf-8")


def _package(meta: Mapping[str, str], resources: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "profile": "data-package",
        "name": "hanoi-partnerships-atlas",
        "title": "Hanoi Partnerships Atlas",
        "description": "Dated, located, sourced dealings of Hanoi with foreign cities, regions and networks. "
        "That nothing is recorded is no evidence that nothing happened.",
        "version": f"{__version__}+{meta['data_version']}",
        "created": meta["data_date"],
        "licenses": [LICENCE],
        "sources": list(CREDITS),
        "resources": resources,
    }


def _quality_resource(content: bytes) -> dict[str, Any]:
    return {**_file(QUALITY_FILE, content), "profile": "data-resource", "description": ABOUT}


def _file(name: str, content: bytes) -> dict[str, Any]:
    stem, form = name.rsplit(".", 1)
    digest = f"sha256:{hashlib.sha256(content).hexdigest()}"
    return {
        "name": f"{stem}-{form}", "path": name, "format": form, "encoding": "utf-8", "bytes": len(content),
        "hash": digest,
    }  # fmt: skip


def _resource(name: str, content: bytes, frame: pd.DataFrame, model: type[Row]) -> dict[str, Any]:
    form = name.rsplit(".", 1)[1]
    return {
        **_file(name, content),
        "rows": len(frame),
        "profile": "tabular-data-resource" if form == "csv" else "data-resource",
        "schema": {"fields": [_field(model, column, form) for column in frame.columns], "missingValues": [""]},
    }


def _field(model: type[Row], column: str, form: str) -> dict[str, str]:
    info = model.model_fields[column]
    annotation = str(info.annotation)
    listed = "tuple" in annotation
    kind = next((frictionless for python, frictionless in _FIELD_TYPES.items() if python in annotation), "string")
    description = f"{info.description}{_JOINED if listed and form == 'csv' else ''}"
    return {"name": column, "type": "array" if listed and form != "csv" else kind, "description": description}


@contextmanager
def swapped_in(folder: Path) -> Iterator[Path]:
    """A new folder beside `folder` to write in; it takes the place of `folder` when the block ends without an error.

    Raises FileExistsError when `folder` holds something that the Atlas did not publish, which would be lost.
    """
    _refuse_strangers(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        yield beside
        beside.chmod(0o755)
        _swap(beside, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _refuse_strangers(folder: Path) -> None:
    if folder.exists() and any(folder.iterdir()) and not (folder / PACKAGE_FILE).is_file():
        raise FileExistsError(f"{folder} holds files that the Atlas did not publish; name an empty or a new folder")


def _swap(new: Path, old: Path) -> None:
    """Exchange two folders in one step where the system can, else in two; the old content ends under `new`."""
    if not old.exists():
        new.rename(old)
        return
    if not _exchange(new, old):
        aside = new.with_name(new.name + "-old")
        old.rename(aside)
        new.rename(old)
        aside.rename(new)


def _exchange(first: Path, second: Path) -> bool:
    """renameat2(2) with RENAME_EXCHANGE; False where the system or file system lacks it."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    paths = os.fsencode(first), os.fsencode(second)
    return bool(renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0)
