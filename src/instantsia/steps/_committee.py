"""A committee whose members stated where they stand: what may be written about it, and how it is asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, TypeVar

import numpy as np
from numpy.typing import NDArray

from instantsia.case.numbers import Probability, constant
from instantsia.draws.state import State
from instantsia.draws.streams import Floats, Streams
from instantsia.frozen import frozen
from instantsia.models.voting import committee
from instantsia.models.voting.committee import Apart, Electorate, Prefers, Voted
from instantsia.steps import StepKind

Point = TypeVar("Point", bound=np.generic)
CONSTANTS = ("dissents", "overturned")


@frozen
class CommitteeNumbers:
    """The random numbers of a committee, asked for once a step, however many ways it votes; uniform in (0, 1).

    whose, instead  (draw,); each (draw, member): see `models.voting.committee.Chances`
    """

    whose: Floats
    instead: Floats
    each: Floats

    @classmethod
    def of(cls, streams: Streams, members: Sequence[str]) -> CommitteeNumbers:
        return cls(streams.uniform("whose"), streams.uniform("overturned"), streams.each("consent", members))


class Committee(StepKind):
    """A step in which a committee may vote on what its members stated."""

    LATER: ClassVar[frozenset[str]] = frozenset({"dissents", "overturned"})
    OWN_STREAMS: ClassVar[tuple[str, ...]] = ("consent/{actor}",)

    dissents: Probability = constant(committee.DISSENTS, committee.DISSENTS_WHY)
    """The chance, from 0 to 1, that a member who stated something clearly else votes against what is put. Looked at
    where the body settles by vote."""
    overturned: Probability = constant(committee.OVERTURNED, committee.OVERTURNED_WHY)
    """The chance, from 0 to 1, that what is put is what a member drawn by votes stands for, and not what the votes as
    stated come to. Looked at where the body settles by vote."""

    def voted(
        self,
        state: State,
        numbers: CommitteeNumbers,
        rows: NDArray[np.intp] | slice,
        counted: NDArray[Point],
        stated: NDArray[Point],
        holds: NDArray[Point] | None,
        electorate: Electorate,
        apart: Apart,
        prefers: Prefers,
        *,
        beside: bool = False,
    ) -> Voted[Point]:
        """What the committee decides in some of the draws in view, and who voted for it.

        beside   whether the constants are as written, at their most likely, instead of as drawn
        """
        dissents, overturned = (
            np.full(state.view, getattr(self, key).middle) if beside else self.constant(state, key) for key in CONSTANTS
        )
        chances = committee.Chances(
            whose=numbers.whose[rows],
            instead=numbers.instead[rows],
            each=numbers.each[rows],
            dissents=dissents[rows],
            overturned=overturned[rows],
        )
        found: Any = committee.decide(counted, stated, holds, electorate, chances, apart, prefers)
        return found  # type: ignore[no-any-return]
