"""The Word template: the same practice gives the same file as from the command line; a careless file loses no sentence."""

import contextlib
import datetime
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from PIL import Image

from kompendium import check, media
from kompendium.languages import LANGUAGES
from kompendium.loader import Data
from kompendium.rules.context import Context
from kompendium.ways import drafts, word, word_parts, word_reading
from kompendium.ways.answers import Answers
from kompendium.ways.finding import fold
from kompendium.ways.questions import questions
from kompendium.ways.word_parts import NoDocumentError

ROOT = Path(__file__).parent.parent
TODAY = datetime.date(2026, 11, 22)
FACTS = {
    "title": "Wärmestube „Elbe“: Tee & Rat",
    "summary": "Ein Raum für alle, die keinen haben.",
    "kind": "Regelangebot",
    "themes": "Wohnungslosigkeit",
    "regions": "Dresden, Stadt",
    "place": "Dresden",
    "period.from": "1.10.2021",
    "period.ongoing": "ja",
}
ROWS = {"organisations": [["NADĚJE", "Träger"]], "sources": [["s1", "Bericht", "https://www.example.org/b", "de", "", "2024-05", ""]]}
SECTIONS = {"problem": "Im Winter ist es kalt.[s1]", "approach": "Es gibt Tee * und Rat_schläge."}


@pytest.fixture(scope="module")
def data() -> Data:
    return check.load(ROOT)


def opened(language: str, data: Data) -> Document:
    return docx.Document(BytesIO(word.template(language, data)))


def saved(document: Document) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def filled(language: str, data: Data) -> bytes:
    """The template as an orderly person fills it in."""
    document = opened(language, data)
    labels = {each.label(language): FACTS.get(each.key, "") for each in questions()}
    for row in document.tables[0].rows[1:]:
        row.cells[1].text = labels[row.cells[0].text]
    for question, table in zip([each for each in questions() if each.rows], document.tables[1:], strict=True):
        for row, cells in zip(table.rows[1:], ROWS.get(question.key, []), strict=False):
            for cell, text in zip(row.cells, cells, strict=False):
                cell.text = text
    for section, text in SECTIONS.items():
        heading = data.sections.kinds[section].heading[language]
        start = next(number for number, each in enumerate(document.paragraphs) if each.text == heading)
        document.paragraphs[start + 2].text = text
    return saved(document)


def test_the_template_is_the_same_every_time(data: Data) -> None:
    assert word.templates(data) == word.templates(data)
    assert len(word.templates(data)) == len(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_template_says_nothing(language: str, data: Data) -> None:
    read = word_reading.read(word.template(language, data), data, "de")
    assert read.language == language
    assert not any(read.facts.values())
    assert (read.sections, read.left, read.photos, read.notes) == ({}, {}, {}, ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_answers_give_the_same_file(language: str, data: Data) -> None:
    ready = drafts.draft(Answers(language, {**FACTS, **ROWS}, {**SECTIONS, "approach": "Es gibt Tee \\* und Rat_schläge."}), data, TODAY)
    read = drafts.draft(word_reading.read(filled(language, data), data, "de"), data, TODAY)
    assert read.text == ready.text
    assert read.notes == ()
    if language == "de":  # the answers are German
        assert [each for each in drafts.problems(read, Context(data, frozenset(), TODAY)) if each.severity == "error"] == []


def photo() -> bytes:
    """A large photo that knows where it was taken."""
    image = Image.effect_noise((3600, 2700), 90).convert("RGB")
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (51.0, 3.0, 0.0), 3: "E", 4: (13.0, 44.0, 0.0)}
    exif[0x013B] = "Erika Mustermann"
    out = BytesIO()
    image.save(out, "JPEG", quality=97, exif=exif)
    return out.getvalue()


SENTENCES = [
    "Unsere Wärmestube am Fluss",
    "Dieser Satz steht vor allem anderen.",
    "Am 31.2.2021 fing es an.",
    "Wir helfen * mit _Tee_ und # Rat < 5 Stunden.",
    "Dieser Text kommt von einer Webseite und enthält einen Link.",
    "Menü der Webseite",
    "Zelle eins der fremden Tabelle",
    "Zelle zwei der fremden Tabelle",
    "Ein Absatz unter einer Überschrift, die es nicht gibt.",
    "Eigene Überschrift",
    "Eigene Frage ganz unten",
    "Eigene Antwort ganz unten",
    "ungefähr seit dem 35.13.2020",
    "Kopfzeile: Entwurf des Vereins.",
    "Fußzeile mit einem letzten Satz.",
    "Text in einem Textfeld.",
    "Irgendwas mit Hunden",
    "Der Hinweis wurde einfach überschrieben.",
]
BOX = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"><w:pict>'
    '<v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>Text in einem Textfeld.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>'
)


