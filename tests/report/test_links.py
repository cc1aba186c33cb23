"""Every number of a report leads to exactly the records that it counts."""

import pandas as pd
import pytest
from sqlalchemy import Engine

from atlas.filters import Filters
from atlas.report.context import context, gather
from atlas.report.figures import KeyFigure, key_figures
from atlas.report.links import Link, Links
from atlas.report.source import open_source
from atlas.store import load_records
from tests.report import samples
from tests.report.conftest import TODAY

COUNTED = {"partners": "partner_id", "countries": "country_code", "new": "partner_id"}


def _figures(engine: Engine, where: str) -> list[KeyFigure]:
    filters, _ = Filters.from_query(where)
    return key_figures(context(gather(open_source(engine), filters, samples.settings(), TODAY), "en"))


def _found(link: Link, engine: Engine) -> pd.DataFrame:
    filters, dropped = Filters.from_query(link.query)
    assert not dropped
    return load_records(engine, filters)


@pytest.mark.parametrize(
    "where", ["", "from=2023&to=2023", "topic=tourism", "direction=incoming", "agreement=signed,negotiating"]
)
def test_a_key_figure_is_the_number_of_records_at_its_address(engine: Engine, where: str) -> None:
    checked = set()
    for figure in _figures(engine, where):
        if figure.link.condition:
            assert figure.now == 0, f"{figure.code} has records, so an address can say which"
            continue
        found = _found(figure.link, engine)
        expected = found[COUNTED[figure.code]].nunique() if figure.code in COUNTED else len(found)
        assert figure.now == expected, figure.code
        checked.add(figure.code)
    assert {"engagements", "partners", "countries", "signed", "planned"} <= checked


def test_codes_that_the_filters_rule_out_are_said_beside_the_address() -> None:
    links = Links("https://atlas.example", "vi")
    incoming = Filters(directions=("incoming",), date_from="2023")
    assert links.only(incoming, directions="incoming").in_words().endswith("?from=2023&direction=incoming")
    assert links.only(incoming, statuses="occurred").query == "from=2023&direction=incoming&status=occurred"
    assert links.only(incoming, directions="outgoing").in_words().endswith("direction=incoming [directions=outgoing]")
