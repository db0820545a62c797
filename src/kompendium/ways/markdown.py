"""Text of a section as it comes in, made fit for its place: no heading above ###, sources cited as [^s1]."""

import re

from kompendium import body

_HEADING = re.compile(r"^ {0,3}#{1,2}(?!#)[ \t]*(?=\S)")
_CITED = re.compile(r"[ ]?(?<!\^)\[s([1-9]\d?(?:\s?[,;]\s?s[1-9]\d?)*)\](?![({])")
_RULE = re.compile(r"^ {0,3}(?:={2,}|-{2,})[ \t]*$")


def tidy(text: str) -> str:
    """The same text under a heading of level 2: own headings become ###, lines that would make one stand apart."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    tidied = [line if code else _line(line) for (_, _, code), line in zip(body.lines("\n".join(lines), 1), lines, strict=True)]
    joined = re.sub(r"\n{3,}", "\n\n", "\n".join(tidied))
    return joined.strip()


def _line(line: str) -> str:
    if _RULE.match(line):
        return "\n* * *\n"
    line = _HEADING.sub("### ", line)
    hard = line.endswith("  ") and line.strip()
    return _CITED.sub(_cite, line).rstrip() + ("  " if hard else "")


def _cite(match: re.Match[str]) -> str:
    return "".join(f"[^s{number}]" for number in re.findall(r"\d+", match.group(1)))
