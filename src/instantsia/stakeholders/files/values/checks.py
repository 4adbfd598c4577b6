"""What is wrong with stakeholders as a whole: names twice, units mixed, positions outside their scale."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping, Sequence

from instantsia.case.numbers import plain
from instantsia.errors import cut
from instantsia.stakeholders.files.columns.layout import Line
from instantsia.stakeholders.files.columns.scales import figure
from instantsia.stakeholders.files.entries import Entry, Quantity
from instantsia.stakeholders.files.sheet import SEVERAL, WHOLE, Cell, Problem, Scale, gathered
from instantsia.stakeholders.files.values.points import in_hundredths, replaced
from instantsia.stakeholders.folding import folded


def names_once(lines: Sequence[Line], problems: list[Problem]) -> list[Line]:
    """The lines, less those of an actor and issue that came before; one name written in two ways is told as well."""
    repeats: list[Problem] = []
    out: list[Line] = []
    pairs: dict[tuple[str, str], Cell] = {}
    actors: dict[str, Cell] = {}
    issues: dict[str, Cell] = {}
    told: set[str] = set()
    for line in lines:
        actor, issue = line["actor"], line["issue"]
        if not actor.text:
            continue
        pair = folded(actor.text), folded(issue.text)
        if pair in pairs:
            first = pairs[pair]
            what = f"found {cut(actor.text)} a second time" + (f" on {cut(issue.text)}" if issue.text else "")
            again = "" if first.text == actor.text else f" as {cut(first.text)}"
            where = f"first in {_row(first)}{again}"
            repeats.append(Problem(actor.spot, f"{what} ({where}), expected each actor once on an issue"))
            continue
        pairs[pair] = actor
        for cell, known in ((actor, actors), (issue, issues)):
            before = known.setdefault(folded(cell.text), cell)
            if before.text != cell.text and cell.text not in told:
                told.add(cell.text)
                what = f"found {cut(cell.text)}, which {_row(before)} writes {cut(before.text)}"
                problems.append(Problem(cell.spot, f"{what}, expected one way of writing"))
        out.append(line)
    if len(repeats) < SEVERAL:
        problems += repeats
    else:
        problems.append(gathered(repeats))
    return out


def position_units(entries: Sequence[Entry], scales: Mapping[str, Scale], first: str, problems: list[Problem]) -> None:
    """Positions outside the scale of their issue, which the table tells or an answer; what is proposed has all on it.

    scales   of the issues where it is known, or proposed; without one an issue is read as 0 to 100
    first    the issue that an answer without a name is about
    """
    by_issue: dict[str, list[Quantity]] = {}
    for entry in entries:
        if entry.position.number is not None:
            by_issue.setdefault(entry.issue, []).append(entry.position)
    for issue, found in by_issue.items():
        low, high = scales.get(issue, WHOLE)
        ends = [end for one in found for end in _parts(one)]
        if low <= min(ends) and max(ends) <= high:
            continue
        key = "scale" if issue == first else f"scale.{issue}"
        whole = f"{plain(min(low, *ends))}..{plain(max(high, *ends))}"
        what = "the scale is" if issue in scales else "without another answer the scale is"
        _outside(found, (low, high), what, f" ({_answer(key, whole)} has every position on it)", problems)


def salience_units(entries: Sequence[Entry]) -> int:
    """1 where all saliences lie from 0 to 1, else 100."""
    highs = [entry.salience.number.high for entry in entries if entry.salience.number is not None]
    return 1 if highs and 0 < max(highs) <= 1 else 100


def share_units(entries: Sequence[Entry]) -> tuple[list[Entry], list[str]]:
    """(the entries with capabilities in one unit, what is told of it): beside per cent signs 0.4 is read as 40 %."""
    cells = [entry.capability for entry in entries]
    percent = next((one for one in cells if one.percent), None)
    small = [one for one in cells if not one.percent and one.number is not None and 0 < one.number.high <= 1]
    if percent is None or not small:
        return list(entries), []
    shares = [in_hundredths(one, (0.0, 1.0)) if one in small else one for one in cells]
    beside = f"beside {cut(percent.raw)} (row {percent.spot.row})"
    first = f"{cut(small[0].raw)} (row {small[0].spot.row}{_more(small)})"
    shown = in_hundredths(small[0], (0.0, 1.0)).number
    told = f"{first} is read as {shown.low:g} % {beside}" if shown is not None else ""
    return replaced(entries, "capability", shares), [told]


def _answer(key: str, value: str) -> str:
    return f"--answer {shlex.quote(f'{key}={value}')}"


def _outside(found: Iterable[Quantity], scale: Scale, what: str, remedy: str, problems: list[Problem]) -> None:
    low, high = scale
    for one in found:
        if one.number is not None and not low <= one.number.low <= one.number.high <= high:
            told = f"found {cut(one.raw)}, {what} {figure(low)} to {figure(high)}{remedy}"
            problems.append(Problem(one.spot, told))


def _parts(one: Quantity) -> tuple[float, ...]:
    return () if one.number is None else (one.number.low, one.number.high)


def _more(some: Sequence[Quantity]) -> str:
    return f", and {len(some) - 1} more" if len(some) > 1 else ""


def _row(cell: Cell) -> str:
    return f"{'line' if cell.spot.way == 'lines' else 'row'} {cell.spot.row}"
