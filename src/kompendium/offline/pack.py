"""A built site → one ZIP file, the same for the same site."""

import json
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from kompendium.offline import bundle, rewrite

NAME = "offline.zip"
FOLDER = "kompendium"
# what only a host or another site reads
LEFT_OUT = ("_headers", "404.html", "sitemap.xml", "sitemap.xml.gz", "robots.txt", NAME, "assets/cards/", "admin/")
DATA = ("assets/",)
PACKED = (".png", ".jpg", ".webp", ".avif", ".woff2")
_TIME = (1980, 1, 1, 0, 0, 0)


def pack(site: Mapping[str, Path], to: Path) -> None:
    """Write the ZIP file of a site's files by name. Raises bundle.NotUnderstoodError for a script that cannot be turned into a plain one."""
    with zipfile.ZipFile(to, "w") as archive:
        for name, content in files(site):
            method = zipfile.ZIP_STORED if name.endswith(PACKED) else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(f"{FOLDER}/{name}", _TIME), content, method)


def files(site: Mapping[str, Path]) -> Iterator[tuple[str, bytes]]:
    """Everything that goes into the file, by its path."""
    modules: set[str] = set()
    for name, path in sorted(site.items()):
        if name.startswith(LEFT_OUT):
            continue
        if name.endswith(".html"):
            html, found = rewrite.page(path.read_text(encoding="utf-8"), name)
            modules |= set(found)
            yield name, html.encode()
        elif name.startswith(DATA) and name.endswith(".json"):
            yield f"assets/offline/{name}.js", _script(name, path, site)
        elif not name.endswith(".js"):
            yield name, path.read_bytes()
    yield rewrite.BUNDLE, bundle.bundle(sorted(modules), lambda name: site[name].read_text(encoding="utf-8")).encode()


def _script(name: str, path: Path, site: Mapping[str, Path]) -> bytes:
    """JSON as a plain script that hands it over."""
    text = rewrite.data(path.read_text(encoding="utf-8"), lambda page: page in site)
    return f"kompendiumFile({json.dumps(name)}, {text});\n".encode()
