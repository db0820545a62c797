"""Pack the built site into one ZIP file that works from a disk. `make offline` builds the site first.

    scripts/offline.py [site]
"""

import sys
from pathlib import Path

from kompendium import offline

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    site = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site"
    if not (site / "index.html").is_file():
        print(f"{site}: no built site here (make site)", file=sys.stderr)
        return 2
    made = offline.pack(site)
    (site / "offline.zip").write_bytes(made)
    print(f"{site / 'offline.zip'}: {len(made) / 1_000_000:.1f} MB. Unpack it and open kompendium/index.html.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
