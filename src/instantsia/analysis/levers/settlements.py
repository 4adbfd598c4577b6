"""The moves of one side on a settlement: those that are tried, those that are worth being shown, the cheapest set."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from instantsia.analysis.levers.attending import Seats, attending
from instantsia.analysis.levers.blanks import one_of_several
from instantsia.analysis.levers.board_replies import with_board_replies
from instantsia.analysis.levers.boards import Board, together, tried_moves, worth_showing
from instantsia.analysis.levers.bodies import Body
from instantsia.analysis.levers.joint_moves import Moves, change_by, joint_moves
from instantsia.analysis.levers.judging import Judge, judge_of_settlement, nearness
from instantsia.analysis.levers.lever import (
    Attending,
    Lever,
    Levers,
    Together,
    in_order,
    names_of,
    of_plan,
    variation,
)
from instantsia.analysis.levers.replies import with_replies
from instantsia.analysis.levers.setting import Setting, position_lever, setting, weight_of
from instantsia.analysis.levers.side_effects import hurt, pivotal_actor, stakes_elsewhere, with_column
from instantsia.analysis.levers.targets import MOST, Aim, Bools, Places, promising, reach, with_places
from instantsia.analysis.levers.unknowns import unknowns
from instantsia.analysis.ranges.band import percentile
from instantsia.analysis.replaying.replays import Replays
from instantsia.case import paths
from instantsia.draws.streams import Floats
from instantsia.draws.sums import share
from instantsia.engine.plan import Plan
from instantsia.errors import UserError
from instantsia.evidence.variation import Variation

MEDIAN = 0.5
PLAYED = 20
"""Of the moves that are best for their effort, and of those that move it most, so many each are played in the draws."""
ROOM, FEWEST = 2**24, 5
"""Draws x members x moves of either kind that are played at most; but never fewer moves than so many."""
LOOKED_INTO = 20
"""Of so many it is said whom they hurt, and whether another becomes pivotal."""


def candidates(found: Setting) -> tuple[Lever, ...]:
    """Every move that is tried, with what it does at the most likely values, the most promising first: those that carry
    it, by effort, then the others, by effort for each point."""
    if found.nothing_left:
        return ()
    tried = _tried(found.body, found.aim, found.mover, found.salience)
    moves = [*_positions(found, tried)]
    if found.who in found.body.members and not found.goal.reached:
        moves += _own(found)
    return tuple(sorted(moves, key=lambda one: _rank(one, found.aim.sign)))


def settlement_levers(plan: Plan, who: str, step: str, to: float | str | None) -> Levers:
    """The levers of one side on a settlement; `levers` asks for it."""
    found = setting(plan, who, step, to)
    body, aim, goal = found.body, found.aim, found.goal
    short = _short(aim, found.mover)
    if not short.size and not _short(aim, found.blank).size and not goal.reached:
        raise UserError(f"nothing to move: nobody but {who} stands short of where {who} wants it on {body.issue.id}")
    ranked, judge = candidates(found), _judge(found)
    if found.voted:
        return _on_board(plan, found, judge, ranked)
    sets, proven = joint_moves(body, aim, found.mover, found.salience) if not found.nothing_left else ((), True)
    if not ranked and not sets and not goal.reached and not found.blank.any():
        raise UserError(
            f"nothing to move: no move of any one, nor of all together, changes where {body.issue.id} settles"
        )
    shown, withheld = _worth_showing(found, [*ranked, *_unmoved(found, ranked)], judge)
    looked = [*_looked_into(found, shown[:LOOKED_INTO]), *shown[LOOKED_INTO:]]
    return _levers(
        plan,
        found,
        judge,
        with_replies(found, looked),
        _together(found, sets, judge, proven=proven),
        withheld=withheld,
        others=len(short),
        tried=len(_tried(body, aim, found.mover, found.salience)),
    )


def _together(found: Setting, sets: Moves, judge: Judge, *, proven: bool) -> Together:
    if not sets:
        return Together((), None, None, proven=proven)
    moves = tuple(_named(found, sets))
    p, shows = _share(found, moves, judge)
    if not shows:
        return Together((), None, None, proven=proven, withheld=True)
    return Together(moves, change_by(found.body, sets), p, proven=proven)


def _on_board(plan: Plan, found: Setting, judge: Judge, ranked: Sequence[Lever]) -> Levers:
    board = Board(found, judge)
    moves, own = tried_moves(board, ranked)
    shown, withheld = worth_showing(board, [*moves, *([one] for one in own)])
    joint = together(board, moves, shown)
    case, movable = found.replays.plan.case, len(shown) + withheld
    there = np.array([member not in found.body.absent for member in found.body.members])
    return _levers(
        plan,
        found,
        judge,
        (
            replace(one, issues=stakes_elsewhere(case, one.actor, found.body.issue.id))
            for one in with_board_replies(board, shown)
        ),
        joint,
        withheld=withheld,
        others=max(len(_short(found.aim, found.mover & there)), movable),
        tried=movable,
    )


def _levers(
    plan: Plan,
    found: Setting,
    judge: Judge,
    levers: Iterable[Lever],
    together: Together,
    *,
    withheld: int,
    others: int,
    tried: int,
) -> Levers:
    """The levers that are shown and the cheapest set, with what is told whatever is moved."""
    body, case = found.body, found.replays.plan.case
    head = case.event[0]
    return Levers(
        case=case.id,
        title=case.title,
        actor=found.who,
        issue=body.issue.id,
        step=found.step,
        model=body.model,
        models=body.methods,
        goal=found.goal,
        settles=body.outcome,
        expected=_expected(found),
        voted=found.voted,
        headline=head.text or head.id,
        p=judge.p,
        levers=tuple(levers),
        joint_moves=together.moves,
        joint_change=together.change,
        joint_p=together.p,
        proven=together.proven,
        joint_withheld=together.withheld,
        names=names_of(case),
        scale=body.stakes.scale,
        saliences=found.stated,
        withheld=withheld,
        others=others,
        tried=tried,
        **of_plan(plan),
        unknown=() if found.nothing_left else tuple(unknowns(found, judge)),
        attending=_attending(found, judge) if found.voted else (),
    )


def _attending(found: Setting, judge: Judge) -> tuple[Attending, ...]:
    """Those who are away from a board, and what the headline would be with them; a bargain knows no absence."""
    plan, step, issue = found.replays.plan, found.step, found.body.issue
    board = plan.case.body_of(plan.case.steps[step])
    width = found.body.stakes.width

    def played(replays: Replays, fixed: Mapping[str, float]) -> tuple[float, float]:
        outcomes = replays.outcomes(Variation(value=fixed))
        p = share(outcomes.events[plan.case.event[0].id]) or 0.0
        return p, nearness(outcomes, step, found.point, width)

    def path(actor: str) -> str:
        return paths.position(actor, issue.id)

    if board is None:
        return ()
    aim = float(found.aim.cap)
    seats = Seats((board,), found.who, lambda actor: (path(actor),), issue.bounds, lambda actor: (path(actor), aim))
    return attending(plan, seats, judge, played)


def _expected(found: Setting) -> float:
    """The median of the settlement in the draws, as a forecast has it."""
    base = found.replays.base
    value = np.sort(base["value", found.step][base["happened", found.step]])
    return percentile(value.tolist(), MEDIAN) if value.size else found.body.outcome


def _judge(found: Setting) -> Judge:
    """Who says what is worth being shown."""
    issue, goal, there = found.body.issue, found.goal, None
    if issue.line is not None:
        own = (goal.side == "above") == (issue.beyond == "above")

        def there(value: Floats) -> Bools:
            side: Bools = issue.lies_beyond(value) == own
            return side

    width = found.body.stakes.width
    return judge_of_settlement(found.replays, found.step, found.point, there, width, danger=goal.reached)


def _share(found: Setting, moves: Sequence[Lever], judge: Judge) -> tuple[float, bool]:
    """The headline's share with some moves made, and whether that is worth being shown."""
    replays = found.replays
    played = replays.outcomes(variation(replays, moves))
    p = share(played.events[replays.plan.case.event[0].id]) or 0.0
    return p, judge.shows(p, nearness(played, found.step, found.point, found.body.stakes.width))


