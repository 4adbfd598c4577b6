"""The last day of what may take several days: a day that is written, or so many days after it begins."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from instantsia.case.dates import day_in_words, parse_day
from instantsia.case.model import Case
from instantsia.draws.streams import Floats
from instantsia.steps import Mistake, StepKind


def check_written(until: str | None, days: int | None) -> None:
    """Raises ValueError where `until` and `days` are both written, or `until` is no single day."""
    if until is not None and days is not None:
        raise ValueError("found until and days, expected one of them: a day, or so many days after the step begins")
    if until is not None:
        parse_day(until)


def last_day(until: str | None, days: int | None, begins: float | Floats) -> Floats:
    """`days` after it begins, or `until`, and never before it begins. Days are ordinals."""
    if days is not None:
        return np.asarray(begins + np.float64(days))
    assert until is not None
    return np.maximum(begins, float(parse_day(until)))


def passed(case: Case, step: StepKind, until: str | None) -> Iterator[Mistake]:
    """A fixed last day of a step whose group still has turns then: in those it would be over as it begins."""
    group = next((one for one in case.group if one.id == step.within), None)
    last = None if until is None or group is None else group.last_turn()
    if until is not None and group is not None and last is not None and parse_day(until) <= last:
        yield (
            "until",
            f"found {until}, expected a day after the last turn of {group.id} ({day_in_words(last)}): "
            "in a turn on that day or later the step would be over as it begins",
            "write days = 7 in its place: so many days after the day of each turn",
        )
