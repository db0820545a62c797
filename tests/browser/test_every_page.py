"""The third gate: every page of the built site in a browser. No error, no report of the policy, nothing from elsewhere, nothing stored."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from kompendium import headers
from whole_site import pages, seeing, serving

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.browser, pytest.mark.skipif(seeing.CHROMIUM is None, reason="needs Chromium")]

# what a page may not do, written down from inside before any script of the page runs
WATCH = """
window.__reports = [];
document.addEventListener("securitypolicyviolation", (event) => window.__reports.push(`${event.effectiveDirective} ${event.blockedURI}`));
"""
STORED = """async () => ({
  cookies: document.cookie, local: Object.keys(localStorage), session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).map((each) => each.name), caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"cookies": "", "local": [], "session": [], "databases": [], "caches": [], "workers": 0}


def watched(browser: Any, origin: str) -> tuple[Any, list[str]]:
    """A window, and a list that fills with everything its pages may not do."""
    context = browser.new_context()
    context.add_init_script(WATCH)
    page = context.new_page()
    found: list[str] = []
    page.on("console", lambda message: found.append(f"console: {message.text}") if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: found.append(f"error: {error}"))
    page.on("request", lambda request: None if request.url.startswith((origin, "data:")) else found.append(f"request: {request.url}"))
    # what our own leaving for the next page cut off (the icon, asked for late) did not fail
    page.on("requestfailed", lambda request: None if request.failure == "net::ERR_ABORTED" and request.url.startswith(origin) else found.append(f"failed: {request.url}"))
    page.on("response", lambda response: found.append(f"{response.status}: {response.url}") if response.status >= 400 else None)
    page.on("dialog", lambda dialog: found.append(f"dialog: {dialog.message}"))
    return page, found


def visit(page: Any, found: list[str], url: str) -> list[str]:
    """Load a page in the window and give back what it did that it may not."""
    found.clear()
    page.goto(url, wait_until="load")
    page.evaluate("() => new Promise((done) => setTimeout(done, 30))")
    found += [f"policy: {report}" for report in page.evaluate("window.__reports")]
    stored = page.evaluate(STORED)
    found += [] if stored == NOTHING and not page.context.cookies() else [f"stored: {stored}"]
    found += ["script ran"] if page.evaluate("window.__pwned") else []
    return list(found)


@pytest.mark.parametrize("language", pages.LANGUAGES)
def test_every_page_is_quiet(site: Path, address: str, browser: Any, language: str) -> None:
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    mine = [name for name in names if name.startswith("cs/") == (language == "cs")]
    assert len(mine) > 50
    window, heard = watched(browser, address)
    found = {name: done for name in mine if (done := visit(window, heard, address + name))}
    window.context.close()
    assert found == {}


def test_policy_of_pages_is_that_of_the_library(site: Path) -> None:
    for path in site.rglob("*.html"):
        assert f'<meta http-equiv="Content-Security-Policy" content="{headers.policy()}">' in path.read_text("utf-8"), path


def test_headers_file_is_there(site: Path) -> None:
    text = (site / "_headers").read_text("utf-8")
    assert text.startswith("/*\n  Content-Security-Policy: default-src 'none'; script-src 'self';")
    for name in ("Referrer-Policy", "X-Content-Type-Options: nosniff", "Permissions-Policy", "frame-ancestors 'none'"):
        assert name in text


def hostile() -> list[str]:
    """All but the page that sends its reader elsewhere: no policy of a page forbids that, the first two gates do."""
    cases = yaml.safe_load((ROOT / "tests" / "badinputs" / "html.yml").read_text("utf-8"))
    texts = [case["append"]["index.de.md"] for case in cases if case["action"] == "sanitise" and "meta-refresh" not in case["id"]]
    return [*texts, "<img src=x onerror=window.__pwned=1>", "<svg onload=window.__pwned=1></svg>", "<script src=https://evil.example/x.js></script>"]


@pytest.fixture(scope="module")
def hostile_pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Raw texts as pages, with neither check nor stage nor second gate."""
    folder = tmp_path_factory.mktemp("hostile")
    policy = f'<meta http-equiv="Content-Security-Policy" content="{headers.policy()}">'
    head = f'<!doctype html><html lang="de"><head><meta charset="utf-8">{policy}<title>t</title><link rel="icon" href="data:,"></head>'
    for number, text in enumerate(hostile()):
        (folder / f"{number}.html").write_text(f"{head}<body>{text}</body></html>", "utf-8")
    with serving.served(folder) as found:
        yield found


@pytest.mark.parametrize("number", range(len(hostile())))
def test_third_gate_alone(number: int, hostile_pages: str, browser: Any) -> None:
    """The policy alone stops what the text would do."""
    window, heard = watched(browser, hostile_pages)
    found = visit(window, heard, f"{hostile_pages}{number}.html")
    window.context.close()
    assert not [each for each in found if each.startswith(("script", "dialog", "stored"))]
    assert not [each for each in found if each.startswith("request") and "evil.example" in each and not _refused(each, found)]


def _refused(request: str, found: list[str]) -> bool:
    """A request that the browser began to ask for and the policy ended, before anything was sent."""
    return f"failed: {request.removeprefix('request: ')}" in found
