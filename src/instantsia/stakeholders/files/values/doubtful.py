"""Numbers that are none of their column, or of another unit: a count among words, 75 on a scale of 10, 4.6 beside 430.

They are asked about: what is off its scale or stands among words is proposed as not known, and what may be of another
unit as it is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from instantsia.stakeholders.files.cells.attitudes import most_attitudes
from instantsia.stakeholders.files.cells.ladders import most_of_a_ladder
from instantsia.stakeholders.files.columns.scales import SMALLISH, told_scale
from instantsia.stakeholders.files.entries import Quantity
from instantsia.stakeholders.files.sheet import WHOLE, Scale
from instantsia.stakeholders.files.values.points import in_hundredths
from instantsia.stakeholders.files.values.quantities import number_of

APART = 10.0
"""So many times more or less than all others makes a unit doubtful."""
NEARLY = 5.0
"""So many times is enough where all others lie close together."""
WEIGHTS_APART = 100.0
"""The same of weights, which may be of any size."""
FEWEST = 3
ROUNDING = 1e-3
"""So far beyond 100 is 100, as a program reckons it."""


def doubted(
    cells: Sequence[Quantity], role: str, scale: Scale | None = None, legend: Scale | None = None
) -> list[Quantity]:
    """The cells of a column, those that are doubtful marked as such.

    role    "position", "salience" or "capability"
    scale   what was answered, which goes before that of the header
    legend  what lines beside the table tell, where the header tells none
    """
    known = off_the_scale(among_words(cells, role), scale, legend, role)
    known = beyond_all(beside_percent(known, role), role) if scale is None and legend is None else known
    return of_other_units(known, role)


def beyond_all(cells: Sequence[Quantity], role: str) -> list[Quantity]:
    """The cells with what is beyond 100 by the rounding of a program as 100, and with the one salience beyond it as a
    word: it looks mistyped, and would make less of everybody else.

    Of positions one may be beyond 100 where they are amounts.
    """
    numbers = [cell for cell in cells if cell.number is not None]
    top = WHOLE[1]
    beyond = [cell for cell in numbers if cell.number is not None and cell.number.high > top]
    others = [cell.number.high for cell in numbers if cell.number is not None and cell.number.high <= top]
    told = any(told_scale(cell.spot.name) for cell in numbers)
    if role == "capability" or not beyond or told or max(others, default=0.0) <= SMALLISH:
        return list(cells)
    if all(_middle(cell) - top < ROUNDING and cell.number is not None and cell.number.fixed for cell in beyond):
        marked = set(map(id, beyond))
        return [
            replace(cell, number=number_of((top,)), loose="column") if id(cell) in marked else cell for cell in cells
        ]
    if role == "salience" and len(beyond) == 1 and len(others) >= FEWEST:
        why = "is the only one beyond 100: mistyped?"
        return [_as_word(cell, why) if cell is beyond[0] else cell for cell in cells]
    return list(cells)


def beside_percent(cells: Sequence[Quantity], role: str) -> list[Quantity]:
    """The cells with fractions of 1 beside per cent signs as hundredths, which is asked: 0.9 beside 20 % is 90 %.

    Where the column is in per cent by its name they stay as written. Capabilities are read so as a whole.
    """
    percent = [abs(_middle(cell)) for cell in cells if cell.percent and cell.number is not None]
    small = [
        cell
        for cell in cells
        if cell.number is not None and not cell.percent and 0 <= cell.number.low <= cell.number.high <= 1
    ]
    broken = any(not _middle(cell).is_integer() for cell in small)
    # 0.5 beside 0.8 % and 1.2 % is a rate as those are
    if role == "capability" or not broken or not any(percent) or min(filter(None, percent)) <= 1:
        return list(cells)
    marked = {id(cell) for cell in small if _middle(cell)}
    as_written = "%" in small[0].spot.name
    why = "beside per cent signs: hundredths, or as it is written?"
    return [
        replace(cell if as_written else in_hundredths(cell, (0.0, 1.0)), loose="doubtful", why=why)
        if id(cell) in marked
        else cell
        for cell in cells
    ]


def among_words(cells: Sequence[Quantity], role: str) -> list[Quantity]:
    """The cells with the few numbers among words of attitude, or grades, as words: their scale is not that of numbers.

    Where the header tells a scale the numbers are on it.
    """
    words = [cell.word for cell in cells if cell.word is not None]
    numbers = [cell for cell in cells if cell.number is not None]
    held = len(words) + len(numbers)
    if not numbers or 3 * len(words) < 2 * held or any(told_scale(cell.spot.name) for cell in numbers):
        return list(cells)
    known = (most_attitudes if role == "position" else most_of_a_ladder)(words)
    if known is None or 2 * sum(word in known for word in words) <= held:
        return list(cells)
    return [_as_word(cell, "is a number among words") if cell.number is not None else cell for cell in cells]


def off_the_scale(
    cells: Sequence[Quantity],
    scale: Scale | None = None,
    legend: Scale | None = None,
    role: str = "position",
    *,
    checked: bool = False,
) -> list[Quantity]:
    """The cells with the few numbers off the scale that their header, or a legend, tells as words.

    Where the table was checked the header is right, however many numbers are off its scale.

    A capability of 0 below a scale that begins with 1 is none at all, which is asked about.
    """
    header = next((cell.spot.name for cell in cells if cell.number is not None), "")
    of_header = told_scale(header) if header else None
    told = of_header or legend
    if told is None or (scale is not None and scale != told):
        return list(cells)
    numbers = [cell for cell in cells if cell.number is not None]
    off = [cell for cell in numbers if not _lies(cell, *told)]
    if not off or (3 * len(off) > len(numbers) and not checked):
        return list(cells)
    why = f"is off the scale {told[0]:g} to {told[1]:g} of the {'header' if of_header else 'legend'}"
    marked = set(map(id, off))

    def doubtful(cell: Quantity) -> Quantity:
        if role == "capability" and _middle(cell) == 0 < told[0]:
            return replace(cell, loose="doubtful", why=f"{why}: none at all?")
        return _as_word(cell, why)

    return [doubtful(cell) if id(cell) in marked else cell for cell in cells]


def of_other_units(cells: Sequence[Quantity], role: str) -> list[Quantity]:
    """The cells with numbers ten times more, or less, than all others as doubtful.

    Of numbers on a scale of 0 to 100, and of weights, that alone is no doubt: only a decimal fraction beside whole
    numbers, or beside per cent, is one.
    """
    numbers = [cell for cell in cells if cell.number is not None and cell.loose in ("", "plain", "column", "mark")]
    sizes = {id(cell): abs(_middle(cell)) for cell in numbers if _middle(cell)}
    if len(sizes) < FEWEST + 1:
        return list(cells)
    order = sorted((cell for cell in numbers if id(cell) in sizes), key=lambda cell: sizes[id(cell)])
    at, apart = max(
        ((place, sizes[id(order[place])] / sizes[id(order[place - 1])]) for place in range(1, len(order))),
        key=lambda pair: pair[1],
    )
    less, more = order[:at], order[at:]
    few, others = (less, more) if len(less) <= len(more) else (more, less)
    spread = sizes[id(others[-1])] / sizes[id(others[0])]
    near = role == "position" and apart >= NEARLY and apart >= 2 * spread and max(sizes.values()) > 100
    if (apart < APART and not near) or 3 * len(few) > len(order) or len(others) < FEWEST:
        return list(cells)
    whole = all(_middle(cell).is_integer() for cell in others)
    broken = any(not _middle(cell).is_integer() for cell in few)
    percent = any(cell.percent for cell in others) and not any(cell.percent for cell in few)
    large = max(sizes.values()) > 100 and (role == "position" or apart >= WEIGHTS_APART)
    if not (large or (whole and broken) or (percent and broken)) or (role == "capability" and percent):
        return list(cells)
    why = f"{'far less than all others' if few is less else 'far more than all others'}: another unit?"
    marked = set(map(id, few))
    return [replace(cell, loose="doubtful", why=why) if id(cell) in marked else cell for cell in cells]


def _as_word(cell: Quantity, why: str) -> Quantity:
    return replace(cell, number=None, word=cell.raw, percent=False, exact=False, open="", loose="", why=why)


def _lies(cell: Quantity, low: float, high: float) -> bool:
    return cell.number is not None and low <= cell.number.low <= cell.number.high <= high


def _middle(cell: Quantity) -> float:
    assert cell.number is not None
    return float(cell.number.middle)
