"""What steps of the other side share: the variables of its objects, and which object belongs to which."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from instantsia.case.contacts import Ally, Track
from instantsia.case.happenings import Step
from instantsia.case.model import Case
from instantsia.case.naming import named
from instantsia.case.wars import Stock, War
from instantsia.draws.state import State, Variable
from instantsia.draws.streams import Floats

VARIABLES: Final = {
    "held": Variable(
        None, "i2", -1, "positions that the first side of the war holds; -1 before its first turn", "run",
        said="how many positions the first side holds",
    ),
    "wins": Variable(None, "i2", 0, "battles of the war that its first side has won", "run"),
    "fought": Variable(None, "i2", 0, "battles of the war that were fought", "run"),
    "streak": Variable(
        None, "f8", 0.0, "net battles that the first side of the war has won of late, the last ones most", "run"
    ),
    "won": Variable(
        None, "i1", 0, "who has won the war: 0 nobody, 1 its first side, 2 its second", "run", said="who has won"
    ),
    "stock": Variable(None, "f8", np.nan, "points of the stock, 5-95; nan before its first turn", "run"),
    "aid": Variable(None, "f8", 1.0, "which part of what was asked for the ally sends, 0 or more", "run"),
    "escalated": Variable(
        None, "f8", 0.0, "how far the other side has escalated against the party, 0-3", "run",
        said="how far it was escalated against",
    ),
    "pressing": Variable(None, "i2", 0, "turns that the pressure of the ally still lasts", "run"),
    "lean": Variable(
        None, "f8", 0.0, "what others have added to the chances with which the ally presses and vetoes, by courting it",
        "run", said="how far it was won over",
    ),
    "aware": Variable(
        None, "i1", 0, "how the ally came to know of the talks: 0 not yet, 1 its party told it, 2 from somebody else",
        "run", said="how it came to know of the talks",
    ),
    "offended": Variable(
        None, "i2", 0, "turns that the ally still takes it amiss to have heard of the talks from somebody else", "run"
    ),
    "held_up": Variable(None, "i4", -1, "the turn of its group until which the ally's veto lasts; -1 none yet", "run"),
    "vetoed": Variable(None, "i1", 0, "how often the ally has cast its veto", "run"),
    "firm": Variable(
        None, "f8", np.nan, "what less than it has told costs the taker of the term, share of the prize; nan at first",
        "run",
    ),
    "level": Variable(None, "i1", 0, "the level of the term that stands, by its place", "run", said="what stands"),
    "priced": Variable(
        None, "i1", 0, "whether the price of the term was paid: 0 no, 1 tacitly, 2 in the open", "run",
        said="whether its price was paid",
    ),
    "failed": Variable(None, "i2", 0, "contacts of the track that came to nothing", "run"),
    "shut": Variable(None, "i2", 0, "turns that the track stays shut", "run"),
    "met": Variable(None, "f8", -np.inf, "the day on which the two last met over the track", "run"),
    "broken": Variable(None, "?", False, "whether the talks that the track opened are broken off", "run"),
    "hand": Variable(
        None, "i1", 0, "whether another man leads the party than at first: 0 no, 1 yes", "run", said="who leads it"
    ),
    "pivot": Variable(
        None, "f8", np.nan, "shift of the one whose consent the home of the party needs last, share of the prize", "run"
    ),
    "consents": Variable(
        "actor", "f8", np.nan, "the shift of each from which the pivot of the home was made", "run",
        said="what each at home adds",
    ),
    "consented": Variable(
        None, "f8", np.nan, "what the one at home adds by whom alone the pivot may change, as it was made", "run",
        said="what they add at home",
    ),
    "waits": Variable(None, "i2", -1, "turns until the talks begin that were agreed in the step; -1 none are", "run"),
    "begun": Variable(None, "i4", -1, "the turn of its group in which the step opened talks; -1 not yet", "run"),
}  # fmt: skip
"""Of objects of the other side and of its steps; every one is carried on from turn to turn."""

DRIFT: Final = "drift"
"""The kind of step that moves a stock."""
COURT: Final = "court"
"""The kind of step that moves the chances of an ally."""
MONTH: Final = 365.25 / 12.0
"""Days."""
EPOCH: Final = 719_163
"""The ordinal of 1 January 1970, from which NumPy counts its days."""


class Of:
    """The drawn numbers of one object, by key."""

    def __init__(self, state: State, table: str, id: str) -> None:
        self.state, self.begins = state, f"{table}.{id}."

    def __call__(self, key: str) -> Floats:
        """(draw,) the number."""
        found: Floats = self.state["number", self.begins + key]
        return found


def paths_of(case: Case, table: str, id: str, *keys: str) -> Iterator[str]:
    """The paths of those numbers of an object that are written or have a default."""
    there = case.numbers(table, id)
    return (f"{table}.{id}.{key}" for key in keys if key in there)


def written(case: Case, table: str, id: str, key: str) -> bool:
    """Whether an object has a number, and it is not 0 in every draw."""
    number = case.numbers(table, id).get(key)
    return number is not None and (number.low != 0 or number.high != 0)


def war_of(case: Case, one: str, two: str) -> War | None:
    """The war between two parties; None where they have none."""
    return next((war for war in case.war if set(war.between) == {one, two}), None)


def track_between(case: Case, pair: Collection[str | None]) -> Track | None:
    """The track over which two parties reach each other; None where there is none."""
    return next((one for one in case.track if set(one.between) == set(pair)), None)


def bearing_on(case: Case, path: str) -> Stock | None:
    """The stock that bears on a number; None where none does."""
    return next((one for one in case.stock if one.bears == path), None)


def pressing_on(case: Case, party: str, target: str) -> tuple[Ally, ...]:
    """The allies of a party that press against something."""
    return tuple(
        one for one in case.ally if one.of == party and one.presses is not None and one.presses.against == target
    )


def chance_of(case: Case, ally: Ally, key: str, state: State) -> Floats:
    """(draw,) a chance of an ally, 0-1, "presses.chance" or "veto.chance", with what courting it has added."""
    chance: Floats = state["number", f"ally.{ally.id}.{key}"]
    courts = (step for step in case.step if step.kind == COURT)
    courted = any((sort, id) == ("ally", ally.id) for step in courts for _, sort, id in named(step))
    return np.clip(chance + state["lean", ally.id], 0.0, 1.0) if courted else chance


def pressure(case: Case, party: str, target: str, state: State) -> Floats | None:
    """(draw,) what the allies of a party that press against something make it cost by now; None where none can."""
    found: Floats | None = None
    for ally in pressing_on(case, party, target):
        cost = np.where(state["pressing", ally.id] > 0, state["number", f"ally.{ally.id}.presses.cost"], 0.0)
        found = cost if found is None else found + cost
    return found


def pressure_paths(case: Case, party: str, target: str) -> tuple[str, ...]:
    """Paths that `pressure` reads."""
    return tuple(f"ally.{ally.id}.presses.cost" for ally in pressing_on(case, party, target))


def points(state: State, stock: Stock) -> Floats:
    """(draw,) the points of a stock, before its first turn those with which it begins."""
    now: Floats = state["stock", stock.id]
    if not np.isnan(now).any():
        return now
    return np.where(np.isnan(now), state["number", f"stock.{stock.id}.start"], now)


def months_to_next(case: Case, day: Floats) -> Floats:
    """(draw,) months from a day, (draw,), to the next day of a calendar of the case, that day included; inf if none."""
    days = np.array([*sorted(float(each) for one in case.calendar for each in one.days()), np.inf])
    return of_day(day, lambda day: (days[np.searchsorted(days, day, side="left")] - day) / MONTH)


def month_of(day: Floats) -> NDArray[np.int64]:
    """(draw,) the month, 1 to 12, of days given as ordinals."""
    return of_day(day, _month)


def of_day(day: Floats, told: Callable[[Floats], NDArray[Any]]) -> NDArray[Any]:
    """(draw,) what a calendar tells of each day, (draw,): asked once where all draws stand on one day, as they mostly
    do."""
    if len(day) and (day == day[0]).all():
        return np.repeat(told(day[:1]), len(day))
    return told(day)


def _month(day: Floats) -> NDArray[np.int64]:
    since = day.astype(np.int64) - EPOCH
    return since.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) % 12 + 1


def opened_by(case: Case, track: Track) -> tuple[str, ...]:
    """The steps of talks that terms between the two of a track open, each once."""
    pair = set(track.between)
    found = (one.opens for one in case.term if one.opens is not None and {one.giver, one.taker} == pair)
    return tuple(dict.fromkeys(one for one in found if one in case.steps))


def turn_of(step: Step, state: State) -> NDArray[np.int32]:
    """(draw,) the turn of the group of a step, counted from 1; 0 for a step of none."""
    if step.within is None:
        return np.zeros(state.view, dtype=np.int32)
    turn: NDArray[np.int32] = state["turns", step.within]
    return turn
