"""Whether a step is of one of our kinds, asked without importing the kind.

The kinds of which a case has a step are imported when it is read. Whoever asks of a case whether it has a ballot, and
imports the ballot to ask, makes every other case wait for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from instantsia.case.happenings import Step

if TYPE_CHECKING:
    from instantsia.steps._ballot import Balloting


def made_from(step: Step, file: str) -> bool:
    """Whether a step is of a class that a file in steps/ holds, or of one that is made from it.

    file   the name of the file: "report", "_ballot"
    """
    return any(one.__module__ == f"{__package__}.{file}" for one in type(step).__mro__)


def as_ballot(step: Step) -> Balloting | None:
    """The step as one in which a body votes; None for another."""
    return cast("Balloting", step) if made_from(step, "_ballot") else None
