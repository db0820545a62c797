"""What every browser test needs: the built site at an address, and Chromium."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from whole_site import seeing, serving

DESK = {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The root of the built site, with a slash at its end."""
    with serving.served(site) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium without a window, for one file of tests: only one may run at a time."""
    if seeing.CHROMIUM is None:
        pytest.skip("needs Chromium")
    with seeing.browser() as started:
        yield started


@pytest.fixture
def open_page(browser: Any, address: str) -> Iterator[Any]:
    """Open an address of the site; at the end nothing may have been refused, stored or asked of third parties."""
    contexts: list[Any] = []
    complaints: list[str] = []

    def visit(path: str, viewport: dict[str, int] = DESK, **options: Any) -> Any:
        contexts.append(browser.new_context(viewport=viewport, **options))
        page = contexts[-1].new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: None if request.url.startswith((address, "data:")) else complaints.append(request.url))
        page.goto(address + path)
        return page

    yield visit
    for context in contexts:
        assert context.cookies() == []
        context.close()
    assert complaints == []
