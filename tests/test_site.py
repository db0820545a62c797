"""The built site, judged with an HTML parser: languages, addresses, links, nothing from third parties."""

import functools
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import etree, html

from kompendium import kept, report
from kompendium.languages import LANGUAGES

ADDRESS = "https://kompendium.example/"
LOADED = (
    ".//script/@src",
    ".//link[@rel='stylesheet' or @rel='preload' or @rel='icon' or @rel='modulepreload']/@href",
    ".//img/@src",
    ".//iframe/@src",
)
# pages that belong to a practice's page and are not found on their own
BESIDE = ("parallel", "transfer")
Tree = html.HtmlElement


@functools.cache
def tree(path: Path) -> Tree:
    return html.document_fromstring(path.read_text(encoding="utf-8"))


def pages(site: Path) -> list[Path]:
    """All pages but the one for addresses that do not exist."""
    return sorted(path for path in site.rglob("*.html") if path.name != "404.html")


def address(site: Path, path: Path) -> str:
    return urljoin(ADDRESS, path.relative_to(site).as_posix().removesuffix("index.html"))


def target(site: Path, url: str) -> Path:
    path = site / unquote(urlsplit(url).path).lstrip("/")
    return path / "index.html" if path.is_dir() else path


def language_of(site: Path, path: Path) -> str:
    return "cs" if path.relative_to(site).parts[0] == "cs" else "de"


def hrefs(page: Tree, where: str) -> Iterator[str]:
    return (link for link in page.xpath(where))


def test_every_page_is_there_in_both_languages(site: Path) -> None:
    names = {language: {address(site, path).removeprefix(ADDRESS).removeprefix("cs/") for path in pages(site) if language_of(site, path) == language} for language in LANGUAGES}
    assert names["de"] == names["cs"]
    assert {"", "katalog/", "themen/", "glossar/", "organisationen/"} <= names["de"]


def test_every_practice_has_its_page(site: Path) -> None:
    slugs = {path.name for path in (site.parent / "practices").iterdir()}
    assert {path.parent.name for path in (site / "praxis").glob("*/index.html")} == slugs
    for language, root in (("de", site), ("cs", site / "cs")):
        listed = tree(root / "katalog" / "index.html").xpath("//*[@data-items]/li/@data-id")
        assert sorted(listed) == sorted(slugs), language


def test_language_title_and_description_are_the_pages_own(site: Path) -> None:
    seen: set[tuple[str, str]] = set()
    for path in pages(site):
        page, language = tree(path), language_of(site, path)
        assert page.get("lang") == language
        title = page.findtext(".//title") or ""
        assert title.strip()
        assert (language, title) not in seen, title
        seen.add((language, title))
        assert page.xpath("string(//meta[@name='description']/@content)").strip()
        assert len(page.xpath("//h1")) == 1, path


def test_addresses_of_languages_are_absolute_and_agree(site: Path) -> None:
    for path in pages(site):
        page = tree(path)
        canonical = page.xpath("string(//link[@rel='canonical']/@href)")
        if page.get("data-kind") in BESIDE:
            assert canonical == urljoin(address(site, path), "../")
            assert page.xpath("//meta[@name='robots'][@content='noindex']")
            continue
        assert canonical == address(site, path)
        found = {link.get("hreflang"): link.get("href") for link in page.xpath("//link[@rel='alternate'][@hreflang]")}
        if page.get("data-kind") == "missing":
            continue
        assert set(found) == {*LANGUAGES, "x-default"}, path
        assert found[language_of(site, path)] == address(site, path)
        for language in LANGUAGES:
            back = tree(target(site, found[language])).xpath(f"string(//link[@hreflang='{language_of(site, path)}']/@href)")
            assert back == address(site, path)


def test_the_other_language_is_one_click_away(site: Path) -> None:
    for path in pages(site):
        other = "de" if language_of(site, path) == "cs" else "cs"
        (link,) = tree(path).xpath("//nav[@class='languages']//a")
        assert (link.get("lang"), link.get("hreflang")) == (other, other)
        assert tree(target(site, urljoin(address(site, path), link.get("href")))).get("lang") == other


