"""How much each edit between two runs did to the headline, and to the mean of what it settles.

Every mixture of the two cases that is a case is played over the first n = min(draws, 2,000) draws of the first run, all
on the same random numbers. With v(S) the share of the headline where the edits S are made, q the same before it is
moved, p the share in the first run:

    logit v(S) = logit p + logit q(S) - logit q(none)          (as every replay is moved; v = q where all was replayed)

    up to six edits   the Shapley value: the mean of v(S and the edit) - v(S) over all orders in which they can be made
    more              the mean of what the edit does as the first and as the last; what is left over is "together"

What the parts lack of the printed difference between two runs on common draws is what the draws that were not replayed
differ by; it is spread over the parts by their size. A mean of a settlement is moved by as many points as the replay
moves. Edits that make no case without each other are one.

The Monte Carlo error of a part is taken over the draws, each draw with its own twins: with c(S) how v(S) counts in the
part, and r(S) = (n/m) a (y - v) where m draws count (a) and y is what each gives, it is sd(sum of c(S) r(S)) / sqrt(n).
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.changes.edit import Edit
from instantsia.analysis.changes.edits import edits
from instantsia.analysis.changes.grouping import grouped, joined
from instantsia.analysis.changes.mixtures import mixed_plan
from instantsia.analysis.replaying import shares
from instantsia.analysis.replaying.replays import REPLAYED
from instantsia.analysis.results.changes import Attribution, Comparison, Difference, EditEffect, EditPart
from instantsia.analysis.settlement.values import settlements
from instantsia.case.conditions import parse
from instantsia.case.model import Case
from instantsia.draws.state import State
from instantsia.draws.sums import mean, share
from instantsia.engine.columns import Columns
from instantsia.engine.conditions import evaluate
from instantsia.engine.memo import Memo
from instantsia.engine.plan import Plan, prepare
from instantsia.engine.play import play
from instantsia.engine.program import program_of
from instantsia.errors import UserError
from instantsia.frozen import frozen
from instantsia.left_behind import spoken_of

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
Chosen = frozenset[int]
"""The edits that are made, by their place."""
Weights = Mapping[Chosen, float]
"""How each mixture counts in a part."""

EXACT = 6
"""So many edits are told apart by all their mixtures."""
MOST = 60
"""More edits than this are taken together table by table."""
NO_HEADLINE = "what each change did is left out: the second run has no event {event}, the headline of the first"


def attributed(found: Comparison, before: Plan, was: Columns, after: Plan, now: Columns) -> Comparison:
    """The comparison of two runs with the means of what they settle, the edits between them and what each did.

    found      as `compare.compare_runs` gives it
    was, now   the columns of the runs
    """
    found = replace(found, values=values(before, was, after, now))
    event = before.case.event[0].id
    if event not in {one.id for one in after.case.event}:
        return replace(found, note="; ".join(filter(None, (found.note, NO_HEADLINE.format(event=event)))))
    headline = next(one for one in found.events if one.id == event)
    step = _settled(before.case, event)
    issue = next((issue for issue, settles in settlements(before.case).items() if settles == step), None)
    value = next((one for one in found.values if one.id == issue), None)
    return replace(found, attribution=attribution(before, after, headline, value))


def attribution(before: Plan, after: Plan, headline: Difference, value: Difference | None = None) -> Attribution:
    """What each edit between two plans did.

    headline   its shares in the two runs
    value      the means in the two runs of the settlement that the headline speaks of, if there is one
    """
    mixtures = _Mixtures(before, after, grouped(edits(before, after), MOST), headline.id)
    groups = mixtures.separable()
    exact = len(groups) <= EXACT
    weights = [_shapley(groups, place) if exact else _ends(groups, place) for place in range(len(groups))]
    common = (before.seed, before.draws) == (after.seed, after.draws)
    p = mixtures.moved(headline.before, headline.after if common else None)
    m = mixtures.moved_mean(value, common) if value is not None else None
    shares_moved = p.parts(weights, mixtures.every)
    means_moved = None if m is None else m.parts(weights, mixtures.every)
    rows = []
    for place, group in enumerate(groups):
        whole = joined([mixtures.edits[one] for one in sorted(group)])
        rows.append(
            EditEffect(
                id=whole.id,
                kind=whole.kind,
                before=whole.before,
                after=whole.after,
                moves=shares_moved[place],
                moves_error=p.error(weights[place]),
                moves_value=None if means_moved is None else means_moved[place],
                moves_value_error=None if m is None else m.error(weights[place]),
                parts=tuple(EditPart(one.id, one.kind, one.before, one.after) for one in whole.parts),
            )
        )
    rest = _rest(weights, mixtures.every)
    return Attribution(
        event=headline.id,
        issue=None if m is None or value is None else value.id,
        seed=before.seed,
        draws=mixtures.draws,
        method="shapley" if exact else "first and last",
        before=p.ends[0],
        after=p.ends[1],
        edits=tuple(sorted(rows, key=lambda row: (-abs(row.moves), -abs(row.moves_value or 0.0), row.id))),
        together=shares_moved[-1],
        together_error=p.error(rest),
        together_value=None if means_moved is None else means_moved[-1],
        together_value_error=None if m is None else m.error(rest),
        common=common,
    )


# -------------------------------------------------------------------------------------------------------- mixtures


@frozen
class _Outcomes:
    """What is read off a mixture: whether the headline happens, what was settled, and where (draw,)."""

    holds: Bools
    settled: Bools
    value: Floats


@dataclass
class _Mixtures:
    """Plays of mixtures of two plans, each once, over the first draws."""

    before: Plan
    after: Plan
    edits: Sequence[Edit]
    event: str
    _memo: Memo = field(default_factory=Memo, repr=False)
    _outcomes: dict[Chosen, _Outcomes | None] = field(default_factory=dict, repr=False)

    @property
    def draws(self) -> int:
        return min(self.before.draws, REPLAYED)

    @property
    def every(self) -> Chosen:
        return frozenset(range(len(self.edits)))

    def plan(self, chosen: Chosen) -> Plan:
        """What is played of a mixture; raises CaseError where it is no case."""
        if not chosen:
            plan = self.before
        elif chosen == self.every:
            # the case after is at hand as it was read
            plan = replace(self.after, seed=self.before.seed, block=self.before.block)
        else:
            plan = mixed_plan(self.before, self.after, [self.edits[one] for one in sorted(chosen)])
        return replace(plan, draws=self.draws)

    def outcomes(self, chosen: Chosen) -> _Outcomes | None:
        """What is read off a mixture, or None where it is no case."""
        if chosen not in self._outcomes:
            self._outcomes[chosen] = self._play(chosen)
        return self._outcomes[chosen]

    def _play(self, chosen: Chosen) -> _Outcomes | None:
        try:
            plan = self.plan(chosen)
            prepared, program = prepare(plan), program_of(plan)
            tree = parse(next(one.when for one in plan.case.event if one.id == self.event))
            names = spoken_of(plan.case, tree)
            step = _settled(plan.case, self.event)
            last = max((place for place, turn in enumerate(prepared.turns, 1) if turn.step.id in names), default=0)
            # another mixture may have other actors and steps: only numbers and evidence are the same
            memo = Memo(self._memo.evidence, self._memo.numbers)
            cut = replace(prepared, turns=prepared.turns[:last])
            state = play(cut, program, 0, self.draws, memo=memo)
        except (UserError, ValueError, StopIteration):
            if chosen in (frozenset(), self.every):
                raise
            return None
        holds = evaluate(tree, state, prepared.outcomes)
        if step is None:
            return _Outcomes(holds, np.zeros(self.draws, bool), np.zeros(0))
        return _Outcomes(holds, state["happened", step], state["value", step])

    def separable(self) -> list[Chosen]:
        """The edits in groups that can be made apart: what makes no case without the others goes with them."""
        groups: list[Chosen] = [frozenset({place}) for place in range(len(self.edits))]
        while True:
            asked = _subsets(len(groups)) if len(groups) <= EXACT else _first_and_last(len(groups))
            bad = next((some for some in asked if self.outcomes(_union(groups, some)) is None), None)
            if bad is None:
                return groups
            groups = self._merged(groups, bad)

    def _merged(self, groups: Sequence[Chosen], bad: Chosen) -> list[Chosen]:
        """The groups, as few as will do of those of which `bad` is no case made one."""

        def valid(some: Chosen) -> bool:
            return self.outcomes(_union(groups, some)) is not None

        least = bad
        for one in sorted(bad):
            if not valid(least - {one}):
                least -= {one}
        enough = frozenset(range(len(groups)))
        for one in sorted(enough - least):
            if valid(enough - {one}):
                enough -= {one}
        rest = [group for place, group in enumerate(groups) if place not in enough]
        return sorted([*rest, _union(groups, enough)], key=min)

    def moved(self, before: float | None, after: float | None) -> _Moved:
        """The share of the headline by mixture; `after` is what the parts must lead to, None where it is not known."""
        outcomes = {chosen: one for chosen, one in self._outcomes.items() if one is not None}
        q = {chosen: share(one.holds) or 0.0 for chosen, one in outcomes.items()}
        start = q[frozenset()]
        p = start if before is None else before
        v = q if p == start else {chosen: shares.shift_logit(p, one, start, self.draws) for chosen, one in q.items()}
        spread = {chosen: one.holds.astype(np.float64) - q[chosen] for chosen, one in outcomes.items()}
        return _Moved(v, spread, (v[frozenset()], v[self.every] if after is None else after))

    def moved_mean(self, value: Difference, common: bool) -> _Moved | None:
        """The mean of the settlement by mixture; None where one of them settles nothing."""
        outcomes = {chosen: one for chosen, one in self._outcomes.items() if one is not None}
        if value.before is None or any(not one.value.size or not one.settled.any() for one in outcomes.values()):
            return None
        q = {chosen: mean(one.value[one.settled]) for chosen, one in outcomes.items()}
        start = q[frozenset()]
        v = q if value.before == start else {chosen: value.before + (one - start) for chosen, one in q.items()}
        spread = {chosen: _spread(one.value, one.settled, q[chosen]) for chosen, one in outcomes.items()}
        after = value.after if common and value.after is not None else v[self.every]
        return _Moved(v, spread, (v[frozenset()], after))


def _spread(value: Floats, counts: Bools, middle: float) -> Floats:
    """(draw,) how far each draw pulls a mean over some of them: (n/m) a (y - mean)."""
    return np.where(counts, value - middle, 0.0) * (value.size / np.count_nonzero(counts))


@frozen
class _Moved:
    """What is moved by the edits: by mixture, over the draws, and what it is before and after in print."""

    v: Mapping[Chosen, float]
    spread: Mapping[Chosen, Floats]
    ends: tuple[float, float]

    def parts(self, weights: Sequence[Weights], every: Chosen) -> list[float]:
        """What each part does, and last what is left over: they add up from one end to the other."""
        found = [math.fsum(c * self.v[chosen] for chosen, c in one.items()) for one in weights]
        found.append(math.fsum(c * self.v[chosen] for chosen, c in _rest(weights, every).items()))
        gap = math.fsum((self.ends[1], -self.ends[0], -self.v[every], self.v[frozenset()]))
        size = math.fsum(abs(one) for one in found)
        if size:
            return [one + gap * abs(one) / size for one in found]
        return [*found[:-1], gap]

    def error(self, weights: Weights) -> float:
        """Standard error of a part over the draws."""
        pulled = [c * self.spread[chosen] for chosen, c in weights.items()]
        return float(np.std(np.sum(pulled, axis=0))) / math.sqrt(pulled[0].size) if pulled else 0.0


def _settled(case: Case, event: str) -> str | None:
    """The step on whose settlement an event turns: the last of its issue; None where it turns on none."""
    names = spoken_of(case, parse(next(one.when for one in case.event if one.id == event)))
    return next((step for step in reversed(settlements(case).values()) if step in names), None)


# --------------------------------------------------------------------------------------------------------- weights


def _union(groups: Sequence[Chosen], some: Iterable[int]) -> Chosen:
    return frozenset().union(*(groups[place] for place in some))


def _subsets(count: int) -> Iterator[Chosen]:
    """Every choice among so many, the smaller ones first."""
    return (frozenset(one) for size in range(count + 1) for one in itertools.combinations(range(count), size))


def _first_and_last(count: int) -> Iterator[Chosen]:
    """None and all, each alone, and all but each."""
    every = frozenset(range(count))
    yield from (frozenset(), every)
    yield from (frozenset({place}) for place in range(count))
    yield from (every - {place} for place in range(count))


def _shapley(groups: Sequence[Chosen], place: int) -> Weights:
    """How each mixture counts in the Shapley value of a group: |S|! (k - |S| - 1)! / k! with it, minus that without."""
    count, out = len(groups), dict[Chosen, float]()
    for some in _subsets(count):
        if place not in some:
            weight = 1 / (count * math.comb(count - 1, len(some)))
            out[_union(groups, some | {place})] = weight
            out[_union(groups, some)] = -weight
    return out


def _ends(groups: Sequence[Chosen], place: int) -> Weights:
    """How each mixture counts in the mean of what a group does as the first and as the last."""
    every = frozenset(range(len(groups)))
    return {
        _union(groups, {place}): 0.5,
        frozenset(): -0.5,
        _union(groups, every): 0.5,
        _union(groups, every - {place}): -0.5,
    }


def _rest(weights: Sequence[Weights], every: Chosen) -> Weights:
    """How each mixture counts in what the parts leave over."""
    if not every:
        return {}
    out = {every: Fraction(1), frozenset[int](): Fraction(-1)}
    for one in weights:
        for chosen, c in one.items():
            out[chosen] = out.get(chosen, Fraction()) - Fraction(c).limit_denominator(EXACT * 100)
    return {chosen: float(c) for chosen, c in out.items() if c}


# ---------------------------------------------------------------------------------------------------------- values


def values(before: Plan, was: Columns, after: Plan, now: Columns) -> tuple[Difference, ...]:
    """The mean of each settlement before and after, by issue, for those that both runs settle.

    On common draws the error is that of a difference of two means of which each draw has its own twin, as
    `compare` takes it for shares; otherwise the root of the sum of both squared errors.
    """
    steps = [settlements(plan.case) for plan in (before, after)]
    issues = [issue for issue in steps[0] if issue in steps[1]]
    if not issues:
        return ()
    states = [shares.state_of(prepare(plan), columns) for plan, columns in ((before, was), (after, now))]
    common = (before.seed, before.draws) == (after.seed, after.draws)
    out = []
    for issue in issues:
        sides = [_Side.of(state, step[issue]) for state, step in zip(states, steps, strict=True)]
        if any(side is None for side in sides):
            continue
        one, other = (side for side in sides if side is not None)
        if common:
            mcse = float(np.std(other.spread - one.spread)) / math.sqrt(one.spread.size)
        else:
            mcse = math.hypot(*(float(np.std(side.spread)) / math.sqrt(side.spread.size) for side in (one, other)))
        text = before.case.issues[issue].text
        out.append(Difference(issue, text, one.mean, other.mean, other.mean - one.mean, mcse))
    return tuple(out)


@frozen
class _Side:
    mean: float
    spread: Floats

    @staticmethod
    def of(state: State, step: str) -> _Side | None:
        """A settlement in a run; None where nothing was settled."""
        happened = state["happened", step]
        if not happened.any():
            return None
        middle = mean(state["value", step][happened])
        return _Side(middle, _spread(state["value", step], happened, middle))
