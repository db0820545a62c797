"""Judge the whole built site and print one table: axe-core, links, HTML, Lighthouse. `make audit` builds it first.

    scripts/audit.py [site] [--quick]

Exit code 0: nothing found, 1: something found, 2: a tool is missing.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from whole_site import linking, pages, seeing, serving, tools  # noqa: E402
from whole_site.seeing import Finding  # noqa: E402

MEASURED = ("start", "catalogue", "theme", "practice", "analysis", "glossary", "selection", "page")


def look(site: Path, root: str, quick: bool) -> list[Finding]:
    """Every kind in every state; every page once, unless it is to be quick."""
    each, every = pages.one_of_each(site), pages.every(site)
    with seeing.browser() as running:
        found = [finding for scheme, width in seeing.STATES for finding in seeing.look(running, root, each, scheme, width)]
        return found if quick else found + list(seeing.look(running, root, [page for page in every if page not in each], "light", 1280))


def measure(site: Path, root: str, folder: Path) -> list[Finding]:
    """Lighthouse over the kinds that readers see most, in both languages."""
    found: list[Finding] = []
    for page in (each for each in pages.one_of_each(site) if each.kind in MEASURED):
        marks, lacking = tools.lighthouse(folder, root, page)
        print(f"  {page.url or '/':44}" + "  ".join(f"{name} {mark}" for name, mark in marks.items()), flush=True)
        found += lacking
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("site", nargs="?", type=Path, default=ROOT / "site")
    parser.add_argument("--quick", action="store_true", help="one page of each kind, no Lighthouse")
    chosen = parser.parse_args()
    if lacking := tools.missing():
        print("Needed first: " + "; ".join(lacking), file=sys.stderr)
        return 2
    site, folder = chosen.site.resolve(), ROOT / "build" / "audit"
    tools.install(folder)
    found = [*linking.broken(site, pages.every(site)), *tools.markup(folder, site)]
    with serving.served(site) as root:
        found += look(site, root, chosen.quick) + ([] if chosen.quick else measure(site, root, folder))
    for finding, times in Counter(map(str, found)).items():
        print(f"{times} × {finding}" if times > 1 else finding)
    print(f"{len(pages.every(site))} pages, {len(pages.one_of_each(site)) * len(seeing.STATES)} states of kinds: {len(found)} findings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
