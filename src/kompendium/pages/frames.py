"""The frame of a page: the theme renders it once, with marks where pages differ, and the library fills in each page.

So a page costs its own text only, whatever the theme's templates cost, and the theme stays the one place that says what a page looks like.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape

from kompendium.pages.page import Page

_MARK = "kompendium-frame"
_TITLE, _DESCRIPTION, _LINKED, _HEADING, _ANCHOR, _BODY = (f"{_MARK}-{name}" for name in ("title", "description", "jsonld", "heading", "anchor", "body"))
_SLUG = f"{_MARK}-of"
# the folders of shared frames, below the root of a language
FOLDERS = f"praxis/{_SLUG}-*"
# what frames keep of a page's head; the rest is filled in or needs no frame
_PATHS = ("of", "source")
_KEPT = (*_PATHS, "kind", "label", "languages", "styles")
_CONTENT = f"## {_HEADING} {{#{_ANCHOR}}}\n\n{_BODY}"
_PLACES = re.compile(
    rf'(?P<body><h2 id="{_ANCHOR}">{_HEADING}</h2>\s*<p>{_BODY}</p>)|(?P<toc>\s*<li><a href="#{_ANCHOR}">{_HEADING}</a></li>)'
    rf"|(?P<title>{_TITLE})|(?P<description>{_DESCRIPTION})|(?P<jsonld>{_LINKED})|(?P<slug>{_SLUG}(?:-[a-z]+)+-end)"
)
_H2 = re.compile(r'<h2\b[^>]*?\bid="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def frame_of(page: Page) -> Page:
    """The page as the site generator is given it: everything as it is but its text, or, where pages share a frame, marks for what differs."""
    if not page.frame:
        return replace(page, body=_CONTENT)
    own = _moved(page)
    meta = {key: value for key, value in page.meta.items() if key in _KEPT}
    meta |= {key: _below(str(meta[key]), page) for key in _PATHS if key in meta}
    meta |= {"jsonld": _LINKED} if page.meta.get("jsonld") else {}
    meta |= {"frame": "shared", "card": own.card}
    return replace(own, title=_TITLE, description=_DESCRIPTION, body=_CONTENT, meta=meta)


def address(page: Page) -> str:
    """Where in the rendered site the frame of a page lies."""
    return _moved(page).address if page.frame else page.address


def is_shared(address: str) -> bool:
    """Whether the frame at this address is one that pages share."""
    return _SLUG in address


def _slug(page: Page) -> str:
    return page.path.split("/")[1]


def _moved(page: Page) -> Page:
    """The page where its frame lies."""
    return replace(page, path=_below(page.path, page))


def _below(path: str, page: Page) -> str:
    """A path with the name of the frame in the place of the practice's: "praxis/<slug>/…", "practices/<slug>/…"."""
    root, _, *rest = path.split("/")
    return "/".join((root, f"{_SLUG}-{page.frame}-end", *rest))


def shared(pages: Iterable[Page]) -> Iterator[Page]:
    """The frames of these pages, each once."""
    seen: set[str] = set()
    for page in pages:
        frame = frame_of(page)
        if frame.file not in seen:
            seen.add(frame.file)
            yield frame


@dataclass(frozen=True)
class Frame:
    """A rendered frame: its pieces, and between them the names of what is to be filled in (piece, name, piece, …)."""

    pieces: tuple[str, ...]

    def fill(self, page: Page) -> str:
        """The whole page."""
        values = _values(page)
        return "".join(piece if place % 2 == 0 else values[piece] for place, piece in enumerate(self.pieces))


def read(html: str) -> Frame:
    """The frame in a rendered page."""
    pieces, end = [], 0
    for found in _PLACES.finditer(html):
        pieces += [html[end : found.start()], found.lastgroup or ""]
        end = found.end()
    return Frame((*pieces, html[end:]))


def _values(page: Page) -> Mapping[str, str]:
    contents = "".join(f'\n<li><a href="#{anchor}">{_TAG.sub("", title)}</a></li>' for anchor, title in _H2.findall(page.body))
    return {
        "title": escape(page.title),
        "description": escape(page.description),
        "jsonld": str(page.meta.get("jsonld", "")),
        "slug": _slug(page) if page.frame else "",
        "toc": contents,
        "body": page.body,
    }
