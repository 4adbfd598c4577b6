"""Who is accused, before whom a matter comes, whose seat is lost or got, what there is no time for: in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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
    """ "Dorn loses the seat in the council in 15 % of the draws; has it again at the end: Dorn in 1 %." """
    room, here = naming.body(body, names), [one for one in seats if one.body == body]
    lost, had_again = [(one.lost, one.actor) for one in here], [(one.had_again, one.actor) for one in here]
    got, lost_again = [(one.got, one.actor) for one in here], [(one.lost_again, one.actor) for one in here]
    for what, ever, undone, again in (
        ("loses the seat in", lost, "has it again", had_again),
        ("gets a seat in", got, "has lost it again", lost_again),
    ):
        people = _people(ever, names)
        if not people:
            continue
        (first, share), *rest = people
        text = f"{first} {what} {room} in {share} of the draws"
        if len(rest) > 1:
            text += f", {and_list([_often(one) for one in rest])}"
        elif rest:
            text += f", and {_often(rest[0])}"
        back = [_often(one) for one in _people(again, names)]
        yield f"{text}; {undone} at the end: {and_list(back)}." if back else f"{text}."


def _people(shares: Iterable[tuple[float, str]], names: Mapping[str, str]) -> list[tuple[str, str]]:
    """[(who, how often)], the most frequent first; of those who are not named only how many they are."""
    ranked = sorted((one for one in shares if one[0] >= LEAST), reverse=True)
    named = [(naming.person(actor, names), percentage_text(share)) for share, actor in ranked[:MOST]]
    left = len(ranked) - len(named)
    return [*named, (f"{left} more", "")] if left else named


def _often(one: tuple[str, str]) -> str:
    who, share = one
    return f"{who} in {share}" if share else f"{who} less often"


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
