"""Votes in a column that is read as another, as a rule beside the table tells: 31 of 60, 75 % of the capital."""

from __future__ import annotations

import shlex
from fractions import Fraction

from instantsia.errors import cut
from instantsia.stakeholders.files.cells.otherwise import Line
from instantsia.stakeholders.files.rows.needed_words import OF_CAPITAL
from instantsia.stakeholders.files.votes.quota_told import majority_of, quota_told
from instantsia.stakeholders.questions.asking import Asking

WHOLE = Fraction(100)
_ROUNDED = Fraction(1, 2)
"""So far may shares in per cent add up to another number than 100."""


def answers_of_column(asking: Asking, line: Line) -> str:
    """The answers by which the column that a rule counts is of votes, with its quota; "" where no single one fits."""
    column, quota = _fitting(asking, line)
    if not column:
        return ""
    read = asking.text("columns") or asking.known.columns
    kept = [part for part in read.split("|") if part and part.partition(":")[2] != column]
    columns = shlex.quote("|".join([*kept, f"vote:{column}"]))
    return f"columns={columns} --answer quota={shlex.quote(quota)}"


def column_said(asking: Asking) -> list[str]:
    """That a rule counts what a column adds up to, and each has one vote; [] where the table has a column of votes."""
    if asking.known.votes is not None or asking.text("quota") is not None:
        return []
    for line in asking.known.needed:
        if answers := answers_of_column(asking, line):
            column, _ = _fitting(asking, line)
            shown = f"{cut(line[0])} ({line[1]})" if line[1] else cut(line[0])
            return [
                f"{shown} counts what {cut(column)} adds up to, and each has one vote (--answer {answers} counts it)."
            ]
    return []


def _fitting(asking: Asking, line: Line) -> tuple[str, str]:
    """(the column that a rule counts, the quota); ("", "") where no single one fits."""
    many, whole = majority_of(line[0])
    of_all = Fraction(len(asking.known.actors))
    if many and whole != of_all:
        some = [name for name, total in asking.known.sums if total == whole]
        return (some[0], str(many)) if len(some) == 1 else ("", "")
    found = quota_told([line], WHOLE) if OF_CAPITAL.search(line[0]) else None
    some = [name for name, total in asking.known.sums if abs(total - WHOLE) <= _ROUNDED]
    return (some[0], found[0]) if found is not None and len(some) == 1 else ("", "")
