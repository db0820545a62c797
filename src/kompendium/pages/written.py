"""Pages written by hand (docs/): their opening from the front matter, sources as on a practice's page, the publisher's details."""

import re
from collections.abc import Callable
from html import escape

from kompendium import publisher
from kompendium.body import FOOTNOTE, FOREIGN
from kompendium.frontmatter import Document
from kompendium.model import Source
from kompendium.nodes import Scalar
from kompendium.pages import markup, prose
from kompendium.pages.citations import Citations
from kompendium.pages.page import Page
from kompendium.pages.view import Site, View
from kompendium.typography import bind
from kompendium.words import in_language

LISTING = "///Footnotes Go Here///"

_DETAIL = re.compile(r"\[\[publisher\.(\w+)\]\]")
_DEFINITION = re.compile(r"^\[\^([^\]\s]{1,40})\]: \[([^\[\]\n]+)\]\(([^()\s]+)\)(?:\{lang=([a-z]{2})\})?\. (.+)\n?", re.MULTILINE)
_PRACTICE = re.compile(r"\[([^\[\]\n]+)\]\((?:\.\./)*praxis/([a-z0-9-]+)/index\.[a-z]{2}\.md\)")
_CITES = re.compile(rf"(?:{FOOTNOTE.pattern})+")
_CODE = re.compile(r"((`+)(?!`).+?(?<!`)\2(?!`))", re.DOTALL)


def page(document: Document, site: Site, name: str) -> Page:
    """The page of docs/`name`: `title`, `description`, `lede` and `label` stand in its front matter.

    A source is defined as `[^key]: [title](address){lang=cs}. language, date`. Raises ValueError for a source that is
    not defined or not cited, and for an unknown detail of the publisher.
    """
    language = document.language
    title, lede = value(document, "title"), value(document, "lede")
    opening = (
        f'<header class="opening">\n{markup.tag("h1", markup.text(title, language))}\n'
        f"{markup.tag('p', markup.text(lede, language), class_='lede')}\n</header>"
    )
    view = View(site, language, name.removesuffix(f".{language}.md").removesuffix("index").strip("/"))
    text = _sourced(document.body.strip("\n"), view)
    text = "\n\n".join(prose.reading(block, view, language, ' markdown="1"') for block in text.split("\n\n"))
    text = _outside_code(text, lambda part: _filled(part, view))
    label = value(document, "label")
    meta: dict[str, str | list[str]] = {"source": f"docs/{name}", **({"label": label} if label else {})}
    return Page(name, language, title, value(document, "description") or lede, f"{opening}\n\n{text}", meta)


def _filled(text: str, view: View) -> str:
    """The text with its links to practices and the publisher's details."""
    linked = _PRACTICE.sub(lambda match: _practice(match, view), text)
    return _DETAIL.sub(lambda match: _detail(match.group(1), view.site, view.language), linked)


def _sourced(body: str, view: View) -> str:
    """The text with its citations numbered and its sources listed."""
    language = view.language
    found = {key: (Source(title, url, other or language, ""), rest) for key, title, url, other, rest in _DEFINITION.findall(body)}
    citations = Citations({key: source for key, (source, _) in found.items()}, view)
    cited: set[str] = set()

    def cite(match: re.Match[str]) -> str:
        keys = FOOTNOTE.findall(match.group())
        cited.update(keys)
        return citations.cite(keys)

    text = bind(_DEFINITION.sub("", body), language)
    text = _outside_code(text, lambda part: _CITES.sub(cite, FOREIGN.sub(prose.foreign, part)))
    if odd := sorted(cited ^ set(found)):
        raise ValueError(f"docs/{view.path}.{language}.md: {', '.join(odd)} defined or cited, but not both")
    entries = "\n".join(_entry(key, source, rest, citations) for key, (source, rest) in found.items())
    return text.replace(LISTING, f'<ol class="sources">\n{entries}\n</ol>')


def _practice(match: re.Match[str], view: View) -> str:
    """A link to a practice's page, which the site generator does not know; plain words where it is not published."""
    words, slug = match.groups()
    return markup.link(view.url(f"praxis/{slug}"), words) if slug in view.site.practices else words


def _outside_code(text: str, change: Callable[[str], str]) -> str:
    """The text with all of it changed but what stands between backticks."""
    parts = _CODE.split(text)
    return "".join(change(plain) + code for plain, code in zip(parts[::3], [*parts[1::3], ""], strict=True))


def _entry(key: str, source: Source, rest: str, citations: Citations) -> str:
    reader = citations.view.language
    language = "" if source.language == reader else source.language
    title = markup.link(source.url, markup.text(source.title, source.language), lang=language, hreflang=source.language)
    details = markup.tag("span", markup.text(rest, reader), class_="source-details")
    return markup.tag("li", f"{title} {details} {citations.backlinks(key)}", id=f"source-{key}")


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
