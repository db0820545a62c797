"""Links and anchors of every page: whether they lead somewhere within the site."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import html

from whole_site.pages import Page
from whole_site.seeing import Finding

ROOT = "https://site.invalid/"
_LINKS = "//a/@href | //form/@action | //img/@src | //script/@src | //link[not(@rel='canonical' or @rel='alternate')]/@href | //*[@data-index]/@data-index"


def broken(site: Path, pages: list[Page]) -> Iterator[Finding]:
    """Links within the site that lead nowhere, and files that a page would load from elsewhere."""

    @cache
    def anchors(path: Path) -> frozenset[str]:
        return frozenset(map(str, html.parse(str(path)).xpath("//@id")))

    for page in pages:
        own = site / page.url / "index.html" if page.url.endswith("/") or not page.url else site / page.url
        for link in html.parse(str(own)).xpath(_LINKS):
            url, anchor = urldefrag(urljoin(ROOT + page.url, link))
            if not url.startswith(ROOT):
                continue
            target = site / unquote(urlsplit(url).path).lstrip("/")
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file():
                yield Finding(page.url, "links", f"{link} leads nowhere")
            elif anchor and unquote(anchor) not in anchors(target):
                yield Finding(page.url, "links", f"{link}: no such anchor")
