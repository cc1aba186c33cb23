"""A reader's browser for the tests: Debian's Chromium, told to stay at home, with everything it did written down."""

import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Playwright, Request

from tests.harness.network import is_local
from tests.harness.process import PROJECT_DIR

AXE_PATH = PROJECT_DIR / "node_modules" / "axe-core" / "axe.min.js"
# A first start builds the data while its reader waits, on a busy machine for more than a minute.
SETTLE_MS_MAX = 120_000
QUIET_FLAGS = (
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-quic",
    "--disable-sync",
    # Nothing but this machine has an address: a request elsewhere fails at once, whoever makes it.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)
# Maps are drawn as a graphics card would; the rest of a page is painted plainly, for half of the processor's time.
WEBGL_FLAGS = (
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    "--disable-gpu-compositing",
    "--disable-gpu-rasterization",
)
NO_WEBGL_FLAGS = ("--disable-gpu", "--disable-3d-apis")
AXE_RUN = """async ({excluded, rules}) => {
  const only = rules.length ? {runOnly: {type: 'rule', values: rules}} : {};
  return (await axe.run({exclude: excluded}, {resultTypes: ['violations'], ...only})).violations;
}"""
ALL_RULES: tuple[str, ...] = ()
# The rules of axe-core whose answer depends on colours.
COLOUR_RULES = ("color-contrast", "link-in-text-block")
# Streamlit's own box for an error that nobody caught, and the red box in which a page says so in words.
ERROR_BOXES = '[data-testid="stException"], [data-testid="stAlertContentError"]'
# Streamlit looks for its server below the page's own address first (/timeline/_stcore/...) and is told 404 there.
SEARCH_FOR_SERVER = re.compile(r"://[^/]+/\w+/_stcore/(health|host-config)$")
# Chromium's line for such an answer names no address; the answers themselves are written down instead.
ANSWER_COMPLAINT = "Failed to load resource: the server responded with a status of"
# Read before any script of a page: when the page last asked its server for something, and when it last heard of it.
NOTE_TALK = """() => {
  const talk = window.atlasTalk = {asked: 0, heard: 0};
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (...message) {
    if (!this.atlasHeard) {
      this.atlasHeard = true;
      this.addEventListener('message', () => { talk.heard = performance.now(); });
    }
    talk.asked = performance.now();
    return send.apply(this, message);
  };
}"""
WEBGL_COMPLAINT = "Failed to create WebGL context"
# The page's script has ended, its server is heard, nothing asked is left without an answer, and no placeholder is left.
SETTLED = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const talk = window.atlasTalk || {asked: 0, heard: 0};
  return app && app.dataset.testScriptState === 'notRunning' && app.dataset.testConnectionState === 'CONNECTED'
    && talk.heard >= talk.asked
    && !document.querySelector('[data-testid="stSkeleton"], [data-testid="stAppSkeleton"]')
    && document.querySelector('[data-testid="stMainBlockContainer"] [data-testid="stElementContainer"]') !== null;
}"""
# What a reader did is kept for the page's origin; a page of another origin than the dashboard's may keep nothing.
FORGET = "() => { try { localStorage.clear() } catch (error) { return String(error) } }"
# Looks in a row at which a page must be settled: a page tells of its new width a third of a second after it has it.
# Looks are counted, not milliseconds: a busy machine makes both the page and its looks late.
POLL_MS, QUIET_POLLS = 50, 8
STAYS_SETTLED = f"""wait => {{
  const known = window.atlasWait && window.atlasWait.number === wait ? window.atlasWait.looks : 0;
  window.atlasWait = {{number: wait, looks: ({SETTLED})() ? known + 1 : 0}};
  return window.atlasWait.looks > {QUIET_POLLS};
}}"""


def chromium_path() -> str:
    """The Chromium that `make test` found or installed."""
    found = subprocess.run(["scripts/ensure_chromium"], cwd=PROJECT_DIR, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    return found.stdout.strip()


def launch(playwright: Playwright, webgl: bool = True) -> Browser:
    """A headless Chromium, with WebGL drawn in software or with none at all."""
    flags = [*QUIET_FLAGS, *(WEBGL_FLAGS if webgl else NO_WEBGL_FLAGS)]
    return playwright.chromium.launch(executable_path=chromium_path(), args=flags)


def stays_here(url: str) -> bool:
    """True for what never leaves this machine: loopback, and data that are in the page already."""
    parts = urlsplit(url)
    return parts.scheme in ("data", "blob", "about", "chrome") or is_local(parts.hostname or "")


@dataclass
class Tab:
    """One page open in one fresh browser profile."""

    page: Page
    base_url: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    has_webgl: bool = True
    waits: int = 0

    def __post_init__(self) -> None:
        """Write down every request of the profile, its service workers included, and every error of its pages."""
        self.page.add_init_script(f"({NOTE_TALK})()")
        self.page.context.on("request", self._note_request)
        self.page.on("websocket", lambda socket: self.requests.append(socket.url))
        self.page.on("console", lambda line: self._note_complaint(line.type, line.text))
        self.page.on("response", lambda answer: self._note_answer(answer.status, answer.url))
        self.page.on("pageerror", lambda error: self._note_complaint("error", f"uncaught: {error}"))

    def _note_request(self, request: Request) -> None:
        self.requests.append(request.url)

    def _note_complaint(self, kind: str, text: str) -> None:
        # Whether there is WebGL is known only after the first run: the moving map is tried, and complains.
        expected = text.startswith(ANSWER_COMPLAINT) or (not self.has_webgl and WEBGL_COMPLAINT in text)
        if kind == "error" and not expected:
            self.complaints.append(text)

    def _note_answer(self, status: int, url: str) -> None:
        if status >= 400 and not SEARCH_FOR_SERVER.search(url):
            self.complaints.append(f"{status} {url}")

    def close(self) -> None:
        """Close the page and leave nothing of what its reader did in the profile."""
        self.page.evaluate(FORGET)
        self.page.context.remove_listener("request", self._note_request)
        self.page.close()

    def foreign_requests(self) -> list[str]:
        """The requests that would have left this machine."""
        return [url for url in self.requests if not stays_here(url)]

    def open(self, path: str = "/") -> None:
        """Open `path` (with its query) of the dashboard and wait until the page is whole."""
        self.page.goto(self.base_url + path, wait_until="domcontentloaded")
        self.settle()

    def settle(self) -> None:
        """Wait until the page's script has ended and stays ended for a moment."""
        self.waits += 1
        self.page.wait_for_function(STAYS_SETTLED, arg=self.waits, polling=POLL_MS, timeout=SETTLE_MS_MAX)

    def assert_whole(self) -> None:
        """On a settled page: no error box, nothing in the console, no request that left."""
        boxes = self.page.locator(ERROR_BOXES).all_inner_texts()
        assert not boxes, boxes
        assert not self.complaints, self.complaints
        assert not self.foreign_requests(), self.foreign_requests()

    def violations(self, excluded: tuple[str, ...], rules: tuple[str, ...] = ALL_RULES) -> list[str]:
        """What axe-core finds by `rules`, of whatever weight, one line an element; `excluded` is not looked at."""
        assert AXE_PATH.is_file(), f"{AXE_PATH} is missing: run scripts/ensure_node_tools"
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(AXE_PATH.read_text(encoding="utf-8"))
        found = self.page.evaluate(AXE_RUN, {"excluded": [[selector] for selector in excluded], "rules": list(rules)})
        return [line for one in found for line in _describe(one)]


# A function (server, path="/", webgl=True, **options of the profile) -> Tab, as the fixture open_tab gives it.
OpenTab = Callable[..., Tab]


def _describe(violation: dict[str, Any]) -> list[str]:
    return [
        f"{violation['impact']} {violation['id']}: {json.dumps(node['target'])} {node['html'][:200]}"
        f" -- {' '.join(node.get('failureSummary', '').split())[:300]}"
        for node in violation["nodes"]
    ]


def save_picture(tab: Tab, folder: Path, name: str) -> Path:
    """A screenshot of the whole page for whoever reads a failed test."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / (re.sub(r"[^\w.-]+", "_", name)[:120] + ".png")
    tab.page.screenshot(path=path, full_page=True)
    return path
