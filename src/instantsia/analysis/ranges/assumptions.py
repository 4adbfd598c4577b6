"""What each assumption does to the headline, and at which value one that has no range would tip it.

    moves   the headline in the draws in which the assumption's own random number lies in its upper fifth, less that in
            which it lies in its lower fifth, over all draws of the run; a group by the mean of its members' numbers
    error   sqrt(p1 (1 - p1) / k + p2 (1 - p2) / k), k draws in each fifth

An assumption without a range is fixed. It is given nine values in turn, evenly over its domain and on the same random
numbers: 0 to 1 for a probability or a debt, the two ends of the scale for a position, otherwise from 0 to twice the
value (0 to 1 where it is 0), and never beyond what may be written there. The ends and the middle are played first; of
a stretch with both ends on one side of one half nothing between is played. Between two values on either side of one
half the tipping value is read off the straight line; of several the one nearest to the value in use. Votes that a table
states are what they are, and are not swept.

Defaults of the tables (what a kind of claim is worth, a speaker without an entry, that each coder is heard in an equal
share of the draws) are assumptions too. They have no random number of their own: they are replayed at both ends of
their range, and `moves` is p_high less p_low.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.ranges.doubts import EVEN, crossing
from instantsia.analysis.ranges.screening import effects
from instantsia.analysis.replaying.groups import Group, Reach, groups, reach_of_event, within
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.replaying.shares import shift_logit
from instantsia.analysis.results import AssumptionEffect
from instantsia.case import paths
from instantsia.case.constants import mistake
from instantsia.case.limits import LARGEST
from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.case.quantities import allowed
from instantsia.draws.state import State
from instantsia.draws.sums import share
from instantsia.evidence.doubts import Assumption, credences
from instantsia.evidence.doubts import Doubt as Doubtful
from instantsia.evidence.doubts import assumptions as all_assumptions
from instantsia.evidence.variation import Variation

Bools = NDArray[np.bool_]

SWEEP = 9
"""Values given to an assumption without a range."""


def assumptions(replays: Replays, run: State, held: Mapping[str, tuple[float, float]]) -> tuple[AssumptionEffect, ...]:
    """Every assumption that is read, those that move the headline most first; then the fixed ones.

    run    all draws, as `shares.state_of` gives them
    held   {group: headline with it held at either end}, from `ranges`
    """
    event = replays.plan.case.event[0].id
    holds = replays.event(run, event)
    reach = reach_of_event(replays, event)
    # a choice of models is told with the method, not among the judgements
    listed = {one.path: one for one in all_assumptions(replays.program) if not paths.is_choice(one.path)}
    rows: list[AssumptionEffect] = []
    for group in groups(replays):
        ends = held.get(group.id, (None, None))
        if group.kind == "assumption":
            rows.append(_ranged(replays, [listed[path] for path in group.members], group, reach, holds, ends))
    p = share(holds) or 0.0
    fixed = [one for one in listed.values() if one.number.fixed]
    lines = _swept(replays, [one for one in fixed if one.path in reach.feeds and not _as_it_is(one)], p)
    rows += [_fixed(one, lines.get(one.path, ())) for one in fixed]
    replays.play_ahead(asked(replays))
    rows += [_default(replays, doubt, reach, p) for doubt in _defaults(replays)]
    return tuple(sorted(rows, key=lambda row: (-abs(row.moves or 0.0), row.moves is None, row.tipping is None, row.id)))


def asked(replays: Replays) -> Iterator[tuple[Variation, int]]:
    """What is asked of the replays about credences that nobody states: (variation, how many turns)."""
    event = replays.plan.case.event[0].id
    reach, turns = reach_of_event(replays, event), replays.turns[event]
    for doubt in _defaults(replays):
        if doubt.id in reach.doubts:
            yield from ((Variation(credence={doubt.id: end}), turns) for end in (doubt.low, doubt.high))


def _defaults(replays: Replays) -> list[Doubtful]:
    """The credences that are those of the program."""
    return [doubt for doubt in credences(replays.program) if doubt.kind == "kind" or not doubt.stated]


def _ranged(
    replays: Replays,
    members: Sequence[Assumption],
    group: Group,
    reach: Reach,
    holds: Bools,
    ends: tuple[float | None, float | None],
) -> AssumptionEffect:
    found = (0.0, 0.0)
    if within(group, reach):
        found = effects(replays, replays.plan.case.event[0].id, group, holds).moves
    return AssumptionEffect(
        id=group.id,
        value=", ".join(one.number.written if one.number.among else f"{one.number.middle:g}" for one in members),
        range=", ".join(bounds(one.number) for one in members),
        group=members[0].group,
        why="; ".join(dict.fromkeys(one.why for one in members if one.why)),
        source=members[0].source,
        moves=found[0],
        moves_error=found[1],
        p_low=ends[0],
        p_high=ends[1],
        tipping=None,
        members=group.members,
    )


def _default(replays: Replays, doubt: Doubtful, reach: Reach, p: float) -> AssumptionEffect:
    size = error = 0.0
    ends: tuple[float, float] = (p, p)
    if doubt.id in reach.doubts:
        event, before = replays.plan.case.event[0].id, replays.headline()
        low, high = (
            replays.outcomes(Variation(credence={doubt.id: end}), replays.turns[event]).events[event]
            for end in (doubt.low, doubt.high)
        )
        ends = (
            shift_logit(p, share(low) or 0.0, before, replays.draws),
            shift_logit(p, share(high) or 0.0, before, replays.draws),
        )
        size, error = ends[1] - ends[0], _paired_error(low, high)
    return AssumptionEffect(
        id=doubt.id,
        value=f"{doubt.number:g}",
        range=f"{doubt.low:g}..{doubt.high:g}",
        group=None,
        why=doubt.why,
        source="default",
        moves=size,
        moves_error=error,
        p_low=ends[0],
        p_high=ends[1],
        tipping=None,
        members=(doubt.id,),
    )


def _paired_error(low: Bools, high: Bools) -> float:
    """Standard error of the difference of two shares over the same draws."""
    changed, less = share(low != high) or 0.0, (share(high) or 0.0) - (share(low) or 0.0)
    return math.sqrt(max(changed - less * less, 0.0) / low.size)


def bounds(number: Number) -> str:
    """The range as it would be typed, without its most likely value."""
    return f"{number.low:g}..{number.high:g}"


# ------------------------------------------------------------------------------------------------------------ sweep


def _swept(replays: Replays, fixed: Sequence[Assumption], p: float) -> dict[str, list[tuple[float, float]]]:
    """{path: (value, headline with the assumption at that value) for those of nine that can matter}."""
    before = replays.headline()
    values = {one.path: sweep(replays.plan.case, one) for one in fixed}
    found: dict[str, dict[int, float]] = {path: {} for path in values}

    def play(wanted: Iterable[tuple[str, int]]) -> None:
        pairs = list(wanted)
        shares = replays.headlines(Variation(assumed={path: values[path][place]}) for path, place in pairs)
        for (path, place), q in zip(pairs, shares, strict=True):
            found[path][place] = shift_logit(p, q, before, replays.draws)

    play((path, place) for path, each in values.items() for place in {0, len(each) // 2, len(each) - 1} if each)
    # only where the two ends of a stretch lie on either side of one half can something between them matter
    play(
        (path, place)
        for path, known in found.items()
        for first, last in pairwise(sorted(known))
        if (known[first] - EVEN) * (known[last] - EVEN) <= 0
        for place in range(first + 1, last)
    )
    return {path: [(values[path][place], known[place]) for place in sorted(known)] for path, known in found.items()}


def _fixed(one: Assumption, line: Sequence[tuple[float, float]]) -> AssumptionEffect:
    """An assumption without a range; `line` is the headline by its value, empty where it has no part in it."""
    tipping = crossing(line, near=one.number.low) if line else None
    return AssumptionEffect(
        id=one.path,
        value=f"{one.number.low:g}",
        range=None,
        group=one.group,
        why=one.why,
        source=one.source,
        moves=None,
        moves_error=None,
        p_low=None,
        p_high=None,
        tipping=tipping,
        members=(one.path,),
    )


def _as_it_is(one: Assumption) -> bool:
    """Whether a number is a fact of a table and no judgement: how many votes somebody has."""
    return one.source == "table" and one.path.endswith(".seats")


def sweep(case: Case, one: Assumption) -> tuple[float, ...]:
    """Nine values, evenly over what the assumption might be; those that may not be written there are left out."""
    low, high = _domain(case, one)
    step = (high - low) / (SWEEP - 1)
    return tuple(value for value in (low + step * place for place in range(SWEEP)) if _allowed(case, one.path, value))


def _domain(case: Case, one: Assumption) -> tuple[float, float]:
    domain = allowed(case, one.path)
    value = one.number.low
    if domain is not None and math.isfinite(domain.low) and domain.high < LARGEST:
        return domain.low, domain.high
    twice = 2 * value or 1.0
    return (0.0, 1.0) if 0 <= value <= 1 and not _allowed(case, one.path, max(twice, 1.1)) else (0.0, twice)


def _allowed(case: Case, path: str, value: float) -> bool:
    """Whether a number that has a place in a table may have a value there; of any other the domain says it."""
    return not mistake(case, path, Number(low=value, high=value))
