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
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel

from instantsia.analysis.replaying import shares
from instantsia.analysis.replaying.replays import FEWEST, Replays
from instantsia.analysis.results import Comparison, Difference
from instantsia.case import paths
from instantsia.case.model import Case
from instantsia.case.quantities import quantities
from instantsia.case.words import in_words
from instantsia.draws.state import State
from instantsia.draws.sums import monte_carlo_error
from instantsia.engine.columns import Columns
from instantsia.engine.plan import Plan, Prepared, affected, prepare
from instantsia.engine.play import play_block
from instantsia.engine.program import program_of
from instantsia.errors import UserError
from instantsia.evidence.variation import Variation
from instantsia.reads import needs

Target = tuple[str, str, str]
"""("event", EVENT, ""), ("happened", STEP, "") or ("outcome", STEP, OPTION)."""
Codes = NDArray[np.int8]
Table = NDArray[np.int64]
"""(3, 3) numbers of draws, before by after: 0 does not count, 1 counts and is not so, 2 is so."""

NOT_COMMON = "not on common draws: the runs differ in {what}, so each has its own Monte Carlo error"
COSMETIC = frozenset({
    "name", "aliases", "role", "title", "text", "tell", "why", "note", "cite", "url", "seen", "trust", "says",
    "first", "last", "lines", "version", "exhibit",
})  # fmt: skip
"""Keys that are told and never played."""


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
    tables = _tables((_codes(one, was), _codes(other, now)) for was, now in blocks)
    spread = _spread(before, after, corners)
    played = [step for step in before.played if step in given]
    note = f"played on both sides although the record gives it: {', '.join(played)}" if played else ""
    return _comparison(_Sides(one, other), {t: _common(table) for t, table in tables.items()}, spread, text, note)


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
    held = [at(one.state(corner), other.state(corner)) for corner in corners]
    out: dict[Target, tuple[float, float]] = {}
    for target, table in base.items():
        tables = [table, *(corner[target] for corner in held)]
        if target[0] == "outcome" and any(min(t[1:].sum(), t[:, 1:].sum()) < FEWEST for t in tables):
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
    mine, theirs = _codes(one, shares.state_of(one, was)), _codes(other, shares.state_of(other, now))
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
    return replace(compared, other=after.case.id)


# ---------------------------------------------------------------------------------------------- the numbers


@dataclass(frozen=True)
class _Found:
    before: float | None
    after: float | None
    change: float | None
    mcse: float | None


@dataclass(frozen=True)
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
        names={f"issue.{issue.id}": issue.name for issue in before.case.issue if issue.name},
    )


# ------------------------------------------------------------------------------------------ what was changed


REACHED_BY_STEPS = frozenset({"step", "body", "issue"})
"""Tables whose entries reach every step that names them."""


def changed(before: Plan, after: Plan) -> frozenset[str]:
    """Paths, or `step.ID`, in which two plans differ: what `engine.plan.affected` wants to know.

    Found by comparing the cases as written, so that it does not matter how the change was asked for.
    """
    out: set[str] = set()
    sides = (before.case, after.case)
    out |= _assumed(*sides) | _claimed(before, after) | _beside(*sides)
    out |= {paths.fact(name) for name in _differing(*(case.facts for case in sides))}
    bodies, issues = _differing(*(case.bodies for case in sides)), _differing(*(case.issues for case in sides))
    groups = _differing(*({one.id: one for one in case.group} for case in sides))
    for case in sides:
        # whoever names a body is reached by a change of the body above it
        named = bodies | {one.id for one in case.body if one.superior in bodies} | issues | groups
        out |= {f"step.{step.id}" for step in case.step if named & set(_texts(_played(step)))}
        out |= {f"step.{step}" for step in case.recorded if paths.record(step) in out}
    out |= {f"step.{step}" for step in _differing(*(case.steps for case in sides))}
    for one, other in zip(before.case.step, after.case.step, strict=False):
        if one.id != other.id:
            out |= {f"step.{one.id}", f"step.{other.id}"}
            break
    else:
        longer = max(before.case.step, after.case.step, key=len)[min(len(case.step) for case in sides) :]
        out |= {f"step.{step.id}" for step in longer}
    return frozenset(out)


def _played(written: BaseModel) -> dict[str, Any]:
    """What was written, without what is only told."""
    return {key: _bare(value) for key, value in written.model_dump(mode="json").items() if key not in COSMETIC}


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        if {"low", "high", "mode"} <= set(value):
            return value["low"], value["mode"], value["high"], tuple(value.get("among", ()))
        return {key: _bare(inner) for key, inner in value.items()}
    return [_bare(inner) for inner in value] if isinstance(value, list) else value


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _texts(inner)


def _differing(before: Mapping[str, BaseModel], after: Mapping[str, BaseModel]) -> set[str]:
    """Ids of what is there on one side only, or written otherwise on the other."""
    found = set(before.keys() ^ after.keys())
    return found | {
        name
        for name in before.keys() & after.keys()
        if before[name] is not after[name] and _played(before[name]) != _played(after[name])
    }


def _assumed(before: Case, after: Case) -> set[str]:
    one, other = ({a.about: a for a in case.assumption} for case in (before, after))
    out: set[str] = set()
    for about in _differing(one, other):
        out.update(paths.spread(about, before.actors.keys() | after.actors.keys()))
    return out


def _beside(before: Case, after: Case) -> set[str]:
    """Numbers written in entries that differ: seats, debts; a position is an assumption or a claim.

    Those of steps, bodies and issues are left out: a step of which something differs, or that names what differs, is
    reached as a whole.
    """
    out: set[str] = set()
    for table in {row.parts[0] for row in quantities().rows if row.inline and row.about} - REACHED_BY_STEPS:
        for id in _differing(*(case.by_id.get(table, {}) for case in (before, after))):
            out |= {f"{table}.{id}.{key}" for case in (before, after) for key in case.numbers(table, id)}
    return out


def _claimed(before: Plan, after: Plan) -> set[str]:
    """Paths of the claims that are not the same, or do not rest on the same."""
    one, other = before.case, after.case
    loose = _differing(one.sources, other.sources) | _differing(one.parts, other.parts)
    tellers = _differing(one.tellers, other.tellers)
    claims = _differing(one.claims, other.claims)
    forced = {s for s in before.assume.keys() | after.assume.keys() if before.assume.get(s) != after.assume.get(s)}
    doubted = {name.rpartition(".")[2] for name in {*before.without} ^ {*after.without}}
    vantage = (before.as_of, before.known_by) != (after.as_of, after.known_by)
    out = {
        paths.canonical(about) for about in _differing(*({d.about: d for d in case.dispute} for case in (one, other)))
    }
    for case in (one, other):
        rests = _resting(case, loose | forced | doubted)
        for claim in case.claim:
            if (
                vantage
                or claim.id in claims | doubted
                or (claim.told_by is not None and claim.told_by in tellers | doubted)
                or (claim.source or case.source[0].id) in rests
            ):
                out.add(paths.canonical(claim.about))
    return out


def _resting(case: Case, names: Collection[str]) -> set[str]:
    """The sources and parts among `names`, those that derive from them, and all their parts."""
    out = set(names) & (case.sources.keys() | case.parts.keys())
    for _ in case.source:
        out |= {source.id for source in case.source if source.derives_from in out}
    return out | {part.id for part in case.part if part.of in out}
