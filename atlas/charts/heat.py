"""A table of counts as shades of one colour with the numbers in the cells, on screen and in print."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import altair as alt
import plotly.graph_objects as go

from atlas.charts import paper, screen, typeface, words
from atlas.charts.palette import LIGHT, Theme, contrast
from atlas.charts.printing import DRAWING_WIDTH_PX
from atlas.i18n import Translator

NUMBERED_COLUMNS_MAX: Final = 16
_ROW_PX: Final = 30
_COLUMN_WIDTH_PX: Final = 150
_DRAWN_ROW_PX: Final = 17
_DRAWN_NUMBERED_MAX: Final = 26
_ROW_LABEL_PX: Final = 204
_COLUMN_LABEL_PX: Final = 8
_SLANTED_LABEL_PX: Final = 9
_SLANTED_WIDTH_PX: Final = 195
_APART_PX: Final = 4  # between the names of two columns


@dataclass(frozen=True, slots=True)
class Matrix:
    """counts[row][column]; keys identify (codes, years), labels are shown. Rows are read from the top."""

    row_keys: Sequence[str]
    row_labels: Sequence[str]
    column_keys: Sequence[str]
    column_labels: Sequence[str]
    counts: Sequence[Sequence[int]]

    @property
    def most(self) -> int:
        """The largest count; 0 for an empty table."""
        return max((n for row in self.counts for n in row), default=0)

    def cells(self) -> list[tuple[int, int, int]]:
        """Row number, column number, count of every cell."""
        return [(r, c, n) for r, row in enumerate(self.counts) for c, n in enumerate(row)]


def figure(matrix: Matrix, t: Translator, theme: Theme) -> go.Figure:
    """The heat map; a cell's customdata is [row key, column key]."""
    if not matrix.most:
        return screen.nothing(t, theme)
    numbered = len(matrix.column_keys) <= NUMBERED_COLUMNS_MAX
    trace: dict[str, Any] = {
        "type": "heatmap",
        "z": [[n or None for n in row] for row in matrix.counts],
        "x": [int(key) for key in matrix.column_keys] if _is_years(matrix) else list(range(len(matrix.column_keys))),
        "y": list(range(len(matrix.row_keys))),
        "zmin": min(1, matrix.most - 1),
        "zmax": matrix.most,
        "colorscale": theme.ramp_scale(),
        "showscale": not numbered,
        "colorbar": {**screen.scale_bar(t("Number of engagements")), "x": 1, "xanchor": "right"},
        "xgap": 2 if numbered else 1,
        "ygap": 2,
        "customdata": [[[row, column] for column in matrix.column_keys] for row in matrix.row_keys],
        "hovertext": _hovers(matrix, t),
        "hoverinfo": "text",
        "hoverongaps": True,
    }
    if numbered:
        trace |= {"text": [[t.number(n) if n else "" for n in row] for row in matrix.counts], "texttemplate": "%{text}"}
    layout = {
        "height": _ROW_PX * len(matrix.row_keys) + (110 if _is_years(matrix) else 130),
        "plot_bgcolor": theme.surface,
        "xaxis": _column_ticks(matrix),
        "yaxis": _row_ticks(matrix),
    }
    return screen.chart([trace], layout, t, theme)


def _row_ticks(matrix: Matrix) -> dict[str, Any]:
    """Beside years the names stand at the right, where the latest are: a phone shows this end of the chart first."""
    ticks = {**_ticks([screen.label(text) for text in matrix.row_labels]), "autorange": "reversed"}
    return {**ticks, "side": "right"} if _is_years(matrix) else ticks


def _column_ticks(matrix: Matrix) -> dict[str, Any]:
    if _is_years(matrix):
        few = {"dtick": 1} if len(matrix.column_keys) <= 10 else {}
        return {"tickformat": "d", "fixedrange": True, "showgrid": False, "zeroline": False, "tickangle": 0, **few}
    labels = [typeface.fit(words.inert(text), _COLUMN_WIDTH_PX, screen.LABEL_SIZE_PX) for text in matrix.column_labels]
    return {**_ticks(labels), "tickangle": -50}


def _is_years(matrix: Matrix) -> bool:
    return all(key.isdigit() for key in matrix.column_keys)


def _ticks(labels: Sequence[str]) -> dict[str, Any]:
    shown = {"tickvals": list(range(len(labels))), "ticktext": list(labels)}
    return {**shown, "fixedrange": True, "showgrid": False, "zeroline": False, "ticks": ""}


def _hovers(matrix: Matrix, t: Translator) -> list[list[str]]:
    return [
        [
            screen.hover(row_label, column_label, words.engagements(t, n))
            for column_label, n in zip(matrix.column_labels, row, strict=True)
        ]
        for row_label, row in zip(matrix.row_labels, matrix.counts, strict=True)
    ]