def test_nothing_is_loaded_from_third_parties(site: Path) -> None:
    for path in [*pages(site), site / "404.html"]:
        for where in LOADED:
            for url in hrefs(tree(path), where):
                assert not urlsplit(url).netloc, (path, url)
    for style in site.rglob("*.css"):
        assert not re.search(r"@import|url\(\s*['\"]?(?:https?:)?//", style.read_text(encoding="utf-8"))


def test_everything_that_is_loaded_is_there(site: Path) -> None:
    for path in pages(site):
        for where in (*LOADED, ".//form/@action", ".//@data-index"):
            for url in hrefs(tree(path), where):
                assert target(site, urljoin(address(site, path), url)).is_file(), (path, url)


def test_no_script_or_style_stands_in_a_page(site: Path) -> None:
    for path in [*pages(site), site / "404.html"]:
        page = tree(path)
        assert not page.xpath("//style | //@style | //script[not(@src) and not(@type='application/json') and not(@type='application/ld+json')]"), path
        assert not page.xpath("//@*[starts-with(name(), 'on')]"), path
        assert "default-src 'none'" in page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")


def test_all_links_and_anchors_lead_somewhere(site: Path) -> None:
    anchors = functools.cache(lambda path: {str(each) for each in tree(path).xpath("//@id")})
    for path in pages(site):
        for link in hrefs(tree(path), ".//a/@href"):
            url, anchor = urldefrag(urljoin(address(site, path), link))
            if not url.startswith(ADDRESS):
                assert urlsplit(url).scheme in ("https", "http", "mailto"), (path, link)
                continue
            there = target(site, url)
            assert there.is_file(), (path, link)
            assert not anchor or unquote(anchor) in anchors(there), (path, link)


def test_ids_are_unique(site: Path) -> None:
    for path in pages(site):
        ids = tree(path).xpath("//@id")
        assert len(ids) == len(set(ids)), (path, [each for each in ids if ids.count(each) > 1])


def test_no_markdown_is_left_over(site: Path) -> None:
    """Except where the guide says how it is written."""
    for path in (each for each in pages(site) if each.parent.name != "regeln"):
        text = " ".join(tree(path).xpath("//main//text()[not(ancestor::pre or ancestor::script)]"))
        assert not re.search(r"\[\^|\]\(|\*\*|\{[:#]|\]\{[a-z]{2}\}|markdown=|^#{1,6} |&(?:amp|lt|gt|quot);", text, re.MULTILINE), path


def test_practices_are_not_in_the_menu_and_no_page_lists_them_all(site: Path) -> None:
    for path in (site / "praxis").rglob("index.html"):
        assert not tree(path).xpath("//nav[@id='menu']//a[contains(@href, 'praxis/')]")
        assert len({urldefrag(link).url for link in tree(path).xpath("//a/@href[contains(., 'praxis/')]")}) < 15


def test_a_citation_and_its_source_lead_to_each_other(site: Path) -> None:
    page = tree(site / "praxis" / "housing-first-usti" / "index.html")
    marks = page.xpath("//a[@role='doc-noteref']")
    assert len(marks) > 20
    assert {f"#{mark.get('id')}" for mark in marks} == set(page.xpath("//a[@role='doc-backlink']/@href"))


def test_sections_have_the_same_anchors_in_both_languages(site: Path) -> None:
    for path in (site / "praxis").rglob("index.html"):
        other = site / "cs" / path.relative_to(site)
        if "missing" not in (tree(path).get("data-kind"), tree(other).get("data-kind")):
            found, beside = (tree(each).xpath("//h2/@id") for each in (path, other))
            assert (set(found) == set(beside)) if tree(path).get("data-kind") in BESIDE else (found == beside)


def test_names_of_the_other_language_are_marked(site: Path) -> None:
    page = tree(site / "praxis" / "housing-first-usti" / "index.html")
    assert page.xpath("//aside//a[@lang='cs' and starts-with(text(), 'Dobrovolnické')]")


