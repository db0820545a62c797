"""Typst: data and template in, PDF out. A warning of the compiler is an error; nothing is written before all is well."""

import calendar
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

import typst

from kompendium.book.document import Document
from kompendium.book.fit import Extent
from kompendium.kept import digest, folder_digest
from kompendium.problems import Problem

# UA: every reader can use it. A: it can be read in fifty years; the inks of a press are not part of A.
SCREEN: "typst.PDFStandards" = ["ua-1", "a-2a"]
PRESS: "typst.PDFStandards" = ["ua-1"]

_GLYPH = re.compile(r'the text `"(.*?)"` could not be displayed')

Found = TypeVar("Found")


class TypesetError(Exception):
    """The edition could not be set; carries the problems that say why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(f"{each.path}:{each.line} {each.rule} {dict(each.details)}" for each in problems))
        self.problems = problems


class Typesetter:
    """The compiler with the fonts of the edition and no others. `root` is the project, for the photos of practices."""

    def __init__(self, root: Path) -> None:
        self.root = root
        folder = root / "edition" / "fonts"
        self.basis = digest(version("typst"), folder_digest(root / "edition"))
        self.fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])

    def open(self, document: Document) -> "Setting":
        """The document, ready to be measured and set."""
        compiler = typst.Compiler(
            self.root / "edition" / document.template,
            root=self.root,
            font_paths=self.fonts,
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(document.data, ensure_ascii=False)},
        )
        return Setting(compiler, document)


@dataclass(frozen=True)
class Setting:
    """One document in the compiler."""

    compiler: typst.Compiler
    document: Document

    def extents(self) -> list[Extent]:
        """Where every practice ends. Raises TypesetError."""
        return [Extent(**each) for each in self._values("<extent>")]

    def pages(self) -> int:
        """How many pages there are. Raises TypesetError."""
        return int(self._values("<end>")[0])

    def pdf(self) -> bytes:
        """The finished file. Raises TypesetError."""
        stamp = calendar.timegm((*self.document.data["date"], 0, 0, 0))
        standards = PRESS if self.document.data["print"] else SCREEN
        result, warnings = self._try(
            lambda: self.compiler.compile_with_warnings(format="pdf", pdf_standards=standards, timestamp=stamp)
        )
        if warnings:
            raise TypesetError([_problem(each.message, self.document) for each in warnings])
        assert isinstance(result, bytes)
        return result

    def _values(self, label: str) -> list[Any]:
        found: list[Any] = json.loads(self._try(lambda: self.compiler.query(label, field="value")))
        return found

    def _try(self, action: Callable[[], Found]) -> Found:
        try:
            return action()
        except RuntimeError as error:
            diagnostic = getattr(error, "diagnostic", str(error))
            glyphs = dict.fromkeys(_GLYPH.findall(diagnostic))
            problems = [_missing(each, self.document) for each in glyphs]
            raise TypesetError(problems or [_problem(diagnostic, self.document)]) from None


def _problem(message: str, document: Document) -> Problem:
    return Problem(f"edition/{document.template}", 1, 1, "book-typesetter", {"found": message})


def _missing(glyph: str, document: Document) -> Problem:
    """A character that the fonts do not have, at the first place where a text has it."""
    path, line = document.find(glyph)
    return Problem(path, line, 1, "book-glyph", {"found": f"{glyph} (U+{ord(glyph[0]):04X})"})