def _worth_showing(found: Setting, ranked: Sequence[Lever], judge: Judge) -> tuple[list[Lever], int]:
    """Those that are worth being shown, played in the draws, and how many that were played are not.

    What just carries it at the most likely values may move the headline by next to nothing, where it is close to the
    line: then it is tried moved as far as it helps.
    """
    most = max(FEWEST, min(PLAYED, ROOM // (found.replays.draws * len(found.body.members))))
    farthest = sorted(ranked, key=lambda one: (-abs(round(one.moves or 0.0, 9)), one.actor, one.key))[:most]
    chosen = [one for place, one in enumerate(ranked) if place < most or one in farthest]
    out, withheld = [], 0
    for one in chosen:
        p, shows = _share(found, (one,), judge)
        if not shows and one.carries and one.key == "position" and one.to != found.aim.cap:
            one = _whole(found, one)
            p, shows = _share(found, (one,), judge)
        if shows:
            out.append(replace(one, p_before=judge.p, p_after=p))
        else:
            withheld += 1
    return in_order(out), withheld


def _unmoved(found: Setting, ranked: Sequence[Lever]) -> Iterator[Lever]:
    """Those whose move as far as the goal leaves the likeliest outcome where it is: what it does to the chance is read
    off the draws."""
    body, aim, known = found.body, found.aim, {one.actor for one in ranked if one.key == "position"}
    if found.nothing_left:
        return
    voting = body.voting
    counts = body.stakes.weight[0] > 0 if body.weighs or voting is None else voting.votes[0] > 0
    for member in _tried(body, aim, found.mover & counts, found.salience):
        if body.members[member] not in known:
            yield replace(position_lever(found, int(member), float(aim.cap)), moves=0.0)


def _whole(found: Setting, one: Lever) -> Lever:
    """The move of a position as far as the goal."""
    body, cap = found.body, found.aim.cap
    member = np.array([body.members.index(one.actor)], dtype=np.intp)
    outcome = float(with_places(body, member, np.array([cap]))[0])
    assert one.start is not None
    effort = abs(cap - one.start) * weight_of(found.saliences, one.actor)
    carries = bool(found.aim.there(np.array(outcome)))
    return replace(one, to=float(cap), effort=effort, moves=outcome - body.outcome, carries=carries)


def _rank(one: Lever, sign: int) -> tuple[bool, float, float, str, str]:
    gain = sign * (one.moves or 0.0)
    per_point = one.effort / gain if gain > 0 else math.inf
    return not one.carries, round(one.effort if one.carries else per_point, 9), -round(gain, 9), one.actor, one.key


def _positions(found: Setting, tried: Places) -> Iterator[Lever]:
    """Each of some members, alone: as far as it takes, or as far as it helps."""
    body, aim = found.body, found.aim
    best, to = reach(body, aim, tried)
    for member, outcome, place in zip(tried, best, to, strict=True):
        gain = aim.sign * (outcome - body.outcome)
        if gain > aim.even:
            yield replace(
                position_lever(found, int(member), float(place)),
                moves=float(outcome - body.outcome),
                carries=bool(aim.there(outcome)),
            )


def _short(aim: Aim, mover: Bools) -> Places:
    """Those who can be moved at all."""
    return np.flatnonzero(mover & (aim.nearer(aim.cap) > aim.even))


def _tried(body: Body, aim: Aim, mover: Bools, salience: Floats) -> Places:
    """Those whose moves are tried: all, or of very many the most promising."""
    found = _short(aim, mover)
    return promising(body, aim, found, salience) if len(found) * len(mover) > MOST else found


def _own(found: Setting) -> Iterator[Lever]:
    """Their own salience and capability raised to the top of the column, where the method reads them."""
    body, aim, who, saliences = found.body, found.aim, found.who, found.saliences
    if not body.weighs:
        return
    place = body.members.index(who)
    for key, path in (("salience", paths.salience), ("capability", paths.capability)):
        column: Floats = getattr(body.stakes, key)
        top, start = float(column.max()), float(column[0, place])
        if not start < top or one_of_several(found.replays, path(who, body.issue.id)):
            continue
        raised = column.copy()
        raised[0, place] = top
        stakes = with_column(body.stakes, key, raised)
        outcome = body.settles_at(body.stakes.position, stakes)
        if aim.sign * (float(outcome[0]) - body.outcome) <= aim.even:
            continue
        after = max(one for one in saliences.values() if one is not None) if key == "salience" else saliences[who]
        yield Lever(
            actor=who,
            key=key,
            path=path(who, body.issue.id),
            start=start,
            to=top,
            effort=(top - start) / top * body.stakes.width * (1.0 if after is None else after),
            moves=float(outcome[0]) - body.outcome,
            carries=bool(aim.there(outcome)[0]),
            salience=saliences[who],
        )


def _looked_into(found: Setting, levers: Sequence[Lever]) -> Iterator[Lever]:
    body, case = found.body, found.replays.plan.case
    now = pivotal_actor(body)
    for one in levers:
        member = body.members.index(one.actor)
        column: Floats = getattr(body.stakes, one.key).copy()
        column[0, member] = one.to
        then = pivotal_actor(body, with_column(body.stakes, one.key, column))
        lost = hurt(body, (member,), body.outcome + (one.moves or 0.0), found.salience, found.blank)
        yield replace(
            one,
            hurt=lost,
            issues=stakes_elsewhere(case, one.actor, body.issue.id),
            pivotal=None if now is None or then is None else (now, then),
        )


def _named(found: Setting, moves: Moves) -> Iterator[Lever]:
    """The moves of a set as levers, the dearest first; what each moves is what it would move alone."""
    body, ones = found.body, np.array([member for member, _ in moves], dtype=np.intp)
    outcomes = with_places(body, ones, np.array([place for _, place in moves])) if moves else np.empty(0)
    levers = [
        replace(position_lever(found, member, place), moves=float(outcome) - body.outcome)
        for (member, place), outcome in zip(moves, outcomes, strict=True)
    ]
    yield from sorted(levers, key=lambda one: (-round(one.effort, 9), one.actor))
