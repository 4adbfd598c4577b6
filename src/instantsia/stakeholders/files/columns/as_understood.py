"""A table that was written as it was understood: its columns that tell the scale of an issue, and not of an actor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from instantsia.errors import cut
from instantsia.stakeholders.files.columns.checked_rows import HIGH_END, LOW_END, SCALE, STATUS_QUO
from instantsia.stakeholders.files.columns.scales import figure, told_scale, value_of
from instantsia.stakeholders.files.sheet import WHOLE, Cell, Problem, Scale, Sheet

OF_ISSUES = (SCALE, LOW_END, HIGH_END, STATUS_QUO)

_Read = TypeVar("_Read")


def as_understood(sheet: Sheet) -> Sheet:
    """The sheet as one that somebody checked, without the columns that are about issues: these tell of the issues.

    A cell that cannot be read, or that says another thing than a row of the same issue above it, is a problem.
    """
    places = {cell.text: at for at, cell in enumerate(sheet.header)}
    about = {places[name] for name in OF_ISSUES if name in places}
    problems: list[Problem] = []

    def column(name: str, read: Callable[[str], _Read]) -> dict[str, _Read]:
        return _by_issue(sheet, places, name, read, problems)

    scales = column(SCALE, _scale)
    lows, highs = column(LOW_END, _end), column(HIGH_END, _end)
    return replace(
        sheet,
        header=_without(sheet.header, about),
        rows=tuple(_without(row, about) for row in sheet.rows),
        scales={**sheet.scales, **scales},
        ends={name: (lows[name], highs[name]) for name in lows if name in highs},
        status_quo={**sheet.status_quo, **column(STATUS_QUO, _point)},
        checked=True,
        problems=(*sheet.problems, *problems, *_off_the_scale(sheet, places, scales)),
    )


def _without(row: tuple[Cell, ...], places: set[int]) -> tuple[Cell, ...]:
    return tuple(cell for at, cell in enumerate(row) if at not in places)


def _by_issue(
    sheet: Sheet, places: dict[str, int], name: str, read: Callable[[str], _Read], problems: list[Problem]
) -> dict[str, _Read]:
    """{issue: what a column says of it}."""
    if name not in places:
        return {}
    out: dict[str, _Read] = {}
    first: dict[str, Cell] = {}
    for row in sheet.rows:
        cell = row[places[name]]
        issue = row[places["issue"]].text if "issue" in places else ""
        if not cell.text:
            continue
        try:
            found = read(cell.text)
        except ValueError as error:
            problems.append(Problem(cell.spot, f"found {cut(cell.text)}, expected {error}"))
            continue
        before = first.setdefault(issue, cell)
        if out.setdefault(issue, found) != found:
            told = f"expected {cut(before.text)}, which row {before.spot.row} says of the same issue"
            problems.append(Problem(cell.spot, f"found {cut(cell.text)}, {told}"))
    return out


def _off_the_scale(sheet: Sheet, places: dict[str, int], scales: dict[str, Scale]) -> list[Problem]:
    """What holds now, where that is no point of the scale of its issue."""
    out = []
    for row in sheet.rows if STATUS_QUO in places else ():
        cell = row[places[STATUS_QUO]]
        low, high = scales.get(row[places["issue"]].text if "issue" in places else "", WHOLE)
        try:
            off = bool(cell.text) and not low <= _point(cell.text) <= high
        except ValueError:
            continue
        if off:
            told = f"found {cut(cell.text)}, expected a point from {figure(low)} to {figure(high)}"
            out.append(Problem(cell.spot, told))
    return out


def _scale(text: str) -> Scale:
    # in brackets two numbers are the ends of a scale wherever they lie
    found = told_scale(f"({text})")
    if found is None:
        raise ValueError("the low and the high end, as in 0..10")
    return found


def _end(text: str) -> str:
    if "|" in text:
        raise ValueError("the name of an end, without |")
    return text


def _point(text: str) -> float:
    try:
        return value_of(text)
    except ValueError:
        raise ValueError("a point of the scale") from None
