"""Data about single people, which has no place in a public text: numbers that name a person, and ways to reach one."""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from kompendium.problems import Problem
from kompendium.rules import passages
from kompendium.rules.passages import Passage

_BIRTH_NUMBER = re.compile(r"(?<![\w./-])(\d{6})\s?/\s?(\d{3,4})(?![\w/]|[.-]\d)")
_BIRTH_WORDS = re.compile(r"(?:rodné číslo|rodného čísla|r\. ?č\.|RČ)\s?:?\s?(\d{6})\s?/?\s?(\d{3,4})", re.IGNORECASE)
# written so that it begins with a set of letters: only where one stands is there anything to try
_BIRTHDAY = re.compile(r"[GgNn*](?:eb(?<=\b[Gg]eb)(?:\.|oren)|ar(?<=\b[Nn]ar)(?:\.|ozen[aáýi]?)|(?<=\*))\s{0,2}(?:am\s|dne\s|den\s)?\d{1,2}\.\s?(?:\d{1,2}\.|[A-Za-zěščřžýáíéůä]{3,9})\s?(?:19|20)\d\d")
_IBAN = re.compile(r"(?<![A-Za-z0-9])([A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?)(?![A-Za-z0-9])")
_PENSION = re.compile(r"(?<!\d)\d{2} ?\d{6} ?[A-Z] ?\d{3}(?!\d)")
_ACCOUNT = re.compile(r"(?<![\d/])(?:\d{2,6}-)?\d{6,10}/\d{4}(?![\d/])")
_MOBILE = re.compile(
    r"(?<![\d+])(?:\+49|0049|0)[ /(.-]{0,2}(?:0\))?1[567]\d[ /.-]{0,2}\d(?:[ /.-]?\d){5,8}(?!\d)"
    r"|(?<![\d+])(?:\+420|00420)[ .-]?[67]\d{2}(?:[ .-]?\d{3}){2}(?!\d)"
    r"|(?:tel|mobil|handy|telefon)\w{0,4}[.:]{0,2}\s{0,2}[67]\d{2}(?: ?\d{3}){2}(?!\d)",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?:\btel(?:efon)?\b\.?:?|\bfax\b:?|☎)\s{0,2}[+(]?\d[\d ()/.-]{5,20}\d", re.IGNORECASE)
_MAIL = re.compile(r"(?<![\w.+-])([\w.+-]{1,64})(?:@| ?[(\[{](?:at|zavináč)[)\]}] ?)([\w-]{1,63}(?:\.[\w-]{1,63}){1,5})", re.IGNORECASE)
_AT = tuple(map(passages.hint, ("@", "(at", "[at", "(AT", "[AT", "zavináč")))
_OFFICE = re.compile(r"(?:info|kontakt|contact|post|posta|podatelna|epodatelna|office|mail|poststelle|sekretariat|sekretaria|verwaltung|redaktion|redakce|buero|urad|beratung|poradna|presse|zentrale|service)\b", re.IGNORECASE)
_CASE = re.compile(r"\b(?:Klient(?:in)?|Klient(?:ka|ky|ku)?|klient(?:ka|ky|ku|a)?|Herr|Frau|pan|paní|Bewohner(?:in)?)\s[A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽÄÖÜ]\w{1,20}\s[A-ZÁČĎŘŠŤŽÄÖÜ]\.(?![A-Za-z])")
# with this a name in a case ends; there are far fewer of them than of its beginnings
_INITIAL = re.compile(r"\.(?<=\w\s[A-ZÁČĎŘŠŤŽÄÖÜ]\.)(?![A-Za-z])")
_SKIPPED = ("url", "digest", "file", "code", "date", "number", "flag", "organisation", "practice", "source")
AROUND = 30
_LONG = re.compile(r"\d[A-Z]?[ /.()-]{0,2}(?:\d[A-Z]?[ /.()-]{0,2}){7,59}")


def passage(text: Passage) -> Iterator[Problem]:
    """One piece of text: one message a place, the most telling first."""
    if not _concerned(text):
        return
    taken: list[range] = []
    for start, end, problem in chain(_numbers(text), _ways(text)):
        if not any(start < each.stop and each.start < end for each in taken):
            taken.append(range(start, end))
            yield problem


def suspects(pieces: Sequence[Passage]) -> Iterable[int]:
    """Values with a long number, a birthday, an address or an initial."""
    texts = {number: each.text for number, each in enumerate(pieces) if _concerned(each)}
    return passages.holding(texts, (_LONG.search, _BIRTHDAY.search, _INITIAL.search, *_AT))


def _concerned(text: Passage) -> bool:
    return text.field is None or not (text.field.kind in _SKIPPED or text.field.key == "project")


def _reachable(text: str) -> bool:
    return any(hint(text) for hint in _AT)


_Found = Iterator[tuple[int, int, Problem]]


def _numbers(text: Passage) -> _Found:
    for start, end in _windows(text.text):
        for pattern, rule, holds in _NUMBERS:
            for found in pattern.finditer(text.text, start, end):
                if holds(found):
                    yield _found(text, found, rule)
        for found in _PHONE.finditer(text.text, start, end):
            first, last, problem = _found(text, found, "personal-phone")
            yield first, last, problem.as_warning()
    for found in _BIRTHDAY.finditer(text.text):
        yield _found(text, found, "personal-birthday")


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """The surroundings of everything with eight digits or more; nothing else can be such a number."""
    start, end = 0, -1
    for long in _LONG.finditer(text):
        if end >= 0 and long.start() - AROUND > end:
            yield start, end
            start, end = long.start() - AROUND, 0
        start = start if end > 0 else max(0, long.start() - AROUND)
        end = long.end() + AROUND
    if end >= 0:
        yield start, end


def _ways(text: Passage) -> _Found:
    if _reachable(text.text):
        for found in _MAIL.finditer(text.text):
            start, end, problem = _found(text, found, "personal-mail")
            yield start, end, problem.as_warning() if _OFFICE.match(found.group(1)) else problem
    for found in _CASE.finditer(text.text) if _INITIAL.search(text.text) else ():
        start, end, problem = _found(text, found, "personal-name")
        yield start, end, problem.as_warning()


def _found(text: Passage, match: re.Match[str], rule: str) -> tuple[int, int, Problem]:
    # the number itself is not repeated in the report, which is public too
    return match.start(), match.end(), text.at(match.start(), rule, found=match.group()[:3] + "…")


def _is_iban(value: str) -> bool:
    """ISO 13616: country and check digits to the end, letters as numbers, remainder 1 of 97."""
    compact = value.replace(" ", "")
    digits = "".join(str(int(each, 36)) for each in compact[4:] + compact[:4])
    return 15 <= len(compact) <= 34 and int(digits) % 97 == 1


def _is_birth_number(first: str, last: str) -> bool:
    """A Czech birth number: a date (month + 50 for women, + 20 or 70 where numbers ran out), divisible by 11 since 1954."""
    year, month, day = int(first[:2]), int(first[2:4]) % 50, int(first[4:])
    month -= 20 if month > 20 else 0
    try:
        datetime.date((1900 if len(last) == 3 or year >= 54 else 2000) + year, month, day)
    except ValueError:
        return False
    number = int(first + last)
    return len(last) == 3 or number % 11 == 0 or ((number // 10) % 11 == 10 and last[-1] == "0")


_NUMBERS: tuple[tuple[re.Pattern[str], str, Callable[[re.Match[str]], bool]], ...] = (
    (_IBAN, "personal-account", lambda found: _is_iban(found.group(1))),
    (_BIRTH_WORDS, "personal-number", bool),
    (_BIRTH_NUMBER, "personal-number", lambda found: _is_birth_number(found.group(1), found.group(2))),
    (_PENSION, "personal-number", bool),
    (_ACCOUNT, "personal-account", bool),
    (_MOBILE, "personal-phone", bool),
)
