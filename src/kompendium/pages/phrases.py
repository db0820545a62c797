"""The words that scripts in the page need, as JSON that cannot end its element."""

import json

from kompendium import words

_PLURALS = ("one", "few", "many", "other")
_KINDS = ("practice", "term", "theme", "organisation", "page", "analysis", "guide")
_PLAIN = ("suggestions", "suggested", "nothing", "failed", "via", "remove", "reset", "quote")


_PRACTICE = ("share-copy", "share-copy-address", "share-copied", "share-failed", "share-native", "print", "term-close")


def practice(language: str) -> str:
    """The words of the buttons on a practice's page."""
    say = words.in_language(language)
    return json.dumps({name: say(name) for name in _PRACTICE}, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")


def search(language: str) -> str:
    """The words of the search field and the catalogue."""
    say = words.in_language(language)
    found = {
        **{name: say(f"search-{name}") for name in _PLAIN},
        "kinds": {kind: say(f"search-kind-{kind}") for kind in _KINDS},
        "results": {form: say(f"search-results-{form}") for form in _PLURALS},
    }
    return json.dumps(found, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
