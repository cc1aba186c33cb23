"""The text of a kept page, beside its bytes: what a reader sees who asks where a record was read. Not published."""

import hashlib
from pathlib import Path

from etl.ingest.raw_store import path_of, write_once
from etl.types import RawArticle


def keep_text(raw_dir: Path, raw: RawArticle) -> None:
    """Write the NFC text in which evidence is counted as <sha256>.txt, where the bytes are kept and are not that text.

    Raises UnreadableArticleError for what cannot be read, which never has evidence.
    """
    from etl.clean import full_text  # brings the reader of HTML, without which most commands start

    if isinstance(raw.content, bytes):
        bytes_kept, digest = raw.content, hashlib.sha256(raw.content).hexdigest()
    else:
        bytes_kept, digest = b"", raw.sha256 or ""
    path = path_of(raw_dir, digest)
    if not digest or not path.is_file():
        return
    text = full_text(raw).encode()
    if text != bytes_kept:
        write_once(path.with_name(f"{digest}.txt"), text)
