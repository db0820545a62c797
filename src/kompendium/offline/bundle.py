"""Modules as one plain script: browsers load no modules from a disk. Understands the few forms of import and export that the site uses."""

import posixpath
import re
from collections.abc import Callable

_FROM = r"""\s*from\s*["']([^"']+)["'];?"""
_DEFAULT = re.compile(r"^import\s+(\w+)" + _FROM, re.MULTILINE)
_NAMED = re.compile(r"^import\s*\{([^}]*)\}" + _FROM, re.MULTILINE)
_ALL = re.compile(r"^import\s*\*\s*as\s+(\w+)" + _FROM, re.MULTILINE)
_BARE = re.compile(r"""^import\s*["']([^"']+)["'];?""", re.MULTILINE)
_DYNAMIC = re.compile(r"""\bimport\(\s*["']([^"']+)["']\s*\)""")
_DECLARED = re.compile(r"^export\s+((?:async\s+)?function\*?|class|const|let|var)\s+(\w+)", re.MULTILINE)
_LISTED = re.compile(r"\bexport\s*\{([^}]*)\};?\s*$", re.MULTILINE)
_EXPRESSION = re.compile(r"^export\s+default\s+", re.MULTILINE)
_LEFT = re.compile(r"^\s*(?:import|export)\b.*$", re.MULTILINE)

RUNTIME = """\
(() => {
  const here = document.currentScript, root = new URL("..", here.src), modules = {}, loaded = {}, waiting = {};
  const need = (name) => loaded[name] ?? (modules[name](loaded[name] = {}, need), loaded[name]);
  window.kompendiumFile = (name, content) => waiting[name]?.(content);
  window.fetch = (url) => new Promise((resolve, reject) => {
    const name = decodeURIComponent(new URL(url, location.href).pathname).slice(decodeURIComponent(root.pathname).length);
    const script = document.createElement("script");
    waiting[name] = (content) => resolve({ ok: true, status: 200, json: async () => content, text: async () => JSON.stringify(content) });
    script.onerror = () => reject(new TypeError(name));
    script.src = new URL(`assets/offline/${name}.js`, root).href;
    document.head.append(script);
  });
  const push = history.pushState.bind(history);
  history.pushState = (state, unused, url) => { try { push(state, unused, url); } catch { location.assign(url); } };
"""


class NotUnderstoodError(ValueError):
    """A module is written in a way that cannot be turned into a plain script."""


def bundle(entries: list[str], read: Callable[[str], str]) -> str:
    """All modules that the entries need, as one script; a page says in `data-run` which entries it runs. `read` gives a module's text by its path."""
    found: dict[str, str] = {}
    waiting = list(entries)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name], imports = plain(name, read(name))
            waiting += imports
    parts = (f"modules[{name!r}] = (exports, need) => {{\n{source}\n}};" for name, source in sorted(found.items()))
    return RUNTIME + "\n".join(parts) + '\nfor (const name of here.dataset.run.split(" ")) need(name);\n})();\n'


def plain(name: str, source: str) -> tuple[str, list[str]]:
    """The body of a function that fills `exports`, and the modules it needs. Raises NotUnderstoodError."""
    needed: list[str] = []
    exported: dict[str, str] = {}

    def path(relative: str) -> str:
        needed.append(posixpath.normpath(posixpath.join(posixpath.dirname(name), relative)))
        return f"need({needed[-1]!r})"

    for pattern, write in _imports(path):
        source = pattern.sub(write, source)
    exported.update({each: each for _, each in _DECLARED.findall(source)})
    source = _DECLARED.sub(r"\1 \2", source)
    for listed in _LISTED.findall(source):
        exported.update(_pairs(listed))
    source = _EXPRESSION.sub("exports.default = ", _LISTED.sub("", source))
    if left := _LEFT.search(source):
        raise NotUnderstoodError(f"{name}: {left.group().strip()}")
    return f"{source}\nObject.assign(exports, {{{', '.join(f'{key}: {value}' for key, value in exported.items())}}});", needed


def _imports(path: Callable[[str], str]) -> list[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]]:
    return [
        (_DEFAULT, lambda match: f"const {match.group(1)} = {path(match.group(2))}.default;"),
        (_NAMED, lambda match: f"const {{{match.group(1).replace(' as ', ': ')}}} = {path(match.group(2))};"),
        (_ALL, lambda match: f"const {match.group(1)} = {path(match.group(2))};"),
        (_BARE, lambda match: f"{path(match.group(1))};"),
        (_DYNAMIC, lambda match: f"Promise.resolve({path(match.group(1))})"),
    ]


def _pairs(listed: str) -> dict[str, str]:
    """`a, b as c` → {"a": "a", "c": "b"}."""
    names = (each.split(" as ") for each in (part.strip() for part in listed.split(",")) if each)
    return {each[-1].strip(): each[0].strip() for each in names}
