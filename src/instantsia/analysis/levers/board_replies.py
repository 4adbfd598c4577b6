"""Who loses by a move on a board, in the draws, and what is left of it once the strongest of them has answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from instantsia.analysis.levers.boards import Board
from instantsia.analysis.levers.judging import TELLS
from instantsia.analysis.levers.lever import Lever, Reply
from instantsia.analysis.levers.replies import ANSWERED, strongest
from instantsia.analysis.levers.setting import position_lever, weight_of
from instantsia.analysis.levers.side_effects import largest
from instantsia.draws.streams import Floats

REPLIES = 6
"""So many answers are played, those of the members with most votes."""
DIGIT = 1e6


def with_board_replies(board: Board, levers: Sequence[Lever]) -> Iterator[Lever]:
    """The levers, the first of them with who loses and with what is left of them after an answer."""
    before = board.distances(board.played(()), board.body.position)
    for number, one in enumerate(levers):
        yield _told(board, one, before) if number < ANSWERED else one


def _told(board: Board, one: Lever, before: Floats) -> Lever:
    """before  (member,) the mean distance of the settlement from where each stands, with nothing moved."""
    found, body = board.found, board.body
    after = board.distances(board.played((one,)), body.position)
    lost = (after - before) * found.salience
    away = np.array([name in (*body.absent, one.actor) for name in body.members])
    lost[found.blank | away | (lost <= TELLS * body.stakes.width * found.salience)] = 0.0
    hurt = largest(dict(zip(body.members, lost.tolist(), strict=True)))
    one = replace(one, hurt=hurt)
    return replace(one, reply=_reply(board, one, strongest(body, hurt), after)) if hurt else one


def _reply(board: Board, one: Lever, by: str, after: Floats) -> Reply:
    assert one.p_after is not None
    place = board.body.members.index(by)
    target, now = board.body.position[[place]], float(after[place])
    best, left = None, one.p_after
    for move in _answers(board, one, by, float(target[0])):
        played = board.played((one, move))
        found = float(board.distances(played, target)[0])
        if found < now - TELLS * board.body.stakes.width:
            best, left, now = move, board.p(played), found
    return Reply(by, best, left)


def _answers(board: Board, one: Lever, by: str, target: float) -> list[Lever]:
    found, body = board.found, board.body
    open_ = []
    for member, name in enumerate(body.members):
        if found.blank[member] or name in (found.who, by, one.actor, *body.absent):
            continue
        weight, start = weight_of(found.saliences, name), float(body.position[member])
        room = min(abs(target - start), one.effort / weight if weight > 0 else np.inf)
        # rounded down to the digits that are told, so that it costs no more than the move it answers
        room = room if room == abs(target - start) else np.floor(room * DIGIT) / DIGIT
        if room > 0 and board.far_enough(start, start + room):
            open_.append(position_lever(found, member, start + float(np.sign(target - start)) * room))
    votes = body.stakes.weight[0] if body.voting is None else body.voting.votes[0]
    open_.sort(key=lambda each: (-float(votes[body.members.index(each.actor)]), -round(each.effort, 9), each.actor))
    return open_[:REPLIES]
