"""A table that says of which day it is, where that day lies long before the one from which it is looked at."""

from __future__ import annotations

from instantsia.case.dates import day_text, parse_day
from instantsia.stakeholders.questions.asking import Asking
from instantsia.stakeholders.questions.deadlines import written_on

OLD = 180
"""So many days before today a table is old."""


def old_table(asking: Asking) -> str:
    """That the table is of a day long ago, with the answer that looks from it; "" of any other."""
    days = [day for text, _ in asking.known.dated if (day := written_on(text))]
    if len(days) != 1 or asking.text("by") is not None or parse_day(days[0]) > asking.known.today - OLD:
        return ""
    today = day_text(asking.known.today)
    return f"The sheet is of {days[0]}, and it is looked at from {today} (--answer as_of={days[0]} looks from its day)."
