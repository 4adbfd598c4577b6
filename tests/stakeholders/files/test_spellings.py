"""What would be wrong: a hedged number refused, or read as another than the printed table says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.stakeholders.files.cells.numbers import Finding, Read, read_numbers
from instantsia.stakeholders.files.cells.spellings import read_cell

NEITHER: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("text", "parts", "exact", "side", "among"),
    [
        ("~70", [70], False, "", False),
        ("c. 20", [20], False, "", False),
        ("ca. 30", [30], False, "", False),
        ("etwa 30,5", [30.5], False, "", False),
        ("environ 40 %", [40], False, "", False),
        ("70 (?)", [70], False, "", False),
        ("70?", [70], False, "", False),
        ("70 (est.)", [70], False, "", False),
        ("=60", [60], True, "", False),
        ("60..60", [60, 60], True, "", False),
        ("50±10", [40, 50, 60], False, "", False),
        ("50 +/- 10", [40, 50, 60], False, "", False),
        ("80+", [80], False, "up", False),
        (">80", [80], False, "up", False),
        ("≥ 80", [80], False, "up", False),
        ("at least 60", [60], False, "up", False),
        ("mindestens 60", [60], False, "up", False),
        ("au moins 60", [60], False, "up", False),
        ("al menos 60", [60], False, "up", False),
        ("almeno 60", [60], False, "up", False),
        ("pelo menos 60", [60], False, "up", False),
        ("minstens 60", [60], False, "up", False),
        ("не менее 60", [60], False, "up", False),
        ("60 or more", [60], False, "up", False),
        ("<45", [45], False, "down", False),
        ("up to 45", [45], False, "down", False),
        ("höchstens 45", [45], False, "down", False),
        ("20|40", [20, 40], False, "", True),
        ("40|20|20", [20, 20, 40], False, "", True),
        ("30|30", [30, 30], False, "", False),
        ("between 30 and 50", [30, 50], False, "", False),
        ("от 30 до 50", [30, 50], False, "", False),
    ],
)
def test_the_printed_table(text: str, parts: list[float], exact: bool, side: str, among: bool) -> None:
    found = read_cell(text, NEITHER)
    assert isinstance(found, Read), found
    assert [float(part) for part in found.parts] == parts
    assert (found.exact, found.open, found.among) == (exact, side, among)


@pytest.mark.parametrize("text", ["north", "Option 2", "north|south", "umbrella 7", "x > 3", "more than half", "v2"])
def test_words_stay_words(text: str) -> None:
    assert read_cell(text, NEITHER) is None


@pytest.mark.parametrize("text", ["±10", "30 50", "1/2", "~1,234"])
def test_what_is_no_number_is_still_told(text: str) -> None:
    assert isinstance(read_cell(text, NEITHER), Finding)


@given(st.text(alphabet="0123456789.,~<>=+±|?() abo-", max_size=20))
def test_what_was_a_number_before_is_the_same_number(text: str) -> None:
    """Only what was refused, or a word, may become something else."""
    if text.strip():
        before, now = read_numbers(text.strip(), NEITHER), read_cell(text.strip(), NEITHER)
        if isinstance(before, Read):
            # an equals sign says that the number is exact, which the older reader did not know
            assert isinstance(now, Read)
            assert now._replace(exact=before.exact) == before
        assert now is None or isinstance(now, (Read, Finding))
