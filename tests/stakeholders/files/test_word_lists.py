"""What would be wrong: a list of words names a word twice, so that one of them is mended and the other still read."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from instantsia.stakeholders import files

LISTS = sorted(Path(files.__file__).parent.rglob("*_words.toml"))


def lists_in(written: dict[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    """(the name of a list, what stands in it)."""
    for name, held in written.items():
        if isinstance(held, dict):
            yield from lists_in(held, f"{before}{name}.")
        elif isinstance(held, str):
            yield f"{before}{name}", held


def words_of(held: str) -> list[str]:
    """The words of a list: between commas, or a pattern a line, or else between blanks."""
    if "(?:" in held:
        return held.split("\n")
    return [" ".join(word.split()) for word in held.split(",")] if "," in held else held.split()


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_no_list_names_a_word_twice(path: Path) -> None:
    for name, held in lists_in(tomllib.loads(path.read_text("utf-8"))):
        twice = [word for word, times in Counter(words_of(held)).items() if word and times > 1]
        assert not twice, f"{path.name}, {name}: {twice} stand there more than once"
