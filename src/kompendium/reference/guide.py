"""Pages of the guide from the table of fields, the messages and the vocabularies: fields, rules, lists."""

import json
from collections.abc import Iterator, Mapping

from kompendium import frontmatter, loader, media, messages
from kompendium.languages import LANGUAGES
from kompendium.loader import Data
from kompendium.reference.words import load, say
from kompendium.schema import FACTS, TEXTS, Field

FOLDER = "docs/mitmachen"
_MARKS = "&<>*_[]{}`|#\\~"


def files(data: Data) -> dict[str, bytes]:
    """The pages by path."""
    pages = {"angaben": fields, "regeln": rules, "listen": lists}
    return {f"{FOLDER}/{name}.{each}.md": page(each, data).encode() for name, page in pages.items() for each in LANGUAGES}


def shown(text: str) -> str:
    """Text in which no mark comes alive."""
    return "".join(f"&#{ord(each)};" if each in _MARKS else each for each in text)


def _page(name: str, language: str, parts: Iterator[str]) -> str:
    """Front matter and parts; the first line says where the page comes from."""
    keys = {"title": "title", "label": "label", "description": "lede", "lede": "lede"}
    head = "\n".join(f"{key}: {json.dumps(say(f'{name}-{text}', language), ensure_ascii=False)}" for key, text in keys.items())
    note = "# Written by scripts/reference.py. Do not edit."
    return f"---\n{note}\n{head}\n---\n\n" + "\n\n".join((*parts, say("back", language))) + "\n"


def rules(language: str, data: Data) -> str:
    """Every rule with its words; its anchor is its code, on the site and where a host shows the file itself."""
    return _page("rules", language, _rules(language))


def _rules(language: str) -> Iterator[str]:
    for family, codes in _families().items():
        if codes:
            yield f"## {load()['families'][family]['title'][language]}"
        for code in codes:
            message = messages.in_general(code, language)
            yield f'### <a id="{code}"></a>{code}\n\n**{shown(message.what)}** {shown(message.do)}'


def _families() -> Mapping[str, list[str]]:
    families: Mapping[str, Mapping[str, list[str]]] = load()["families"]
    found: dict[str, list[str]] = {family: [] for family in families}
    for code in messages.messages():
        family = next((name for name, each in families.items() if code.split("-")[0] in each["codes"]), "other")
        found[family].append(code)
    return found


def fields(language: str, data: Data) -> str:
    """Every field: what it means, whether it is needed, how it is written."""
    return _page("fields", language, _fields(language, data))


def _fields(language: str, data: Data) -> Iterator[str]:
    for name, group in (("texts", TEXTS), ("facts", FACTS)):
        yield f"## {say(f'fields-{name}', language)}"
        yield say(f"fields-{name}-intro", language)
        yield from (_field(field, language, data) for field in group)
    yield f"## {say('fields-sections', language)}"
    yield _sections(language, data)
    yield f"## {say('fields-limits', language)}"
    yield _limits(language)


def _field(field: Field, language: str, data: Data) -> str:
    needed = say(f"needed-{field.required or 'never'}", language)
    lines = (
        f"### {field.label[language]} {{#{field.key}}}\n",
        shown(field.help[language]) + "\n",
        f"- {say('key', language)}: `{field.key}`",
        f"- {say('needed', language)}: {needed}",
        f"- {say('form', language)}: {_form(field, language, data)}",
    )
    return "\n".join(lines) + (f"\n\n{_parts(field, language, data)}" if field.fields else "")


def _form(field: Field, language: str, data: Data) -> str:
    """The kind of value, the list it comes from, how long, how many."""
    parts = [say(f"kind-{field.kind}", language)] if not field.vocabulary else []
    for vocabulary, name in ((field.key_vocabulary, "keys-from"), (field.vocabulary, "from-list")):
        if vocabulary:
            parts.append(say(name, language, title=data.vocabularies[vocabulary].title[language], id=vocabulary.replace("_", "-")))
    if field.choices:
        parts = [say("one-of", language, choices=", ".join(f"`{each}`" for each in field.choices))]
    if field.kind in ("text", "words"):
        parts.append(say("longest", language, limit=str(field.limit[language])))
    if field.many:
        parts.append(say("many", language, least=str(field.many[0]), most=str(field.many[1])))
    return "; ".join(parts)


def _parts(field: Field, language: str, data: Data) -> str:
    """The parts of a record as a table."""
    heads = [say(name, language) for name in ("key", "meaning", "needed", "form")]
    rows = [f"| {' | '.join(heads)} |", "|---|---|---|---|"]
    for part in field.fields:
        meaning = f"**{shown(part.label[language])}**: {shown(part.help[language])}"
        needed = say("needed-with" if part.required else "needed-never", language)
        rows.append(f"| `{part.key}` | {meaning} | {needed} | {_form(part, language, data)} |")
    return "\n".join(rows)


def _sections(language: str, data: Data) -> str:
    needed = {True: say("needed-published", language), False: say("needed-never", language)}
    kinds = data.sections.kinds.values()
    return "\n".join(f"- **{each.heading[language]}** ({needed[each.required]}): {each.ask[language]}" for each in kinds)


def _limits(language: str) -> str:
    return say(
        "limits", language, kilobytes=str(frontmatter.MAX_BYTES // 1000), line=str(frontmatter.MAX_LINE), photos=str(loader.MAX_PHOTOS),
        megabytes=str(media.MAX_BYTES // 1_000_000), pixels=str(media.MAX_PIXELS // 1_000_000),
    )  # fmt: skip


def lists(language: str, data: Data) -> str:
    """Every vocabulary that a field takes its values from, with ids and labels."""
    return _page("lists", language, (_list(name, language, data) for name in _used((*TEXTS, *FACTS))))


def _used(group: tuple[Field, ...]) -> list[str]:
    """The vocabularies of the fields in their order, each once."""
    names = [name for field in group for name in (field.vocabulary, field.key_vocabulary, *_used(field.fields)) if name]
    return list(dict.fromkeys(names))


def _list(name: str, language: str, data: Data) -> str:
    vocabulary = data.vocabularies[name]
    rows = [f"| {say('id', language)} | {' | '.join(say(f'label-{each}', language) for each in LANGUAGES)} |", "|---|" + "---|" * len(LANGUAGES)]
    for term in vocabulary.terms.values():
        rows.append(f"| `{term.id}` | {' | '.join(shown(term.label[each]) for each in LANGUAGES)} |")
    return f"## {vocabulary.title[language]} {{#{name.replace('_', '-')}}}\n\n" + "\n".join(rows)
