"""Where settlements lie on their scales: mean, quantiles, the share beyond the line, and how far both would go.

The mean is a sum over draws in the order of the draws; a quantile is a drawn value. With m the mean over the first
draws (as many as `Replays.deep` plays) and mk the same at each of the corners held for the headline, or for the issue
where those cannot reach it (see `ranges`), the mean of the run goes from mean + min(0, mk - m) to
mean + max(0, mk - m), cut to the scale.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.ranges.band import percentile
from instantsia.analysis.ranges.ranges import Ranges, stretched
from instantsia.analysis.replaying.replays import Outcomes, Replays
from instantsia.analysis.replaying.shares import measured
from instantsia.analysis.results import Share, Value
from instantsia.case.model import Case
from instantsia.case.questions import Issue
from instantsia.draws.state import State
from instantsia.draws.streams import Floats
from instantsia.draws.sums import mean, share
from instantsia.steps import playable

QUANTILES = {"q05": 0.05, "q10": 0.10, "q25": 0.25, "median": 0.50, "q75": 0.75, "q90": 0.90, "q95": 0.95}


def settlements(case: Case) -> dict[str, str]:
    """{issue: the last step that settles it}."""
    steps = [step for step in map(playable, case.step) if step.SETTLES]
    return {issue: step.id for step in steps if (issue := step.decided_issue(case)) is not None}


def values(replays: Replays, run: State, reach: Ranges) -> dict[str, Value]:
    """{issue: where it settles}, for issues settled in at least one draw.

    run     all draws, as `shares.state_of` gives them
    reach   the ranges of the headline, whose corners are used
    """
    replays = replays.deep
    out: dict[str, Value] = {}
    for issue, step in settlements(replays.plan.case).items():
        if run["happened", step].any():
            out[issue] = _value(replays, run, reach, replays.plan.case.issues[issue], step)
    return out


def _value(replays: Replays, run: State, reach: Ranges, issue: Issue, step: str) -> Value:
    happened = run["happened", step]
    found = run["value", step][happened]
    low, high = issue.bounds
    ordered = np.sort(found).tolist()
    quantiles = {name: percentile(ordered, at) for name, at in QUANTILES.items()}
    middle, held = mean(found), _outcomes(replays, reach, step)
    ends = [middle, *(middle + moved for moved in _moves(replays.outcomes(), held, step))]
    decided = run["decided", step][happened]
    names = replays.prepared.outcomes[step]
    return Value(
        issue=issue.id,
        step=step,
        mean=middle,
        **quantiles,
        low=max(low, min(ends)),
        high=min(high, max(ends)),
        at_low=share(found <= low) or 0.0,
        at_high=share(found >= high) or 0.0,
        line=issue.line,
        above=issue.beyond == "above",
        beyond=None if issue.line is None else _beyond(replays, held, issue, step, found),
        stretch=issue.stretch_at(quantiles["median"]),
        stretches={name: share(decided == place) or 0.0 for place, name in enumerate(names)} if issue.stretches else {},
        methods=_methods(replays, run, step, happened),
        blocked=(share(run["blocked", step], happened) or 0.0) if ("blocked", step) in run else 0.0,
    )


def _beyond(replays: Replays, held: Sequence[Outcomes], issue: Issue, step: str, found: Floats) -> Share:
    p = measured(issue.lies_beyond(found))
    assert p.p is not None
    before = _share_beyond(replays.outcomes(), issue, step, replays.fewest)
    after = [_share_beyond(state, issue, step, replays.fewest) for state in held]
    if before is None or not after or any(one is None for one in after):
        return p
    low, high = stretched(p.p, before, [one for one in after if one is not None], replays.draws)
    return Share(p.p, p.mcse, low, high)


def _outcomes(replays: Replays, reach: Ranges, step: str) -> list[Outcomes]:
    """The replays at the corners that are held for what a step settles."""
    corners, turns = reach.own.get(step, reach.corners), replays.turns_of((step,))
    replays.play_ahead((one, turns) for one in corners)
    return [replays.outcomes(one, turns) for one in corners]


def _share_beyond(found: Outcomes, issue: Issue, step: str, fewest: int) -> float | None:
    happened = found.happened[step]
    if np.count_nonzero(happened) < min(fewest, happened.size):
        return None
    return share(issue.lies_beyond(found.value[step]), happened)


def _moves(base: Outcomes, held: Sequence[Outcomes], step: str) -> list[float]:
    """By how much the mean moves at each corner."""

    def middle(found: Outcomes) -> float | None:
        there = found.value[step][found.happened[step]]
        return mean(there) if there.size else None

    before = middle(base)
    after = [middle(state) for state in held]
    return [] if before is None else [one - before for one in after if one is not None]


def _methods(replays: Replays, run: State, step: str, happened: NDArray[np.bool_]) -> Mapping[str, float]:
    if ("model", step) not in run:
        return {}
    names = replays.prepared.steps[step].methods(replays.plan.case)
    chosen = run["model", step]
    return {name: share(chosen == place, happened) or 0.0 for place, name in enumerate(names)}
