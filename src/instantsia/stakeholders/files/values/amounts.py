"""Saliences in hundredths and capabilities as numbers, once the scale of their column is known."""

from __future__ import annotations

from instantsia.errors import cut, listed
from instantsia.stakeholders.files.cells.large_weights import MOST
from instantsia.stakeholders.files.columns.scales import Doubt, doubt_of
from instantsia.stakeholders.files.entries import Entry
from instantsia.stakeholders.files.sheet import WHOLE, Problem, Scale
from instantsia.stakeholders.files.values.checks import salience_units
from instantsia.stakeholders.files.values.points import closed, graded, in_hundredths, replaced
from instantsia.stakeholders.files.values.too_wide import too_wide


def saliences(
    entries: list[Entry], answered: Scale | None, legend: Doubt | None, problems: list[Problem]
) -> tuple[list[Entry], int, Doubt | None]:
    """(entries with saliences in hundredths, or all from 0 to 1; which of the two; what their scale leaves open)."""
    cells = [entry.salience for entry in entries]
    problems += too_wide(cells, answered, "saliences", "salience_scale")
    doubt = None if answered is not None else doubt_of(cells, "saliences", legend)
    # from 0 to 1, all alike, is as good as 0 to 100
    if doubt is not None and doubt.scale == (0.0, 1.0):
        doubt = None
    scale = answered or (doubt.scale if doubt is not None else None)
    if scale is not None and scale not in (WHOLE, (0.0, 1.0)):
        low, high = scale
        ends = [end for one in cells if one.number is not None for end in (one.number.low, one.number.high)]
        remedy = f" (--answer salience_scale={min(low, *ends):g}..{max(high, *ends):g} has all of them)" if ends else ""
        for one in cells:
            if one.number is not None and not low <= one.number.low <= one.number.high <= high:
                problems.append(
                    Problem(one.spot, f"found {cut(one.raw)}, the scale of saliences is {low:g} to {high:g}{remedy}")
                )
        cells = [in_hundredths(closed(one, scale), scale) for one in graded(cells, high)]
        return replaced(entries, "salience", cells), 100, doubt
    unit = salience_units(entries) if scale is None else 100
    top = 1.0 if scale == (0.0, 1.0) or (unit == 1 and scale is None) else 100.0
    cells = [closed(one, (0.0, top)) for one in graded(cells, top)]
    return replaced(entries, "salience", cells), int(top), doubt


def capabilities(entries: list[Entry], notes: list[str], problems: list[Problem]) -> list[Entry]:
    """High, medium and low as 75, 50 and 25, where all are words; 80+ as up to the most that anybody has."""
    cells = [entry.capability for entry in entries]
    for one in cells:
        # a column is divided by a power of ten where one is; what an answer says stands as it is
        if one.number is not None and max(abs(one.number.low), abs(one.number.high)) > MOST:
            told = f"found {cut(one.raw)}, expected at most {MOST:,.0f} (in another unit: millions, say)"
            problems.append(Problem(one.spot, told))
    known = [one.number.high for one in cells if one.number is not None]
    # of numbers in a unit of their own high is the most that anybody has, and low a quarter of it
    most = max(known, default=100.0)
    cells = graded([closed(one, (0.0, most)) for one in cells] if known else cells, most)
    words = {
        before.word: one.number.low
        for before, one in zip((entry.capability for entry in entries), cells, strict=True)
        if known and before.word is not None and one.number is not None
    }
    if words:
        shown = listed([f"{cut(word)} as {point:g}" for word, point in words.items()])
        notes.append(f"Capabilities in words beside numbers were read as shares of the most: {shown}")
    return replaced(entries, "capability", cells)
