"""Who is accused, before whom a matter comes, whose seat is lost or got, what there is no time for: in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from instantsia.analysis.results import Forecast
from instantsia.case.phrases import and_list, capital
from instantsia.errors import listed
from instantsia.report import naming
from instantsia.report.wording.proportions import percentage_text

if TYPE_CHECKING:
    from instantsia.analysis.results.inside import Chosen, SeatChange

MOST = 4
"""So many people are named in a sentence; the others are counted."""
LEAST = 0.005
"""What comes about less often than this is not named."""


def sentences(forecast: Forecast) -> list[str]:
    """Whole sentences, each with shares of all draws; [] where the case has nothing of the kind."""
    found, names = forecast.inside, forecast.names
    if found is None:
        return []
    out = [_accused(one, names) for one in found.accused]
    out += [_forum(one, names) for one in found.forums]
    for body in dict.fromkeys(seat.body for seat in found.seats):
        out += _seats(found.seats, body, names)
    out += [one for agenda in found.agendas if (one := _left_over(agenda, names))]
    return [capital(one) for one in out]


def _accused(one: Chosen, names: Mapping[str, str]) -> str:
    """ "The registrar accuses Dorn (80 %) and Elm (31 %); nobody is accused in 10 %." """
    by = naming.person(one.by, names)
    people = _ranked({naming.person(actor, names): share for actor, share in one.shares.items()})
    if not people:
        return f"{by} accuses nobody."
    nobody = f"; nobody is accused in {percentage_text(one.none)}" if one.none >= LEAST else ""
    return f"{by} accuses {people}{nobody}."


def _forum(one: Chosen, names: Mapping[str, str]) -> str:
    """ "The registrar brings the inquiry before the control commission (88 %) and the council (6 %)." """
    bodies = _ranked({naming.body(body, names): share for body, share in one.shares.items()})
    what, by = naming.issue(one.about, names), naming.person(one.by, names)
    return f"{by} brings {what} before {bodies}." if bodies else f"{by} brings {what} before nobody."


def _seats(seats: tuple[SeatChange, ...], body: str, names: Mapping[str, str]) -> Iterator[str]:
    """ "Dorn loses the seat in the council in 15 % of the draws, and Elm in 4 %." """
    room = naming.body(body, names)
    for what, shares in (
        ("loses the seat in", {one.actor: one.lost for one in seats if one.body == body}),
        ("gets a seat in", {one.actor: one.got for one in seats if one.body == body}),
    ):
        ranked = sorted(((share, actor) for actor, share in shares.items() if share >= LEAST), reverse=True)
        if not ranked:
            continue
        (share, first), *rest = ranked
        text = f"{naming.person(first, names)} {what} {room} in {percentage_text(share)} of the draws"
        more = [f"{naming.person(one, names)} in {percentage_text(share)}" for share, one in rest[: MOST - 1]]
        left = len(rest) - len(more)
        more += [f"{left} more less often"] if left else []
        if len(more) > 1:
            text += f", {and_list(more)}"
        elif more:
            text += f", and {more[0]}"
        yield f"{text}."


def _left_over(one: Chosen, names: Mapping[str, str]) -> str:
    """ "The council does not come to the pier in 34 % of the draws." """
    left = {naming.issue(issue, names): 1 - share for issue, share in one.shares.items()}
    issues = _ranked(left)
    return f"{naming.body(one.by, names)} has no time for {issues}." if issues else ""


def _ranked(shares: Mapping[str, float]) -> str:
    """ "Dorn (80 %) and Elm (31 %)": the most often named first; "" where none is named at all."""
    found = sorted(((share, name) for name, share in shares.items() if share >= LEAST), key=lambda one: -one[0])
    named = [f"{name} ({percentage_text(share)})" for share, name in found[:MOST]]
    left = len(found) - MOST
    return f"{listed(named)} and {left} more" if left > 0 else and_list(named)
