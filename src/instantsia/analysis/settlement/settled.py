"""What a settlement rests on: who stands where and weighs how much, how it spreads, what each model would say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from statistics import NormalDist

import numpy as np

from instantsia.analysis.ranges.band import percentiles
from instantsia.analysis.replaying.groups import held_way
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.replaying.shares import shift_logit
from instantsia.analysis.results import AssumptionEffect, RawSettlement, Settled, Stake, Value
from instantsia.case import paths
from instantsia.case.questions import Issue
from instantsia.draws.state import State
from instantsia.draws.streams import Floats
from instantsia.draws.sums import mean, share
from instantsia.engine.epochs import day_of, number_on
from instantsia.evidence.nodes import PathNode
from instantsia.models import settlement as models
from instantsia.rules import rule_of

OTHERWISE = {"vote": "if it is voted", "bargain": "if it is bargained out"}
PARTS = 25
"""Equally long parts of the scale in which draws are counted: four points of 100 each."""
LEAST_MOVED = 0.03
"""Of the headline, between the ends of a number: of several that move it by less the draws say which is first."""
DECIDES = 0.05
"""A number that moves the headline by less does not decide."""


def settled(replays: Replays, run: State, p: float, values: Mapping[str, Value]) -> dict[str, Settled]:
    """{issue: what its settlement rests on}, for the issues in `values`.

    run   all draws, as `shares.state_of` gives them
    p     share of the headline in the run
    """
    case = replays.plan.case
    out: dict[str, Settled] = {}
    for name, value in values.items():
        issue = case.issues[name]
        held, dressed = issue.status_quo, replays.prepared.steps[value.step].adds_errors(case)
        out[name] = Settled(
            issue=name,
            step=value.step,
            status_quo=None if held is None else (held.low, held.high),
            ends=dict(issue.stretches),
            parts=parts(run["value", value.step][run["happened", value.step]], issue.bounds),
            stakes=_stakes(replays, value.step, name),
            by_model=_by_model(replays, value.step, p),
            dressed=dressed,
            raw=_raw(replays, value.step, issue) if dressed else None,
            regime=ways[0].regime if (ways := replays.prepared.steps[value.step].ways(case)) else "bargain",
            spread=spread_of(replays, value.step),
        )
    return out


def parts(found: Floats, bounds: tuple[float, float]) -> tuple[float, ...]:
    """Share of (draw,) values in each of `PARTS` parts of a scale; those at its very ends in none of them.

    >>> sum(parts(np.array([0.0, 50.0, 50.0, 100.0]), (0.0, 100.0)))
    0.5
    """
    low, high = bounds
    inside = found[(found > low) & (found < high)]
    place = np.minimum(((inside - low) / (high - low) * PARTS).astype(np.intp), PARTS - 1)
    counted = np.bincount(place, minlength=PARTS)
    return tuple((counted / max(found.size, 1)).tolist())


def deciding(assumed: Iterable[AssumptionEffect]) -> int:
    """How many numbers decide.

    A number decides where the headline moves by at least .05 between the lower and the upper fifth of the number's own
    range: by the replay with it held at the middle of either fifth, on the same draws, where there is one; else by the
    draws that lie in them, and then by more than chance makes of so many numbers (`noise_floor`). Of numbers that err
    together each counts, since they are moved together. Credences (how far a teller or a kind of claim is believed) are
    no numbers of this count.
    """
    rows = list(assumed)
    return sum(
        len(one.members)
        for one in rows
        if not one.id.startswith(("kind.", "teller.")) and abs(effect(one, len(rows))) >= DECIDES
    )


def effect(one: AssumptionEffect, among: int) -> float:
    """How far the headline moves from the lower to the upper fifth of a number, see `deciding`; 0 if not told apart.

    among   how many numbers are looked at
    """
    if one.p_low is not None and one.p_high is not None:
        return one.p_high - one.p_low
    if one.moves is None or abs(one.moves) < noise_floor(among) * (one.moves_error or 0.0):
        return 0.0
    return one.moves


def told_from_noise(one: AssumptionEffect, among: int) -> bool:
    """Whether a number moves the headline beyond the noise of its draws.

    By at least two standard errors, and where it was replayed at its ends by at least `LEAST_MOVED` between them, on
    the same draws; where it was not, by more than chance makes of so many numbers (`noise_floor`).

    among   how many numbers are looked at
    """
    if one.moves is None:
        return False
    replayed = one.p_low is not None and one.p_high is not None
    if abs(one.moves) < (noise_floor(1) if replayed else noise_floor(among)) * (one.moves_error or 0.0):
        return False
    return not replayed or abs(effect(one, among)) >= LEAST_MOVED


def noise_floor(among: int) -> float:
    """By how many standard errors one of several numbers must move something to be told from chance: at least two.

    So many that, of all of them together, half a one is taken for moving it that does not.

    >>> round(noise_floor(42), 1), noise_floor(1)
    (2.5, 2.0)
    """
    return max(2.0, NormalDist().inv_cdf(1 - 0.25 / max(among, 1)))


def said(node: PathNode, bounds: tuple[float, float]) -> str:
    """A position as it was written; "" where it is told by claims, or was left blank."""
    if node.claims or node.assumed is None or whole(node, bounds):
        return ""
    return node.assumed.number.written


def whole(node: PathNode, bounds: tuple[float, float]) -> bool:
    """Whether a position was left blank: no claim, and its assumption covers the whole scale."""
    if node.claims or node.assumed is None or node.assumed.number.among:
        return False
    return node.assumed.number.low <= bounds[0] and node.assumed.number.high >= bounds[1]


def _stakes(replays: Replays, step: str, issue: str) -> tuple[Stake, ...]:
    case, base = replays.plan.case, replays.base
    spec = replays.prepared.steps[step]
    names, body = spec.methods(case), case.body_of(spec)
    if body is None:
        return ()
    votes, weighs = models.needs(names, "votes"), models.weighs(names)
    vetoers = rule_of(body).vetoers(body.electorate)
    nodes = {node.path: node for node in replays.program.paths}
    day = day_of(replays.prepared, base, step)

    def drawn(path: str) -> Floats:
        return number_on(replays.program, base, path, day)

    def middle(path: str) -> float | None:
        return None if path not in nodes else percentiles(drawn(path), (0.5,))[0]

    out = []
    for actor in body.electorate:
        node = nodes.get(paths.position(actor, issue))
        if node is None:
            continue
        p10, p50, p90 = percentiles(drawn(node.path), (0.10, 0.50, 0.90))
        out.append(
            Stake(
                actor=actor,
                said=said(node, case.issues[issue].bounds),
                blank=whole(node, case.issues[issue].bounds),
                p10=p10,
                p50=p50,
                p90=p90,
                salience=middle(paths.salience(actor, issue)) if weighs else None,
                capability=middle(paths.capability(actor, issue)) if weighs else None,
                votes=_votes(middle(paths.seats(actor))) if votes else None,
                veto=votes and actor in vetoers,
            )
        )
    return tuple(out)


def _votes(stated: float | None) -> float:
    """Whoever's votes are not stated has one."""
    return 1.0 if stated is None else stated


