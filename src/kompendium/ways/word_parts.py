"""Every paragraph of a Word file, wherever it stands: text, tables, text boxes, headers, footnotes, comments."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, ParseError
from xml.parsers.expat import ExpatError

MAX_UNPACKED = 200_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")


# what reading a damaged file raises: in the archive, in its XML, in what is missing
DAMAGED = (zipfile.BadZipFile, zlib.error, ExpatError, ParseError, OSError, EOFError, KeyError, ValueError, AttributeError, TypeError, LookupError, NotImplementedError, RuntimeError)  # fmt: skip


class NoDocumentError(Exception):
    """The file is no Word document that could be read."""


def check(raw: bytes) -> None:
    """Refuse what is no Word document, or unpacks to more than anyone writes. Raises NoDocumentError."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            if sum(each.file_size for each in archive.infolist()) > MAX_UNPACKED:
                raise NoDocumentError("> 200 MB")
            texts = [archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))]
            archive.getinfo("word/document.xml")
    except DAMAGED:
        raise NoDocumentError(".docx?") from None
    # Word writes no document type; one would be there to make programs fetch or multiply something
    if any(b"<!DOCTYPE" in text or b"<!ENTITY" in text for text in texts):
        raise NoDocumentError("DOCTYPE")


def paragraphs(raw: bytes) -> Iterator[str]:
    """The text of each paragraph that has one, in the order of the file's parts."""
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        for name in sorted(filter(_PARTS.fullmatch, archive.namelist())):
            root = ElementTree.fromstring(archive.read(name))
            for paragraph in _visible(root):
                if text := " ".join("".join(_own(paragraph)).split()):
                    yield text


def _visible(element: Element) -> Iterator[Element]:
    """All paragraphs; those that stand twice for older programs once."""
    for child in element:
        if child.tag == f"{_W}p":
            yield child
        if child.tag != _FALLBACK:
            yield from _visible(child)


def _own(paragraph: Element) -> Iterator[str]:
    """The text of a paragraph without the paragraphs inside it."""
    for child in paragraph:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            yield " "
        elif child.tag not in (f"{_W}p", _FALLBACK):
            yield from _own(child)
