"""A settlement is worked out: what the members bring is given to a method."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from instantsia.draws.streams import Floats
from instantsia.frozen import frozen
from instantsia.models import settlement
from instantsia.models.settlement.stakes import Settlement, Stakes, Voting


@frozen
class Table:
    """What the members bring.

    stakes     (draw, member) each
    voting     likewise; None where no method asks who votes
    chance     (draw, member) uniform, where a method takes a number of each member; else None
    precision  (draw,) how surely each votes as they lean, beside `chance`; None where no method asks
    """

    stakes: Stakes
    voting: Voting | None
    chance: Floats | None
    precision: Floats | None

    def of(self, rows: NDArray[np.intp] | slice | None) -> Table:
        """The same with some draws only."""
        if rows is None:
            return self
        votes = self.voting
        away = None if votes is None or votes.away is None else votes.away[rows]
        voting = None if votes is None else replace(votes, votes=votes.votes[rows], quota=votes.quota[rows], away=away)
        return Table(self.stakes.of(rows), voting, _part(self.chance, rows), _part(self.precision, rows))


def settle(name: str, table: Table) -> Settlement:
    """One method on all draws of a table; who has many of them gives so many at a time (`stakes.at_a_time`)."""
    return settlement.method(name).settle(_shown(name, table), table.voting, **_numbers(name, table))


def with_actor_at(name: str, table: Table, place: float) -> Floats:
    """(draw, member) where a method settles with each member, alone, at one place."""
    method = settlement.method(name)
    return method.with_actor_at(_shown(name, table), table.voting, place, **_numbers(name, table))


def _shown(name: str, table: Table) -> Stakes:
    """What a method is shown: the status quo only where it asks for it, whatever methods stand beside it."""
    mine = table.stakes
    shown = settlement.method(name).NEEDS_REFERENCE or mine.reference is None
    return mine if shown else replace(mine, reference=None)


def _numbers(name: str, table: Table) -> dict[str, Any]:
    """The number of each member, for a method that takes one, and how surely each votes as they lean."""
    if not settlement.method(name).NEEDS_CHANCE:
        return {"chance": None}
    return {"chance": table.chance} | ({} if table.precision is None else {"precision": table.precision})


def _part(values: Floats | None, rows: NDArray[np.intp] | slice) -> Floats | None:
    return None if values is None else values[rows]
