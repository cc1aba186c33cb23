"""A chart of periods in which the reader chooses a range: by dragging across bars, or by a click on one."""

from dataclasses import replace
from typing import Any, Final
from zlib import crc32

import streamlit as st

from atlas.charts import timeline
from atlas.ui import chart_panel, keys, state
from atlas.ui.charts import Chart

_SETTINGS: Final = {**chart_panel.PLOTLY_SETTINGS, "doubleClick": False}


def show(chart: Chart) -> None:
    """The whole panel of the chart; a range that is chosen becomes the filter of years."""
    with chart_panel.panel(chart):
        chart_panel.head(chart)
        st.caption(chart.page.t("Drag across the bars, or click one, to see only these years."))
        figure = replace(chart, options={**chart.options, "brush": True}, drawn="brush").figure()
        # With other filters it is another element: the range that was chosen in this one is not its own.
        key = f"{keys.BRUSH}_{crc32(chart.page.view.filters.to_query().encode()):08x}"
        with st.container(height=int(figure.layout.height), border=False, key=f"figure_{chart.name}"):
            st.plotly_chart(
                figure,
                theme=None,
                config=_SETTINGS,
                key=key,
                alt=chart.alt,
                on_select=lambda: _chosen(key),
                selection_mode=("points", "box"),
            )
        chart_panel.foot(chart)


def _chosen(key: str) -> None:
    ends = timeline.first_and_last(periods(st.session_state[key].selection))
    if ends:
        state.set_filters(replace(state.current().filters, date_from=ends[0], date_to=ends[1]))


def periods(selection: Any) -> list[str]:
    """The periods of the bars in a plotly selection; a bar's customdata begins with its period."""
    return [str(point["customdata"][0]) for point in selection.get("points", []) if point.get("customdata")]
