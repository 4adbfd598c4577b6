"""Who is known to abstain: away for the rule, which is told of them apart, and there in the roll call."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from instantsia.case.people import Body
from instantsia.models.voting.ballots import ABSENT, ABSTAIN
from instantsia.rules import rule_of


def told_abstaining(body: Body, who: Sequence[str], vote: NDArray[np.int8]) -> NDArray[np.int8]:
    """(draw, who) the same votes for the roll call: who is known to abstain abstains there, and is not away."""
    return _with(body, who, vote, ABSENT, ABSTAIN)


def counted_away(body: Body, who: Sequence[str], vote: NDArray[np.int8]) -> NDArray[np.int8]:
    """(draw, who) the votes of a roll call as the rule is shown them, see `Ballots.abstaining`."""
    return _with(body, who, vote, ABSTAIN, ABSENT)


def _with(body: Body, who: Sequence[str], vote: NDArray[np.int8], one: int, instead: int) -> NDArray[np.int8]:
    abstain = frozenset(rule_of(body).abstainers(body.electorate)).intersection(body.absent)
    if not abstain:
        return vote
    known = np.array([member in abstain for member in who])
    return np.where(known & (vote == one), np.int8(instead), vote)
