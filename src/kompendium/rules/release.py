"""What must be settled before the site is published: the settings that only its publisher knows."""

from collections.abc import Iterator

from kompendium import nodes
from kompendium.languages import LANGUAGES
from kompendium.problems import Problem
from kompendium.publisher import DETAILS

# A setting that is still the placeholder of the sample configuration is not settled. (RFC 2606: .example is nobody's.)
PLACEHOLDER = ".example"

_SETTINGS = (("site_url",), ("extra", "help_url"), *(("extra", "publisher", detail) for detail in DETAILS))


def check(config: nodes.Node, path: str) -> Iterator[Problem]:
    """One problem for each setting of the site's configuration that is missing, empty or a placeholder."""
    for setting in _SETTINGS:
        node, nearest = _find(config, setting)
        if node is None or not _settled(node):
            place = node or nearest
            yield Problem(path, place.line, place.column, "setting-missing", {"setting": ".".join(setting)})


def _find(node: nodes.Node, setting: tuple[str, ...]) -> tuple[nodes.Node | None, nodes.Node]:
    """The value of a setting, and the nearest node on the way to it that is there."""
    for key in setting:
        inside = node.get(key) if isinstance(node, nodes.Mapping) else None
        if inside is None:
            return None, node
        node = inside
    return node, node


def _settled(node: nodes.Node) -> bool:
    """True for a text, and for a text in every language."""
    if isinstance(node, nodes.Mapping):
        return all(each is not None and _settled(each) for each in map(node.get, LANGUAGES))
    return isinstance(node, nodes.Scalar) and not nodes.is_empty(node) and bool(node.value.strip()) and PLACEHOLDER not in node.value
