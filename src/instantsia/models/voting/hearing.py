"""What a rule is shown where nobody casts a vote: who is heard, and what each thinks or owes; plain arrays."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from instantsia.frozen import frozen

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@frozen
class Hearing:
    """The members are heard, and then it is decided.

    present     (draw, member) bool: who is there
    weight      (draw, member) seats or votes, >= 0; 0 for one without a vote
    utility     (draw, member, option) 0-1, what each open option is worth to each who is there; else 0
    position    (draw, member) where each who is there stands on the scale of the issue, else its low end; None where it
                has none
    places      (option,) where the options stand on that scale; None where it has none
    open        (draw, option) bool: which options can be decided for
    status_quo  the option that holds if nothing is decided
    leader      (draw,) int16: the member who alone decides, -1 where nobody does
    chair       (draw,) int16: the member in the chair, -1 where nobody is; None where no draw has one
    voice       (member,) or (draw, member) bool: who is heard and has no vote (their weight is 0); None where everybody
                has one
    heir        (draw,) int16: the member who alone decides where the leader is not there, -1 where nobody does; None
                where nobody does in any draw
    """

    present: Bools
    weight: Floats
    utility: Floats
    position: Floats | None
    places: Floats | None
    open: Bools
    status_quo: int
    leader: NDArray[np.int16]
    chair: NDArray[np.int16] | None = None
    voice: Bools | None = None
    heir: NDArray[np.int16] | None = None

    @property
    def says(self) -> Floats:
        """(draw, member) how much each word weighs with somebody who listens: seats, and 1 of who has none but a voice,
        present or not."""
        return self.weight if self.voice is None else np.where(self.voice, 1.0, self.weight)

    @property
    def options(self) -> int:
        """How many options there are, open or not."""
        return int(self.utility.shape[-1])

    @property
    def deciding(self) -> Bools:
        """(draw, member) whether this member alone decides; only where they are there."""
        members = np.arange(self.present.shape[1])
        alone: Bools = (self.leader[:, None] == members) & self.present
        return alone


@frozen
class Leanings:
    """A hall that goes one way: who is there, and which way each leans by what is owed.

    present     (draw, member) bool: who is there
    weight      (draw, member) seats, >= 0
    options     how many options there are
    status_quo  the option that holds if nothing is decided
    motion      (draw,) int8: the option that is put against it
    lean        (draw, member) -1..1: debts to those who stand for the status quo less debts to those who stand for
                the motion
    late        (draw, member) bool: who sits there, but came after the beginning; None where nobody did
    """

    present: Bools
    weight: Floats
    options: int
    status_quo: int
    motion: NDArray[np.int8]
    lean: Floats
    late: Bools | None = None


Seen = TypeVar("Seen", bound=Hearing | Leanings)


def without(seen: Seen, member: int) -> Seen:
    """The same with one member's voice taken away: not there, and without weight. Where they alone decide the heir
    does."""
    return _without(seen, np.arange(seen.present.shape[1]) == member)


def without_the_leader(seen: Hearing) -> Hearing:
    """The same with whoever alone decides taken away, in each draw: the heir decides, or nobody."""
    return _without(seen, seen.deciding)


def _without(seen: Seen, gone: Bools) -> Seen:
    """The same without these members, (member,) or (draw, member)."""
    changed: dict[str, Any] = {"present": seen.present & ~gone, "weight": np.where(gone, 0.0, seen.weight)}
    if isinstance(seen, Hearing):
        heir = np.int16(-1) if seen.heir is None else seen.heir
        changed["leader"] = np.where((seen.deciding & gone).any(axis=1), heir, seen.leader).astype(np.int16)
    return replace(seen, **changed)
