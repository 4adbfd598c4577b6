"""The day from which a case is looked at where nobody names one: before anything that is scored was decided."""

from __future__ import annotations

from typing import Literal

from instantsia.case.dates import parse_span
from instantsia.case.model import Case
from instantsia.frozen import frozen


@frozen
class Eve:
    """A day, as an ordinal, and what says so: the case itself, or the first step of which its record tells."""

    day: int
    why: Literal["case", "record"]


def eve(case: Case) -> Eve | None:
    """The day that the case names (`as_of`), else the day before the earliest step of which the record tells; where it
    tells when a milestone of a group was reached, before the first turn of that.

    None where the case names no day and no such step has one.
    """
    if case.as_of is not None:
        last = parse_span(case.as_of).last
        return None if last is None else Eve(last, "case")
    begins = {group.id: group.from_ for group in case.group}
    told = [step.date for step in case.step if step.id in case.recorded]
    told += [begins.get(step.within or "") for step in case.step if step.id in case.timed]
    days = [parse_span(one).first for one in told if one is not None]
    first = min((day for day in days if day is not None), default=None)
    return None if first is None else Eve(first - 1, "record")
