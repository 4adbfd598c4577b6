"""What a move disturbs: whom it hurts, whether another becomes pivotal, on what else whoever is moved has a stake."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.levers.bodies import Body, stated
from instantsia.case import paths
from instantsia.case.model import Case
from instantsia.draws.streams import Floats
from instantsia.models.settlement.stakes import Stakes

HURT = 3
_EVEN = 1e-9


def hurt(
    body: Body, moved: Collection[int], after: float, salience: Floats, blank: NDArray[np.bool_]
) -> dict[str, float]:
    """{actor: points x salience lost by where it settles then}: the three who lose most, but for those who are moved
    and those of whom no place is known."""
    lost = (np.abs(body.position - after) - np.abs(body.position - body.outcome)) * salience
    lost[blank] = 0.0
    lost[list(moved)] = 0.0
    return largest(dict(zip(body.members, lost.tolist(), strict=True)))


def largest(lost: Mapping[str, float]) -> dict[str, float]:
    """The three who lose most, of those who lose."""
    order = sorted(lost, key=lambda one: (-round(lost[one], 9), one))
    return {one: lost[one] for one in order[:HURT] if lost[one] > _EVEN}


def pivotal_actor(body: Body, stakes: Stakes | None = None) -> str | None:
    """The member whose own place matters most: between standing at either end the settlement moves farthest.

    Of several the one nearer to where it settles, then the first by name; None where finding them would take long.
    """
    if not body.quick:
        return None
    mine = body.stakes if stakes is None else stakes
    low, high = mine.scale
    span = np.abs(body.alone(high, mine) - body.alone(low, mine))
    away = np.abs(mine.position[0] - body.settles_at(mine.position, mine)[0])
    first = min(
        range(len(span)),
        key=lambda place: (-round(float(span[place]), 9), round(float(away[place]), 9), body.members[place]),
    )
    return body.members[first]


def stakes_elsewhere(case: Case, actor: str, issue: str) -> tuple[str, ...]:
    """Other issues on which something is assumed or claimed of what an actor wants."""
    claimed = {paths.canonical(claim.about) for claim in case.claim}

    def stands(one: str) -> bool:
        named_here = [paths.position(actor, one), *(paths.utility(actor, one, o) for o in case.issues[one].options)]
        own = (path for path in named_here if path in claimed or stated(case, path) is not None)
        return next(own, None) is not None

    return tuple(one.id for one in case.issue if one.id != issue and stands(one.id))


def with_column(stakes: Stakes, key: str, column: Floats) -> Stakes:
    """The stakes with another column "position", "salience" or "capability"."""
    if key == "position":
        return replace(stakes, position=column)
    return replace(stakes, salience=column) if key == "salience" else replace(stakes, capability=column)
