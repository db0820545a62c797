"""The words of the rules (messages.yml): what is wrong and what to do, in every language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kompendium import nodes
from kompendium.problems import Problem

# {name} is a detail; {name:words {} words} is written only if the detail is not empty; {{ and }} are braces
_BLANK = re.compile(r"\{\{|\}\}|\{(\w+)(?::((?:[^{}]|\{\})*))?\}")


@dataclass(frozen=True)
class Message:
    """One rule in one language."""

    what: str
    do: str


@cache
def messages() -> Mapping[str, Mapping[str, Message]]:
    """Messages by rule and language. Raises nodes.RefusedError if the file is broken."""
    text = files("kompendium").joinpath("messages.yml").read_text("utf-8")
    root = nodes.parse(text, "messages.yml")
    plain = nodes.plain(root)
    assert isinstance(plain, dict)
    return {rule: {language: Message(**words) for language, words in item.items()} for rule, item in plain.items()}  # type: ignore[union-attr,arg-type]


def words(problem: Problem, language: str) -> Message:
    """The message of a problem with its details filled in."""
    message = messages()[problem.rule][language]
    return Message(_fill(message.what, problem.details), _fill(message.do, problem.details))


class _Any(dict[str, str]):
    """Details of no problem in particular: an ellipsis in every blank, nothing where a whole sentence would stand."""

    def get(self, name: str, default: str = "") -> str:  # type: ignore[override]
        return "" if name.startswith(("help_", "ask_")) else "…"


def in_general(rule: str, language: str) -> Message:
    """The message of a rule as the guide shows it."""
    message = messages()[rule][language]
    return Message(_fill(message.what, _Any()), _fill(message.do, _Any()))


def _fill(template: str, details: Mapping[str, str]) -> str:
    def blank(match: re.Match[str]) -> str:
        if match.group() in ("{{", "}}"):
            return match.group()[0]
        value = _visible(details.get(match.group(1), ""))
        if match.group(2) is None:
            return value
        return match.group(2).replace("{}", value) if value else ""

    return _BLANK.sub(blank, template).strip()


def _visible(value: str) -> str:
    """A contributor's text inside our sentence: one line, nothing invisible."""
    return "".join(each if each.isprintable() else f"U+{ord(each):04X}" for each in value)
