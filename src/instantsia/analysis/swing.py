"""Who can change it: how often the decision changes when all that is a member's own is drawn anew."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from numpy.typing import NDArray

from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.replaying.shares import members
from instantsia.case import paths
from instantsia.draws.state import State
from instantsia.draws.sums import share
from instantsia.evidence.variation import Variation
from instantsia.rules import rule_of

ANEW = 1
"""Which re-draw is taken."""
NUMBERS, LEAST = 100_000, 500
"""Of members times draws as many are looked at, but never fewer draws than the second: 2,000 for fifty members."""
MOST = 200
"""Of a larger body only so many are drawn anew, those first who are pivotal most often."""


def swing(replays: Replays, step: str, pivotal: Mapping[str, float] = MappingProxyType({})) -> dict[str, float]:
    """{actor: share of draws in which the step decides otherwise when all that is their own is drawn anew}.

    Their own are their position on the step's issue, salience and capability, the claims about these, their ballot,
    and what the rule of the body says is theirs alone (the word of one who decides); of a settlement on a scale with a
    line the decision is the side of it. Every other number stays as drawn, so that the rest of the body meets another
    version of the same person. Among the replayed draws (fewer in a body of more than fifty) in which the step happens
    both times; whoever is left with none of them is left out. Empty for a step that decides no issue.

    pivotal   {actor: how often pivotal}: of more than two hundred members only those are looked at who come first
    """
    if _issue(replays, step) is None:
        return {}
    everybody = members(replays.plan.case, step)
    first = sorted(everybody, key=lambda actor: -pivotal.get(actor, 0.0))[:MOST]
    replays = _few(replays, len(everybody))
    happened, decided = replays.base["happened", step], _decided(replays, step, replays.base)
    out: dict[str, float] = {}
    if not happened.any():
        return out
    for actor in everybody if len(first) == len(everybody) else first:
        anew = replays.state(Variation(replicas=dict.fromkeys(own_numbers(replays, step, actor), ANEW)))
        both = happened & anew["happened", step]
        found = share(_decided(replays, step, anew) != decided, both)
        if found is not None:
            out[actor] = found
    return out


def _few(replays: Replays, members: int) -> Replays:
    """Replays of as many draws as a body of that size allows: some hundred replays of everything must be quick."""
    draws = max(LEAST, NUMBERS // members)
    return replays if draws >= replays.draws else Replays(replays.plan, draws)


def own_numbers(replays: Replays, step: str, actor: str) -> tuple[str, ...]:
    """Addresses, and prefixes of addresses, of the random numbers that are an actor's own in a step."""
    case, issue = replays.plan.case, _issue(replays, step)
    played = replays.prepared.steps[step]
    out = [f"step/{step}/{form.format(actor=actor)}" for form in played.OWN_STREAMS]
    body = case.body_of(played)
    if body is not None:
        owners = rule_of(body).own_streams(body.members)
        out += [f"step/{step}/rule/{name}" for name, owner in owners.items() if owner == actor]
    for path in () if issue is None else paths.on_issue(case, actor, issue):
        out += [f"assumption/{path}", f"dispute/{path}/"]
    return tuple(out)


def _issue(replays: Replays, step: str) -> str | None:
    return replays.prepared.steps[step].decided_issue(replays.plan.case)


def _decided(replays: Replays, step: str, state: State) -> NDArray[Any]:
    """(draw,) what came of the step; of a settlement with a line on which side of it."""
    case, name = replays.plan.case, _issue(replays, step)
    if name is not None and replays.prepared.steps[step].SETTLES:
        issue = case.issues[name]
        if issue.line is not None:
            return issue.lies_beyond(state["value", step])
    return state["decided", step]
