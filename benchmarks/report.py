"""How long reports, briefs and charts take on this machine, with data/published. Prints a table; asserts nothing.

    .venv/bin/python -m benchmarks.report [--quick]

The limits of the project: 3 s a chart, 60 s a full-year report; nobody waits because others have files made.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

import pandas as pd

from atlas.charts import (
    directions,
    event_types,
    palette,
    partner_map,
    partners_by_year,
    printing,
    timeline,
    top_partners,
    topics_by_region,
    topics_by_year,
    topics_ranking,
)
from atlas.filters import NO_FILTERS, Filters
from atlas.i18n import Translator, translator
from atlas.report import make_brief, make_page, make_report
from atlas.report.order import Order, make_from_store
from atlas.report.request import REPORT_FORMATS, Progress
from atlas.report.workshop import Workshop
from atlas.settings import Settings
from atlas.store import load_records
from atlas.ui.desk import WORKERS, Desk
from benchmarks.published import published

TODAY = date.today()
SCREEN_CHARTS = (timeline, partners_by_year, topics_ranking, topics_by_year, topics_by_region, top_partners)
CHARTS = (partner_map, *SCREEN_CHARTS, directions, event_types)
CHART_SECONDS, REPORT_SECONDS = 3, 60
# The largest picture that the dashboard offers.
LARGEST = 4


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quick", action="store_true", help="one run of each, one year only")
    quick = arguments.parse_args().quick
    settings = Settings.from_environment()
    engine = published(settings)
    records = load_records(engine)
    year = int(records["year"].dropna().mode().iloc[0])
    filters = Filters(date_from=str(year), date_to=str(year))
    busiest = str(records["partner_id"].value_counts().index[0])
    runs = 1 if quick else 3
    of_year = len(load_records(engine, filters))
    print(f"{len(records)} records; year {year}: {of_year}; best and worst of {runs} runs, in s")
    print(f"{'what':<44}{'best':>8}{'worst':>8}{'limit':>8}{'kB':>9}{'CPU s':>8}")
    t = translator("vi")
    for kind in CHARTS:
        name = kind.__name__.rpartition(".")[2]
        for form in printing.FORMATS:
            row(f"chart {name} {form}", CHART_SECONDS, runs, partial(picture, kind, records, t, form))
        row(f"chart {name} png {LARGEST}x", CHART_SECONDS, runs, partial(picture, kind, records, t, "png", LARGEST))
    options: dict[str, Any] = {"settings": settings, "today": TODAY}
    for language in ("vi",) if quick else ("vi", "en", "both"):
        for file_format in REPORT_FORMATS:
            make = partial(make_report, engine, filters, language=language, file_format=file_format, **options)
            row(f"report {year} {language} {file_format}", REPORT_SECONDS, runs, make)
    for file_format in ("docx", "pdf"):
        make = partial(make_brief, engine, busiest, file_format=file_format, **options)
        row(f"brief {busiest} {file_format}", CHART_SECONDS, runs, make)
    row(f"page {year}", REPORT_SECONDS, runs, partial(make_page, engine, filters, **options))
    everything = {one: partial(make_report, engine, NO_FILTERS, file_format=one, **options) for one in REPORT_FORMATS}
    if not quick:
        for file_format, make in everything.items():
            row(f"report everything {file_format}", REPORT_SECONDS, 1, make)
    orders = [partial(make_from_store, Order("report", NO_FILTERS, "vi", one), **options) for one in REPORT_FORMATS]
    beside(records, t, orders[:WORKERS])


def picture(kind: Any, records: pd.DataFrame, t: Translator, file_format: printing.Format, scale: float = 2) -> bytes:
    """One chart from its frame to the finished picture."""
    drawing = kind.drawing(kind.frame(records), t)
    return printing.render(drawing, printing.Caption(title="x"), file_format, scale=scale)


def beside(records: pd.DataFrame, t: Translator, orders: Sequence[Callable[[], bytes]]) -> None:
    """What a page's figures take alone, and while as many reports are made as the dashboard makes at once."""
    figures(records, t)
    row("a page's figures, alone", CHART_SECONDS, 10, lambda: figures(records, t))
    desk, shop, taken = Desk(), Workshop(), []
    jobs = [desk.start(str(number), partial(made_beside, shop, make)) for number, make in enumerate(orders)]
    while not all(job.is_done for job in jobs):
        start = time.perf_counter()
        figures(records, t)
        taken.append(time.perf_counter() - start)
    line(f"a page's figures, while {WORKERS} reports are made", CHART_SECONDS, taken, 0)
    line(f"{WORKERS} reports of everything at once", REPORT_SECONDS, [job.seconds or 0 for job in jobs], 0)


def made_beside(shop: Workshop, make: Callable[[], bytes], progress: Progress) -> bytes:
    """What `make` gives, in another process."""
    return shop.run(make, progress=progress)


def figures(records: pd.DataFrame, t: Translator) -> bytes:
    """What the timeline and topics pages draw anew when a filter changes."""
    for kind in SCREEN_CHARTS:
        kind.figure(kind.frame(records), t, palette.LIGHT)
    return b""


def row(what: str, limit_s: float, runs: int, make: Callable[[], bytes]) -> None:
    """Time `make` and print one line."""
    taken, worked, size = [], [], 0
    for _ in range(runs):
        start, worked_before = time.perf_counter(), time.process_time()
        size = len(make())
        taken.append(time.perf_counter() - start)
        worked.append(time.process_time() - worked_before)
    line(what, limit_s, taken, size, min(worked))


def line(what: str, limit_s: float, taken: list[float], size: int, worked_s: float | None = None) -> None:
    """One line of the table; `taken` in s, `size` in bytes; worked_s: of the processor, whatever else it does."""
    worked = "" if worked_s is None else f"{worked_s:>8.2f}"
    print(f"{what:<44}{min(taken):>8.2f}{max(taken):>8.2f}{limit_s:>8.0f}{size / 1024:>9.0f}{worked}", flush=True)


if __name__ == "__main__":
    main()
