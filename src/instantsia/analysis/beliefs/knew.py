"""Who thought what when: what each held for how likely before the first report, and after each that moved it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.beliefs.moments import (
    Bools,
    Floats,
    Moments,
    Piece,
    Where,
    believers,
    channel_of,
    chosen,
    gathered,
    holders,
    prepared_for,
)
from instantsia.analysis.results.beliefs import Held, Knew, Late, OfFact, Origin, Row
from instantsia.analysis.vantage import days_of
from instantsia.case.model import Case
from instantsia.case.naming import named
from instantsia.draws.sums import share
from instantsia.engine.plan import Plan
from instantsia.engine.program import program_of
from instantsia.errors import UserError, nearest
from instantsia.steps._believing import origin_of

TENTHS = (0.1, 0.5, 0.9)


def knew(plan: Plan, fact: str | None = None, who: str | None = None) -> Knew:
    """What everybody held of every fact when, and which report moved it.

    fact  the id of one of them; None for all
    who   the id of one actor; None for everybody who holds a belief

    Raises UserError for what the case does not have, and where nobody in it believes anything.
    """
    prepared = prepared_for(plan)
    program = program_of(prepared.plan)
    case, every = plan.case, believers(prepared, program)
    facts = chosen(tuple(every), fact, "--fact", "a fact of which somebody believes something")
    actors = chosen(
        tuple(dict.fromkeys(one for id in facts for one in every[id])),
        _meant(case, who),
        "--who",
        "somebody who believes something of it",
        {one.id: one.title for one in case.actor},
    )
    return _read(gathered(prepared, program, facts), actors, None if who is None else frozenset(actors))


def believed(plan: Plan) -> Knew | None:
    """What `knew` finds for everybody and every fact, from as many draws, so that a report prints the same numbers;
    None where nobody believes anything."""
    prepared = prepared_for(plan)
    program = program_of(prepared.plan)
    every = holders(prepared, program)
    if not every:
        return None
    actors = tuple(dict.fromkeys(one for who in every.values() for one in who))
    return _read(gathered(prepared, program, tuple(every)), actors)


def _read(found: Moments, actors: Sequence[str], sits: frozenset[str] | None = None) -> Knew:
    """What some actors held when.

    sits   word that came too late for a body is told where one of these sits in it; None where it is told of all bodies
    """
    plan, case = found.prepared.plan, found.prepared.plan.case
    return Knew(
        case=case.id,
        seed=plan.seed,
        draws=found.draws,
        **days_of(plan),
        facts=tuple(_of_fact(found, id, actors, sits) for id, who in found.who.items() if set(actors) & set(who)),
        names={actor.id: actor.title for actor in case.actor} | {f"step.{step.id}": step.title for step in case.step},
    )


def _meant(case: Case, who: str | None) -> str | None:
    """The id of the actor who is meant, by id or name."""
    if who is None:
        return None
    names = {actor.title: actor.id for actor in case.actor}
    if who not in case.actors and who not in names:
        raise UserError(f"--who {who}: {case.id} has no such actor ({nearest(who, [*case.actors, *names])})")
    return names.get(who, who)


def _of_fact(found: Moments, fact: str, actors: Sequence[str], sits: frozenset[str] | None) -> OfFact:
    case, as_of = found.prepared.plan.case, found.prepared.plan.as_of
    columns = {one: place for place, one in enumerate(found.who[fact]) if one in actors}
    pieces = {where: _by(found.joined(where), as_of) for where in found.pieces if where[2] == fact}
    rows = [
        (where, piece, _row(found, where, piece, columns, sits)) for where, piece in pieces.items() if piece.rows.size
    ]
    rows = sorted((one for one in rows if one[2].held), key=lambda one: one[2].day)
    return OfFact(
        fact=fact,
        text=case.facts[fact].text,
        so=share(found.so[fact]) or 0.0,
        before=tuple(held(one, found.before[fact][:, place]) for one, place in columns.items()),
        rows=tuple(row for _, _, row in rows),
        origins=tuple(_origins(found, fact, rows)),
    )


def _by(piece: Piece, as_of: int | None) -> Piece:
    """What of it had come about by a day."""
    if as_of is None:
        return piece
    there = piece.day <= as_of
    arrays = {name: value[there] for name, value in vars(piece).items() if value is not None}
    return Piece(**arrays)


def held(
    actor: str,
    chance: Floats,
    before: Floats | None = None,
    knowing: Floats | None = None,
    knows: Bools | None = None,
) -> Held:
    """What an actor holds, over some draws; every argument (draw,), chances but for `knows`."""
    there = np.isfinite(chance)
    chance = chance[there]
    low, middle, high = map(float, np.quantile(chance, TENTHS))
    return Held(
        actor,
        middle,
        low,
        high,
        float(np.mean(chance > 0.5)),
        None if before is None else float(np.median(before[there])),
        None if knowing is None else float(np.median(knowing[there])),
        None if knows is None else float(np.mean(knows[there])),
    )


def _row(found: Moments, where: Where, piece: Piece, columns: Mapping[str, int], sits: frozenset[str] | None) -> Row:
    prepared, (name, turn, _) = found.prepared, where
    case, outcomes = prepared.plan.case, prepared.outcomes[name]
    word = channel_of(case, prepared.steps[name])
    before = [step for step in case.steps if step in found.earlier.get(where, ())]
    theirs = {one: tuple(step for step in before if one in _receivers(found, step)) for one in columns}
    earlier = tuple(
        step for step in before if any(step in theirs[one] for one in _receivers(found, name) & set(theirs))
    )
    first, day, last = days(piece.day)
    return Row(
        step=name,
        turn=turn,
        day=day,
        first=first,
        last=last,
        reached=piece.rows.size / found.draws,
        outcome="yes" if word is not None else outcomes[0] if outcomes else "",
        share=float(np.mean(piece.outcome == 0)) if outcomes else None,
        origin="" if word is None else origin_of(case, word[0]).id,
        earlier=earlier,
        late=tuple(_late(found, where, sits)),
        held=tuple(
            _held_of_one(piece, actor, place, theirs[actor])
            for actor, place in columns.items()
            if not np.array_equal(piece.before[:, place], piece.after[:, place], equal_nan=True)
        ),
    )


def _receivers(found: Moments, step: str) -> set[str]:
    """Who gets the word that a step brings."""
    word = channel_of(found.prepared.plan.case, found.prepared.steps[step])
    return set() if word is None else set(word[1])


def _held_of_one(piece: Piece, actor: str, place: int, earlier: tuple[str, ...]) -> Held:
    knowing, knows = _knowing(piece, place, earlier)
    told = held(actor, piece.after[:, place], piece.before[:, place], knowing, knows)
    return replace(told, earlier=() if knows is None else earlier)


def _knowing(piece: Piece, place: int, earlier: Sequence[str]) -> tuple[Floats | None, Bools | None]:
    if not earlier or piece.knowing is None or piece.knows is None or np.isnan(piece.knowing[:, place]).all():
        return None, None
    return piece.knowing[:, place], piece.knows[:, place]


def days(day: Floats) -> tuple[int, int, int]:
    """The ordinals of the tenth percentile, the median and the ninetieth; 0 where it has no day."""
    known = day[np.isfinite(day) & (day >= 1)]
    if not known.size:
        return 0, 0, 0
    low, middle, high = np.quantile(known, TENTHS)
    return int(low), int(middle), int(high)


def _late(found: Moments, where: Where, sits: frozenset[str] | None) -> list[Late]:
    """Decisions that hang on the fact and were taken while this was under way, and arrived in the end.

    None that comes after the day of which it is told; with `sits` those only in which one of these has a say.
    """
    out = []
    case, as_of = found.prepared.plan.case, found.prepared.plan.as_of
    for step in found.hanging[where[2]]:
        begins = min(turn.day for turn in found.prepared.turns if turn.step.id == step)
        if as_of is not None and begins > as_of:
            continue
        if sits is not None and not sits & _has_a_say(case, step):
            continue
        under_way = found.without.get((step, where[0]))
        if under_way is not None:
            arrives = under_way & np.isfinite(found.ended["arrived", where[0]])
            among = found.ended["happened", step]
            if arrives.any() and among.any():
                days = [turn.day for turn in found.prepared.turns if turn.step.id == step]
                day = days[0] if len(days) == 1 and days[0] >= 1 else 0
                out.append(Late(step, day, float(np.count_nonzero(arrives) / np.count_nonzero(among))))
    return out


def _has_a_say(case: Case, step: str) -> set[str]:
    """Who is heard or votes in a step, or is named in it where no body decides."""
    body = case.body_of(case.steps[step])
    if body is not None:
        return set(body.heard)
    return {id for _, sort, id in named(case.steps[step]) if sort == "actor"}


def _origins(found: Moments, fact: str, rows: Sequence[tuple[Where, Piece, Row]]) -> list[Origin]:
    """The origins of which more than one report came."""
    by_origin: dict[str, list[tuple[Piece, Row]]] = {}
    for _, piece, row in rows:
        if row.origin:
            by_origin.setdefault(row.origin, []).append((piece, row))
    out = []
    for origin, told in by_origin.items():
        # what others alone have heard of it is no second report to somebody
        last: dict[str, Held] = {}
        got: dict[str, set[str]] = {}
        for _, row in told:
            for one in row.held:
                if one.knowing is not None:
                    last[one.actor] = one
                    got.setdefault(one.actor, set()).update((row.step, *one.earlier))
        theirs = set().union(*got.values())
        steps = tuple(dict.fromkeys(row.step for _, row in told if row.step in theirs))
        got = {one: some & set(steps) for one, some in got.items()}
        last = {one: last[one] for one in found.who[fact] if len(got.get(one, ())) > 1}
        if len(steps) < 2 or not last:
            continue
        yes = np.ones(found.draws, bool)
        for step in steps:
            came: NDArray[np.bool_] = np.zeros(found.draws, bool)
            for piece, row in told:
                if row.step == step:
                    came[piece.rows[piece.outcome == 0]] = True
            yes &= came
        many = {one: len(got[one]) for one in last}
        out.append(Origin(origin, steps, tuple(last.values()), share(yes) or 0.0, share(found.so[fact], yes), many))
    return out
