"""One chart on a page: its finding as a title, the picture, what it leaves out, the same in words, a way to save it."""

from time import monotonic, sleep
from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from atlas.ui import chart_dialog, keys, links
from atlas.ui.charts import Chart
from atlas.ui.text import plain

# In which a browser takes up what stands above, on two cores after a change of a filter.
AHEAD_SECONDS: Final = 0.1
PLOTLY_SETTINGS: Final = {"displayModeBar": False, "responsive": True, "scrollZoom": False}


def show(chart: Chart) -> None:
    """The whole panel, with a plotly figure."""
    with panel(chart):
        head(chart)
        plotly(chart)
        foot(chart)


def make_ready(*charts: Chart) -> None:
    """Make what these panels will show before any of it is sent: the browser draws what stands above meanwhile.

    A browser that gets several charts at once shows none before it has drawn the last; so they leave it AHEAD_SECONDS.
    """
    begun = monotonic()
    for chart in charts:
        chart.figure()
        _ = chart.title, chart.alt
    sleep(max(0.0, AHEAD_SECONDS - (monotonic() - begun)))


def panel(chart: Chart) -> DeltaGenerator:
    """The place of one chart and all that belongs to it."""
    return st.container(key=keys.panel(chart.name), gap="xsmall")


def small(chart: Chart, page_path: str) -> None:
    """The panel without its table, with the way to the page that has it."""
    with panel(chart):
        head(chart)
        plotly(chart)
        links.to(page_path, chart.page.t("More on this"), chart.page.view)


def head(chart: Chart) -> None:
    """The finding, and beside it the way to save."""
    with st.container(horizontal=True, vertical_alignment="top", gap="small", key=f"head_{chart.name}"):
        st.header(plain(chart.title), anchor=False, width="stretch")
        chart_dialog.opener(chart)


def plotly(chart: Chart) -> None:
    """The figure, in a place that keeps its height while the figure is drawn anew."""
    figure = chart.figure()
    height: int = int(figure.layout.height or 400)
    with st.container(height=height, border=False, key=f"figure_{chart.name}"):
        st.plotly_chart(figure, theme=None, config=PLOTLY_SETTINGS, key=f"plotly_{chart.name}", alt=chart.alt)


def foot(chart: Chart) -> None:
    """What the chart leaves out, and the same in words and numbers for those who do not see it."""
    for note in filter(None, chart.notes):
        st.caption(plain(note))
    _words(chart)


@st.fragment
def _words(chart: Chart) -> None:
    t = chart.page.t
    with st.expander(t("In words and numbers"), key=f"words_{chart.name}", on_change="rerun") as details:
        if details.open:
            st.markdown(plain(chart.alt))
            st.dataframe(chart.table(), hide_index=True, alt=chart.title, height=_table_height(len(chart.table())))


def _table_height(rows: int) -> int:
    return min(38 + 35 * max(rows, 1), 360)
