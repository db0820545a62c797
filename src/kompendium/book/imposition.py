"""A finished PDF as a booklet: two pages on each side of a sheet, in the order for folding and stapling through the back."""

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name


def order(pages: int) -> Iterator[tuple[int, int]]:
    """Left and right page of each side, counted from 0; `pages` is a multiple of 4. Front and back of each sheet follow each other."""
    for sheet in range(pages // 4):
        first, last = 2 * sheet, pages - 1 - 2 * sheet
        yield last, first
        yield first + 1, last - 1


def booklet(pdf: bytes) -> bytes:
    """The same pages imposed; empty ones are added up to a multiple of 4. Tags and links are for the screen and fall away."""
    with pikepdf.open(io.BytesIO(pdf)) as source, pikepdf.new() as target:
        count = -(-len(source.pages) // 4) * 4
        for left, right in order(count):
            _side(source, target, (left, right))
        out = io.BytesIO()
        target.save(out, deterministic_id=True)
        return out.getvalue()


def _side(source: pikepdf.Pdf, target: pikepdf.Pdf, indices: tuple[int, int]) -> None:
    """One more page of the target, with two pages of the source side by side, cut to what is trimmed."""
    x, y, right, top = (float(edge) for edge in source.pages[0].trimbox)
    width, height = right - x, top - y
    page = target.add_blank_page(page_size=(2 * width, height))
    forms, commands = Dictionary(), []
    for place, index in enumerate(indices):
        if index < len(source.pages):
            forms[f"/P{place}"] = target.copy_foreign(source.pages[index].as_form_xobject())
            commands.append(f"q 1 0 0 1 {place * width - x:.3f} {-y:.3f} cm /P{place} Do Q")
    page.obj[Name.Resources] = Dictionary(XObject=forms)
    page.obj[Name.Contents] = target.make_stream("\n".join(commands).encode())
    page.obj[Name.TrimBox] = Array([0, 0, 2 * width, height])
