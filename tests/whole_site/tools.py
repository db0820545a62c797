"""The checkers that are no Python: vnu (needs Java) and Lighthouse (needs Node). Both come with npm into a folder of their own."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whole_site.pages import Page
from whole_site.seeing import CHROMIUM, Finding

PACKAGES = ("vnu-jar", "lighthouse")
NEEDED = {"node": "Node.js 20 or newer", "npm": "npm", "java": "Java 17 or newer (Debian: default-jre-headless)"}
ATTEMPTS = 3
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
_FLAGS = "--headless=new --no-sandbox --disable-dev-shm-usage"


def missing() -> list[str]:
    """What has to be installed first, in words."""
    found = [words for command, words in NEEDED.items() if not shutil.which(command)]
    return found if CHROMIUM else [*found, "Chromium (make browser)"]


def install(folder: Path) -> None:
    """Put the checkers into the folder, once."""
    folder.mkdir(parents=True, exist_ok=True)
    if not all((folder / "node_modules" / each).is_dir() for each in PACKAGES):
        command = ["npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", str(folder), *PACKAGES]
        subprocess.run(command, check=True, env={**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"})


def markup(folder: Path, site: Path) -> list[Finding]:
    """What the HTML checker calls an error."""
    jar = folder / "node_modules/vnu-jar/build/dist/vnu.jar"
    command = ["java", "-Xss4m", "-jar", str(jar), "--errors-only", "--skip-non-html", "--format", "json", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return [Finding(each["url"].partition(f"{site.name}/")[2], "html", f"{each.get('lastLine')}: {each['message']}") for each in messages]


def lighthouse(folder: Path, root: str, page: Page) -> tuple[dict[str, int], list[Finding]]:
    """The marks of a page on a simulated phone, and every audit that keeps a mark from what it should be.

    What else the machine does can only make a page slower, so a page that falls short is measured again.
    """
    for _ in range(ATTEMPTS):
        marks, lacking = _measured(folder, root, page)
        if not lacking:
            break
    return marks, lacking


def _measured(folder: Path, root: str, page: Page) -> tuple[dict[str, int], list[Finding]]:
    binary, report = folder / "node_modules/.bin/lighthouse", folder / "report.json"
    only = f"--only-categories={','.join(LEAST)}"
    command = [str(binary), root + page.url, "--quiet", "--output=json", f"--output-path={report}", only, f"--chrome-flags={_FLAGS}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "CHROME_PATH": CHROMIUM or ""})
    if done.returncode:
        return {}, [Finding(page.url, "lighthouse", done.stderr.strip()[-300:])]
    result: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    marks = {name: round(100 * (result["categories"][name]["score"] or 0)) for name in LEAST}
    return marks, list(_lacking(result, marks, page))


def _lacking(result: dict[str, Any], marks: dict[str, int], page: Page) -> Iterator[Finding]:
    for name, least in LEAST.items():
        if marks[name] < least:
            refs = (each["id"] for each in result["categories"][name]["auditRefs"] if each["weight"])
            low = [each for each in refs if (result["audits"][each]["score"] or 0) < 0.9 and result["audits"][each]["scoreDisplayMode"] != "notApplicable"]
            yield Finding(page.url, "lighthouse", f"{name} {marks[name]} of {least}: {', '.join(low)}")
