"""From a filter to the repainted page, in a real browser, with generated engagements. Prints a table; asserts nothing.

    .venv/bin/python -m benchmarks.dashboard [--rows 10000 100000] [--pages overview map ...]

The engagements are made up from the partners of data/published and kept outside of it. The limits of the project:
300 ms with 10,000 engagements, 600 ms with 100,000. The first change of a filter is measured apart from those after it:
it reads the store, they may find what was read before.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page, sync_playwright

from atlas import store
from atlas.schema import Dataset, Engagement, EngagementSource, Partner, Source
from atlas.settings import Settings
from atlas.vocabulary import DIRECTIONS, EVENT_TYPES, TOPICS
from tests.harness.browser import SETTLED, launch
from tests.harness.server import serve

PAGES: Final = ("overview", "map", "timeline", "topics", "partner", "relations", "compare", "engagements")
LIMITS_MS: Final = {10_000: 300, 100_000: 600}
# Chosen one after another: each is a filter that was not looked at before.
CHOSEN: Final = ("conference", "project", "visit_abroad", "reception_in_hanoi")
_SEED: Final = 20_261_122
_TIMER: Final = """() => {
  const shown = () => document.querySelector('.st-key-filter_bar strong')?.textContent
  const settled = SETTLED
  const before = shown()
  window.atlasTimes = null
  const started = () => {
    const start = performance.now()
    let first = null
    const look = () => {
      if (first === null && shown() !== before) first = performance.now() - start
      if (first !== null && settled()) window.atlasTimes = [first, performance.now() - start]
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }
  document.addEventListener('pointerup', started, { capture: true, once: true })
}""".replace("SETTLED", SETTLED)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, nargs="+", default=list(LIMITS_MS))
    parser.add_argument("--pages", nargs="+", default=list(PAGES), choices=PAGES)
    arguments = parser.parse_args()
    print("from the choice of an event type, in ms: the number in the filter bar, and the whole page at rest")
    print(f"{'engagements':>12} {'page':<12}{'number':>8}{'whole':>8}{'again':>8}{'limit':>8}{'opened':>8}")
    for rows in arguments.rows:
        with tempfile.TemporaryDirectory(prefix="atlas-benchmark-") as folder:
            _fill(Path(folder) / "published", rows)
            _measure(Path(folder), rows, arguments.pages)


def _fill(folder: Path, rows: int) -> None:
    folder.mkdir()
    known = store.load_table(store.open_engine(Settings.from_environment().database_url), "partners")
    partners = tuple(Partner(**_without_nan(row)) for row in known.to_dict("records"))
    engine = store.open_engine(f"sqlite:///{folder / store_file()}")
    store.replace_all(engine, _generated(partners, rows), "2026-01-01")
    store.close(engine)


def store_file() -> str:
    """The name of the store in a published folder."""
    return Path(Settings.from_environment({}).database_url).name


def _without_nan(row: dict[Any, Any]) -> dict[str, Any]:
    return {str(name): None if isinstance(value, float) and value != value else value for name, value in row.items()}


def _generated(partners: Sequence[Partner], rows: int) -> Dataset:
    """Engagements in which a few partners are busy and most are not, as in the register."""
    chance = random.Random(_SEED)
    weights = [1 / (rank + 1) for rank in range(len(partners))]
    chosen = chance.choices(partners, weights, k=rows)
    engagements = tuple(_engagement(number, partner, chance) for number, partner in enumerate(chosen))
    source = Source(source_id="src:1", url="https://news.example/1", publisher="news.example", language="vi")
    links = tuple(
        EngagementSource(engagement_id=one.engagement_id, source_id="src:1", position=0) for one in engagements
    )
    return Dataset(engagements, tuple(partners), (source,), links)


def _engagement(number: int, partner: Partner, chance: random.Random) -> Engagement:
    event_type = chance.choice(EVENT_TYPES.codes)
    signed = event_type == "agreement_signed"
    return Engagement(
        engagement_id=f"G{number:06}",
        partner_id=partner.partner_id,
        date_start=f"{chance.randint(2005, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
        date_precision="day",
        date_basis="stated",
        event_type=event_type,
        direction=chance.choice(DIRECTIONS.codes),
        topics=tuple(chance.sample(TOPICS.codes, chance.randint(0, 3))),
        agreement_status="signed" if signed else "none",
        agreement_kind="mou" if signed else None,
    )


def _measure(folder: Path, rows: int, pages: Sequence[str]) -> None:
    with serve(folder / "published", folder / "server") as server, sync_playwright() as driver:
        browser = launch(driver)
        for name in pages:
            tab = browser.new_page(viewport={"width": 1440, "height": 900})
            start = time.perf_counter()
            tab.goto(f"{server.url}/{name}?lang=en")
            tab.wait_for_function(SETTLED, timeout=120_000)
            opened_ms = 1000 * (time.perf_counter() - start)
            # The browser tells its width after the first run; that is no change of a filter.
            tab.wait_for_timeout(3_000)
            times = [_choose(tab, code) for code in CHOSEN]
            again = [_unchoose(tab) for _ in CHOSEN]
            number, whole = (statistics.median(column) for column in zip(*times, strict=True))
            limit = LIMITS_MS.get(rows, "")
            print(
                f"{rows:>12,} {name:<12}{number:>8.0f}{whole:>8.0f}{statistics.median(again):>8.0f}"
                f"{limit:>8}{opened_ms:>8.0f}",
                flush=True,
            )
            tab.close()
        browser.close()


def _choose(tab: Page, code: str) -> tuple[float, float]:
    """Milliseconds from the choice of an event type to its number, and to the whole page at rest."""
    box = tab.locator(".st-key-filter_types").get_by_role("combobox")
    box.click()
    box.fill(EVENT_TYPES.label(code, "en"))
    option = tab.get_by_role("option", name=EVENT_TYPES.label(code, "en"), exact=True)
    option.wait_for()
    tab.evaluate(_TIMER)
    option.click()
    first, whole = _times(tab)
    tab.keyboard.press("Escape")
    return first, whole


def _unchoose(tab: Page) -> float:
    """The same for taking the last one back, which shows what was shown before."""
    tab.evaluate(_TIMER)
    tab.locator(".st-key-filter_types [data-tag] button").last.click()
    return _times(tab)[1]


def _times(tab: Page) -> tuple[float, float]:
    tab.wait_for_function("() => window.atlasTimes !== null", timeout=60_000)
    first, whole = tab.evaluate("() => window.atlasTimes")
    tab.wait_for_timeout(700)
    return float(first), float(whole)


if __name__ == "__main__":
    main()
