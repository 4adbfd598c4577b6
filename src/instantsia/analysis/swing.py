"""Who can change it: how often the decision changes when all that is a member's own is drawn anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
"""So many pairs of a member and a draw are looked at, but never fewer draws than the second number: 2,000 draws
for fifty members."""
MOST = 200
"""Of a larger body so many members are drawn anew, those who are pivotal most often; where there is no closed form,
this number squared and divided by the number of members: 20 of 2,000."""
FEWEST = 10


def swings(replays: Replays, pivotal: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """{step: {actor: share of draws in which it decides otherwise when all that is their own is drawn anew}}.

    pivotal   {step that is asked about: {actor: how often pivotal}}: of a body of more than two hundred only those
              members are looked at who come first, the fewer the larger it is

    Their own are their position, salience and capability on the issues of these steps, the claims about these, their
    ballots in all of them, and what the rule of a body says is theirs alone (the word of one who decides); of a
    settlement on a scale with a line the decision is the side of it. Every other number stays as drawn, so that the
    rest of the body meets another version of the same person. Each is drawn anew once for all steps of which as many
    draws are looked at: fewer than the replayed ones in a body of more than fifty, but where there is a closed form.
    Counted are those draws in which a step happens both times; whoever is left with none of them is left out. Empty for
    a step that decides no issue.
    """
    out: dict[str, dict[str, float]] = {step: {} for step in pivotal}
    by_draws: dict[int, list[str]] = {}
    for step in pivotal:
        if _issue(replays, step) is not None:
            by_draws.setdefault(_draws(replays, step), []).append(step)
    for draws, steps in by_draws.items():
        few = replays if draws == replays.draws else Replays(replays.plan, draws)
        asked = {step: _asked(few, step, pivotal[step]) for step in steps}
        for step, actor, found in _swept(few, asked):
            out[step][actor] = found
    return out


def _draws(replays: Replays, step: str) -> int:
    """So many draws as a body of that size allows: some hundred replays of everything must be quick."""
    if replays.closed_form.over(replays.turns_of((step,))):
        return replays.draws
    return min(replays.draws, max(LEAST, NUMBERS // max(len(members(replays.plan.case, step)), 1)))


def _asked(replays: Replays, step: str, pivotal: Mapping[str, float]) -> tuple[str, ...]:
    """The members who are drawn anew, in the order of the body; in a large one those first who are pivotal most."""
    everybody = members(replays.plan.case, step)
    if len(everybody) <= MOST:
        return everybody
    closed = replays.closed_form.over(replays.turns_of((step,)))
    most = MOST if closed else min(MOST, max(FEWEST, MOST**2 // len(everybody)))
    return tuple(sorted(everybody, key=lambda actor: -pivotal.get(actor, 0.0))[:most])


def _swept(replays: Replays, asked: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str, float]]:
    """(step, actor, how often it decides otherwise), each actor drawn anew in all of the steps at once."""
    drawn = replays.base
    before = {step: (drawn["happened", step], _decided(replays, step, drawn)) for step in asked}
    actors = list(dict.fromkeys(actor for who in asked.values() for actor in who))
    own = [
        dict.fromkeys((name for step in asked for name in own_numbers(replays, step, actor)), ANEW) for actor in actors
    ]
    variations = [Variation(replicas=numbers) for numbers in own]
    turns = replays.turns_of(asked)
    state: State | None = None
    rows: dict[str, tuple[NDArray[Any], NDArray[Any]]] = {}
    found: dict[tuple[str, str], float] = {}
    for number, played in replays.apart(variations, turns):
        if played.state is not state:
            state = played.state
            rows = {step: (state["happened", step], _decided(replays, step, state)) for step in asked}
        for step, (happened, decided) in before.items():
            both = happened & played.array(happened, rows[step][0])
            swung = share(played.array(decided, rows[step][1]) != decided, both)
            if swung is not None:
                found[step, actors[number]] = swung
    for step, who in asked.items():
        yield from ((step, actor, found[step, actor]) for actor in who if (step, actor) in found)


def own_numbers(replays: Replays, step: str, actor: str) -> tuple[str, ...]:
    """Addresses, and prefixes of addresses, of the random numbers that are an actor's own in a step."""
    case, issue = replays.plan.case, _issue(replays, step)
    by_rule = replays.once(f"own numbers/{step}", lambda: _by_rule(replays, step))
    if actor not in by_rule:
        return ()
    out = [f"step/{step}/{form.format(actor=actor)}" for form in replays.prepared.steps[step].OWN_STREAMS]
    out += by_rule[actor]
    for path in () if issue is None else paths.on_issue(case, actor, issue):
        out += [f"assumption/{path}", f"dispute/{path}/"]
    return tuple(out)


def _by_rule(replays: Replays, step: str) -> dict[str, list[str]]:
    """{who votes in a step or is heard: the addresses that the rule of its body says are theirs alone}."""
    case = replays.plan.case
    body = case.body_of(replays.prepared.steps[step])
    owners = {} if body is None else rule_of(body).own_streams(body.electorate)
    out: dict[str, list[str]] = {actor: [] for actor in members(case, step)}
    for name, owner in owners.items():
        if owner in out:
            out[owner].append(f"step/{step}/rule/{name}")
    return out


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