def _raw(replays: Replays, step: str, issue: Issue) -> RawSettlement | None:
    """What the numbers alone give."""
    found = replays.base["undressed", step][replays.base["happened", step]]
    if found.size == 0:
        return None
    low, middle, high = percentiles(found, (0.1, 0.5, 0.9))
    return RawSettlement(low, middle, high, None if issue.line is None else share(issue.lies_beyond(found)))


def spread_of(replays: Replays, step: str) -> float | None:
    """How far positions lie apart on average; None where that does not matter, or a step does not say."""
    if ("spread", step) not in replays.base:
        return None
    found = replays.base["spread", step]
    found = found[~np.isnan(found)]
    return mean(np.ascontiguousarray(found)) if found.size else None


def _by_model(replays: Replays, step: str, p: float) -> dict[str, float]:
    """{model, or the other regime: the headline with it in every draw}; empty where there is but one way."""
    spec, case = replays.prepared.steps[step], replays.plan.case
    ways = spec.ways(case)
    if len(ways) < 2:
        return {}
    regime, before = ways[0].regime, replays.headline()
    held = {
        way.method if way.regime == regime else OTHERWISE[way.regime]: held_way(step, place)
        for place, way in enumerate(ways)
    }
    turns = replays.turns[case.event[0].id]
    replays.play_ahead((one, turns) for one in held.values())
    return {name: shift_logit(p, replays.headline(one), before, replays.draws) for name, one in held.items()}
