"""Typst: data and template in, PDF out. A warning of the compiler is an error; nothing is written before all is well."""

import calendar
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typst

from kompendium.book.document import Document
from kompendium.problems import Problem

# UA: every reader can use it. A: it can be read in fifty years. Inks of a press are not part of A.
SCREEN = ("ua-1", "a-2a")
PRESS = ("ua-1",)

_GLYPH = re.compile(r"could not be displayed.*?`\"(.*?)\"`|the text \"(.*?)\" could not", re.DOTALL)


class TypesetError(Exception):
    """The edition could not be set; carries the problems that say why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems in the edition")
        self.problems = problems


@dataclass(frozen=True)
class Extent:
    """Where a practice ended: pages from 1, `y` and measures in points."""

    slug: str
    path: str
    first: int
    last: int
    y: float
    line: float
    top: float
    height: float


class Typesetter:
    """The compiler with the fonts of the edition and no others."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder / "fonts"])

    def open(self, document: Document) -> "Setting":
        """The document, ready to be measured and set."""
        inputs = {"data": json.dumps(document.data, ensure_ascii=False)}
        compiler = typst.Compiler(
            self.folder / document.template, root=self.folder, font_paths=self.fonts, ignore_system_fonts=True, sys_inputs=inputs
        )
        return Setting(compiler, document)


@dataclass(frozen=True)
class Setting:
    """One document in the compiler."""

    compiler: typst.Compiler
    document: Document

    def extents(self) -> list[Extent]:
        """Where every practice ends. Raises TypesetError."""
        found: list[dict[str, Any]] = json.loads(self._try(lambda: self.compiler.query("<extent>", field="value")))
        return [Extent(**each) for each in found]

    def pdf(self) -> bytes:
        """The finished file. Raises TypesetError."""
        stamp = calendar.timegm((*self.document.data["date"], 0, 0, 0))
        standards = list(PRESS if self.document.data["print"] else SCREEN)
        result, warnings = self._try(
            lambda: self.compiler.compile_with_warnings(format="pdf", pdf_standards=standards, timestamp=stamp)
        )
        if warnings:
            raise TypesetError([_problem(each.message, self.document) for each in warnings])
        assert isinstance(result, bytes)
        return result

    def _try(self, action: Any) -> Any:
        try:
            return action()
        except typst.TypstError as error:
            raise TypesetError([_problem(error.diagnostic, self.document)]) from None


def _problem(message: str, document: Document) -> Problem:
    return Problem(f"edition/{document.template}", 1, 1, "book-typesetter", {"found": message})
