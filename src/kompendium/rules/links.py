"""Links and pictures in the text: they lead somewhere, in the reader's language, and say where."""

import re
from collections.abc import Iterator

from kompendium import body, nodes
from kompendium.frontmatter import Document
from kompendium.loader import Folder
from kompendium.problems import Problem, nearest
from kompendium.rules.context import Context, on_line
from kompendium.rules.fields import url_fault

_INSIDE = re.compile(r"\.\./([^/#]+)/index\.([a-z]{2})\.md(?:#([\w-]+))?")
_EMPTY_WORDS = {"hier", "hier klicken", "mehr", "link", "zde", "klikněte zde", "více", "odkaz", "tady", "here"}


def check(folder: Folder, context: Context) -> Iterator[Problem]:
    """All links and pictures of both texts."""
    for document in folder.documents.values():
        for number, line, in_code in body.lines(document.body, document.body_line):
            if in_code:
                continue
            for link in body.LINK.finditer(line):
                rule = _picture if link.group(1) else _link
                for problem in rule(folder, context, document, link.group(2), link.group(3)):
                    yield on_line(document, number, problem[0], **problem[1]).at_column(link.start() + 1)


_Found = Iterator[tuple[str, dict[str, str]]]


def _link(folder: Folder, context: Context, document: Document, words: str, target: str) -> _Found:
    if not words.strip() or words.strip().lower() in _EMPTY_WORDS:
        yield "link-text", {"found": words}
    if inside := _INSIDE.fullmatch(target):
        yield from _practice(context, document, inside)
    elif target.startswith("#"):
        yield from _section(context, target[1:])
    elif re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", target):
        if fault := url_fault(target):
            yield fault, {"found": target[:120]}
    else:
        yield "link-broken", {"found": target[:120], "meant": ""}


def _practice(context: Context, document: Document, target: re.Match[str]) -> _Found:
    slug, language, anchor = target.groups()
    if slug not in context.slugs:
        yield "link-broken", {"found": target.group(), "meant": nearest(slug, sorted(context.slugs))}
    elif language != document.language:
        yield "link-language", {"found": target.group(), "meant": f"../{slug}/index.{document.language}.md"}
    elif anchor:
        yield from _section(context, anchor)


def _section(context: Context, anchor: str) -> _Found:
    if anchor not in context.data.sections.kinds:
        yield "link-anchor", {"found": anchor[:80], "known": ", ".join(context.data.sections.kinds)}


def _picture(folder: Folder, context: Context, document: Document, words: str, target: str) -> _Found:
    if target not in folder.files:
        yield "image-missing", {"found": target[:80], "meant": nearest(target, list(folder.files)), "known": ""}
    elif target not in _declared(folder):
        yield "image-undeclared", {"found": target[:80]}
    if not words.strip():
        yield "image-alt", {"found": target[:80]}


def _declared(folder: Folder) -> list[str]:
    images = folder.original.front.get("images") if folder.original else None
    files = [item.get("file") for item in images.items if isinstance(item, nodes.Mapping)] if isinstance(images, nodes.Sequence) else []
    return [node.value for node in files if isinstance(node, nodes.Scalar)]
