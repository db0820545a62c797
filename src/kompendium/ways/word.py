"""The Word template, one a language: a table for the facts, tables for what comes in rows, headings for the text."""

import datetime
import zipfile
from collections.abc import Sequence
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt, RGBColor
from docx.table import _Cell

from kompendium.languages import LANGUAGES
from kompendium.loader import Data
from kompendium.ways.questions import Question, columns, questions
from kompendium.ways.words import Say

HINT = "Kompendium Hint"
GREY = RGBColor(0x59, 0x59, 0x59)
ROWS = 4
# a fixed day, so that the same table of fields always gives the same bytes
DAY = datetime.datetime(2026, 1, 1)


def templates(data: Data) -> dict[str, bytes]:
    """The templates by file name."""
    return {Say(language)("word-file"): template(language, data) for language in LANGUAGES}


def template(language: str, data: Data) -> bytes:
    """One template. The same data give the same bytes."""
    document = docx.Document()
    _styles(document)
    say = Say(language)
    document.add_heading(say("word-title"), level=0)
    for name in ("word-intro", "word-people", "word-sources"):
        _hint(document, say(name))
    _facts(document, language, data)
    for kind in data.sections.kinds.values():
        document.add_heading(kind.heading[language], level=1)
        _hint(document, kind.ask[language])
        document.add_paragraph("")
    for question in questions():
        if question.rows:
            _rows(document, question, language, data)
    return _saved(document, language)


def fixed(language: str, data: Data) -> list[str]:
    """Every text that stands in the template itself: what an import may leave out."""
    say = Say(language)
    found = [say(name) for name in ("word-title", "word-intro", "word-people", "word-sources", "word-question", "word-answer", "word-hint")]
    for question in questions():
        found += [question.label(language), _help(question, language, data), *(heads(question, language) if question.rows else ())]
        found += [f"{part.label[language]}: {_help(Question(part), language, data)}" for part in columns(question.field)]
    found += [f"s{number}" for number in range(1, 2 * ROWS + 1)]
    return [*found, *(text[language] for kind in data.sections.kinds.values() for text in (kind.heading, kind.ask))]


def _styles(document: Document) -> None:
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(11)
    hint = document.styles.add_style(HINT, WD_STYLE_TYPE.PARAGRAPH)
    hint.base_style = document.styles["Normal"]
    hint.font.size, hint.font.color.rgb = Pt(9), GREY


def _hint(place: Document | _Cell, text: str) -> None:
    place.add_paragraph(text, style=HINT)


def _facts(document: Document, language: str, data: Data) -> None:
    """Question, answer, hint with the choices; one row a question."""
    say = Say(language)
    table = document.add_table(rows=1, cols=3, style="Table Grid")
    for cell, name in zip(table.rows[0].cells, ("word-question", "word-answer", "word-hint"), strict=True):
        cell.paragraphs[0].add_run(say(name)).bold = True
    for question in questions():
        if not question.rows:
            cells = table.add_row().cells
            cells[0].paragraphs[0].add_run(question.label(language)).bold = True
            _fill(cells[2], _help(question, language, data))


def _fill(cell: _Cell, text: str) -> None:
    cell.paragraphs[0].style = HINT
    cell.paragraphs[0].add_run(text)


def _help(question: Question, language: str, data: Data) -> str:
    """What is meant, how many there may be, and the choices in words."""
    field, say = question.field, Say(language)
    parts = [question.help(language)]
    if field.kind == "text":
        parts.append(say("issue-limit", limit=str(field.limit[language])))
    if field.many and not question.rows and field.kind != "source":
        parts.append(say("issue-most", most=str(field.many[1])) + (f" {say('word-several')}" if field.kind == "code" else ""))
    if field.vocabulary:
        parts.append(" · ".join(term.label[language] for term in data.vocabularies[field.vocabulary].terms.values()))
    return " ".join(parts)


def heads(question: Question, language: str) -> Sequence[str]:
    """The heads of the columns of a table."""
    parts = [part.label[language] for part in columns(question.field)]
    return [Say(language)("word-number"), *parts] if question.field.kind == "table" else parts


def _rows(document: Document, question: Question, language: str, data: Data) -> None:
    """A table with a column a part; sources carry their numbers already."""
    document.add_heading(question.label(language), level=2)
    _hint(document, _help(question, language, data))
    for part in columns(question.field):
        if part.vocabulary:
            _hint(document, f"{part.label[language]}: {_help(Question(part), language, data)}")
    names = heads(question, language)
    numbered = question.field.kind == "table"
    table = document.add_table(rows=1, cols=len(names), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, names, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    for number in range(1, (2 if numbered else 1) * ROWS + 1):
        first = table.add_row().cells[0]
        first.text = f"s{number}" if numbered else ""


def _saved(document: Document, language: str) -> bytes:
    """The bytes, with fixed dates in the properties and in the archive."""
    properties = document.core_properties
    properties.author, properties.title, properties.language = "", Say(language)("word-title"), language
    properties.created = properties.modified = DAY
    properties.comments = ""
    raw = BytesIO()
    document.save(raw)
    out = BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            target.writestr(info, source.read(name))
    return out.getvalue()
