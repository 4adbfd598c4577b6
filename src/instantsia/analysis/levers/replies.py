"""What is left of a move once the strongest of those who lose by it has answered it.

The strongest is, of the three who lose most, the one with most weight (capability x salience where the method reads
them, else votes). They answer with one move of the kind that is looked for everywhere here, at no more than the effort
of the move that they answer: somebody else's position, moved towards where they stand and no farther, or their own
salience or capability, raised at most to the top of its column. Whoever was just moved stays moved, and the side whose
move it is stays where it stands. Of all such moves the best is the one after which it settles nearest to where they
stand, at the most likely values; then it is played in the same draws.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from instantsia.analysis.levers.bodies import AT_ONCE, Body
from instantsia.analysis.levers.lever import Lever, Reply, share_with
from instantsia.analysis.levers.setting import Setting, position_lever
from instantsia.analysis.levers.side_effects import with_column
from instantsia.analysis.levers.targets import EVEN, STEPS, Bools, Places
from instantsia.case import paths
from instantsia.draws.streams import Floats
from instantsia.models.settlement.stakes import Stakes

ANSWERED = 5
"""So many levers are answered: those that are told at length."""
PARTS = 20
"""Equal parts of the way that is open to a member at the effort: the end of each is tried."""
CLOSER = 12
"""In a large body so many members are looked at part by part, those who take back most by the whole way."""


def with_replies(found: Setting, levers: Sequence[Lever]) -> Iterator[Lever]:
    """The levers, the first of them with what is left of them after an answer."""
    for number, one in enumerate(levers):
        yield replace(one, reply=_answered(found, one)) if number < ANSWERED and one.hurt else one


def _answered(found: Setting, one: Lever) -> Reply:
    by = strongest(found.body, one.hurt)
    move = best_reply(found, one, by)
    assert one.p_after is not None
    return Reply(by, move, one.p_after if move is None else share_with(found.replays, (one, move)))


def strongest(body: Body, hurt: Mapping[str, float]) -> str:
    """Who of those who lose has most weight; of equals who loses most, then the first by name."""
    weight = body.stakes.weight[0] if body.weighs or body.voting is None else body.voting.votes[0]
    return min(hurt, key=lambda one: (-float(weight[body.members.index(one)]), -hurt[one], one))


def best_reply(found: Setting, one: Lever, by: str) -> Lever | None:
    """The move by which one who loses brings it nearest to where they stand, at no more than the lever's effort."""
    body = found.body
    column: Floats = getattr(body.stakes, one.key).copy()
    column[0, body.members.index(one.actor)] = one.to
    stakes = with_column(body.stakes, one.key, column)
    target = float(body.position[body.members.index(by)])
    now = float(body.settles_at(stakes.position, stakes)[0])
    free = np.array([member not in (found.who, by, one.actor) for member in body.members]) & ~found.blank
    moves = [*_positions(found, stakes, free, target, one.effort), *_own(found, stakes, by, one)]
    if not moves:
        return None
    even = EVEN * body.stakes.width
    best = min(moves, key=lambda each: (_away(each, now, target), round(each.effort, 9), each.actor, each.key))
    return best if abs(now - target) - _away(best, now, target) > even else None


def _away(one: Lever, now: float, target: float) -> float:
    return round(abs(now + (one.moves or 0.0) - target), 9)


def _positions(found: Setting, stakes: Stakes, free: Bools, target: float, effort: float) -> Iterator[Lever]:
    """Of each member the best place that is open to them at the effort."""
    body, unit = found.body, found.body.stakes.width / STEPS
    position = stakes.position[0]
    room = np.abs(target - position)
    with np.errstate(divide="ignore"):
        room = np.minimum(room, np.where(found.salience > 0, effort / found.salience, np.inf))
    members = np.flatnonzero(free & (np.floor(room / unit + EVEN) > 0))
    if len(members) * PARTS * len(position) > AT_ONCE:
        whole = _places(position, room, target, members, np.array([1.0]), unit)
        outcome = body.settles_at(_rows(position, members, whole[:, 0]), stakes)
        members = np.sort(members[np.lexsort((members, np.abs(outcome - target)))[:CLOSER]])
    places = _places(position, room, target, members, np.arange(1, PARTS + 1) / PARTS, unit)
    now = float(body.settles_at(stakes.position, stakes)[0])
    outcomes = body.settles_at(_rows(position, np.repeat(members, PARTS), places.ravel()), stakes).reshape(-1, PARTS)
    for row, member in enumerate(members):
        part = int(np.argmin(np.round(np.abs(outcomes[row] - target), 9)))
        yield replace(
            position_lever(found, int(member), float(places[row, part])), moves=float(outcomes[row, part]) - now
        )


def _places(position: Floats, room: Floats, target: float, members: Places, parts: Floats, unit: float) -> Floats:
    """(member, part) places on the way, in whole thousandths of the scale from where each stands, but for the end."""
    ends = room[members][:, None] * parts
    steps = np.where(ends >= np.abs(target - position[members])[:, None], ends, np.floor(ends / unit + EVEN) * unit)
    found: Floats = np.round(position[members][:, None] + np.sign(target - position[members])[:, None] * steps, 10)
    return found


def _rows(position: Floats, members: Places, places: Floats) -> Floats:
    rows = np.repeat(position[None, :], len(members), axis=0)
    rows[np.arange(len(members)), members] = places
    return rows


def _own(found: Setting, stakes: Stakes, by: str, answered: Lever) -> Iterator[Lever]:
    """Their own salience and capability raised as far as the effort goes, where the method reads them."""
    body = found.body
    if not body.weighs:
        return
    place = body.members.index(by)
    now = float(body.settles_at(stakes.position, stakes)[0])
    known = [one for one in found.saliences.values() if one is not None]
    for key, path in (("salience", paths.salience), ("capability", paths.capability)):
        column: Floats = getattr(stakes, key)
        top, start = float(column.max()), float(column[0, place])
        for part in range(PARTS, 0, -1):
            to = start + (top - start) * part / PARTS
            weight = found.salience[place] if key == "capability" else max(known, default=1.0) * to / (top or 1.0)
            effort = (to - start) / (top or 1.0) * body.stakes.width * float(weight)
            if start < to and effort <= answered.effort:
                raised = column.copy()
                raised[0, place] = to
                outcome = float(body.settles_at(stakes.position, with_column(stakes, key, raised))[0])
                yield Lever(
                    actor=by,
                    key=key,
                    path=path(by, body.issue.id),
                    start=start,
                    to=to,
                    effort=effort,
                    moves=outcome - now,
                    salience=found.saliences[by],
                )
                break
