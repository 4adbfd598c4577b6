"""CONTRIBUTING.md: the model, rule, step and case that it adds work in a copy of the package, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from build import check_page
from tools import examples

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "CONTRIBUTING.md"


@pytest.mark.slow
def test_what_it_adds_runs() -> None:
    assert check_page(PAGE) == []


def test_it_adds_one_of_each() -> None:
    titles = [block.title for block in examples.blocks(PAGE.read_text(encoding="utf-8")) if block.title]
    for folder in ("models", "rules", "steps", "library"):
        assert [title for title in titles if title.startswith(f"src/instantsia/{folder}/")], folder


def test_nothing_of_it_is_left_in_the_package() -> None:
    for block in examples.blocks(PAGE.read_text(encoding="utf-8")):
        if block.title:
            assert not (ROOT / block.title).exists(), block.title


def test_every_file_that_it_names_is_there() -> None:
    import re

    text = PAGE.read_text(encoding="utf-8")
    text = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    for name in re.findall(r"`([a-z_]+/[\w/]*\.py|[a-z_]+/)`", text):
        places = [ROOT / name, ROOT / "src" / "instantsia" / name]
        assert any(place.exists() for place in places), name


def test_every_package_has_its_line() -> None:
    text = PAGE.read_text(encoding="utf-8")
    package = ROOT / "src" / "instantsia"
    for folder in sorted(package.iterdir()):
        if folder.is_dir() and folder.name != "__pycache__":
            assert f"\n  {folder.name}/" in text, folder.name
