"""What is at stake on one issue, who votes on it, and what it settles at: the arguments and the answer of every method.

A leading shape stands for draws and is the same, or broadcasts, in all arrays of a call; the last axis is the actor.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from instantsia.frozen import frozen
from instantsia.models.voting.ballots import over_members

Floats = NDArray[np.float64]

EVEN = 1e-12
"""Sums of weights that differ by no more than this share of the whole count as equal: more is not rounding."""
CACHED, LEAST = 2**17, 1024
"""Draws times members that are worked on at a time (a megabyte of positions), and draws at least: what goes member by
member is slower on fewer."""


def at_a_time(members: int) -> int:
    """So many draws of a body of this size are worked on at a time: beyond what the processor keeps at hand it takes
    twice as long."""
    return max(CACHED // members, LEAST)


@frozen
class Stakes:
    """One issue.

    position    (..., actor) on the scale, within it; one actor at least
    capability  (..., actor) >= 0, in any unit; broadcasts to the positions
    salience    (..., actor) >= 0, in any unit; broadcasts to the positions
    reference   (...) the point that holds if nothing is decided, on the scale; None where there is none
    scale       its low and its high end, low < high
    raises ValueError where this does not hold

    >>> Stakes([0.0, 100.0], 1.0, [0.1, 0.6]).weight
    array([0.1, 0.6])
    """

    position: Floats
    capability: Floats
    salience: Floats
    reference: Floats | None = None
    scale: tuple[float, float] = (0.0, 100.0)

    def __post_init__(self) -> None:
        low, high = self.scale
        if not (np.isfinite(low) and np.isfinite(high) and low < high):
            raise ValueError(f"found the scale {low} to {high}, expected a low end below a high end")
        position = np.asarray(self.position, dtype=np.float64)
        if position.ndim == 0 or position.shape[-1] == 0:
            raise ValueError("found no actor, expected one at least")
        _within("position", position, self.scale)
        object.__setattr__(self, "position", position)
        for name in ("capability", "salience"):
            object.__setattr__(self, name, _weights(name, getattr(self, name), position.shape))
        if self.reference is not None:
            reference = _like("reference", self.reference, position.shape[:-1])
            _within("reference", reference, self.scale)
            object.__setattr__(self, "reference", reference)

    @functools.cached_property
    def weight(self) -> Floats:
        """(..., actor) capability x salience; read-only."""
        found: Floats = np.asarray(self.capability * self.salience)
        found.setflags(write=False)
        return found

    @functools.cached_property
    def total(self) -> Floats:
        """(...) the sum of the weights."""
        return over_members(self.weight)

    @functools.cached_property
    def ends(self) -> tuple[Floats, Floats]:
        """(...) the lowest and the highest position that has any weight; of all where nobody has."""
        if self.weight.size and np.min(self.weight) > 0:
            return self.position.min(axis=-1), self.position.max(axis=-1)
        counts = (self.weight > 0) | (self.total <= 0)[..., None]
        low, high = np.where(counts, self.position, np.inf), np.where(counts, self.position, -np.inf)
        return low.min(axis=-1), high.max(axis=-1)

    @property
    def width(self) -> float:
        """From end to end of the scale."""
        return self.scale[1] - self.scale[0]

    def of(self, rows: NDArray[np.intp] | slice) -> Stakes:
        """Those of some draws, the first axis of all arrays; nothing is checked again."""
        out = object.__new__(Stakes)
        for name in ("position", "capability", "salience", "reference"):
            values = getattr(self, name)
            object.__setattr__(out, name, None if values is None else values[rows])
        object.__setattr__(out, "scale", self.scale)
        return out

    def with_one_at(self, actor: int, place: float) -> Stakes:
        """The same with one actor at one place, in all draws."""
        position = self.position.copy()
        position[..., actor] = place
        return replace(self, position=position)


@frozen
class Voting:
    """Who votes.

    votes   (..., actor) >= 0; 0 for one who has none
    quota   (...) so many votes, or more, carry a change; > 0. For "more than half": `voting.ballots.more_than_half`
    veto    (actor,) without whom nothing changes; they need not have votes. None: nobody
    setter  who sets the agenda, by the place among the actors; None: nobody
    away    (..., actor) who is not there: whoever is away blocks nothing and proposes nothing, wherever they are
            said to stand (that they have no votes, `votes` says). None: all are there
    raises ValueError where this does not hold
    """

    votes: Floats
    quota: Floats
    veto: NDArray[np.bool_] | None = None
    setter: int | None = None
    away: NDArray[np.bool_] | None = None

    def __post_init__(self) -> None:
        votes = np.asarray(self.votes, dtype=np.float64)
        if votes.ndim == 0 or votes.shape[-1] == 0:
            raise ValueError("found no actor, expected one at least")
        actors = votes.shape[-1]
        object.__setattr__(self, "votes", _weights("votes", votes, votes.shape))
        quota = np.asarray(self.quota, dtype=np.float64)
        if not (np.isfinite(quota) & (quota > 0)).all():
            raise ValueError("found a quota of no votes, expected more than 0")
        object.__setattr__(self, "quota", quota)
        veto = np.zeros(actors, dtype=np.bool_) if self.veto is None else np.asarray(self.veto, dtype=np.bool_)
        if veto.shape != (actors,):
            raise ValueError(f"found vetoes of shape {veto.shape}, expected one for each of {actors} actors")
        object.__setattr__(self, "veto", veto)
        if self.away is not None:
            object.__setattr__(self, "away", np.broadcast_to(np.asarray(self.away, dtype=np.bool_), votes.shape))
        if self.setter is not None and not 0 <= self.setter < actors:
            raise ValueError(f"found {self.setter} as setter of the agenda, expected a place from 0 to {actors - 1}")

    @property
    def vetoes(self) -> NDArray[np.intp]:
        """The veto players by their places."""
        return np.flatnonzero(np.asarray(self.veto))


@frozen
class Settlement:
    """Where it settles.

    outcome  (...) on the scale
    blocked  (...) where what holds goes on holding because nothing could be carried; None from a method that knows
             of no such thing
    notes    (...) each, named by the method; where there is `blocked` one is `unblocked`, the point at which it would
             settle if nothing stood in the way
    """

    outcome: Floats
    blocked: NDArray[np.bool_] | None = None
    notes: Mapping[str, NDArray[Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # of one draw NumPy makes numbers, not arrays
        object.__setattr__(self, "outcome", np.asarray(self.outcome))
        if self.blocked is not None:
            object.__setattr__(self, "blocked", np.asarray(self.blocked))
        object.__setattr__(self, "notes", {name: np.asarray(values) for name, values in self.notes.items()})


def needed_voting(stakes: Stakes, voting: Voting | None) -> Voting:
    """The votes, for a method that cannot do without; ValueError where they are missing or for other actors."""
    if voting is None:
        raise ValueError("found no votes, expected votes and a quota")
    actors = stakes.position.shape[-1]
    if voting.votes.shape[-1] != actors:
        raise ValueError(f"found votes of {voting.votes.shape[-1]} actors, expected those of {actors}")
    return voting


def needed_setter(voting: Voting) -> int:
    """The setter, for a method that cannot do without; ValueError where nobody is."""
    if voting.setter is None:
        raise ValueError("found nobody who sets the agenda, expected one")
    return voting.setter


def proposal(stakes: Stakes, voting: Voting) -> Floats:
    """(...) the setter's ideal; where they are away nobody proposes anything, and the reference holds."""
    setter = needed_setter(voting)
    ideal: Floats = stakes.position[..., setter]
    return ideal if voting.away is None else np.where(voting.away[..., setter], needed_reference(stakes), ideal)


