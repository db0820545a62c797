"""Problems in the form that each reader needs: terminal, pull request, summary, programs."""

import json
from collections.abc import Callable, Mapping, Sequence

from kompendium.messages import messages, words
from kompendium.problems import Problem

SHOWN_ANNOTATIONS = 10
# the rule's entry in the guide; its heading is the code
GUIDE = "docs/mitmachen/regeln.{language}.md#{rule}"
Lines = Mapping[str, Sequence[str]]

_LABELS = {
    "de": {
        "error": "Fehler", "warning": "Hinweis", "line": "Zeile", "do": "So geht es",
        "sound": "Geprüft: {checked}. Keine Fehler, {warnings} Hinweise.",
        "faults": "Geprüft: {checked}. {errors} Fehler, {warnings} Hinweise.",
        "more": "… und {count} weitere. Die vollständige Liste steht in der Zusammenfassung.",
        "file": "Datei", "what": "Was ist falsch", "title": "Prüfung der Praxisbeispiele",
        "dictionary": "Rechtschreibung nicht geprüft: Das Wörterbuch für {language} fehlt (Debian: hunspell-de-de, hunspell-cs).",
        "failed": "Die Seite wurde nicht gebaut, die bisherige bleibt stehen.",
        "left-out": "Die Seite wurde ohne diese Teile gebaut: {names}",
        "unusable": "Mit dieser Datei geht es nicht weiter: {file}",
        "unchanged": "Nichts hat sich geändert: {made} ist aktuell.",
    },
    "cs": {
        "error": "Chyba", "warning": "Upozornění", "line": "řádek", "do": "Jak na to",
        "sound": "Zkontrolováno: {checked}. Žádné chyby, upozornění: {warnings}.",
        "faults": "Zkontrolováno: {checked}. Chyby: {errors}, upozornění: {warnings}.",
        "more": "… a další ({count}). Úplný seznam je v souhrnu.",
        "file": "Soubor", "what": "Co je špatně", "title": "Kontrola příkladů praxe",
        "dictionary": "Pravopis nezkontrolován: chybí slovník pro {language} (Debian: hunspell-de-de, hunspell-cs).",
        "failed": "Web nebyl sestaven, dosavadní zůstává.",
        "left-out": "Web byl sestaven bez těchto částí: {names}",
        "unusable": "S tímto souborem nelze pokračovat: {file}",
        "unchanged": "Nic se nezměnilo, výstup je aktuální: {made}",
    },
}  # fmt: skip


def closing(problems: Sequence[Problem], checked: int, language: str) -> str:
    """One sentence that says how many were checked and what was found; success speaks too."""
    errors = sum(problem.severity == "error" for problem in problems)
    label = _LABELS[language]["faults" if errors else "sound"]
    return label.format(checked=checked, errors=errors, warnings=len(problems) - errors)


def no_dictionary(missing: str, language: str) -> str:
    """That the spelling of a language was not checked."""
    return _LABELS[language]["dictionary"].format(language=missing)


def failed(fault: str, languages: Sequence[str]) -> str:
    """That the site was not built, and why."""
    return "\n".join([*(_LABELS[language]["failed"] for language in languages), fault])


def left_out(names: Sequence[str], languages: Sequence[str]) -> str:
    """That the site was built without some practices."""
    return "\n".join(_LABELS[language]["left-out"].format(names=", ".join(names)) for language in languages)


def unusable(file: str, why: str, languages: Sequence[str]) -> str:
    """That a file of the project has to be mended first, and why."""
    return "\n".join([*(_LABELS[language]["unusable"].format(file=file) for language in languages), why])


def unchanged(made: str, languages: Sequence[str]) -> str:
    """That there was nothing to do."""
    return "\n".join(_LABELS[language]["unchanged"].format(made=made) for language in languages)


def text(problems: Sequence[Problem], lines: Lines, checked: int, language: str) -> str:
    """For the terminal: place, message, the line itself with a caret, what to do."""
    parts = [_paragraph(problem, lines, language) for problem in problems]
    return "\n".join([*parts, closing(problems, checked, language)])


def _paragraph(problem: Problem, lines: Lines, language: str) -> str:
    labels, message = _LABELS[language], words(problem, language)
    head = f"{problem.path}:{problem.line}:{problem.column}: {labels[problem.severity]}: {message.what} [{problem.rule}]"
    guide = GUIDE.format(language=language, rule=problem.rule)
    return "\n".join([head, *_quote(problem, lines), f"    → {message.do}", f"      {guide}", ""])


