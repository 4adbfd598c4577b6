"""The site builds, its links lead somewhere, nothing is loaded from elsewhere; the files beside it are in order."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest
from build import built
from tools import links

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
@pytest.mark.skipif(importlib.util.find_spec("mkdocs") is None, reason="needs requirements/docs.lock")
def test_the_site_builds_and_its_links_hold() -> None:
    assert built() == []


def test_a_broken_link_and_a_foreign_script_are_found(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<p id="here"></p><a href="#here"></a><a href="#there"></a><a href="other/"></a>'
        '<script src="https://example.org/a.js"></script><a href="https://example.org"></a>'
    )
    found = list(links.broken(tmp_path))
    assert len(found) == 3
    assert "https://example.org/a.js" in found[0]


def test_links_of_the_files_beside_it() -> None:
    assert list(links.broken_beside(ROOT)) == []


def test_a_broken_link_beside_it_is_found(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("[a](here.md) [b](https://example.org) [c](README.md#x)")
    assert list(links.broken_beside(tmp_path)) == ["README.md links to here.md, which is not there"]


def test_the_table_of_the_tutorial_is_the_one_that_new_writes() -> None:
    """Else a reader who saves it sees other figures than the page shows."""
    from instantsia.stakeholders.files.example_table import EXAMPLE

    assert (ROOT / "docs" / "tutorial" / "ban.csv").read_bytes() == EXAMPLE.read_bytes()


def test_citation_file() -> None:
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    keys = dict(re.findall(r"^([a-z-]+):[ \t]*(.*)$", text, flags=re.MULTILINE))
    assert keys["cff-version"] == "1.2.0"
    assert {"message", "title", "authors", "type", "version"} <= set(keys)
    assert "doi" not in keys


def test_changelog_has_the_version() -> None:
    import instantsia

    version = instantsia.__version__.partition(".dev")[0]
    assert version in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"version: {version}" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")


def test_pages_name_no_place_of_this_machine() -> None:
    pages = [*ROOT.glob("docs/**/*.md"), ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert str(ROOT) not in text, page
        assert not re.search(r"(?<![\w.])/(home|root|tmp|work|Users)/", text), page
