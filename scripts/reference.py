"""Write what is generated: guide, schemas for editors, issue forms. --check only says what is out of date (exit 1)."""

import argparse
import sys
from pathlib import Path

from kompendium import check
from kompendium.reference import files

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Write or compare; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, fail if a file is out of date")
    parser.add_argument("--root", type=Path, default=ROOT, metavar="DIR", help="the project")
    options = parser.parse_args(arguments)
    made = files.files(check.load(options.root))
    stale = files.drift(made, options.root)
    for path in stale:
        if not options.check:
            (options.root / path).parent.mkdir(parents=True, exist_ok=True)
            (options.root / path).write_bytes(made[path])
        print(path)
    return int(options.check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
