"""What answers mean."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from instantsia.frozen import frozen
from instantsia.stakeholders.files.rows.procedure_words import Base


@frozen
class Ends:
    """Names of the low and the high end."""

    low: str
    high: str


@frozen
class Line:
    """The point that matters, and the side that is beyond it."""

    point: float
    above: bool

    @property
    def beyond(self) -> str:
        return "above" if self.above else "below"


@frozen
class Votes:
    """Who votes: nobody; as the column says; or these, with the votes that it has of them, else one (times seats)."""

    nobody: bool = False
    column: bool = False
    names: tuple[str, ...] = ()

    def each(self, voted: Mapping[str, Fraction]) -> dict[str, Fraction]:
        """{name: votes, or votes a seat} of those who vote.

        voted   the same as the column tells it, of those who have any in it
        """
        if self.column:
            return dict(voted)
        return {name: voted.get(name) or Fraction(1) for name in self.names}

    def one_given(self, voted: Mapping[str, Fraction]) -> tuple[str, ...]:
        """Those who get one vote, since the column has no number of them and has other numbers than one of others."""
        if not any(many != 1 for many in voted.values()):
            return ()
        return tuple(name for name in self.names if not voted.get(name))


@frozen
class Quota:
    """So many votes, or more; None: more than half of all. In words: "a majority of two thirds".

    votes  as the table tells who is there
    half   whether it is more than half, of whomever
    share  of the votes that are counted, where it is a share and not so many votes
    of     of whose votes: those who are there, or who vote; "" for all
    """

    votes: float | None
    words: str
    half: bool = False
    share: float | None = None
    of: Base = ""


@frozen
class Settles:
    """How it is settled: bargained out, by a counted vote, or by one person."""

    regime: Literal["vote", "bargain"]
    decider: str = ""
