"""Facts that must agree with each other: periods, amounts, laws."""

from collections.abc import Iterator

from kompendium import nodes
from kompendium.frontmatter import Document
from kompendium.loader import Folder
from kompendium.problems import Problem
from kompendium.rules.context import Context, at, text
from kompendium.rules.fields import first_day


def check(folder: Folder, context: Context) -> Iterator[Problem]:
    """The facts of the original."""
    original = folder.original
    if original is None:
        return
    for record in _records(original):
        yield from _order(original, record)
    yield from _open_end(original)
    yield from _amounts(original)
    yield from _replaced_acts(original, context)


def _records(original: Document) -> Iterator[nodes.Mapping]:
    for key in ("period", "funding"):
        node = original.front.get(key)
        for item in node.items if isinstance(node, nodes.Sequence) else (node,):
            if isinstance(item, nodes.Mapping):
                yield item


def _value(record: nodes.Mapping, key: str) -> str:
    node = record.get(key)
    return node.value if isinstance(node, nodes.Scalar) else ""


def _order(original: Document, record: nodes.Mapping) -> Iterator[Problem]:
    start, end = first_day(_value(record, "from")), first_day(_value(record, "to"))
    place = record.get("to")
    # 2021-10 to 2021 is no contradiction: compare at the precision both have
    length = min(len(_value(record, "from")), len(_value(record, "to")))
    if start and end and place and _value(record, "from")[:length] > _value(record, "to")[:length]:
        yield at(original, place, "period-order", start=_value(record, "from"), end=_value(record, "to"))


def _open_end(original: Document) -> Iterator[Problem]:
    period = original.front.get("period")
    if not isinstance(period, nodes.Mapping):
        return
    ongoing = _value(period, "ongoing") == "true"
    if ongoing and period.get("to"):
        yield at(original, period, "period-both")
    if not ongoing and not period.get("to") and not period.get("note"):
        yield at(original, period, "period-open")


def _amounts(original: Document) -> Iterator[Problem]:
    funding = original.front.get("funding")
    for item in funding.items if isinstance(funding, nodes.Sequence) else ():
        if not isinstance(item, nodes.Mapping) or not (amount := item.get("amount")):
            continue
        missing = [key for key in ("currency", "basis") if not item.get(key)]
        if missing:
            yield at(original, amount, "amount-incomplete", missing=", ".join(missing))


def _replaced_acts(original: Document, context: Context) -> Iterator[Problem]:
    """An act that another one replaced after the practice was last checked: the text may be out of date."""
    acts = context.data.vocabularies["legal_acts"].terms
    checked = text(original, "checked")
    legal = original.front.get("legal_basis")
    for item in legal.items if isinstance(legal, nodes.Sequence) else ():
        act = item.get("act") if isinstance(item, nodes.Mapping) else None
        if not isinstance(act, nodes.Scalar) or act.value not in acts:
            continue
        more = acts[act.value].more
        new = acts.get(more.get("replaced_by", more.get("partly_replaced_by", "")))
        since = new.more.get("in_force_from", "") if new else ""
        if new and checked and checked < since <= context.today.isoformat():
            yield at(original, act, "act-replaced", act=act.value, new=new.id, since=since).as_warning()