def drawing(matrix: Matrix, t: Translator) -> paper.Drawing:
    """The same for print, each cell with its number while the columns are wide enough."""
    if not matrix.most:
        return paper.nothing(t)
    numbered = len(matrix.column_keys) <= _DRAWN_NUMBERED_MAX
    fitted = [typeface.fit(label, _ROW_LABEL_PX, 10) for label in matrix.row_labels]
    columns = _column_names(matrix)
    rows = [
        {
            "row": fitted[r],
            "column": columns[c],
            "n": n,
            "text": t.number(n) if n else "",
            "ink": _ink(n, matrix),
        }
        for r, c, n in matrix.cells()
    ]
    base = alt.Chart(paper.inline(rows)).encode(
        alt.X("column:O", sort=None, title=None, axis=_column_axis(matrix)),
        alt.Y("row:O", sort=None, title=None, axis=alt.Axis(domain=False, ticks=False, labelPadding=5)),
    )
    legend = None if numbered else _shade_legend(t)
    shade = alt.condition(
        "datum.n > 0", alt.Color("n:Q", scale=_shades(matrix), legend=legend), alt.value(LIGHT.surface)
    )
    layers: list[paper.Drawing] = [base.mark_rect(stroke=LIGHT.background, strokeWidth=1).encode(color=shade)]
    if numbered:
        layers.append(base.mark_text(fontSize=8.5).encode(alt.Text("text:N"), alt.Color("ink:N", scale=None)))
    page = paper.page_wide(*layers, height_px=_DRAWN_ROW_PX * len(matrix.row_keys))
    resolved: paper.Drawing = page.resolve_scale(color="independent")
    return resolved


def _column_names(matrix: Matrix) -> list[str]:
    """The columns' names in lines as wide as a column, or whole where a word would not go into one."""
    if _is_years(matrix):
        return list(matrix.column_labels)
    if _is_slanted(matrix):
        return [typeface.fit(text, _SLANTED_WIDTH_PX, _SLANTED_LABEL_PX) for text in matrix.column_labels]
    line_px = max(_column_px(matrix) - _APART_PX, *(_widths(matrix)))
    return ["\n".join(typeface.wrap(text, line_px, _COLUMN_LABEL_PX)) for text in matrix.column_labels]


def _column_px(matrix: Matrix) -> float:
    return (DRAWING_WIDTH_PX - _ROW_LABEL_PX) / len(matrix.column_keys)


def _is_slanted(matrix: Matrix) -> bool:
    """Whether some word is wider than a column, so that names in lines would be broken or run into each other."""
    return max(_widths(matrix)) > _column_px(matrix)


def _widths(matrix: Matrix) -> list[float]:
    return [typeface.width_px(word, _COLUMN_LABEL_PX) for text in matrix.column_labels for word in text.split()]


def _shades(matrix: Matrix) -> alt.Scale:
    return alt.Scale(domain=[min(1, matrix.most - 1), matrix.most], range=list(LIGHT.ramp), interpolate="rgb")


def _shade_legend(t: Translator) -> alt.Legend:
    return alt.Legend(
        orient="bottom", direction="horizontal", title=t("Number of engagements"), gradientLength=140, format=",d"
    )


def _column_axis(matrix: Matrix) -> alt.Axis:
    if _is_years(matrix):
        years = [text for text in matrix.column_labels if len(matrix.column_labels) <= 16 or text[-1] in "05"]
        return alt.Axis(domain=False, ticks=False, labelAngle=0, values=years)
    if _is_slanted(matrix):
        return alt.Axis(
            domain=False,
            ticks=False,
            labelAngle=-50,
            labelAlign="right",
            labelBaseline="middle",
            labelFontSize=_SLANTED_LABEL_PX,
            labelLimit=_SLANTED_WIDTH_PX,
            labelOverlap=False,
        )
    return alt.Axis(
        domain=False,
        ticks=False,
        labelAngle=0,
        labelFontSize=_COLUMN_LABEL_PX,
        labelExpr="split(datum.label, '\\n')",
        labelOverlap=False,
        labelLineHeight=_COLUMN_LABEL_PX + 2,
    )


def _ink(n: int, matrix: Matrix) -> str:
    """The text colour that reads best on the cell's shade."""
    step = round((n - 1) / max(1, matrix.most - 1) * (len(LIGHT.ramp) - 1)) if n else 0
    return max((LIGHT.text, LIGHT.background), key=lambda ink: contrast(ink, LIGHT.ramp[step]))
