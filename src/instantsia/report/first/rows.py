"""Rows and columns that were left out, in few words: the note has them whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from instantsia.case.phrases import plural
from instantsia.errors import listed
from instantsia.report import naming
from instantsia.report.first.quoted import QUOTED

_QUOTED = rf"{QUOTED}|['\"].*?\.\.\."
"""The cells of a row; where they are many, it is cut before its last quote."""
_ROW = re.compile(rf"(?P<where>(?:row|line|cell) \w+) \((?P<text>{_QUOTED})(?:, which .*?)?\)(?=[;,. ]|$)")
_MORE = re.compile(r" and (\d+) more(?=, each of which )")
_CAUSE = re.compile(r", each of which .*?(?=; |$)")
MOST_CELL = 24
MOST_NAMED = 2
"""So many that may weigh something are named where there is little room."""
MOST_ROWS = 3
"""So many rows of one cause are named."""


def count(left: str) -> int:
    """How many rows were left out: those that are named, and those that are counted."""
    return len(_ROW.findall(left)) + sum(map(int, _MORE.findall(left)))


def by_first_cell(left: str) -> str:
    """Rows that were left out, by the first of their cells: "row 13 (Total / average)"."""
    return _CAUSE.sub("", _ROW.sub(lambda found: f"{found['where']} ({_first_cell(found)})", _some_of_each(left)))


def first_cells(left: str) -> str:
    """The first of their cells alone: "Total / average, n = 14"."""
    return _CAUSE.sub("", _ROW.sub(_first_cell, _some_of_each(left))).replace("; ", ", ")


def _some_of_each(left: str) -> str:
    """The rows of one cause, the others of them counted.

    >>> rows = [f"row {at} ('Total {at}')" for at in range(2, 7)]
    >>> _some_of_each(", ".join(rows[:4]) + " and " + rows[4] + ", each of which adds up others")
    "row 2 ('Total 2'), row 3 ('Total 3'), row 4 ('Total 4') and 2 more, each of which adds up others"
    """
    groups: list[list[re.Match[str]]] = []
    for row in _ROW.finditer(left):
        between = left[groups[-1][-1].end() : row.start()] if groups else ""
        if between in (", ", " and "):
            groups[-1].append(row)
        else:
            groups.append([row])
    out, at = [], 0
    for group in groups:
        more = _MORE.match(left, group[-1].end())
        counted = int(more[1]) if more else 0
        if len(group) <= MOST_ROWS or (len(group) == MOST_ROWS + 1 and not more):
            continue
        rest = len(group) - MOST_ROWS + counted
        out += [left[at : group[MOST_ROWS - 1].end()], f" and {rest} more"]
        at = more.end() if more else group[-1].end()
    return "".join([*out, left[at:]])


def _first_cell(found: re.Match[str]) -> str:
    return naming.cut(found["text"].strip("'\"").split(", ")[0], MOST_CELL)


def counted(left: str, carried: Sequence[str]) -> str:
    """ "Left out: 9 rows, of them Pool with a position and a number."; "" of none.

    carried   names in those that carry a position and a number; "" of one that is only counted
    """
    if not left:
        return ""
    rows = plural(count(left), "row")
    if not carried:
        return f" Left out: {rows}."
    among = "" if count(left) == len(carried) else ", of them"
    names = naming.some([naming.cut(one, MOST_CELL) for one in carried], MOST_NAMED)
    return f" Left out: {rows}{among or ':'} {names} with a position and a number."


def unused_counted(unused: Sequence[str], weights: Sequence[str]) -> str:
    """ "Not used: Rappr. %, V / NV and 5 more.", those that may tell of weights by their names; else how many."""
    named = [naming.cut(one, MOST_CELL) for one in weights if one][:MOST_NAMED]
    if not named:
        return f" {plural(len(unused), 'column')} not used."
    more = len(unused) - len(named)
    return f" Not used: {listed(named)}{f' and {more} more' if more else ''}."
