"""Amounts in several currencies in one column, of which none is that of most cells: nothing is converted."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import Literal

from instantsia.errors import cut, few
from instantsia.stakeholders.files.cells.in_answers import in_an_answer
from instantsia.stakeholders.files.entries import Entry, Quantity
from instantsia.stakeholders.files.sheet import Problem
from instantsia.stakeholders.files.values.exceptions import NAMED, NOT_KNOWN
from instantsia.stakeholders.files.values.quantities import row_of


def one_currency(
    entries: Sequence[Entry],
    role: Literal["position", "salience", "capability"],
    first: str,
    problems: list[Problem],
) -> None:
    """One problem for each issue on which as many cells are in another currency as there are numbers, or more.

    Where most cells are in one, the others are not known, and are asked about.

    entries   as they are read with what was answered about their cells
    first     the issue that an answer without a name is about
    """
    columns: dict[str, list[Quantity]] = {}
    for entry in entries:
        columns.setdefault(entry.issue if role == "position" else "", []).append(getattr(entry, role))
    for issue, cells in columns.items():
        others = {cell.raw: cell for cell in cells if cell.loose == "other" and cell.number is None}
        if not others or len(others) < len({cell.raw for cell in cells if cell.number is not None}):
            continue
        key = "grades" if role != "position" else "words" if issue == first else f"words.{issue}"
        shown = few([f"{cut(raw)} ({row_of(cell)}, in {cell.unit.name})" for raw, cell in others.items()], NAMED)
        answer = "|".join(f"{in_an_answer(raw)} {NOT_KNOWN}" for raw in others)
        problems.append(
            Problem(
                next(iter(others.values())).spot,
                f"found {shown} beside amounts in another currency, expected one that most cells have: nothing is "
                f"converted (write all in one, or --answer {shlex.quote(f'{key}={answer}')} has these as not known; "
                f"a number in the place of {NOT_KNOWN} is in the unit of the others)",
            )
        )
