"""The second gate: what a practice's text became is compared with what our templates write, before it is a page."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from kompendium import loader, nodes, report, sanitise, sections

_known = {"sections": frozenset[str]()}


@event_priority(90)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Headings get ids with our prefix; the sections' own ids are known from data/."""
    root = Path(config.config_file_path).parent
    kinds = sections.from_plain(nodes.plain(loader.parse_file(root / "data" / "sections.yml", "data/sections.yml")))  # type: ignore[arg-type]
    _known["sections"] = frozenset(kinds.kinds)
    config.mdx_configs.setdefault("toc", {})["slugify"] = sanitise.slug
    return config


@event_priority(-100)
def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Stops the build at the first piece of markup that is not ours."""
    if page.meta.get("kind") not in ("practice", "parallel"):
        return html
    problems = sanitise.check(html, str(page.meta.get("source", page.file.src_uri)), _known["sections"], str(config.extra.get("help_url") or ""))
    if problems:
        raise PluginError(report.text(problems, {}, 1, str(page.file.locale)))  # type: ignore[attr-defined]
    return html
