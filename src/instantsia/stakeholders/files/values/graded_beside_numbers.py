"""Cells of saliences or capabilities that stand beside numbers: what is answered of one is a number of their column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from instantsia.errors import cut
from instantsia.stakeholders.files.cells.in_answers import in_an_answer
from instantsia.stakeholders.files.columns.scales import figure
from instantsia.stakeholders.files.entries import Quantity
from instantsia.stakeholders.files.sheet import Problem, Scale
from instantsia.stakeholders.files.values.exceptions import Meant, written_meant
from instantsia.stakeholders.folding import folded


def of_numbers(cells: Sequence[Quantity]) -> bool:
    """Whether a column is one of numbers, of which a word is an exception."""
    numbers = sum(cell.number is not None for cell in cells)
    return 2 * numbers >= sum(cell.number is not None or cell.word is not None for cell in cells) > 0


def off_their_column(cells: Sequence[Quantity], answers: Mapping[str, Meant], scale: Scale, role: str) -> list[Problem]:
    """What is wrong with answers about the cells of a column of numbers: a number that lies off its scale."""
    low, high = scale
    out = []
    for cell in cells:
        meant = answers.get(folded(in_an_answer(cell.raw)))
        parts = meant if isinstance(meant, tuple) else (meant,) if isinstance(meant, float) else ()
        if parts and not low <= parts[0] <= parts[-1] <= high:
            told = (
                f"found {written_meant(meant)} as what {cut(cell.raw)} is worth, expected a number of its column "
                f"({role}), from {figure(low)} to {figure(high)}, or unknown (--answer grades=...)"
            )
            out.append(Problem(cell.spot, told))
    return out
