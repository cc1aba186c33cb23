"""Pictures of every page for docs/screenshots: both languages, light and dark, three widths; only our own registers.

The published data are built anew from data/register, so that no article of this machine gets into a picture.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final, Literal

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright
from tqdm import tqdm

PROJECT_DIR = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT_DIR))

from atlas.i18n import LANGUAGES  # noqa: E402
from tests.harness.browser import Tab, launch  # noqa: E402
from tests.harness.published import build_once  # noqa: E402
from tests.harness.server import serve  # noqa: E402

OUT_DIR: Final = PROJECT_DIR / "docs" / "screenshots"
# Name of the picture -> address. The partner is one with much to show.
VIEWS: Final = {
    "overview": "/overview",
    "map": "/map",
    "timeline": "/timeline",
    "topics": "/topics",
    "partners": "/partner",
    "partner": "/partner?partner=FR-IDF",
    "relations": "/relations",
    "compare": "/compare?of=countries&sides=FR,JP",
    "engagements": "/engagements",
    "reports": "/reports",
    "method": "/method",
}
Theme = Literal["light", "dark"]
THEMES: Final[tuple[Theme, ...]] = ("light", "dark")
# Width -> height in pixels of a desk, a laptop beside the panel of filters, a phone.
SIZES: Final = {1440: 900, 1024: 768, 390: 844}
# A page longer than this many screens says nothing new in a picture.
SCREENS_MAX: Final = 2
QUALITY: Final = 45
FILE_BYTES_MAX: Final = 1_000_000
FOLDER_BYTES_MAX: Final = 8_388_608
DRAWN_SECONDS_MAX: Final = 90
MAP: Final = '[data-testid="stDeckGlJsonChart"]'
PAGE_HEIGHT: Final = "document.querySelector('[data-testid=stMain]').scrollHeight"


@dataclass(frozen=True, slots=True)
class Visit:
    """A page opened once in a language at a width, of which there is a picture in each theme."""

    view: str
    language: str
    width: int

    def file_name(self, theme: str) -> str:
        """Such as "map-vi-dark-390.webp"."""
        return f"{self.view}-{self.language}-{theme}-{self.width}.webp"

    @property
    def path(self) -> str:
        """The address below the server's."""
        address = VIEWS[self.view]
        return f"{address}{'&' if '?' in address else '?'}lang={self.language}"


def visits(views: Iterable[str] = tuple(VIEWS)) -> list[Visit]:
    """All visits of `views`."""
    return [Visit(view, language, width) for view in views for language in LANGUAGES for width in SIZES]


@contextmanager
def profile(browser: Browser, url: str, one: Visit) -> Iterator[Tab]:
    """A fresh profile with an empty page of the visit's width."""
    size = ViewportSize(width=one.width, height=SIZES[one.width])
    context = browser.new_context(viewport=size, reduced_motion="reduce")
    try:
        yield Tab(context.new_page(), url)
    finally:
        context.close()


def take(tab: Tab, one: Visit, theme: Theme) -> bytes:
    """A picture (PNG) of the page in the theme, whole and drawn, as high as its content, at most SCREENS_MAX screens.

    It is opened anew for each theme: charts have the colours that the device asked for when the page was made.
    """
    tab.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    tab.open(one.path)
    least, content = SIZES[one.width], int(tab.page.evaluate(PAGE_HEIGHT))
    high = min(SCREENS_MAX * least, max(least, content))
    tab.page.set_viewport_size(ViewportSize(width=one.width, height=high))
    tab.settle()
    tab.page.evaluate("document.fonts.ready.then(() => true)")
    wait_until_drawn(tab.page)
    tab.assert_whole()
    return tab.page.screenshot()


def wait_until_drawn(page: Page) -> None:
    """Return when two pictures of the map, a second apart, are the same and not empty; TimeoutError after 90 s."""
    chart, before = page.locator(MAP), b""
    if not chart.count():
        return
    give_up_at = time.monotonic() + DRAWN_SECONDS_MAX
    while time.monotonic() < give_up_at:
        now = chart.first.screenshot()
        if now == before and _colours(now) > 8:
            return
        before = now
        page.wait_for_timeout(1_000)
    raise TimeoutError(f"{page.url}: the map was not drawn within {DRAWN_SECONDS_MAX} s")


def _colours(png: bytes) -> int:
    with Image.open(BytesIO(png)) as picture:
        return len(picture.convert("RGB").getcolors(1 << 20) or range(1 << 20))


def save(png: bytes, path: Path) -> int:
    """Write the picture as WebP; the bytes of the file. Fewer colours would be smaller but mix up the legends."""
    with Image.open(BytesIO(png)) as picture:
        picture.convert("RGB").save(path, "WEBP", quality=QUALITY, method=6)
    size = path.stat().st_size
    if size > FILE_BYTES_MAX:
        raise ValueError(f"{path}: {size:,} bytes; a picture has at most {FILE_BYTES_MAX:,}. Lower SCREENS_MAX.")
    return size


def make(url: str, wanted: Iterable[Visit], out_dir: Path) -> int:
    """Make the pictures from the dashboard at `url`; the bytes of all."""
    out_dir.mkdir(parents=True, exist_ok=True)
    total = 0
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for one in tqdm(list(wanted), unit="page"):
            with profile(browser, url, one) as tab:
                total += sum(save(take(tab, one, theme), out_dir / one.file_name(theme)) for theme in THEMES)
        browser.close()
    return total


def main() -> None:
    """Read what is wanted, serve the dashboard with fresh data unless one is named, make the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("views", nargs="*", default=[], help=f"which of {', '.join(VIEWS)}; all when none is named")
    parser.add_argument("--out", type=Path, default=OUT_DIR, help="folder of the pictures")
    parser.add_argument("--url", help="a dashboard that is served already; without it one is, with fresh data")
    asked = parser.parse_args()
    if unknown := set(asked.views) - set(VIEWS):
        parser.error(f"unknown: {', '.join(sorted(unknown))}; known are {', '.join(VIEWS)}")
    wanted = visits(asked.views or VIEWS)
    if asked.url:
        total = make(asked.url, wanted, asked.out)
    else:
        with tempfile.TemporaryDirectory() as work, serve(build_once(Path(work)), Path(work) / "server") as server:
            total = make(server.url, wanted, asked.out)
    print(f"{len(wanted) * len(THEMES)} pictures in {asked.out}, {total / 1e6:.1f} MB")
    if total > FOLDER_BYTES_MAX:
        sys.exit(f"ERROR: more than {FOLDER_BYTES_MAX / 1e6:.0f} MB; lower SCREENS_MAX or QUALITY.")


if __name__ == "__main__":
    main()
