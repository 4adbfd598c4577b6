"""The answers that somebody has to give, as they are proposed: put together on one line they work."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from instantsia.errors import UserError
from instantsia.stakeholders import questions
from instantsia.stakeholders.build.opened import Opened
from instantsia.stakeholders.questions import Open

MOST = 20
"""So many answers are worked out one after the other; a table with more issues is asked as it stands."""


class Fitting(NamedTuple):
    """The questions that somebody has to answer, and the table once what is proposed to them is answered.

    asked   in the order in which they are put
    then    as it was where what is proposed cannot be read
    """

    asked: Sequence[Open]
    then: Opened


def answers_that_fit(read: Opened) -> Fitting:
    """The open questions that somebody has to answer, so that what is proposed to them closes them all.

    Mostly as they stand. Where an answer changes how other cells are read what is proposed beside it may no longer
    fit: then each is taken as it stands once those before it are answered.
    """
    needed = _needed(read)
    then = _answered(read, needed)
    if then is not None and not _needed(then):
        return Fitting(needed, then)
    one_by_one: list[Open] = []
    now: Opened | None = read
    while now is not None and (left := _needed(now)) and len(one_by_one) < MOST:
        one_by_one.append(left[0])
        now = _answered(now, left[:1])
    then = _answered(read, one_by_one)
    if then is not None and not _needed(then):
        return Fitting(one_by_one, then)
    return Fitting(needed, read)


def _needed(read: Opened) -> list[Open]:
    return questions.to_answer(read.known, read.written, must=True)


def _answered(read: Opened, some: Sequence[Open]) -> Opened | None:
    """The table with what is proposed to some questions; None where that cannot be read, or makes no case."""
    try:
        found = read.again({one.key: one.question.default(one.asking) for one in some})
        if not _needed(found):
            found.document()
    except (UserError, ValueError):
        return None
    return found
