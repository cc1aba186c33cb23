"""How fast the pages are in a real browser, with generated engagements. Prints a table; asserts nothing.

    .venv/bin/python -m benchmarks.dashboard [--rows 10000 100000] [--pages overview map ...]

The engagements are made up from the partners of data/published and kept outside of it. The limits of the project: a
first view within 2.5 s warm; from a filter to the repainted page 300 ms with 10,000 engagements, 600 ms with 100,000.
A filter is measured at its first choice, which reads the store, and when it is taken back, which finds what was read
before.
"""

import argparse
import json
import os
import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from atlas import store
from atlas.schema import Dataset, Engagement, EngagementSource, Partner, Source
from atlas.settings import Settings
from atlas.vocabulary import DIRECTIONS, EVENT_TYPES, TOPICS
from benchmarks.published import published
from tests.harness.browser import SETTLED, launch
from tests.harness.server import serve

# Page -> what a reader came for: it is there when this is, and it has changed when anything in its part has. The maps
# are drawn by WebGL, whose calls are watched.
MAIN: Final = {
    "overview": (".st-key-key_figures", "strong"),
    "map": (".st-key-map", "canvas"),
    "timeline": (".st-key-figure_timeline", ".bars path"),
    "topics": (".st-key-figure_topics", ".js-plotly-plot .points path"),
    "partner": (".st-key-directory", "tbody tr"),
    "one-partner": (".st-key-key_figures", "strong"),
    "relations": (".stMain", ".atlas-cards strong"),
    "compare": (".stMain", ".atlas-even tbody tr"),
    "engagements": (".st-key-engagements_table", "canvas"),
    "reports": (".stMain", "[data-testid=stBaseButton-primary]"),
    "method": (".stMain", "h2"),
}
# What the filters do not change is only looked at for the first time; its title stands for the number.
UNFILTERED: Final = ("one-partner", "method")
DRAWN_BY_WEBGL: Final = "map"
LIMITS_MS: Final = {10_000: 300, 100_000: 600}
VIEWS: Final = 5
COLUMNS: Final = 8
WAIT_MS: Final = 120_000
SIZE: Final = {"width": 1440, "height": 900}
SHOWN: Final = "() => window.atlasSeen && window.atlasSeen.number !== null && window.atlasSeen.main !== null"
# Chosen one after another: each is a filter that was not looked at before.
CHOSEN: Final = ("conference", "project", "visit_abroad", "reception_in_hanoi")
_SEED: Final = 20_261_122
# Read before any script of a page: when WebGL last drew, and when the page showed its number and what it is about.
_WATCH: Final = """() => {
  const seen = window.atlasSeen = { number: null, main: null, drawn: null }
  for (const name of ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced']) {
    const draw = WebGL2RenderingContext.prototype[name]
    WebGL2RenderingContext.prototype[name] = function (...all) {
      seen.drawn = performance.now()
      return draw.apply(this, all)
    }
  }
  const look = () => {
    seen.number ??= document.querySelector('NUMBER') && performance.now()
    const there = document.querySelector('PART MAIN') && (!BY_WEBGL || seen.drawn !== null)
    seen.main ??= there ? performance.now() : null
    if (seen.number === null || seen.main === null) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}"""
_TIMER: Final = """() => {
  const settled = SETTLED, seen = window.atlasSeen
  const shown = () => document.querySelector('.st-key-filter_bar strong')?.textContent
  const before = shown()
  window.atlasTimes = null
  const started = () => {
    const start = performance.now()
    let number = null, main = null, changed = false
    const watcher = new MutationObserver(() => { changed = true })
    const what = { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ['d'] }
    watcher.observe(document.querySelector('PART'), what)
    const look = () => {
      const now = performance.now() - start
      if (number === null && shown() !== before) number = now
      if (main === null && (BY_WEBGL ? seen.drawn > start && number !== null : changed)) main = now
      if (number !== null && main !== null && settled()) {
        watcher.disconnect()
        window.atlasTimes = [number, main, now]
      } else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }
  document.addEventListener('pointerup', started, { capture: true, once: true })
}""".replace("SETTLED", SETTLED)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, nargs="+", default=list(LIMITS_MS))
    parser.add_argument("--pages", nargs="+", default=list(MAIN), choices=MAIN)
    arguments = parser.parse_args()
    print(
        "medians in ms. First view (limit 2,500): from the address to the number in the filter bar, and to what the\n"
        "page is about. From a filter: to the number, to what the page is about, to the page at rest; and taken back.\n"
    )
    print(f"{'':25}{'first view':^16}{'filter chosen':^24}{'taken back':^24}")
    steps = ("number", "main", "number", "main", "whole", "number", "main", "whole")
    print(f"{'engagements':>12} {'page':<12}{''.join(f'{step:>8}' for step in steps)}{'limit':>7}{'load':>6}")
    for rows in arguments.rows:
        with tempfile.TemporaryDirectory(prefix="atlas-benchmark-") as folder:
            _fill(Path(folder) / "published", rows)
            _measure(Path(folder), rows, arguments.pages)


def _fill(folder: Path, rows: int) -> None:
    folder.mkdir()
    known = store.load_table(published(Settings.from_environment()), "partners")
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
            address = f"{server.url}/{_address(name, folder)}"
            # The first view is that of a browser that has the program and a server that has the page's data.
            views = [_view(browser, address, name) for _ in range(VIEWS + 1)][1:]
            parts: list[Sequence[tuple[float, ...]]] = [views]
            if name not in UNFILTERED:
                parts += _filtered(browser, address, name)
            times = [statistics.median(column) for part in parts for column in zip(*part, strict=True)]
            said = "".join(f"{one:>8.0f}" for one in times).ljust(8 * COLUMNS)
            print(f"{rows:>12,} {name:<12}{said}{LIMITS_MS.get(rows, ''):>7}{os.getloadavg()[0]:>6.1f}", flush=True)
        browser.close()


