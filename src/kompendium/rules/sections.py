"""The sections of a text: known headings, in order, the required ones there and filled."""

from collections.abc import Iterator

from kompendium import body
from kompendium.frontmatter import Document
from kompendium.languages import others
from kompendium.loader import Folder
from kompendium.problems import Problem, nearest
from kompendium.rules.context import Context, on_line, status
from kompendium.rules.language import is_foreign
from kompendium.sections import SectionKind


def check(folder: Folder, context: Context) -> Iterator[Problem]:
    """Both texts; what must be there depends on the status."""
    for document in folder.documents.values():
        yield from _levels(document)
        yield from _document(document, context, status(folder))


def _document(document: Document, context: Context, now: str) -> Iterator[Problem]:
    kinds = context.data.sections
    if not document.body.strip():
        yield on_line(document, document.body_line, "body-empty")
        return
    before, *found = body.blocks(document.body, document.body_line)
    if before.text.strip():
        yield _outside(document, before)
    seen: dict[str, int] = {}
    meant: set[str] = set()
    position = -1
    order = list(kinds.kinds)
    for block in found:
        kind = kinds.by_heading(block.heading, document.language)
        if kind is None:
            problem = _unknown(document, block, context)
            meant.add(problem.details.get("meant", ""))
            if problem.rule != "section-language" or not is_foreign(document):
                yield problem
            continue
        if kind.id in seen:
            yield on_line(document, block.line, "section-twice", heading=block.heading, first=str(seen[kind.id]))
            continue
        if order.index(kind.id) < position:
            yield on_line(document, block.line, "section-order", heading=block.heading, order=_names(order, context, document))
        position = max(position, order.index(kind.id))
        seen[kind.id] = block.line
        if not block.text.strip():
            problem = on_line(document, block.line, "section-empty", heading=block.heading)
            yield problem.as_warning() if now == "draft" else problem
    if now != "draft":
        yield from _missing(document, context, seen, meant)


def _names(order: list[str], context: Context, document: Document) -> str:
    return " · ".join(context.data.sections.kinds[name].heading[document.language] for name in order)


def _outside(document: Document, before: body.Block) -> Problem:
    skipped = len(before.text) - len(before.text.lstrip("\n"))
    return on_line(document, before.line + skipped, "section-outside")


def _unknown(document: Document, block: body.Block, context: Context) -> Problem:
    kinds = context.data.sections
    for language in others(document.language):
        if foreign := kinds.by_heading(block.heading, language):
            meant = foreign.heading[document.language]
            return on_line(document, block.line, "section-language", heading=block.heading, meant=meant)
    known = [kind.heading[document.language] for kind in kinds.kinds.values()]
    meant = nearest(block.heading, known)
    return on_line(document, block.line, "section-unknown", heading=block.heading[:80], meant=meant, known=" · ".join(known))


def _missing(document: Document, context: Context, seen: dict[str, int], meant: set[str]) -> Iterator[Problem]:
    def there(kind: SectionKind) -> bool:
        return kind.id in seen or kind.heading[document.language] in meant

    for kind in context.data.sections.kinds.values():
        if kind.required and not there(kind):
            ask = {f"ask_{language}": words for language, words in kind.ask.items()}
            yield on_line(document, 1, "section-missing", heading=kind.heading[document.language], **ask)


def _levels(document: Document) -> Iterator[Problem]:
    level = 1
    for heading in body.headings(document.body, document.body_line):
        if heading.level == 1:
            yield on_line(document, heading.line, "heading-top", heading=heading.text[:80])
        elif heading.level > level + 1:
            yield on_line(document, heading.line, "heading-jump", heading=heading.text[:80], expected="#" * (level + 1))
        if not heading.text:
            yield on_line(document, heading.line, "heading-empty")
        level = max(heading.level, 2)