def careless(data: Data) -> bytes:
    """The template as it comes back from a busy day."""
    document = opened("de", data)
    answers = {"Titel": SENTENCES[0], "Zeitraum: von": SENTENCES[12], "Themen": SENTENCES[16], "Ort": "Dresden"}
    for row in document.tables[0].rows[1:]:
        row.cells[1].text = answers.get(row.cells[0].text, "")
    own = document.tables[0].add_row().cells
    own[0].text, own[1].text = SENTENCES[10], SENTENCES[11]
    first = document.paragraphs[0].insert_paragraph_before(SENTENCES[1])
    first.add_run()._r.addnext(parse_xml(BOX))
    for paragraph in [each for each in document.paragraphs if each.text in ("Ziele", "Ergebnisse", "Stolpersteine", "Übertragbarkeit")]:
        paragraph._p.getparent().remove(paragraph._p)
    next(each for each in document.paragraphs if each.text == data.sections.kinds["problem"].ask["de"]).text = SENTENCES[17]
    document.add_paragraph().add_run("Vorgehen:").bold = True
    document.add_paragraph(SENTENCES[2])
    document.add_paragraph(SENTENCES[3])
    document.add_heading(SENTENCES[9], 3)
    document.add_paragraph(SENTENCES[8])
    link(document, SENTENCES[4], "javascript:alert(1)")
    document.add_paragraph(SENTENCES[5], style="List Bullet")
    foreign = document.add_table(1, 2)
    foreign.rows[0].cells[0].text, foreign.rows[0].cells[1].text = SENTENCES[6], SENTENCES[7]
    document.add_picture(BytesIO(photo()))
    document.sections[0].header.paragraphs[0].text = SENTENCES[13]
    document.sections[0].footer.paragraphs[0].text = SENTENCES[14]
    return saved(document)


def link(document: Document, text: str, target: str) -> None:
    paragraph = document.add_paragraph()
    relation = document.part.relate_to(target, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink", is_external=True)
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    paragraph._p.append(parse_xml(f'<w:hyperlink {names} r:id="{relation}"><w:r><w:t>{text}</w:t></w:r></w:hyperlink>'))


def test_a_careless_file_loses_no_sentence(data: Data) -> None:
    assert len(photo()) > media.MAX_BYTES
    draft = drafts.draft(word_reading.read(careless(data), data, "de"), data, TODAY)
    text = fold(draft.text.replace("\\", ""))
    assert [each for each in SENTENCES if fold(each) not in text] == []
    assert "javascript" not in draft.text
    names = {note.name for note in draft.notes}
    assert {"left", "row", "outside", "heading", "beside", "photo"} <= names


def test_a_careless_file_gets_clear_messages(data: Data) -> None:
    draft = drafts.draft(word_reading.read(careless(data), data, "de"), data, TODAY)
    found = drafts.problems(draft, Context(data, frozenset(), TODAY))
    assert {each.rule for each in found if each.severity == "error"} == {"field-missing"}
    assert {each.details["key"] for each in found if each.rule == "field-missing"} == {"summary", "kind", "themes", "regions", "organisations"}


def test_photos_are_drawn_anew(data: Data) -> None:
    photos = word_reading.read(careless(data), data, "de").photos
    (raw,) = photos.values()
    seen = media.inspect(raw)
    assert (seen.format, seen.fault, seen.private) == ("JPEG", "", ())
    assert max(seen.width, seen.height) == 2000
    assert b"Erika" not in raw


def test_a_file_without_the_template(data: Data) -> None:
    document = docx.Document()
    document.add_heading("Teestube", 1)
    document.add_heading("Ausgangslage", 2)
    document.add_paragraph("Es war kalt.")
    read = word_reading.read(saved(document), data, "de")
    assert read.facts == {"title": "Teestube"}
    assert read.sections == {"problem": "Es war kalt."}
    assert [note.name for note in read.notes] == ["no-form"]


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04 no", b"%PDF-1.7"])
def test_what_is_no_word_file_is_refused(raw: bytes, data: Data) -> None:
    with pytest.raises(NoDocumentError):
        word_reading.read(raw, data, "de")


def rezipped(raw: bytes, part: str, content: bytes | None) -> bytes:
    """The file with one part exchanged or left out."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(raw)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            if name != part or content is not None:
                target.writestr(name, content if name == part and content is not None else source.read(name))
    return out.getvalue()


ENTITIES = b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"])
@pytest.mark.parametrize("content", [None, b"<half", ENTITIES], ids=["gone", "half", "entities"])
def test_a_damaged_file_is_read_or_refused(part: str, content: bytes | None, data: Data) -> None:
    raw = rezipped(word.template("de", data), part, content)
    if content == ENTITIES:
        with pytest.raises(NoDocumentError):
            word_reading.read(raw, data, "de")
    else:
        with contextlib.suppress(NoDocumentError):
            word_reading.read(raw, data, "de")


def test_a_file_that_swells_is_refused(data: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_parts, "MAX_UNPACKED", 10_000)
    with pytest.raises(NoDocumentError):
        word_reading.read(word.template("de", data), data, "de")
