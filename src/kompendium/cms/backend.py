"""Where the editor saves: the repository's host, or a trial store in the browser while no repository is set."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from kompendium.pages.hosts import Host

# What a site's configuration may add: how people sign in, and to which branch the editor writes.
OPTIONS: tuple[str, ...] = ("app_id", "base_url", "auth_endpoint", "api_root", "branch", "auth_methods", "open_authoring")


@dataclass(frozen=True)
class Backend:
    """The editor's `backend` and the address that its pages may speak to; no address for the trial store."""

    plain: Mapping[str, Any] = field(default_factory=lambda: {"name": "test-repo"})
    address: str = ""


def backend(repo_url: str, host: Host | None, chosen: Any) -> Backend:
    """The backend for a repository; `chosen` is the site's setting: true, or a mapping of further options."""
    parts = urlsplit(repo_url.removesuffix(".git"))
    if not host or not parts.hostname:
        return Backend()
    root = f"https://{parts.hostname}"
    kind, address = {"GitHub": ("github", "https://api.github.com"), "GitLab": ("gitlab", root)}.get(host.name, ("gitea", root))
    own = {} if kind == "github" else {"base_url": root, "api_root": f"{root}/api/{'v4' if kind == 'gitlab' else 'v1'}"}
    branch = host.address.rpartition("/")[2]
    given = {key: chosen[key] for key in OPTIONS if key in chosen} if isinstance(chosen, Mapping) else {}
    methods = {} if given.get("app_id") or given.get("base_url") else {"auth_methods": ["token"]}
    return Backend({"name": kind, "repo": parts.path.strip("/"), "branch": branch, **own, **methods, **given}, address)
