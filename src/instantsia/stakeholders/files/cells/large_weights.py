"""Weights of any size: a product in single dollars is read in a multiple.

Only the proportions of weights count.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal

from instantsia.stakeholders.files.cells.numbers import Read
from instantsia.stakeholders.files.cells.spellings import read_cell

MOST = 1e12
"""Of a weight as it is read: what is drawn around it stays well within the numbers that a case may have."""
LEAST = Decimal("0.1")
"""A number of a multiple reads well where it is no less."""
MULTIPLES = {0: "", 3: "thousands", 6: "millions", 9: "billions", 12: "trillions"}


def divided_by(texts: Iterable[str], decimal: frozenset[str]) -> int:
    """The power of ten by which the weights of a column are divided; 0 unless one of them is beyond `MOST`.

    texts, decimal   the cells of the column, and `decimal_marks` of its table

    >>> divided_by(["27360000000000", "4210000000000"], frozenset()), divided_by(["1e20", "5"], frozenset())
    (12, 9)
    >>> divided_by(["1000000000000", "5"], frozenset())
    0
    """
    read = [one for text in set(texts) if isinstance(one := read_cell(text, decimal, math.inf), Read)]
    sizes = [part for one in read for part in one.parts if part > 0]
    most = max(sizes, default=Decimal(0))
    if most <= Decimal(MOST):
        return 0
    needed = next(power for power in range(3, 400, 3) if most.scaleb(-power) <= Decimal(MOST))
    well = (power for power in MULTIPLES if min(sizes).scaleb(-power) >= LEAST)
    return max(needed, *well, 0)


def told_divided(name: str, power: int, written: str, read: Read) -> str:
    """What is told of a column of such weights.

    name      of the column
    written   one of its cells and where it stands, and `read` what it is read as
    """
    unit = f"in {MULTIPLES[power]}" if power in MULTIPLES else f"divided by 1e{power}"
    shown = "..".join(f"{float(part):,.6g}" for part in read.parts)
    return f"{name} is read {unit}, since only the proportions of weights count: {written} is {shown}"
