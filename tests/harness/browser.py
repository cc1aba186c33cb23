"""A reader's browser for the tests: Debian's Chromium, told to stay at home, with everything it did written down."""

import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Playwright, Request, expect

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
WEBGL_FLAGS = ("--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist")
NO_WEBGL_FLAGS = ("--disable-gpu", "--disable-3d-apis")
# Streamlit's own box for an error that nobody caught, and the red box in which a page says so in words.
ERROR_BOXES = '[data-testid="stException"], [data-testid="stAlertContentError"]'
# Streamlit looks for its server below the page's own address first (/timeline/_stcore/...) and is told 404 there.
SEARCH_FOR_SERVER = re.compile(r"://[^/]+/\w+/_stcore/(health|host-config)$")
# Chromium's line for such an answer names no address; the answers themselves are written down instead.
ANSWER_COMPLAINT = "Failed to load resource: the server responded with a status of"
# The page's script has ended, its server is heard, and no placeholder is left.
SETTLED = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  return app && app.dataset.testScriptState === 'notRunning' && app.dataset.testConnectionState === 'CONNECTED'
    && !document.querySelector('[data-testid="stSkeleton"], [data-testid="stAppSkeleton"]')
    && document.querySelector('[data-testid="stMainBlockContainer"] [data-testid="stElementContainer"]') !== null;
}"""


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

    def __post_init__(self) -> None:
        """Write down every request of the profile, its service workers included, and every error of its pages."""
        self.page.context.on("request", self._note_request)
        self.page.on("websocket", lambda socket: self.requests.append(socket.url))
        self.page.on("console", lambda line: self._note_complaint(line.type, line.text))
        self.page.on("response", lambda answer: self._note_answer(answer.status, answer.url))
        self.page.on("pageerror", lambda error: self.complaints.append(f"uncaught: {error}"))

    def _note_request(self, request: Request) -> None:
        self.requests.append(request.url)

    def _note_complaint(self, kind: str, text: str) -> None:
        if kind == "error" and not text.startswith(ANSWER_COMPLAINT):
            self.complaints.append(text)

    def _note_answer(self, status: int, url: str) -> None:
        if status >= 400 and not SEARCH_FOR_SERVER.search(url):
            self.complaints.append(f"{status} {url}")

    def foreign_requests(self) -> list[str]:
        """The requests that would have left this machine."""
        return [url for url in self.requests if not stays_here(url)]

    def open(self, path: str = "/") -> None:
        """Open `path` (with its query) of the dashboard and wait until the page is whole."""
        self.page.goto(self.base_url + path, wait_until="domcontentloaded")
        self.settle()

    def settle(self) -> None:
        """Wait until the page's script has ended and stays ended for a moment."""
        for _ in range(2):
            self.page.wait_for_function(SETTLED, timeout=SETTLE_MS_MAX)
            self.page.wait_for_timeout(200)
        self.page.wait_for_function(SETTLED, timeout=SETTLE_MS_MAX)

    def forgive_missing_webgl(self) -> None:
        """Forget that the moving map complained: whether there is WebGL is known only after the first run."""
        self.complaints = [line for line in self.complaints if "Failed to create WebGL context" not in line]

    def assert_whole(self) -> None:
        """No error box, nothing in the console, no request that left."""
        expect(self.page.locator(ERROR_BOXES)).to_have_count(0)
        assert not self.complaints, self.complaints
        assert not self.foreign_requests(), self.foreign_requests()

    def violations(self, excluded: tuple[str, ...]) -> list[str]:
        """What axe-core finds serious or critical, one line an element; elements in `excluded` are not looked at."""
        assert AXE_PATH.is_file(), f"{AXE_PATH} is missing: run scripts/ensure_node_tools"
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(AXE_PATH.read_text(encoding="utf-8"))
        found = self.page.evaluate(
            "async excluded => (await axe.run({exclude: excluded}, {resultTypes: ['violations']})).violations",
            [[selector] for selector in excluded],
        )
        return [line for one in found if one["impact"] in ("serious", "critical") for line in _describe(one)]


# A function (server, path="/", browser=..., **options of the profile) -> Tab, as the fixture open_tab gives it.
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
