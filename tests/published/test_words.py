"""Words of likelihood: words.toml."""

from __future__ import annotations

import pytest

from instantsia.evidence.credence import BANDS, read_credence
from tests.published import published

WORDS = published("words.toml")["word"]


@pytest.mark.parametrize("row", WORDS, ids=[row["words"][0] for row in WORDS])
def test_every_word_of_the_directive_has_its_band(row: dict[str, list[int]]) -> None:
    low, high = (percent / 100 for percent in row["percent"])
    for word in row["words"]:
        found = read_credence(word)
        assert (found.low, found.high) == (low, high), word


def test_there_is_no_band_that_the_directive_does_not_have() -> None:
    assert sorted(BANDS.values()) == [tuple(percent / 100 for percent in row["percent"]) for row in WORDS]
