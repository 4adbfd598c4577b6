"""Numbers in a column of options: "0" beside A, B and C is one of them, and no point of a scale.

It is plain where one number alone stands among words that come again; where somebody says that the words are options,
every cell is one.
"""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Sequence

from instantsia.errors import cut, few
from instantsia.stakeholders.files.cells.attitudes import attitude
from instantsia.stakeholders.files.cells.directions import directions
from instantsia.stakeholders.files.cells.options_in_words import MOST_OPTIONS
from instantsia.stakeholders.files.cells.sayings import sayings
from instantsia.stakeholders.files.cells.words import GRADES, UNTOLD
from instantsia.stakeholders.files.entries import Quantity
from instantsia.stakeholders.files.values.names_in_digits import HOURS, names_in_digits
from instantsia.stakeholders.folding import folded

SHOWN = 6
FEWEST_WORDS = 2
"""So many different words, and so many times as many cells of words as of the number, make a column one of options."""


def as_options(cells: Sequence[Quantity]) -> tuple[list[Quantity], str]:
    """(the cells, every number a word, as they are where that cannot be; why it cannot, or "")."""
    if all(cell.number is None for cell in cells):
        return list(cells), ""
    many = len({folded(cell.raw) for cell in cells if not cell.blank})
    if many > MOST_OPTIONS:
        return list(cells), (
            f"expected at most {MOST_OPTIONS} options, found {many} different cells, of which numbers are points of a "
            "scale"
        )
    return _in_words(cells), ""


def proposed(cells: Sequence[Quantity]) -> tuple[list[Quantity], str]:
    """(the cells with the one number among words as an option, what is told of it); as they are where it is none."""
    numbers = [cell for cell in cells if cell.number is not None]
    words = [cell.word for cell in cells if cell.word is not None and folded(cell.word) not in UNTOLD]
    counted = Counter(map(folded, words))
    if numbers and len(counted) < MOST_OPTIONS and names_in_digits(numbers, words):
        return _in_words(cells), _told_of_hours(numbers, words)
    one = len({cell.number for cell in numbers}) == 1 and all(cell.loose == "" for cell in numbers)
    if not one or len(words) < FEWEST_WORDS * len(numbers) or len(counted) < FEWEST_WORDS:
        return list(cells), ""
    # words that come again, as letters do, and say neither how much nor for what
    again = sum(many for many in counted.values() if many > 1)
    if 2 * again < len(words) or len(counted) >= MOST_OPTIONS or any(any(map(str.isdigit, word)) for word in counted):
        return list(cells), ""
    on_scale = any(attitude(word) is not None or word in GRADES for word in counted)
    if on_scale or sayings(words) is not None or directions(words) is not None:
        return list(cells), ""
    told = f"{cut(numbers[0].raw)} is read as an option, as the others of its column are words"
    return _in_words(cells), f"{told} (--answer {_unknown(words)} reads it as a number, and them as not known)"


def _told_of_hours(numbers: Sequence[Quantity], words: Sequence[str]) -> str:
    which = few([cut(raw) for raw in dict.fromkeys(cell.raw for cell in numbers)], SHOWN)
    remedy = (
        f"{_unknown(words)} reads numbers in them, and the others as not known"
        if words
        else (f"scale=0..{HOURS} reads them as ranges")
    )
    return f"{which} read as options, and not as numbers (--answer {remedy})"


def _unknown(words: Sequence[str]) -> str:
    """The answer by which words are no options."""
    return shlex.quote("words=" + "|".join(f"{word} unknown" for word in dict.fromkeys(words)))


def _in_words(cells: Sequence[Quantity]) -> list[Quantity]:
    return [
        cell if cell.number is None else Quantity(cell.raw, None, cell.raw, cell.spot, abstains=cell.abstains)
        for cell in cells
    ]
