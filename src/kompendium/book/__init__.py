"""The printed edition: checked practices in, PDF out (Typst, templates in edition/). Prints nothing, knows no MkDocs."""

from kompendium.book.frame import Settings
from kompendium.book.imposition import booklet
from kompendium.book.make import Printer, open_printer
from kompendium.book.typeset import TypesetError
from kompendium.editions import Info, editions_info, keep, save

__all__ = ["Info", "Printer", "Settings", "TypesetError", "booklet", "editions_info", "keep", "open_printer", "save"]
