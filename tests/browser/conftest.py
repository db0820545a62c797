"""What every browser test needs: the built site at an address, and Chromium."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from whole_site import seeing, serving


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The root of the built site, with a slash at its end."""
    with serving.served(site) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium without a window, for one file of tests: only one may run at a time."""
    with seeing.browser() as started:
        yield started
