"""The day from which a case is looked at, as every answer tells it."""

from __future__ import annotations

from typing import TypedDict

from instantsia.case.dates import day_text
from instantsia.engine.plan import Plan


class Days(TypedDict):
    """As whom an answer knows: only what was so by a day, only what had been told by one; None where none is named."""

    as_of: str | None
    known_by: str | None


def days_of(plan: Plan) -> Days:
    """Both days of a plan, "1957-06-17"."""
    return {"as_of": _day(plan.as_of), "known_by": _day(plan.known_by)}


def _day(day: int | None) -> str | None:
    return None if day is None else day_text(day)
