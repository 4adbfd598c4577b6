"""What it costs a party that its allies have not been told of talks, or have heard of them from somebody else."""

from __future__ import annotations

from collections.abc import Iterator

from instantsia.case.contacts import Ally
from instantsia.case.model import Case
from instantsia.draws.state import State
from instantsia.draws.streams import Floats
from instantsia.models.bargaining import disclosure
from instantsia.steps._sides import Of

NOT_YET, TOLD, HEARD = 0, 1, 2
"""How an ally came to know of talks."""


def allies_of(case: Case, party: str) -> tuple[Ally, ...]:
    """The allies of a party, in the order in which they are written."""
    return tuple(one for one in case.ally if one.of == party)


def slighted_by(case: Case, party: str, talks: str) -> Iterator[tuple[Ally, int]]:
    """(ally, its place) of the allies of a party who take it amiss to be told late of some talks."""
    theirs = allies_of(case, party)
    behind = 1 + max((one.tells or 0 for one in theirs), default=0)
    for ally in theirs:
        if ally.slight is not None and ally.slight.of == talks:
            yield ally, ally.tells or behind


def slight_paths(case: Case, party: str, talks: str) -> Iterator[str]:
    """Paths that `slights` reads."""
    return (f"ally.{ally.id}.slight.cost" for ally, _ in slighted_by(case, party, talks))


def slights(case: Case, party: str, talks: str, state: State) -> Floats | None:
    """(draw,) what it costs a party to talk with allies who do not know yet, or are offended; None where none minds."""
    found: Floats | None = None
    for ally, place in slighted_by(case, party, talks):
        amiss = (state["aware", ally.id] == NOT_YET) | (state["offended", ally.id] > 0)
        cost = disclosure.slight(Of(state, "ally", ally.id)("slight.cost"), place, amiss)
        found = cost if found is None else found + cost
    return found
