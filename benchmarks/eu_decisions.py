"""EU decisions (DEU II, EU-15 wave, Thomson et al. 2012) as stakes, and every method's forecast of them.

172 issues with an outcome, of 69 proposals; 130 with a reference point. Capability = Council votes, Commission and
Parliament = the largest vote of a member; votes = Council votes, quota = 62/87 of the votes of those whose position is
known. The data is not shipped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from deu_baselines import rows
from instantsia.models import settlement
from instantsia.models.settlement.dressing import FAILED, Held, held
from instantsia.models.settlement.stakes import Stakes, Voting

Floats = NDArray[np.float64]
Rows = NDArray[np.bool_]

QUOTA = 62 / 87
TOLERANCE = 5.0
MEASURED = (
    "weighted-mean",
    "weighted-median",
    "mode",
    "probabilistic-condorcet",
    "nash",
    "kalai-smorodinsky",
    "win-set",
)
"""Methods with a table of their own; whoever sets the agenda in the EU is not in the data."""


@dataclass(frozen=True)
class Past:
    """A method's forecasts and what came of them, (issue,) each.

    among   what is held on each issue, (issue, actor), padded with actors without weight
    """

    point: Floats
    outcome: Floats
    proposal: NDArray[np.str_]
    among: Held

    def of(self, keep: Rows | NDArray[np.intp]) -> Past:
        mine = self.among
        among = Held(mine.position[keep], mine.weight[keep], mine.low[keep], mine.high[keep], mine.spread[keep])
        return Past(self.point[keep], self.outcome[keep], self.proposal[keep], among)

    @property
    def error(self) -> Floats:
        """(issue,) outcome less forecast, in units of spread."""
        return (self.outcome - self.point) / self.among.spread


@dataclass(frozen=True)
class Decisions:
    """{method: its forecasts}; of one that knows of a blocked status quo only where it is not.

    blocked     {method: its forecasts of the reference because nothing could be carried}
    unblocked   {method: where it would have settled with nothing in the way, on the same issues}
    """

    methods: dict[str, Past]
    blocked: dict[str, Past]
    unblocked: dict[str, Past]

    @property
    def failed(self) -> Mapping[str, Past]:
        """{method: where it would have settled and what came of it}, where the blocked status quo failed."""
        return {name: one.of(off(self.blocked[name]) > TOLERANCE) for name, one in self.unblocked.items()}

    @property
    def tables(self) -> Mapping[str, Past]:
        """Everything that a table of errors is made of."""
        return {**self.methods, **{f"{name}{FAILED}": past for name, past in self.failed.items()}}


def off(past: Past) -> Floats:
    """(issue,) how far the outcomes lay from the forecasts."""
    return np.abs(past.outcome - past.point)


def read(data: Path) -> Decisions:
    """Every method's forecast of every issue with an outcome."""
    actors: dict[str, list[Mapping[str, str]]] = {}
    positions = rows(data / "positions.csv")
    largest = max(float(row["council_votes"]) for row in positions if row["council_votes"])
    for row in positions:
        actors.setdefault(row["isnrnmc"], []).append(row)
    issues = [row for row in rows(data / "issues.csv") if row["outcome"]]
    tables = [actors[row["isnrnmc"]] for row in issues]
    stakes = [
        stakes_of(table, largest, float(row["reference_point"]) if row["reference_point"] else None)
        for table, row in zip(tables, issues, strict=True)
    ]
    outcome, proposal = (
        np.array([float(row["outcome"]) for row in issues]),
        np.array([row["prnrnmc"] for row in issues]),
    )
    whole = Past(np.full(len(issues), np.nan), outcome, proposal, _padded(stakes))
    decisions = Decisions({}, {}, {})
    for name in MEASURED:
        _forecast(name, stakes, [voting_of(table) for table in tables], whole, decisions)
    return decisions


def _forecast(name: str, stakes: Sequence[Stakes], voting: Sequence[Voting], whole: Past, into: Decisions) -> None:
    """A method's forecasts; a reference is shown only to a method that cannot do without."""
    method = settlement.method(name)
    if method.NEEDS_REFERENCE:
        asked = [place for place, one in enumerate(stakes) if one.reference is not None]
    else:
        asked, stakes = list(range(len(stakes))), [replace(one, reference=None) for one in stakes]
    settled = [method.settle(stakes[place], voting[place]) for place in asked]
    past = replace(whole.of(np.array(asked)), point=np.array([float(one.outcome) for one in settled]))
    shut = np.array([one.blocked is not None and bool(one.blocked) for one in settled])
    into.methods[name] = past.of(~shut)
    if shut.any():
        otherwise = [float(one.notes["unblocked"]) for one, no in zip(settled, shut, strict=True) if no]
        into.blocked[name] = past.of(shut)
        into.unblocked[name] = replace(into.blocked[name], point=np.array(otherwise))


def _padded(every: Sequence[Stakes]) -> Held:
    """What is held on each issue, with actors without any weight added up to the largest number of them."""
    most = max(one.position.size for one in every)

    def wide(values: Floats) -> Floats:
        return np.concatenate([values, np.zeros(most - values.size)])

    return held(
        Stakes(
            np.array([wide(one.position) for one in every]),
            np.array([wide(one.capability) for one in every]),
            np.array([wide(one.salience) for one in every]),
        )
    )


def stakes_of(actors: Sequence[Mapping[str, str]], largest: float, reference: float | None = None) -> Stakes:
    """`largest` is the weight of those who have no votes in the Council."""
    return Stakes(
        np.array([float(one["position"]) for one in actors]),
        np.array([float(one["council_votes"] or largest) for one in actors]),
        np.array([float(one["salience"]) for one in actors]),
        None if reference is None else np.array(reference),
    )


def voting_of(actors: Sequence[Mapping[str, str]]) -> Voting:
    votes = np.array([float(one["council_votes"] or 0) for one in actors])
    return Voting(votes, np.array(QUOTA * votes.sum()))
