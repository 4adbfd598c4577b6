"""Small bodies in whole numbers: camps on the same point, equal opponents, nobody's weight, vetoes without a vote."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from hypothesis import strategies as st

from instantsia.models.settlement import Method, method, methods
from instantsia.models.settlement.stakes import Floats, Settlement, Stakes, Voting

METHODS = methods()
POINTS = (0, 10, 20, 30, 45, 60, 80, 100)
"""Few, so that many stand on the same; all whole, so that a mirror image is exact."""


@dataclass(frozen=True)
class Body:
    """What any method may want to know; `chance` as the stakes' positions."""

    stakes: Stakes
    voting: Voting
    chance: Floats

    def settle(self, name: str) -> Settlement:
        return method(name).settle(self.stakes, self.voting, chance=self.chance)

    def with_actor_at(self, name: str, place: float) -> Floats:
        return method(name).with_actor_at(self.stakes, self.voting, place, chance=self.chance)

    def mirrored(self) -> Body:
        reference = self.stakes.reference
        away = None if reference is None else 100 - reference
        return replace(self, stakes=replace(self.stakes, position=100 - self.stakes.position, reference=away))

    def ordered(self, order: list[int]) -> Body:
        """The actors in another order."""
        mine, votes = self.stakes, self.voting
        assert votes.veto is not None
        assert votes.setter is not None
        return Body(
            replace(
                mine,
                position=mine.position[..., order],
                capability=mine.capability[..., order],
                salience=mine.salience[..., order],
            ),
            replace(votes, votes=votes.votes[..., order], veto=votes.veto[order], setter=order.index(votes.setter)),
            self.chance[..., order],
        )

    def of(self, rows: slice) -> Body:
        """Some of the draws."""
        mine, votes = self.stakes, self.voting
        return Body(
            replace(
                mine,
                position=mine.position[rows],
                capability=mine.capability[rows],
                salience=mine.salience[rows],
                reference=None if mine.reference is None else mine.reference[rows],
            ),
            replace(votes, votes=votes.votes[rows], quota=votes.quota[rows]),
            self.chance[rows],
        )


def files() -> dict[str, Method]:
    return {name: method(name) for name in METHODS}


@st.composite
def bodies(draw: st.DrawFn, most: int = 6, breaks_ties: bool = False) -> Body:
    """One draw; with `breaks_ties` a reference that is as near to no two whole points."""
    actors = draw(st.integers(1, most))

    def row(values: st.SearchStrategy[int]) -> Floats:
        return np.array(draw(st.lists(values, min_size=actors, max_size=actors)), dtype=np.float64)

    votes = row(st.integers(0, 4))
    reference = draw(st.sampled_from(POINTS)) + 0.25 if breaks_ties else float(draw(st.sampled_from(POINTS)))
    stakes = Stakes(
        row(st.sampled_from(POINTS)),
        row(st.integers(0, 3)),
        row(st.integers(0, 3)),
        np.array(min(reference, 99.75) if breaks_ties else reference),
    )
    voting = Voting(
        votes,
        np.array(float(draw(st.integers(1, int(votes.sum()) + 1)))),
        row(st.sampled_from((0, 0, 0, 1))) > 0,
        draw(st.integers(0, actors - 1)),
    )
    return Body(stakes, voting, row(st.integers(1, 99)) / 100)


def many(draws: int, actors: int, seed: int = 0) -> Body:
    """Draws with positions of every fineness, in one body."""
    rng = np.random.default_rng(seed)
    votes = rng.integers(0, 5, (draws, actors)).astype(np.float64)
    position = np.where(rng.uniform(size=(draws, actors)) < 0.5, rng.integers(0, 11, (draws, actors)) * 10.0, 0.0)
    position = np.where(position > 0, position, rng.uniform(0, 100, (draws, actors)))
    stakes = Stakes(
        position,
        rng.uniform(0, 1, (draws, actors)) * (rng.uniform(size=(draws, actors)) < 0.8),
        rng.uniform(0, 1, (draws, actors)),
        rng.uniform(0, 100, draws),
    )
    voting = Voting(
        votes,
        np.maximum(1.0, np.round(votes.sum(axis=-1) * rng.uniform(0.3, 1.0, draws))),
        np.arange(actors) == 1,
        0,
    )
    return Body(stakes, voting, rng.uniform(0.001, 0.999, (draws, actors)))
