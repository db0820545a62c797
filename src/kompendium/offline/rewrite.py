"""A page as it works from a disk: links name their file, scripts are plain, the policy knows that the files lie beside the page."""

import re
from collections.abc import Callable

_ADDRESS = re.compile(r'(?<=[ "])(href|action)="([^"]*)"')
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)
_MODULE = re.compile(r'<script type="module" src="([^"]+)"></script>\n?')
_PRELOAD = re.compile(r'<link rel="preload"[^>]*>\n?')
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)')
_ONLINE = re.compile(r"<p data-online>.*?</p>\n?", re.DOTALL)
_JSON_ADDRESS = re.compile(r'"((?:[a-z0-9-]+/)+)(#[^"]*)?"(?!,"/"\])')
# the index of the search parts an address: what it begins with, then its end
_JSON_END = re.compile(r'(?<=",)"/"(?=\])')

BUNDLE = "assets/offline.js"


def named(address: str) -> str:
    """An address with the file that a server would add: `../katalog/?q=x` → `../katalog/index.html?q=x`."""
    path, rest = re.fullmatch(r"([^?#]*)(.*)", address, re.DOTALL).groups()  # type: ignore[union-attr]
    if _SCHEME.match(address) or not path:
        return address
    if path.endswith("/"):
        return f"{path}index.html{rest}"
    return f"{path}/index.html{rest}" if path.rsplit("/", 1)[-1] in (".", "..") else address


def page(html: str, name: str) -> tuple[str, list[str]]:
    """The page for the disk, and the modules that it runs (paths below the root). `name` is its own path.

    What only makes sense on the web is left out.
    """
    up = "../" * name.count("/")
    html = _ONLINE.sub("", html)
    modules = [_below(each, up) for each in _MODULE.findall(html)]
    html = _ADDRESS.sub(lambda match: f'{match.group(1)}="{named(match.group(2))}"', _PRELOAD.sub("", _MODULE.sub("", html)))
    html = _POLICY.sub(lambda match: match.group(1) + match.group(2).replace("'self'", "'self' file:"), html)
    script = f'<script defer src="{up}{BUNDLE}" data-run="{" ".join(modules)}"></script>\n</head>'
    return html.replace("</head>", script, 1) if modules else html, modules


def _below(address: str, up: str) -> str:
    return address.removeprefix(up).removeprefix("./")


def data(text: str, there: Callable[[str], bool]) -> str:
    """JSON with the addresses of pages naming their file; `there` says whether a file of the site has this path."""

    def name(match: re.Match[str]) -> str:
        path, anchor = match.groups()
        return f'"{path}index.html{anchor or ""}"' if there(f"{path}index.html") else match.group()

    return _JSON_END.sub('"/index.html"', _JSON_ADDRESS.sub(name, text))
