"""Where a repository's host opens a new file with its name and text filled in.

GitHub: /new/<branch>?filename=&value= · Gitea and Forgejo (Codeberg): /_new/<branch>?filename=&value= (docs.gitea.com, Integrations) ·
GitLab: /-/new/<branch>?file_name=&content= (parameters of its page; `content` is not documented, so the text is copied too)
"""

import re
from dataclasses import asdict, dataclass
from urllib.parse import urlencode, urlsplit


@dataclass(frozen=True)
class Host:
    """A host by its name; `address` takes the path and the text of a file under the names `file` and `text`."""

    name: str
    address: str
    file: str
    text: str

    def plain(self) -> dict[str, str]:
        """The same for the script."""
        return asdict(self)


def new_issue(repo_url: str, form: str, language: str, where: str) -> str:
    """Where an error or a hint is written, the place filled in: the form of that name where the host has forms, else an empty issue."""
    repository = repo_url.rstrip("/").removesuffix(".git")
    name = (urlsplit(repository).hostname or "").lower()
    if name == "github.com":
        return f"{repository}/issues/new?{urlencode({'template': f'{form}.{language}.yml', 'where': where})}"
    if "gitlab" in name:
        return f"{repository}/-/issues/new?{urlencode({'issue[title]': where})}"
    return f"{repository}/issues/new?{urlencode({'title': where})}"


def new_file(repo_url: str, edit_uri: str = "") -> Host | None:
    """The host of a repository, or None where there is none or its pages are not known."""
    repository = repo_url.rstrip("/").removesuffix(".git")
    name = (urlsplit(repository).hostname or "").lower()
    branch = match.group(1) if (match := re.search(r"edit/([^/]+)", edit_uri)) else "main"
    if name == "github.com":
        return Host("GitHub", f"{repository}/new/{branch}", "filename", "value")
    if "gitlab" in name or "-/edit/" in edit_uri:
        return Host("GitLab", f"{repository}/-/new/{branch}", "file_name", "content")
    if name == "codeberg.org" or "_edit/" in edit_uri or re.search(r"gitea|forgejo", name):
        return Host("Codeberg" if name == "codeberg.org" else name, f"{repository}/_new/{branch}", "filename", "value")
    return None