def line(problem: Problem, language: str) -> str:
    """What is wrong and what to do, without the place: for lists of what is still missing."""
    message = words(problem, language)
    return f"{message.what} {message.do}"


def _quote(problem: Problem, lines: Lines) -> list[str]:
    """The source line around the column, invisible characters made visible, and a caret under the place."""
    source = lines.get(problem.path, ())
    if not 1 <= problem.line <= len(source):
        return []
    start = max(0, problem.column - 60)
    line = "".join(each if each.isprintable() else "·" for each in source[problem.line - 1][start : start + 110])
    caret = " " * min(problem.column - 1 - start, len(line)) + "^"
    number = str(problem.line)
    return [f"    {number} | {line}", f"    {' ' * len(number)} | {caret}"]


def github(problems: Sequence[Problem], lines: Lines, checked: int, language: str) -> str:
    """Workflow commands: annotations at the lines of a pull request. The host shows ten, so we say how many more there are."""
    shown = [_annotation(problem, language) for problem in problems[:SHOWN_ANNOTATIONS]]
    rest = len(problems) - len(shown)
    if rest:
        shown.append("::notice::" + _escape(_LABELS[language]["more"].format(count=rest)))
    return "\n".join([*shown, closing(problems, checked, language)])


def _annotation(problem: Problem, language: str) -> str:
    message = words(problem, language)
    place = f"file={_escape(problem.path, True)},line={problem.line},col={problem.column},title={_escape(problem.rule, True)}"
    return f"::{problem.severity} {place}::{_escape(f'{message.what} {message.do}')}"


def _escape(value: str, is_property: bool = False) -> str:
    """Escapes of the workflow command format: nothing in a message can start a command of its own."""
    escaped = value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.replace(":", "%3A").replace(",", "%2C") if is_property else escaped


def summary(problems: Sequence[Problem], lines: Lines, checked: int, language: str) -> str:
    """Markdown for the page of a workflow run."""
    labels = _LABELS[language]
    head = [f"## {labels['title']}", "", closing(problems, checked, language)]
    if not problems:
        return "\n".join(head)
    rows = [
        f"| {_cell(problem.path)}:{problem.line} | {_cell(words(problem, language).what)} | {_cell(words(problem, language).do)} |"
        for problem in problems
    ]
    return "\n".join([*head, "", f"| {labels['file']} | {labels['what']} | {labels['do']} |", "|---|---|---|", *rows])


def _cell(value: str) -> str:
    """Text in a Markdown table: no markup, no link, no mention comes alive."""
    for mark in "\\`*_{}[]<>()#+!|@~":
        value = value.replace(mark, f"&#{ord(mark)};")
    return value.replace("\n", " ")


def as_json(problems: Sequence[Problem], lines: Lines, checked: int, language: str) -> str:
    """For programs: one object with all problems in the order of the files."""
    found = [
        {
            "path": problem.path, "line": problem.line, "column": problem.column, "rule": problem.rule,
            "severity": problem.severity, "details": dict(problem.details), **vars(words(problem, language)),
        }
        for problem in problems
    ]  # fmt: skip
    return json.dumps({"checked": checked, "problems": found}, ensure_ascii=False, indent=2)


def sarif(problems: Sequence[Problem], lines: Lines, checked: int, language: str) -> str:
    """SARIF 2.1.0 (OASIS), read by code hosts and editors."""
    rules = sorted({problem.rule for problem in problems})
    run = {
        "tool": {"driver": {"name": "kompendium", "rules": [{"id": rule, "shortDescription": {"text": messages()[rule][language].what}} for rule in rules]}},
        "results": [_result(problem, rules, language) for problem in problems],
        "columnKind": "unicodeCodePoints",
    }  # fmt: skip
    schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _result(problem: Problem, rules: list[str], language: str) -> dict[str, object]:
    message = words(problem, language)
    region = {"startLine": problem.line, "startColumn": problem.column}
    place = {"physicalLocation": {"artifactLocation": {"uri": problem.path}, "region": region}}
    return {
        "ruleId": problem.rule,
        "ruleIndex": rules.index(problem.rule),
        "level": problem.severity,
        "message": {"text": f"{message.what} {message.do}"},
        "locations": [place],
    }


FORMATS: Mapping[str, Callable[[Sequence[Problem], Lines, int, str], str]] = {
    "text": text,
    "github": github,
    "summary": summary,
    "json": as_json,
    "sarif": sarif,
}
