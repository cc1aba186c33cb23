"""What the server does before its first reader comes: load what every page needs. Draws nothing."""

import importlib
import logging
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any, Final

import streamlit as st

from atlas.i18n import DEFAULT_LANGUAGE, LANGUAGES, translator
from atlas.ui import charts, data, keys, shell, state

# Imported by pages only when they draw, and slow to import.
HEAVY_MODULES: Final = ("plotly.graph_objects", "pydeck", "altair", "pyarrow.parquet", "xlsxwriter")
SWITCH_SECONDS: Final = 0.001


@asynccontextmanager
async def lifespan(_: Any) -> AsyncIterator[None]:
    """Warm up before the server answers; nothing is to be done when it stops.

    Without this Streamlit would take the folder pages/ for its older kind of pages until the first session has called
    st.navigation, and greet whoever opens a link to a page as the first visitor with "Page not found".
    """
    with _without_complaints():
        st.navigation(shell.pages(translator(DEFAULT_LANGUAGE)), position="hidden")
        warm()
    yield


def warm() -> None:
    """Import and load what every first visit would otherwise wait for."""
    for name in HEAVY_MODULES:
        importlib.import_module(name)
    for language in LANGUAGES:
        translator(language)
    charts.ground()
    if data.version() is not None:
        data.choices()
    data.freeze()
    # The thread that sends waits for the one that draws; with Python's 5 ms for each message of a page that adds up.
    sys.setswitchinterval(SWITCH_SECONDS)


def explain(error: Exception) -> bool:
    """Log what went wrong in full, and tell the reader in a sentence what to do; True: nothing more is to be shown."""
    number = f"{time.time_ns() // 1_000_000:x}"
    logging.getLogger("atlas").error("page error %s: %r, as traced above", number, error)
    t = state.current().t
    with st.container(key=keys.PAGE_ERROR):
        st.error(
            t(
                "This page could not be shown. Your filters are kept: reload the page, or open another one. "
                "If it happens again, give the data steward this number: {number}.",
                number=number,
            )
        )
    return True


@contextmanager
def _without_complaints() -> Iterator[None]:
    """Streamlit warns of each of its functions that is called without a reader; here that is meant."""
    logger = logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context")
    before = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(before)
