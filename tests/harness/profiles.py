"""The browser profiles of the tests. Files fetched stay in a profile from test to test, nothing else does."""

from typing import Any

from playwright.sync_api import Browser, BrowserContext

# A click waits until its target can be clicked, a download until its file is made: many seconds on a busy machine.
ACTION_MS_MAX = 60_000
DESKTOP = {"width": 1366, "height": 900}


class Profiles:
    """A lasting profile for each browser, which closes it; one of its own for a test that asks for options."""

    def __init__(self) -> None:
        self._lasting: dict[Browser, BrowserContext] = {}
        self._own: list[BrowserContext] = []

    def take(self, browser: Browser, **options: Any) -> BrowserContext:
        """The lasting profile of `browser`; a new one when there are options (see playwright's new_context)."""
        if not options and browser in self._lasting:
            return self._lasting[browser]
        profile = browser.new_context(**{"viewport": DESKTOP, "accept_downloads": True, **options})
        profile.set_default_timeout(ACTION_MS_MAX)
        if options:
            self._own.append(profile)
        else:
            self._lasting[browser] = profile
        return profile

    def tidy(self, keep: bool) -> None:
        """After a test: close its own profiles, and the lasting ones too unless they are worth keeping."""
        if not keep:
            self._own += self._lasting.values()
            self._lasting.clear()
        for profile in self._own:
            profile.close()
        self._own.clear()
        for profile in self._lasting.values():
            profile.clear_cookies()
            for page in profile.pages:
                page.close()