def _filtered(browser: Browser, address: str, name: str) -> tuple[list[tuple[float, ...]], list[tuple[float, ...]]]:
    """The times of each filter chosen, and of each taken back."""
    tab = browser.new_page(viewport={"width": 1440, "height": 900})
    tab.add_init_script(f"({_of_page(_WATCH, name)})()")
    tab.goto(address)
    tab.wait_for_function(SHOWN, timeout=WAIT_MS)
    tab.wait_for_function(SETTLED, timeout=WAIT_MS)
    # The browser tells its width after the first run; that is no change of a filter.
    tab.wait_for_timeout(3_000)
    chosen = [_choose(tab, code, name) for code in CHOSEN]
    again = [_unchoose(tab, name) for _ in CHOSEN]
    tab.close()
    return chosen, again


def _of_page(script: str, name: str) -> str:
    part, main = MAIN[name]
    number = "h1" if name in UNFILTERED else ".st-key-filter_bar strong"
    by_webgl = str(name == DRAWN_BY_WEBGL).lower()
    return script.replace("NUMBER", number).replace("PART", part).replace("MAIN", main).replace("BY_WEBGL", by_webgl)


def _address(name: str, folder: Path) -> str:
    """Path and query of a page; that of one partner is of the busiest."""
    if name != "one-partner":
        return f"{name}?lang=en"
    records = store.load_records(store.open_engine(f"sqlite:///{folder / 'published' / store_file()}"))
    return f"partner?lang=en&partner={records['partner_id'].value_counts().index[0]}"


class _Watched:
    """A tab in the browser's own profile, without the debugger, under which a large script takes twice as long."""

    def __init__(self, session: CDPSession) -> None:
        self.session, self.answers, self.asked = session, dict[int, Any](), 0
        session.on("Target.receivedMessageFromTarget", self._heard)
        self.target = session.send("Target.createTarget", {"url": "about:blank", "newWindow": True, **SIZE})["targetId"]
        attached = session.send("Target.attachToTarget", {"targetId": self.target, "flatten": False})
        self.number = attached["sessionId"]

    def _heard(self, event: dict[str, Any]) -> None:
        said = json.loads(event["message"])
        self.answers[said.get("id", 0)] = said.get("result")

    def ask(self, method: str, **parameters: Any) -> Any:
        """The tab's answer; TimeoutError after WAIT_MS."""
        self.asked += 1
        message = json.dumps({"id": self.asked, "method": method, "params": parameters})
        self.session.send("Target.sendMessageToTarget", {"sessionId": self.number, "message": message})
        give_up_at = time.monotonic() + WAIT_MS / 1000
        while self.asked not in self.answers:
            if time.monotonic() > give_up_at:
                raise TimeoutError(f"{method}: no answer")
            time.sleep(0.02)
            self.session.send("Target.getTargets")  # lets the answer be heard
        return self.answers.pop(self.asked)

    def value(self, expression: str) -> Any:
        """What the expression is in the page."""
        return self.ask("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get("value")


def _view(browser: Browser, address: str, name: str) -> tuple[float, float]:
    """Milliseconds from the address to the number, and to what the page is about, in a new tab."""
    session = browser.new_browser_cdp_session()
    tab = _Watched(session)
    tab.ask("Page.enable")
    tab.ask("Page.addScriptToEvaluateOnNewDocument", source=f"({_of_page(_WATCH, name)})()")
    tab.ask("Page.navigate", url=address)
    give_up_at = time.monotonic() + WAIT_MS / 1000
    while not tab.value(f"({SHOWN})()"):
        if time.monotonic() > give_up_at:
            raise TimeoutError(f"{address}: not shown")
        time.sleep(0.5)
    time.sleep(1)
    number, main = tab.value("[window.atlasSeen.number, window.atlasSeen.main]")
    session.send("Target.closeTarget", {"targetId": tab.target})
    session.detach()
    return float(number), float(main)


def _choose(tab: Page, code: str, name: str) -> tuple[float, ...]:
    """Milliseconds from the choice of an event type to its number, to what the page is about, to the page at rest."""
    box = tab.locator(".st-key-filter_types").get_by_role("combobox")
    box.click()
    box.fill(EVENT_TYPES.label(code, "en"))
    option = tab.get_by_role("option", name=EVENT_TYPES.label(code, "en"), exact=True)
    option.wait_for()
    tab.evaluate(_of_page(_TIMER, name))
    option.click()
    found = _times(tab)
    tab.keyboard.press("Escape")
    return found


def _unchoose(tab: Page, name: str) -> tuple[float, ...]:
    """The same for taking the last one back, which shows what was shown before."""
    tab.evaluate(_of_page(_TIMER, name))
    tab.locator(".st-key-filter_types [data-tag] button").last.click()
    return _times(tab)


def _times(tab: Page) -> tuple[float, ...]:
    tab.wait_for_function("() => window.atlasTimes !== null", timeout=60_000)
    found: list[float] = tab.evaluate("() => window.atlasTimes")
    tab.wait_for_timeout(700)
    return tuple(found)


if __name__ == "__main__":
    main()
