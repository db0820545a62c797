"""What the sitemap says of practices, whose pages the site generator never sees: it leaves a mark in their place."""

import gzip
from collections.abc import Iterator
from html import escape

from kompendium.languages import LANGUAGES
from kompendium.pages.view import Site, View

FILE, PACKED = "sitemap.xml", "sitemap.xml.gz"
MARK = "<!-- kompendium-frame-practices -->"


def files(rendered: str, site: Site) -> dict[str, bytes]:
    """The sitemap that the generator rendered, with the practices in it; packed too, the same bytes on any day."""
    filled = rendered.replace(MARK, "\n".join(_rows(site))).encode()
    return {FILE: filled, PACKED: gzip.compress(filled, mtime=0)}


def _rows(site: Site) -> Iterator[str]:
    """A row for each text of each practice with the addresses of all its languages; none where the site's own address is not set."""
    view = View(site, LANGUAGES[0], "")
    for each in site.practices.values() if site.settings.url else ():
        addresses = {language: escape(view.absolute(f"praxis/{each.slug}", language)) for language in LANGUAGES if language in each.texts}
        links = "\n".join(f'<xhtml:link rel="alternate" hreflang="{code}" href="{url}"/>' for code, url in addresses.items())
        checked = f"<lastmod>{each.checked}</lastmod>\n" if each.checked else ""
        yield from (f"<url>\n<loc>{address}</loc>\n{checked}{links}\n</url>" for address in addresses.values())
