"""The saliences, or the capabilities, of a table: which way their scale runs, and what their grades are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from instantsia.errors import cut
from instantsia.frozen import frozen
from instantsia.stakeholders.files.columns.ranks import ranked
from instantsia.stakeholders.files.columns.runs_down import downwards, runs_down, stated
from instantsia.stakeholders.files.columns.scales import doubt_of, figure, told_scale
from instantsia.stakeholders.files.entries import Quantity
from instantsia.stakeholders.files.sheet import WHOLE, Problem, Scale
from instantsia.stakeholders.files.values.doubtful import doubted, off_the_scale
from instantsia.stakeholders.files.values.exceptions import Meant, numbers_said, read_out, set_apart
from instantsia.stakeholders.files.values.given import Given
from instantsia.stakeholders.files.values.graded_beside_numbers import of_numbers, off_their_column
from instantsia.stakeholders.files.values.legends import Legend, legend_of, lines_of
from instantsia.stakeholders.files.values.points import closed, of_grades, turned
from instantsia.stakeholders.told import DOWN

Role = Literal["salience", "capability"]


@frozen
class Weights:
    """The cells of one role as they are read.

    legend  the scale that lines beside the table tell
    meant   {grade: the points of 100 that are proposed for it}
    where   {grade: where what is not known stands, and why}
    falls   whether the least number is the most
    notes   what else a person should know
    unit    in what numbers an answer about a cell is written, "salience 1 to 6", where it stands beside numbers; ""
            where that is points of 100
    """

    cells: list[Quantity]
    legend: Legend | None
    falls: bool
    meant: Mapping[str, Meant]
    where: Mapping[str, str]
    notes: list[str]
    unit: str = ""


def weights(
    cells: list[Quantity],
    role: Role,
    given: Given,
    beside: Sequence[str],
    *,
    others: Sequence[Quantity] = (),
    headers: Sequence[str] = (),
    problems: list[Problem],
    exempt: bool,
    checked: bool = False,
) -> Weights:
    """The cells of one role, more always more.

    beside   lines beside the table, which may tell a scale
    headers  the names of all columns, of one of which a line may speak
    problems takes what is wrong with answers about cells that stand beside numbers
    others   the cells of the other role: a number that stands apart among them was answered of these alone
    exempt   whether its format has nothing but numbers
    checked    whether somebody checked what the numbers are
    """
    name = next((cell.spot.name for cell in cells if cell.number), "")
    answer = given.salience if role == "salience" else None
    said = given.saliences if role == "salience" else None
    lines = beside
    beside = lines_of(lines, name, headers)
    legend = None if exempt else legend_of(beside, cells, role)
    cells = _doubted(cells, role, said, legend, exempt=exempt, checked=checked)
    apart: frozenset[str] = frozenset()
    if given.grades:
        other: Role = "capability" if role == "salience" else "salience"
        named = next((cell.spot.name for cell in others if cell.number), "")
        of_other = None if exempt else legend_of(lines_of(lines, named, headers), others, other)
        told = given.saliences if other == "salience" else None
        apart = set_apart((*cells, *_doubted(others, other, told, of_other, exempt=exempt, checked=checked)))
    notes = []
    along = said if answer and answer != said else _along(name, cells, legend, answer)
    along = along or (None if exempt or checked else ranked(name, cells))
    if along is not None:
        low, high = along
        cells = [turned(cell, along) for cell in cells]
        notes.append(f"{cut(name)} {DOWN}: {low:g} is the most and is read as {high:g}, {high:g} as {low:g}")
    numbers = [cell.number for cell in cells if cell.number is not None]
    if numbers and all(one.low == one.high == 0 for one in numbers):
        notes.append(f"Every {role} is 0: no actor counts more than another by it")
    # the scale that a legend tells of one column need not be that of the weights
    own = said or along or told_scale(name) or (legend.scale if legend and role == "salience" else None)
    beside_numbers = of_numbers(cells)
    if beside_numbers and own is not None:
        problems += off_their_column(cells, given.grades, own, role)
    unit = f"{role}{'' if own is None else f' {figure(own[0])} to {figure(own[1])}'}{', more is more' if along else ''}"
    texts = numbers_said(cells)
    cells, points = of_grades(cells, given.grades, beside, apart, others)
    end = _upper_end(cells, role, said, legend)
    notes += read_out([closed(cell, end) for cell in cells], f" of {cut(name)}" if name else "", texts)
    return Weights(cells, legend, along is not None, points.meant, points.where, notes, unit if beside_numbers else "")


def _upper_end(cells: Sequence[Quantity], role: Role, said: Scale | None, legend: Legend | None) -> Scale:
    """The scale up to whose end 4+ reaches: of capabilities up to the most that anybody has."""
    most = max((cell.number.high for cell in cells if cell.number is not None), default=WHOLE[1])
    if role == "capability":
        return (0.0, most)
    doubt = doubt_of(cells, "saliences", legend.doubt if legend else None)
    return said or (doubt.scale if doubt is not None else (0.0, 1.0) if most <= 1 else WHOLE)


def _along(name: str, cells: Sequence[Quantity], legend: Legend | None, answer: Scale | None) -> Scale | None:
    """The scale of a column of which the least number is the most; None where the greatest is.

    answer   the ends as they were answered
    """
    if stated(name) == "high":
        return None
    # whoever says the same ends once more has said nothing of the direction, where the table states it
    along = downwards(name, cells)
    if along is not None and (stated(name) or answer is None or told_scale(name) is None):
        return along
    if legend is not None and answer in (None, legend.scale) and runs_down(legend.said):
        return legend.scale
    return None


def _doubted(
    cells: Sequence[Quantity], role: Role, said: Scale | None, legend: Legend | None, *, exempt: bool, checked: bool
) -> list[Quantity]:
    """The cells of one role, those that are asked about marked as such. said: the scale that was answered."""
    if exempt:
        return list(cells)
    if checked:
        return off_the_scale(cells, said, role=role, checked=True)
    return doubted(cells, role, said, legend.scale if legend else None)
