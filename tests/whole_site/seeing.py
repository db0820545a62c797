"""Pages in Chromium: what axe-core finds, what they ask of others, whether they scroll sideways."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from whole_site.pages import Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
AXE = Path(__file__).parent.parent / "browser/vendor/axe-core/axe.min.js"
RUN = "axe.run().then((result) => result.violations.map((each) => `${each.id}: ${each.nodes[0].html.slice(0, 160)}`))"
STATES = tuple(product(("light", "dark"), (1280, 360)))


@dataclass(frozen=True)
class Finding:
    """Something wrong with a page, in which state, and what."""

    page: str
    state: str
    what: str

    def __str__(self) -> str:
        return f"{self.page or '/'} [{self.state}] {self.what}"


@contextmanager
def browser(*settings: str) -> Iterator[Any]:
    """Chromium without a window; `settings` are more arguments of its command line."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as tools:
        running = tools.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", *settings])
        yield running
        running.close()


def look(running: Any, root: str, pages: Iterable[Page], scheme: str, width: int) -> Iterator[Finding]:
    """Every page in one state."""
    state = f"{scheme}, {width}"
    context = running.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
    context.add_init_script(path=str(AXE))
    tab = context.new_page()
    heard: list[str] = []
    tab.on("request", lambda request: None if request.url.startswith((root, "data:")) else heard.append(f"asks for {request.url}"))
    tab.on("pageerror", lambda error: heard.append(f"error: {error}"))
    for page in pages:
        tab.goto(root + page.url)
        heard += tab.evaluate(RUN)
        if tab.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            heard.append("scrolls sideways")
        yield from (Finding(page.url, state, each) for each in heard)
        heard.clear()
    context.close()
