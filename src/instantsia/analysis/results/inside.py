"""What became of seats, who was accused, before whom a matter came and what an agenda reached."""

from __future__ import annotations

from collections.abc import Mapping

from instantsia.frozen import frozen


@frozen
class SeatChange:
    """How often somebody comes to another place in a body than it is written. Shares of all draws.

    lost        has ever lost a seat or a voice that was theirs from the beginning
    had_again   of these: has it again at the end
    got         has ever come to a seat that was not theirs from the beginning
    lost_again  of these: does not have it at the end
    """

    body: str
    actor: str
    lost: float
    got: float
    had_again: float = 0.0
    lost_again: float = 0.0


@frozen
class Chosen:
    """Whom or what a step named, at any time.

    shares  {actor, body or issue: share of all draws in which it ever was}, in the order of the step
    none    share of all draws in which nobody and nothing was
    by      who chose, or the body whose agenda it is
    about   the issue that was brought before a body; "" of other steps
    """

    step: str
    shares: Mapping[str, float]
    none: float
    by: str
    about: str = ""


@frozen
class Inside:
    """What is told of one leadership besides its decisions."""

    seats: tuple[SeatChange, ...] = ()
    accused: tuple[Chosen, ...] = ()
    forums: tuple[Chosen, ...] = ()
    agendas: tuple[Chosen, ...] = ()
