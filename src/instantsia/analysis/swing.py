"""Who can change it: how often the decision changes when all that is a man's own is drawn anew."""

from __future__ import annotations

import numpy as np

from instantsia.analysis.replays import Replays
from instantsia.analysis.shares import members
from instantsia.case import paths
from instantsia.case.model import Case
from instantsia.draws.sums import share
from instantsia.evidence.variation import Variation

ANEW = 1
"""Which re-draw is taken."""


def swing(replays: Replays, step: str) -> dict[str, float]:
    """{actor: share of draws in which the step decides otherwise when all that is his own is drawn anew}.

    His own are his position on the step's issue, the claims about it and his ballot; every other number stays as
    drawn, so that the rest of the body meets another version of the same man. Among the replayed draws in which the
    step happens both times; whoever is left with none of them is left out. Empty for a step that decides no issue.
    """
    if _issue(replays, step) is None:
        return {}
    happened, decided = replays.base["happened", step], replays.base["decided", step]
    out: dict[str, float] = {}
    if not happened.any():
        return out
    for actor in members(replays.plan.case, step):
        anew = replays.state(Variation(replicas=dict.fromkeys(own_numbers(replays, step, actor), ANEW)))
        both = happened & anew["happened", step]
        found = share(np.asarray(anew["decided", step] != decided), both)
        if found is not None:
            out[actor] = found
    return out


def own_numbers(replays: Replays, step: str, actor: str) -> tuple[str, ...]:
    """Addresses, and prefixes of addresses, of the random numbers that are his own in a step."""
    case, issue = replays.plan.case, _issue(replays, step)
    forms: tuple[str, ...] = getattr(replays.prepared.modules[step], "OWN", ("ballot/{actor}",))
    out = [f"step/{step}/{form.format(actor=actor)}" for form in forms]
    for path in () if issue is None else _stands(case, actor, issue):
        out += [f"assumption/{path}", f"dispute/{path}/"]
    return tuple(out)


def _issue(replays: Replays, step: str) -> str | None:
    return replays.prepared.modules[step].issue(replays.plan.case.steps[step], replays.plan.case)


def _stands(case: Case, actor: str, issue: str) -> tuple[str, ...]:
    """The paths that say where he stands: a point of the scale, or a coded utility for each option."""
    if case.issues[issue].scale is not None:
        return (paths.position(actor, issue),)
    return tuple(paths.utility(actor, issue, option) for option in case.issues[issue].options)
