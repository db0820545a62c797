"""Tables that a screen reader can walk: caption, headers with their scope, and a frame that scrolls by keyboard where a table is wide."""

from collections.abc import Iterable, Sequence

from kompendium.pages import markup

Row = Sequence[str]


def table(caption: str, head: Sequence[str], rows: Iterable[Row], wide: bool = False, **attributes: str) -> str:
    """Cells are ready markup; the first of each row is its header. `wide`: more columns than a phone can show."""
    titles = "".join(markup.tag("th", each, scope="col") for each in head)
    body = "\n".join(_row(each) for each in rows)
    inside = f"<caption>{caption}</caption>\n<thead><tr>{titles}</tr></thead>\n<tbody>\n{body}\n</tbody>"
    made = markup.tag("table", inside, **attributes)
    frame = {"role": "region", "tabindex": "0", "aria_label": caption} if wide else {}
    return markup.tag("div", made, class_="scroll", **frame)


def _row(cells: Row) -> str:
    header, *others = cells
    return f'<tr>{markup.tag("th", header, scope="row")}{"".join(markup.tag("td", each) for each in others)}</tr>'
