"""The words of the editor's configuration (cms.yml), in every language."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from kompendium import nodes
from kompendium.languages import Words


@cache
def load() -> Mapping[str, Words]:
    """All texts by their name."""
    text = files("kompendium").joinpath("cms/cms.yml").read_text(encoding="utf-8")
    plain: Any = nodes.plain(nodes.parse(text, "cms/cms.yml"))
    return dict(plain)


class CmsWords:
    """The texts in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, name: str) -> str:
        return load()[name][self.language]
