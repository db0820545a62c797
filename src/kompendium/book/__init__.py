"""The printed edition: checked practices in, PDF out (Typst, templates in edition/). Prints nothing, knows no MkDocs."""

from kompendium.book.frame import Settings
from kompendium.book.imposition import booklet
from kompendium.book.info import Info, describe, editions_info, write
from kompendium.book.make import Printer, open_printer
from kompendium.book.typeset import TypesetError

__all__ = ["Info", "Printer", "Settings", "TypesetError", "booklet", "describe", "editions_info", "open_printer", "write"]
