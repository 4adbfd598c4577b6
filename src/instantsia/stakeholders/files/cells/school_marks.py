"""School marks with a plus or a minus behind them: 2+ is a third of a mark better than 2, and 4- a third worse than 4.

Of marks from 1, the best, to 6 a better one is a lesser number. Elsewhere 2+ says two or more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from instantsia.patterns import pattern

BEST, WORST = Decimal(1), Decimal(6)
THIRD = Decimal("0.3")
"""A third of a mark, as schools write it: 2+ is 1.7."""
_SIGNED = pattern(r"([1-6])\s?(?:(?P<better>\+|plus)|(?P<worse>[-−–—]|minus))", re.IGNORECASE)
_NUMBER = pattern(r"\s*(\d+(?:[.,]\d+)?)")


def signed_marks(texts: Sequence[str]) -> Mapping[str, Decimal]:
    """{cell: the mark that it says} of the cells of a column of school marks that have a sign behind them.

    There are none where a number of the column is no mark from 1 to 6.

    >>> {text: str(mark) for text, mark in signed_marks(["2+", "4-", "1-", "5+", "3", "?"]).items()}
    {'2+': '1.7', '4-': '4.3', '1-': '1.3', '5+': '4.7'}
    >>> signed_marks(["2+", "40"]), str(signed_marks(["1+"])["1+"]), str(signed_marks(["6 minus"])["6 minus"])
    ({}, '1', '6')
    """
    begun = [found[1] for text in texts if (found := _NUMBER.match(text))]
    if not all(BEST <= Decimal(one.replace(",", ".")) <= WORST for one in begun):
        return {}
    return {text: _mark(found) for text in texts if (found := _SIGNED.fullmatch(text.strip()))}


def _mark(found: re.Match[str]) -> Decimal:
    third = -THIRD if found["better"] else THIRD
    return min(max(Decimal(found[1]) + third, BEST), WORST)
