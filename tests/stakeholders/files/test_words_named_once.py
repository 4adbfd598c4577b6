"""What would be wrong: a word that stands twice in a list, or in two lists that say different things of it."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from instantsia.stakeholders import files
from instantsia.stakeholders.files.cells import attitudes, words

FOLDER = Path(files.__file__).parent
LISTS = {
    f"{path.stem}: {name}": told
    for path in (
        *(FOLDER / "cells" / f"{one}.toml" for one in ("attitude_words", "no_side_words", "not_yet_known", "voteless")),
        FOLDER / "columns" / "background_words.toml",
    )
    for name, told in tomllib.loads(path.read_text("utf-8")).items()
}


def _lists(told: str | dict[str, str]) -> list[str]:
    return [told] if isinstance(told, str) else list(told.values())


@pytest.mark.parametrize("name", LISTS)
def test_no_list_names_a_word_twice(name: str) -> None:
    for told in _lists(LISTS[name]):
        named = Counter(" ".join(word.split()).casefold() for word in told.split(",") if word.strip())
        assert [word for word, times in named.items() if times > 1] == []


def test_no_word_of_the_middle_is_one_of_what_is_not_known() -> None:
    middle = {" ".join(word.split()) for word in LISTS["attitude_words: neutral"].split(",")}
    assert middle & words.UNDECIDED == set()


@pytest.mark.parametrize("word", ["wavering", "hésite", "vacila", "waha się", "колеблется", "вагається", "вагаються"])
def test_whoever_wavers_is_in_the_middle_in_every_language(word: str) -> None:
    assert attitudes.attitude(word) == attitudes.attitude("neutral")
    assert word not in words.UNKNOWN
