"""How long reports, briefs and charts take on this machine, with data/published. Prints a table; asserts nothing.

    .venv/bin/python -m benchmarks.report [--quick]

The limits of the project: 3 s a chart, 60 s a full-year report.
"""

import argparse
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from atlas.charts import partner_map, partners_by_year, printing, timeline, top_partners, topics_by_year, topics_ranking
from atlas.filters import NO_FILTERS, Filters
from atlas.i18n import Translator, translator
from atlas.report import make_brief, make_page, make_report
from atlas.report.request import REPORT_FORMATS
from atlas.settings import Settings
from atlas.store import load_records, open_engine

TODAY = date.today()
CHARTS = (partner_map, timeline, topics_ranking, topics_by_year, top_partners, partners_by_year)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quick", action="store_true", help="one run of each, one year only")
    quick = arguments.parse_args().quick
    settings = Settings.from_environment()
    engine = open_engine(settings.database_url)
    records = load_records(engine)
    year = int(records["year"].dropna().mode().iloc[0])
    filters = Filters(date_from=str(year), date_to=str(year))
    busiest = str(records["partner_id"].value_counts().index[0])
    runs = 1 if quick else 3
    of_year = len(load_records(engine, filters))
    print(f"{len(records)} records; year {year}: {of_year}; best and worst of {runs} runs, in s")
    print(f"{'what':<44}{'best':>8}{'worst':>8}{'limit':>8}{'kB':>9}")
    t = translator("vi")
    for kind in CHARTS:
        for file_format in printing.FORMATS[:2]:
            name = kind.__name__.rpartition(".")[2]
            row(f"chart {name} {file_format}", 3, runs, lambda k=kind, f=file_format: picture(k, records, t, f))
    options = {"settings": settings, "today": TODAY}
    for language in ("vi",) if quick else ("vi", "en", "both"):
        for file_format in REPORT_FORMATS:
            chosen = {**options, "language": language, "file_format": file_format}
            row(f"report {year} {language} {file_format}", 60, runs, lambda c=chosen: make_report(engine, filters, **c))
    for file_format in ("docx", "pdf"):
        chosen = {**options, "file_format": file_format}
        row(f"brief {busiest} {file_format}", 3, runs, lambda c=chosen: make_brief(engine, busiest, **c))
    row(f"page {year}", 60, runs, lambda: make_page(engine, filters, **options))
    if not quick:
        for file_format in REPORT_FORMATS:
            chosen = {**options, "file_format": file_format}
            row(f"report everything {file_format}", 60, 1, lambda c=chosen: make_report(engine, NO_FILTERS, **c))


def picture(kind: Any, records: pd.DataFrame, t: Translator, file_format: printing.Format) -> bytes:
    """One chart from its frame to the finished picture."""
    return printing.render(kind.drawing(kind.frame(records), t), printing.Caption(title="x"), file_format)


def row(what: str, limit_s: float, runs: int, make: Callable[[], bytes]) -> None:
    """Time `make` and print one line."""
    taken, size = [], 0
    for _ in range(runs):
        start = time.perf_counter()
        size = len(make())
        taken.append(time.perf_counter() - start)
    print(f"{what:<44}{min(taken):>8.2f}{max(taken):>8.2f}{limit_s:>8.0f}{size / 1024:>9.0f}", flush=True)


if __name__ == "__main__":
    main()
