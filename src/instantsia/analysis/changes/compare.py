"""What if: two versions of a case side by side on the same random numbers, and how far the difference can be trusted.

Shares are counted, so every number here comes from a table of whole numbers: in how many draws each of two things was
so before and after. The Monte Carlo error of a difference is taken over the draws, each draw with its own twin:

    r = (n/n_a) a (y_a - p_a) - (n/n_b) b (y_b - p_b)        mcse = sd(r) / sqrt(n)

where b and a say whether the draw counts on either side (the step happened), y whether it was so, and p the shares.
This is the usual linearised error of a difference of two ratios (Cochran 1977, "Sampling Techniques", 6.4 and 6.10);
where every draw counts on both sides it is sd(y_a - y_b) / sqrt(n).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.changes.differing import changed
from instantsia.analysis.changes.disagreement import disagreement
from instantsia.analysis.changes.expected_outcomes import ExpectedOutcomes
from instantsia.analysis.changes.milestone_dates import MilestoneDates
from instantsia.analysis.names import names_of
from instantsia.analysis.replaying import shares
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.results.changes import Comparison, Difference
from instantsia.case.phrases import in_words
from instantsia.draws.state import State
from instantsia.draws.sums import monte_carlo_error
from instantsia.engine.columns import Columns
from instantsia.engine.plan import Plan, Prepared, affected, prepare
from instantsia.engine.play import play_block
from instantsia.engine.program import program_of
from instantsia.errors import UserError
from instantsia.evidence.variation import Variation
from instantsia.frozen import frozen
from instantsia.reads import needs

Target = tuple[str, str, str]
"""("event", EVENT, ""), ("happened", STEP, "") or ("outcome", STEP, OPTION)."""
Codes = NDArray[np.int8]
Table = NDArray[np.int64]
"""(3, 3) numbers of draws, before by after: 0 does not count, 1 counts and is not so, 2 is so."""

NOT_COMMON = "not on common draws: the runs differ in {what}, so each has its own Monte Carlo error"


# ------------------------------------------------------------------------------------------------ two plans


def compare(before: Plan, after: Plan, corners: Sequence[Variation] = (), *, text: str = "") -> Comparison:
    """The difference that a change makes, both versions played in memory on the same random numbers.

    before   its seed, draws and block hold for both
    after    the same case with something changed
    corners  what is held far out, on both sides, for the low and high of each difference
    text     what the change is, in words

    Steps that can depend on the change are played on both sides even where the record gives them. With d the
    difference, d0 the same over the first draws and d1, d2, ... over these draws at each corner,
    low = d + min(0, dk - d0) and high = d + max(0, dk - d0), within -1..1; None without corners, and where a corner
    leaves fewer than 200 draws in which the step happens.
    """
    given = replace(before, played=()).given | replace(after, played=()).given
    before, after = side_by_side(before, after)
    one, other = prepare(before), prepare(after)
    blocks = zip(_states(one), _states(other), strict=True)
    lies, dates = ExpectedOutcomes(before.case, after.case), MilestoneDates(one, other)
    tables = _tables((_codes(one, was), _codes(other, now)) for was, now in dates.noting(lies.noting(blocks)))
    spread = _spread(before, after, corners)
    played = [step for step in before.played if step in given]
    note = f"played on both sides although the record gives it: {', '.join(played)}" if played else ""
    found = _comparison(_Sides(one, other), {t: _common(table) for t, table in tables.items()}, spread, text, note)
    return replace(found, expected=lies.medians(), milestones=dates.even())


def side_by_side(before: Plan, after: Plan) -> tuple[Plan, Plan]:
    """Both plans with the same seed and draws, and with every step played that can depend on what differs."""
    differs = changed(before, after)
    played: set[str] = {*before.played, *after.played, *(before.given ^ after.given)}
    for plan in (before, after):
        played |= affected(plan.case, differs, needs(plan.case)) & plan.case.recorded
    names = tuple(sorted(played))
    return (
        replace(before, played=names),
        replace(after, seed=before.seed, draws=before.draws, block=before.block, played=names),
    )


def _states(prepared: Prepared) -> Iterator[State]:
    program = program_of(prepared.plan)
    for number in range(prepared.plan.blocks):
        yield play_block(prepared, program, number)


def _spread(before: Plan, after: Plan, corners: Sequence[Variation]) -> dict[Target, tuple[float, float]]:
    """{target: how far the difference falls and rises at the corners}."""
    if not corners:
        return {}
    one, other = Replays(before), Replays(after)

    def at(was: State, now: State) -> dict[Target, Table]:
        return _tables([(_codes(one.prepared, was), _codes(other.prepared, now))])

    base = at(one.base, other.base)
    held = [at(was, now) for was, now in zip(one.states(corners), other.states(corners), strict=True)]
    out: dict[Target, tuple[float, float]] = {}
    for target, table in base.items():
        tables = [table, *(corner[target] for corner in held)]
        if target[0] == "outcome" and any(min(t[1:].sum(), t[:, 1:].sum()) < one.fewest for t in tables):
            continue
        start, *ends = [_change(one) for one in tables]
        if start is not None:
            moves = [end - start for end in ends if end is not None]
            out[target] = min(0.0, *moves), max(0.0, *moves)
    return out


# ------------------------------------------------------------------------------------------------- two runs


def compare_runs(before: Plan, was: Columns, after: Plan, now: Columns, *, text: str = "") -> Comparison:
    """The difference between two runs as they are stored.

    was, now  their columns

    Runs of one seed with the same number of draws are compared draw by draw; otherwise each share has its own error,
    and the note says so. A step that is given in one run and played in the other is named in the note too.
    Raises UserError where they have no event in common.
    """
    one, other = prepare(before), prepare(after)
    states, dates = (shares.state_of(one, was), shares.state_of(other, now)), MilestoneDates(one, other)
    dates.note(*states)
    mine, theirs = _codes(one, states[0]), _codes(other, states[1])
    reasons = [name for name in ("seed", "draws") if getattr(before, name) != getattr(after, name)]
    found: dict[Target, _Found]
    if reasons:
        found = {target: _apart(mine[target], theirs[target]) for target in mine if target in theirs}
    else:
        found = {target: _common(table) for target, table in _tables([(mine, theirs)]).items()}
    if not any(kind == "event" for kind, *_ in found):
        cases = " and ".join(dict.fromkeys((before.case.id, after.case.id)))
        raise UserError(f"{cases}: the two runs have no event in common, so there is nothing to compare")
    notes = [NOT_COMMON.format(what=" and ".join(reasons))] if reasons else []
    notes += [
        f"{step} is taken from the record in one run and played in the other"
        for step in sorted(before.given ^ after.given)
        if step in one.outcomes and step in other.outcomes
    ]
    compared = _comparison(_Sides(one, other), found, {}, text, "; ".join(notes))
    return replace(compared, other=after.case.id, milestones=dates.even())


# ---------------------------------------------------------------------------------------------- the numbers


@frozen
class _Found:
    before: float | None
    after: float | None
    change: float | None
    mcse: float | None


@frozen
class _Sides:
    before: Prepared
    after: Prepared


def _codes(prepared: Prepared, state: State) -> dict[Target, Codes]:
    """{target: (draw,) 0 does not count, 1 counts and is not so, 2 is so}."""
    out: dict[Target, Codes] = {}
    for event, holds in shares.events(prepared, state).items():
        out["event", event, ""] = 1 + holds.astype(np.int8)
    for step, names in prepared.outcomes.items():
        happened = state["happened", step]
        out["happened", step, ""] = 1 + happened.astype(np.int8)
        if prepared.steps[step].DECIDES:
            decided = state["decided", step]
            for place, name in (*enumerate(names), (-1, "undecided")):
                out["outcome", step, name] = np.where(happened, 1 + (decided == place), 0).astype(np.int8)
    return out


def _tables(blocks: Iterable[tuple[Mapping[Target, Codes], Mapping[Target, Codes]]]) -> dict[Target, Table]:
    """Numbers of draws, added over blocks, for every target that both sides have."""
    out: dict[Target, Table] = {}
    for before, after in blocks:
        for target in before:
            if target in after:
                counts = np.bincount(before[target].astype(np.int64) * 3 + after[target], minlength=9).reshape(3, 3)
                out[target] = out[target] + counts if target in out else counts
    return out


def _ratio(so: int, among: int) -> float | None:
    return so / among if among else None


def _sides(table: Table) -> tuple[int, int, int, int]:
    """Draws in which it was so and that count: before, before, after, after."""
    return int(table[2].sum()), int(table[1:].sum()), int(table[:, 2].sum()), int(table[:, 1:].sum())


def _change(table: Table) -> float | None:
    so_b, of_b, so_a, of_a = _sides(table)
    return _difference(so_b, of_b, so_a, of_a) if of_a and of_b else None


def _difference(so_b: int, of_b: int, so_a: int, of_a: int) -> float:
    """so_a/of_a - so_b/of_b, rounded once: what one option gains another loses, to the last digit."""
    return (so_a * of_b - so_b * of_a) / (of_a * of_b)


def _common(table: Table) -> _Found:
    """Shares, difference and its error on common draws."""
    so_b, of_b, so_a, of_a = _sides(table)
    p_b, p_a = _ratio(so_b, of_b), _ratio(so_a, of_a)
    if p_b is None or p_a is None:
        return _Found(p_b, p_a, None, None)
    draws = int(table.sum())
    r_b = [0.0 if place == 0 else draws / of_b * ((place == 2) - p_b) for place in range(3)]
    r_a = [0.0 if place == 0 else draws / of_a * ((place == 2) - p_a) for place in range(3)]
    squares = math.fsum(int(table[b, a]) * (r_a[a] - r_b[b]) ** 2 for b in range(3) for a in range(3))
    return _Found(p_b, p_a, _difference(so_b, of_b, so_a, of_a), math.sqrt(squares) / draws)


def _apart(before: Codes, after: Codes) -> _Found:
    """Shares of two unrelated runs, their difference, and the root of the sum of their squared errors."""
    of_b, of_a = int(np.count_nonzero(before)), int(np.count_nonzero(after))
    so_b, so_a = int(np.count_nonzero(before == 2)), int(np.count_nonzero(after == 2))
    p_b, p_a = _ratio(so_b, of_b), _ratio(so_a, of_a)
    e_b, e_a = monte_carlo_error(p_b, of_b), monte_carlo_error(p_a, of_a)
    if p_b is None or p_a is None or e_b is None or e_a is None:
        return _Found(p_b, p_a, None, None)
    return _Found(p_b, p_a, _difference(so_b, of_b, so_a, of_a), math.hypot(e_b, e_a))


def _comparison(
    sides: _Sides,
    found: Mapping[Target, _Found],
    spread: Mapping[Target, tuple[float, float]],
    text: str,
    note: str,
) -> Comparison:
    before, after = sides.before.plan, sides.after.plan
    events = {event.id: event.text for event in before.case.event}

    def difference(target: Target, name: str, said: str) -> Difference:
        one, low, high = found[target], None, None
        if target in spread and one.change is not None:
            falls, rises = spread[target]
            low, high = max(-1.0, one.change + falls), min(1.0, one.change + rises)
        return Difference(name, said, one.before, one.after, one.change, one.mcse, low, high)

    steps: dict[str, tuple[Difference, ...]] = {}
    for kind, step, option in found:
        if kind == "outcome":
            here = found["outcome", step, option]
            if option != "undecided" or here.before or here.after:
                said = in_words(option)
                steps[step] = (*steps.get(step, ()), difference(("outcome", step, option), option, said))
    return Comparison(
        case=before.case.id,
        seed=before.seed,
        draws=before.draws,
        before=before.changes,
        after=after.changes,
        text=text,
        events=tuple(difference(t, t[1], events[t[1]]) for t in found if t[0] == "event"),
        steps=steps,
        happened=tuple(difference(t, t[1], before.case.steps[t[1]].text) for t in found if t[0] == "happened"),
        note=note,
        disagreement=disagreement(before, after),
        # of two runs who stands in either
        names=names_of(after.case) | names_of(before.case),
    )
