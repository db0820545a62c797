"""Pages written by hand (docs/): their opening from the front matter, the publisher's details filled in."""

import re
from html import escape

from kompendium import publisher
from kompendium.body import FOREIGN
from kompendium.frontmatter import Document
from kompendium.nodes import Scalar
from kompendium.pages import markup, prose
from kompendium.pages.page import Page
from kompendium.pages.view import Site, View
from kompendium.typography import bind
from kompendium.words import in_language

_DETAIL = re.compile(r"\[\[publisher\.(\w+)\]\]")


def page(document: Document, site: Site, name: str) -> Page:
    """The page of docs/`name`; `title`, `description` and `lede` stand in its front matter. Raises ValueError for an unknown detail."""
    language = document.language
    title, lede = value(document, "title"), value(document, "lede")
    opening = (
        f'<header class="opening">\n{markup.tag("h1", markup.text(title, language))}\n'
        f"{markup.tag('p', markup.text(lede, language), class_='lede')}\n</header>"
    )
    text = FOREIGN.sub(prose.foreign, bind(document.body.strip("\n"), language))
    text = "\n\n".join(prose.reading(block, View(site, language, name), language) for block in text.split("\n\n"))
    text = _DETAIL.sub(lambda match: _detail(match.group(1), site, language), text)
    label = value(document, "label")
    meta: dict[str, str | list[str]] = {"source": f"docs/{name}", **({"label": label} if label else {})}
    return Page(name, language, title, value(document, "description") or lede, f"{opening}\n\n{text}", meta)


def _detail(name: str, site: Site, language: str) -> str:
    """One detail of the publisher; what is missing is shown as missing."""
    if name not in publisher.DETAILS:
        raise ValueError(f"[[publisher.{name}]]: unknown detail")
    texts = site.settings.publisher.get(name)
    if not texts:
        return markup.tag("em", in_language(language)("detail-missing"), class_="missing")
    return markup.tag("span", escape(texts[language], quote=False), class_="detail")


def value(document: Document, key: str) -> str:
    """The text of a key of the front matter, or an empty string."""
    node = document.front.get(key)
    return node.value if isinstance(node, Scalar) else ""
