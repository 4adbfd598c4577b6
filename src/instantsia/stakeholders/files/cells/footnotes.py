"""Marks of footnotes behind numbers, in a column of plain numbers: 70*, 70¹, 70 [a], 70 (1), 70†.

`70 (60-80)`, `70 (?)`, `70±5` and `2(3)` mean what they mean elsewhere. A number in brackets is the number of a note
where it is too small to be a number of the column, and notes are counted from 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from instantsia.errors import few
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.numbers import Read
from instantsia.stakeholders.files.cells.spellings import read_cell

NAMED = 6
"""So many cells are named."""
FEWEST = 2
"""So many plain numbers, and half of the column, tell that it is one of numbers."""
_SIGNS = pattern(r"(?!10[⁰-⁹²³¹])(?P<bare>.*\d\s?%?)\s?(?:[*†‡§]{1,3}|[¹²³⁰⁴-⁹]{1,2}|[ᵃᵇᶜᵈᵉ])", re.DOTALL)
_LETTER = pattern(r"(?P<bare>.*\d\s?%?)\s?(?:\[[a-z]\]|\([a-z]\))", re.DOTALL)
_NUMBER = pattern(r"(?P<bare>.*\d\s?%?)(?:\s?\[(?P<square>\d{1,2})\]|\s\((?P<round>\d{1,2})\))", re.DOTALL)
_PLAIN = pattern(r"[-+−]?\d+(?:[.,]\d+)?\s?%?")


def footnoted(texts: Iterable[str], decimal: frozenset[str]) -> Mapping[str, str]:
    """{cell: the same without its mark} of the cells of a column that are numbers with the mark of a footnote.

    decimal   `decimal_marks` of its table

    >>> footnoted(["70*", "60", "50 (1)", "40", "30 (60-80)", "20"], frozenset("."))
    {'70*': '70', '50 (1)': '50'}
    >>> footnoted(["2 (3)", "4", "5", "1"], frozenset("."))
    {}
    """
    held = [text for text in texts if text]
    plain = [text for text in held if _PLAIN.fullmatch(text)]
    signs = {text: match["bare"] for text in held if (match := _SIGNS.fullmatch(text) or _LETTER.fullmatch(text))}
    notes = {text: match for text in held if (match := _NUMBER.fullmatch(text))}
    counted = {text: int(match["square"] or match["round"]) for text, match in notes.items()}
    found = dict(signs)
    if counted and min(counted.values()) == 1 and max(counted.values()) < _least([*plain, *signs.values()], notes):
        found |= {text: match["bare"] for text, match in notes.items()}
    if not found or 2 * len(plain) < len(held) or len(plain) < FEWEST:
        return {}
    bare = {text: " ".join(one.split()) for text, one in found.items()}
    return {text: bare[text] for text in held if text in bare and isinstance(read_cell(bare[text], decimal), Read)}


def told_of_marks(some: Sequence[str]) -> list[str]:
    """A sentence that tells the marks that were left out; none where there were none.

    some   the cells and whose they are, as "70* of Fen"
    """
    return [f"Marks left out of numbers: {few([*dict.fromkeys(some)], NAMED)}"] if some else []


def _least(plain: Iterable[str], notes: Mapping[str, re.Match[str]]) -> float:
    """The least number of a column but 0, with those before the numbers of notes."""
    texts = [*plain, *(match["bare"] for match in notes.values())]
    read = (one for text in texts if isinstance(one := read_cell(text.strip(), frozenset()), Read))
    return min((size for one in read for part in one.parts if (size := abs(float(part)))), default=0.0)
