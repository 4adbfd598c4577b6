"""How good the methods of settlement have been, with the commands that measured it."""

from __future__ import annotations

from collections.abc import Sequence

from instantsia.case.phrases import and_list
from instantsia.frozen import frozen
from instantsia.report.wording.magnitudes import value_text


@frozen
class Measured:
    """What a command measured of a method: how far its forecasts lay off, on average, in points of 100.

    command   that measures it, from the data of Thomson et al. (2012), which is not shipped
    """

    decisions: int
    error: float
    command: str


PLAIN = Measured(172, 23.72, "benchmarks/deu_baselines.py")
"""The unweighted mean of the positions."""
RECORD = {
    "weighted-mean": Measured(172, 24.02, "benchmarks/deu_baselines.py"),
    "weighted-median": Measured(172, 29.05, "benchmarks/residuals.py"),
    "win-set": Measured(130, 31.80, "benchmarks/residuals.py"),
}
VOTES = (40, 39, 35, "benchmarks/residuals.py")
"""Meetings of the Federal Open Market Committee whose voiced rates are known (Meade 2005), those that decided what the
median of these rates says, those that changed nothing, and the command that measures it."""


def record(names: Sequence[str], *, voted: bool = False, alone: bool = False, measured: bool = True) -> str:
    """The honest record of the methods in one line.

    voted     the decision is voted, so that the record is that of stated votes
    alone     one person decides
    measured  with the commands that measured it
    """
    if alone:
        return "Record: none, since no decisions that one person takes alone have been compared with what was forecast."
    if voted:
        meetings, right, unchanged, command = VOTES
        return (
            f"Record: the votes as stated told what was decided at {right} of {meetings} meetings of the Federal Open "
            f"Market Committee (1989-93); 'no change' would have been right at {unchanged}.{_by([command], measured)}"
        )
    known = [name for name in names if name in RECORD]
    plain = (
        f"on {PLAIN.decisions} EU decisions a plain mean did as well as anything (mean error {points(PLAIN)} points)"
    )
    if not known:
        return f"Record: none of this model; {plain}.{_by([PLAIN.command], measured)}"
    if known == ["weighted-mean"]:
        return f"Record: {plain}.{_by([PLAIN.command], measured)}"
    told = [f"{name.replace('-', ' ')} {points(RECORD[name])} on {RECORD[name].decisions}" for name in known]
    commands = dict.fromkeys([*(RECORD[name].command for name in known), PLAIN.command])
    return f"Record: {plain}; mean error of the {', of the '.join(told)}.{_by(list(commands), measured)}"


def _by(commands: Sequence[str], measured: bool) -> str:
    return f" Measured by {and_list(commands)}." if measured else ""


def points(one: Measured) -> str:
    """A mean error in points of 100."""
    return value_text(round(one.error))
