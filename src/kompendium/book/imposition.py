"""A finished PDF as a booklet: two pages on each side of a sheet, in the order for folding and stapling through the back."""

import io
from collections.abc import Iterator

import pikepdf


def order(pages: int) -> Iterator[tuple[int, int]]:
    """Left and right page of each side, counted from 0; `pages` is a multiple of 4. Front and back of each sheet follow each other."""
    for sheet in range(pages // 4):
        first, last = 2 * sheet, pages - 1 - 2 * sheet
        yield last, first
        yield first + 1, last - 1


def booklet(pdf: bytes) -> bytes:
    """The same pages imposed; empty ones are added up to a multiple of 4. Tags and links are for the screen and fall away."""
    with pikepdf.open(io.BytesIO(pdf)) as source, pikepdf.new() as target:
        box = source.pages[0].trimbox
        width, height = (float(box[index + 2]) - float(box[index]) for index in (0, 1))
        count = -(-len(source.pages) // 4) * 4
        for left, right in order(count):
            target.add_blank_page(page_size=(2 * width, height))
            _place(source, target, left, pikepdf.Rectangle(0, 0, width, height))
            _place(source, target, right, pikepdf.Rectangle(width, 0, 2 * width, height))
        out = io.BytesIO()
        target.save(out, deterministic_id=True)
        return out.getvalue()


def _place(source: pikepdf.Pdf, target: pikepdf.Pdf, index: int, where: pikepdf.Rectangle) -> None:
    """One page of the source in its place on the newest page of the target."""
    if index < len(source.pages):
        target.pages[-1].add_overlay(source.pages[index], where)
