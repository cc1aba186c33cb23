"""Builds the published data in a process of its own when there are none yet, and says what to do if that fails."""

import subprocess
import sys
from collections import deque
from collections.abc import Iterator
from threading import Lock
from typing import Final

import streamlit as st

from atlas.i18n import Translator
from atlas.settings import PROJECT_DIR
from atlas.ui import data

COMMAND: Final = (sys.executable, "-m", "etl", "run")
LINES_SHOWN: Final = 20
_ONE_AT_A_TIME: Final = Lock()


def ensure_data(t: Translator) -> None:
    """Return when there are data to show; else build them, and stop the page with the reason if that fails."""
    if data.version() is not None:
        return
    lines: deque[str] = deque(maxlen=LINES_SHOWN)
    place = st.empty()
    with place.status(t("Preparing the data. This is done once and takes about a minute."), expanded=True) as status:
        shown = st.empty()
        with _ONE_AT_A_TIME:
            for line in _run() if data.version() is None else ():
                lines.append(line)
                shown.code("\n".join(lines), language=None)
        if data.version() is not None:
            # No st.rerun(): before st.navigation it would forget which page the reader asked for.
            place.empty()
            return
        status.update(label=t("The data could not be prepared."), state="error")
    st.error(t("There are no data to show. Ask the data steward to run “make data”, then reload this page."))
    st.stop()


def _run() -> Iterator[str]:
    """The output of the build, line by line."""
    with subprocess.Popen(
        COMMAND, cwd=PROJECT_DIR, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    ) as process:
        yield from (line.rstrip() for line in process.stdout or ())