def proposal_moved(stakes: Stakes, voting: Voting, place: float) -> Floats:
    """(..., actor) the same with each actor, alone, at one place."""
    setter = needed_setter(voting)
    before = proposal(stakes, voting)
    after = np.repeat(before[..., None], stakes.position.shape[-1], axis=-1)
    after[..., setter] = place if voting.away is None else np.where(voting.away[..., setter], before, place)
    return after


def needed_reference(stakes: Stakes) -> Floats:
    """(...) the reference, for a method that cannot do without; ValueError where it is missing."""
    if stakes.reference is None:
        raise ValueError("found no point that holds if nothing is decided, expected one")
    return stakes.reference


def checked_place(stakes: Stakes, place: float) -> float:
    """A place on the scale; ValueError where it lies outside."""
    _within("place", np.asarray(place, dtype=np.float64), stakes.scale)
    return float(place)


def _weights(name: str, given: Any, shape: tuple[int, ...]) -> Floats:
    values = _like(name, given, shape)
    # the least and the largest tell of all, and no number is neither
    if values.size and not (np.min(values) >= 0 and np.max(values) < np.inf):
        raise ValueError(f"found a {name} below 0 or no number, expected 0 or more")
    return values


def _like(name: str, given: Any, shape: tuple[int, ...]) -> Floats:
    values = np.asarray(given, dtype=np.float64)
    try:
        return np.broadcast_to(values, shape)
    except ValueError:
        raise ValueError(f"found {name} of shape {values.shape}, expected {shape}") from None


def _within(name: str, values: Floats, scale: tuple[float, float]) -> None:
    if values.size and not (np.min(values) >= scale[0] and np.max(values) <= scale[1]):
        raise ValueError(f"found a {name} outside of the scale {scale[0]} to {scale[1]}, or no number")
