"""A filled-in Word template, or any other Word file, read as answers. What has no place is kept and named."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import mammoth

from kompendium.languages import LANGUAGES
from kompendium.loader import Data
from kompendium.ways import from_html, pictures, word, word_parts
from kompendium.ways.answers import Answers, Note, Value
from kompendium.ways.finding import fold
from kompendium.ways.questions import Question, questions
from kompendium.ways.word_parts import DAMAGED, NoDocumentError

STYLES = f"p[style-name='{word.HINT}'] => p.hint:fresh\np[style-name='Title'] => h1:fresh"
_WRAPPERS = ("p", *from_html.HEADINGS)


def read(raw: bytes, data: Data, language: str) -> Answers:
    """The answers of a document, in the language whose template it follows. Raises NoDocumentError."""
    word_parts.check(raw)
    try:
        return _read(raw, data, language)
    except DAMAGED as error:
        raise NoDocumentError(type(error).__name__) from None


def _read(raw: bytes, data: Data, language: str) -> Answers:
    texts = {fold(text) for text in word_parts.paragraphs(raw)}
    language = max((language, *LANGUAGES), key=lambda each: len(texts & _fixed(each, data)))
    found = _Document(language, data, _fixed(language, data))
    for element in _html(raw, found):
        found.take(element)
    return found.answers(raw)


def _fixed(language: str, data: Data) -> set[str]:
    return {fold(text) for text in word.fixed(language, data)}


def _html(raw: bytes, found: "_Document") -> Element:
    """The document as mammoth's clean HTML; photos are handed over while it is read."""
    converted = mammoth.convert_to_html(BytesIO(raw), style_map=STYLES, convert_image=mammoth.images.img_element(found.photo))
    return ElementTree.fromstring(f"<root>{converted.value}</root>")


@dataclass
class _Document:
    """One file while it is read from top to bottom."""

    language: str
    data: Data
    fixed: set[str]
    facts: dict[str, Value] = field(default_factory=dict)
    sections: dict[str, list[str]] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    photos: dict[str, bytes] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    section: str = ""
    form: bool = False

    def photo(self, image: Any) -> dict[str, str]:
        """Keep a photo, redrawn; gives back what stands in its place."""
        name = f"foto-{len(self.photos) + 1}.jpg"
        try:
            with image.open() as file:
                redrawn = pictures.redrawn(file.read())
        except (OSError, KeyError, ValueError):
            redrawn = None
        if redrawn:
            self.photos[name] = redrawn
        self.notes.append(Note("photo" if redrawn else "photo-refused", {"found": name if redrawn else str(image.alt_text or "?")}))
        return {"src": name}

    def take(self, element: Element) -> None:
        """One block of the document."""
        text = from_html.words(element)
        heading = self._heading(element, text)
        if element.tag == "table" and self._table(element):
            return
        if heading:
            self.section = heading
        elif not text or (fold(text) in self.fixed and element.tag in _WRAPPERS):
            return
        elif element.tag in from_html.HEADINGS and not self.section and "title" not in self.facts:
            self.facts["title"] = text
        else:
            self._keep(element, text)

    def _heading(self, element: Element, text: str) -> str:
        """The section that a heading opens, in any language; a line in bold counts, for styles are often forgotten."""
        bold = element.tag == "p" and len(element) == 1 and element[0].tag == "strong" and not (element.text or element[0].tail)
        if element.tag not in from_html.HEADINGS and not bold:
            return ""
        kinds = self.data.sections.kinds.values()
        return next((kind.id for kind in kinds if fold(text.rstrip(":")) in {fold(each) for each in kind.heading.values()}), "")

    def _keep(self, element: Element, text: str) -> None:
        """Text of the current section; before the first one it goes to the first."""
        if not self.section:
            self.section = next(iter(self.data.sections.kinds))
            self.notes.append(Note("outside", {"section": self._name(self.section)}))
        if element.tag in from_html.HEADINGS:
            self.notes.append(Note("heading", {"found": text, "section": self._name(self.section)}))
        self.sections.setdefault(self.section, []).append(from_html.block(element))

    def _name(self, section: str) -> str:
        return self.data.sections.kinds[section].heading[self.language]

    def _table(self, table: Element) -> bool:
        """Whether the table is one of the template's; then its answers are taken."""
        rows = [list(each) for each in table.iter("tr")]
        heads = [fold(from_html.words(cell)) for cell in rows[0]] if rows else []
        for question in (each for each in questions() if each.rows):
            columns = [fold(each) for each in word.heads(question, self.language)]
            if heads == columns:
                self._entries(question, rows[1:])
                return True
        known = {fold(each.label(self.language)): each for each in questions() if not each.rows}
        if not any(row and fold(from_html.words(row[0])) in known for row in rows):
            return False
        self.form = True
        for row in rows:
            self._row(known, row)
        return True

    def _entries(self, question: Question, rows: list[list[Element]]) -> None:
        """The filled rows of a table; a number alone is no entry."""
        numbered = question.field.kind == "table"
        cells = [[self._cell(each) for each in row] for row in rows]
        filled: Value = [list(row) for row in cells if any(row[numbered:])]
        if filled:
            self.facts[question.key] = filled

    def _row(self, known: dict[str, Question], row: list[Element]) -> None:
        """Label, answer, hint. Cells that belong nowhere are kept."""
        label = from_html.words(row[0]) if row else ""
        question = known.get(fold(label))
        cells = [self._cell(each) for each in row[1:]]
        if question:
            self.facts[question.key], *rest = [*cells, ""][: max(len(cells), 1)]
            self.left += [f"{label}: {each}" for each in rest if each]
        elif any(cells) or (label and fold(label) not in self.fixed):
            self.left.append(" – ".join(filter(None, (label, *cells))))
            self.notes.append(Note("row", {"found": label or cells[0]}))

    def _cell(self, cell: Element) -> str:
        """What was typed into a cell: its text without the template's own."""
        lines = from_html.cell(cell).split("\n")
        return "\n".join(line for line in lines if fold(line) not in self.fixed or line.strip("s").isdigit())

    def answers(self, raw: bytes) -> Answers:
        """All that was read; what stood beside it (headers, footnotes, comments) is added."""
        beside = list(self._beside(raw))
        notes = [*self.notes, *(Note("beside", {"found": each[:200]}) for each in beside)]
        notes += [] if self.form else [Note("no-form")]
        texts = {name: "\n\n".join(filter(None, blocks)) for name, blocks in self.sections.items()}
        left = (*self.left, *beside)
        return Answers(self.language, self.facts, texts, {"": left} if left else {}, self.photos, tuple(notes))

    def _beside(self, raw: bytes) -> Iterator[str]:
        """Paragraphs of the file that were not taken."""
        taken = [str(value) for value in self.facts.values()] + self.left
        taken += [block for blocks in self.sections.values() for block in blocks]
        there = fold(" ".join(taken).replace("\\n", " ").replace("\\", ""))
        for text in word_parts.paragraphs(raw):
            if fold(text) and fold(text) not in self.fixed and fold(text) not in there and text != self.facts.get("title"):
                yield text