def test_the_page_for_a_wrong_address_speaks_both_languages(site: Path) -> None:
    page = tree(site / "404.html")
    assert page.xpath("//section/@lang") == list(LANGUAGES)
    for url in page.xpath("//a/@href | //link[@rel='stylesheet']/@href"):
        assert url.startswith("/")
        assert target(site, url).is_file()


def test_the_sitemap_names_every_page_with_its_languages(site: Path) -> None:
    sitemap = etree.parse(site / "sitemap.xml")
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    listed = sitemap.xpath("//s:url/s:loc/text()", namespaces=space)
    shown = [address(site, path) for path in pages(site) if tree(path).get("data-kind") not in ("missing", *BESIDE)]
    assert sorted(listed) == sorted(shown)
    for url in sitemap.xpath("//x:link/@href", namespaces=space):
        assert target(site, url).is_file()


def test_the_bundles_of_the_parent_theme_are_not_published(site: Path) -> None:
    assert not (site / "assets" / "javascripts").exists()
    assert not (site / "assets" / "stylesheets").exists()


def test_the_edit_link_leads_to_the_real_file(hosted: Path) -> None:
    for page in pages(hosted):
        for link in tree(page).xpath("//a[@rel='external']/@href"):
            assert (hosted.parent / link.removeprefix("https://codeberg.org/a/b/_edit/main/")).is_file(), (page, link)
    practice = tree(hosted / "praxis" / "housing-first-usti" / "index.html")
    assert practice.xpath("//a[@rel='external']/@href")[0].endswith("practices/housing-first-usti/index.de.md")


def test_a_slip_stops_the_build_and_says_where(project: Path, build: Callable[[Path], CompletedProcess[str]]) -> None:
    file = project / "practices" / "housing-first-usti" / "index.cs.md"
    file.write_text(file.read_text(encoding="utf-8").replace("kind: project", "kind: projekt"), encoding="utf-8")
    done = build(project)
    assert done.returncode != 0
    assert "practices/housing-first-usti/index.cs.md:" in done.stdout
    assert not (project / "site" / "index.html").exists()


def test_nothing_of_the_frames_is_left(site: Path) -> None:
    """Pages of practices are filled into frames that the theme rendered once; no mark of them may reach a reader."""
    assert not list(site.rglob("*kompendium-frame*"))
    for path in (*pages(site), site / "sitemap.xml"):
        assert "kompendium-frame" not in path.read_text("utf-8"), path


def test_a_build_from_nothing_gives_the_same_bytes_and_so_does_one_after_an_edit(site: Path, tmp_path: Path, build: Callable[[Path], CompletedProcess[str]]) -> None:
    """What was kept never shows: not when nothing changed, not when a practice that others name did."""
    warm, cold = (shutil.copytree(site.parent, tmp_path / name, ignore=shutil.ignore_patterns("site", "build")) for name in ("warm", "cold"))
    for told in ("", report.unchanged("site/", LANGUAGES)):
        done = build(warm)
        assert done.returncode == 0
        assert told in done.stdout
        assert contents(warm / "site") == contents(site)
    for project in (warm, cold):
        file = project / "practices" / "housing-first-usti" / "index.cs.md"
        file.write_text(file.read_text("utf-8").replace('title: "', 'title: "Nově: ', 1), "utf-8")
        assert build(project).returncode == 0
    assert contents(warm / "site") == contents(cold / "site")
    assert contents(warm / "site") != contents(site)


def test_the_generator_alone_gives_the_same_site(site: Path, tmp_path: Path) -> None:
    """`mkdocs build` without the script that spares it work."""
    alone = shutil.copytree(site.parent, tmp_path / "alone", ignore=shutil.ignore_patterns("site", "build"))
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "OFFLINE": "1"}
    done = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=alone, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    assert contents(alone / "site") == contents(site)


def contents(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): kept.digest(path.read_bytes()) for path in folder.rglob("*") if path.is_file()}
