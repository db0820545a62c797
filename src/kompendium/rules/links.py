"""Links and pictures in the text: they lead somewhere, in the reader's language, and say where."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from kompendium import body, nodes
from kompendium.frontmatter import Document
from kompendium.loader import PHOTO_ENDINGS, Folder
from kompendium.problems import Problem, nearest
from kompendium.rules import passages
from kompendium.rules.context import Context
from kompendium.rules.fields import url_fault
from kompendium.rules.passages import Passage

_INSIDE = re.compile(r"\.\./([^/#]+)/index\.([a-z]{2})\.md(?:#([\w-]+))?")
_BESIDE = re.compile(r"index\.([a-z]{2})\.md(?:#[\w-]+)?")
_REFERENCE = re.compile(r"^[ \t]{0,3}\[(?!\^)[^\]\n]{1,200}\]:[ \t]*\S", re.MULTILINE)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_EMPTY_WORDS = {"hier", "hier klicken", "mehr", "link", "zde", "klikněte zde", "více", "odkaz", "tady", "here"}
_EMPTY_ALT = re.compile(
    r"(?:(?:img|dsc[nf]?|pxl|wp|p|screenshot|foto|photo|image|bild|scan)?[ _-]?\d{2,}[\d_-]*|bild|foto|fotografie|grafik|image|photo|picture|obrázek|obr\.?|snímek|[\w .-]*\.(?:jpe?g|png|webp|gif|svg|heic|tiff?|bmp))(?:[ _]?\d+)?",
    re.IGNORECASE,
)


def check(folder: Folder, context: Context) -> Iterator[Problem]:
    """All links and pictures of both texts, code included: what a program takes for code is not certain."""
    for document in folder.documents.values():
        text = passages.body(document)
        for link in body.targets(document.body):
            rule = _picture if link.picture else _link
            for found, details in rule(folder, context, document, link.words, _decoded(link.target)):
                yield _severe(text.at(link.start, found, **details))
        for definition in _REFERENCE.finditer(document.body) if "]:" in document.body else ():
            yield text.at(definition.start(), "link-reference", found=definition.group()[:60].strip())


def _severe(problem: Problem) -> Problem:
    return problem.as_warning() if problem.rule == "url-insecure" else problem


def _decoded(target: str) -> str:
    """The target as a browser reads it: character codes resolved, nothing invisible."""
    return re.sub(r"[\x00-\x20]", "", html.unescape(target))


_Found = Iterator[tuple[str, dict[str, str]]]


def _link(folder: Folder, context: Context, document: Document, words: str, target: str) -> _Found:
    if not words.strip() or words.strip(" .…*_").lower() in _EMPTY_WORDS:
        yield "link-text", {"found": words[:80]}
    if inside := _INSIDE.fullmatch(target):
        yield from _practice(context, document, inside)
    elif (beside := _BESIDE.fullmatch(target)) and beside.group(1) != document.language:
        yield "link-language", {"found": target[:80], "meant": f"index.{document.language}.md"}
    elif target.startswith("#"):
        yield from _section(context, target[1:])
    elif _SCHEME.match(target) and "\\" not in target:
        if fault := url_fault(target):
            yield fault, {"found": target[:120]}
        elif urlsplit(target).scheme == "http":
            yield "url-insecure", {"found": target[:120]}
    else:
        yield "link-broken", {"found": target[:120], "meant": ""}


def _practice(context: Context, document: Document, target: re.Match[str]) -> _Found:
    slug, language, anchor = target.groups()
    if slug not in context.slugs:
        yield "link-broken", {"found": target.group()[:120], "meant": nearest(slug, sorted(context.slugs))}
    elif language != document.language:
        yield "link-language", {"found": target.group(), "meant": f"../{slug}/index.{document.language}.md"}
    elif anchor:
        yield from _section(context, anchor)


def _section(context: Context, anchor: str) -> _Found:
    if anchor not in context.data.sections.kinds:
        yield "link-anchor", {"found": anchor[:80], "known": ", ".join(context.data.sections.kinds)}


def _picture(folder: Folder, context: Context, document: Document, words: str, target: str) -> _Found:
    if _SCHEME.match(target) and not re.match(r"[a-zA-Z]:[\\/]", target):
        yield "image-remote", {"found": target[:80]}
    elif target not in folder.files:
        yield "image-missing", {"found": target[:80], "meant": nearest(target, list(folder.files)), "known": ""}
    elif target not in declared(folder):
        yield ("image-undeclared" if target.endswith(PHOTO_ENDINGS) else "image-type"), {"found": target[:80]}
    if not words.strip() or _EMPTY_ALT.fullmatch(words.strip()):
        yield "image-alt", {"found": target[:80], "alt": words[:60]}


def passage(text: Passage) -> Iterator[Problem]:
    """A description in `images` that describes nothing."""
    if text.field and text.field.key == "alt" and text.text.strip() and _EMPTY_ALT.fullmatch(text.text.strip()):
        yield text.at(0, "image-alt", found="", alt=text.text[:60])


def suspects(pieces: Sequence[Passage]) -> Iterable[int]:
    """The descriptions."""
    return (number for number, each in enumerate(pieces) if each.field and each.field.key == "alt")


def declared(folder: Folder) -> list[str]:
    """The files that the original lists under `images`."""
    images = folder.original.front.get("images") if folder.original else None
    items = images.items if isinstance(images, nodes.Sequence) else ()
    files = [item.get("file") for item in items if isinstance(item, nodes.Mapping)]
    return [node.value for node in files if isinstance(node, nodes.Scalar)]


def shown(folder: Folder) -> list[str]:
    """The files that a text shows."""
    return [link.target for document in folder.documents.values() for link in body.targets(document.body) if link.picture]
