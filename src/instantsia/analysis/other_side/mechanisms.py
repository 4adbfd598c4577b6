"""What plays a part between two sides, and how each of it is switched off: by --set, as anybody could type it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, cast

from instantsia.case.contacts import SWITCHES
from instantsia.case.model import Case
from instantsia.frozen import frozen
from instantsia.steps._made_from import made_from
from instantsia.steps._sides import written

if TYPE_CHECKING:
    from instantsia.steps.offer import Spec as Offer
    from instantsia.steps.open_talks import Spec as OpenTalks

OPENERS = ("homes", "talking", "learning")
"""Without which of them a corridor is looked at."""


@frozen
class Mechanism:
    """Something that plays a part, and what has to be set so that it does not.

    id    how it is named in the data
    text  what it is, in a few words
    sets  "PATH=VALUE", one for each number
    """

    id: str
    text: str
    sets: tuple[str, ...]


ZERO: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("talking", "what talks are worth by themselves", "party", ("talking",)),
    ("nearing", "the calendar drawing near", "party", ("nearing",)),
    ("support", "support that drifts", "stock", ("drift", "noise")),
    ("told", "a precondition that was told", "term", ("firm",)),
    ("relax", "preconditions that wear off", "term", ("relax",)),
    ("alone", "a first move unasked", "term", ("alone",)),
    ("price", "a price for the last level", "term", ("price.worth",)),
    ("place", "months over the place", "term", ("months",)),
    ("leak", "leaks", "track", ("leak",)),
    ("cut", "contacts that are cut", "track", ("cut",)),
    ("carrier", "a carrier", "track", ("carrier.chance",)),
    ("read_back", "mandates that are read back", "track", ("carrier.mandate.back",)),
    ("reading", "readiness read as weakness", "track", ("reading.escalates",)),
    ("stops", "talks that break off", "track", ("stops",)),
    ("outside", "what one side can do alone", "outside", ("chance",)),
)
"""(id, text, table, keys that are 0 without it), over all objects of a table together."""
BY_ALLY: tuple[tuple[str, str, str], ...] = (
    ("aid", "aid of {}", "aid.effect"),
    ("presses", "pressure of {}", "presses.chance"),
    ("veto", "the veto of {}", "veto.chance"),
    ("slight", "{} taking it amiss to be told late", "slight.cost"),
)
"""(id, text, key without which it does nothing), for each ally; what is 0 without it, `SWITCHES` says."""


def mechanisms(case: Case, only: Iterable[str] | None = None) -> tuple[Mechanism, ...]:
    """Every mechanism that a case has.

    only   the ids of those that are wanted; without it all
    """
    wanted = None if only is None else set(only)
    found = (
        *_homes(case),
        *_zero(case),
        *_mandates(case),
        *_war(case),
        *_calendar(case),
        *_steps(case),
        *_allies(case),
    )
    return tuple(one for one in found if one.sets and (wanted is None or one.id in wanted))


def _homes(case: Case) -> Iterator[Mechanism]:
    asked = [party.id for party in case.party if party.home]
    sets = [f"party.{one}.{text}" for one in asked for text in ("home=[]", "margin=0")]
    yield Mechanism("homes", "the homes that must consent", tuple(sets))


def _zero(case: Case) -> Iterator[Mechanism]:
    for id, text, table, keys in ZERO:
        paths = [
            f"{table}.{one}.{key}=0" for one in case.by_id[table] for key in keys if written(case, table, one, key)
        ]
        yield Mechanism(id, text, tuple(paths))


def _mandates(case: Case) -> Iterator[Mechanism]:
    there = ((one.id, case.numbers("track", one.id).get("carrier.mandate.exact")) for one in case.track)
    sets = (f"track.{one}.carrier.mandate.exact=1" for one, exact in there if exact is not None and exact.low < 1)
    yield Mechanism("mandate", "carriers who say what they were not charged with", tuple(sets))


def _war(case: Case) -> Iterator[Mechanism]:
    sets = tuple(f"war.{war.id}.learning=none" for war in case.war if war.learning == "beta")
    yield Mechanism("learning", "learning from battles", sets)


def _calendar(case: Case) -> Iterator[Mechanism]:
    changes = [(one.id, f"changes.{party}") for one in case.calendar for party in one.changes]
    sets = (f"calendar.{one}.{key}=0" for one, key in changes if written(case, "calendar", one, key))
    yield Mechanism("elections", "another man after an election", tuple(sets))


def _steps(case: Case) -> Iterator[Mechanism]:
    tables = [cast("Offer", step) for step in case.step if made_from(step, "offer")]
    sets = (f"step.{one.id}.{text}" for one in tables if one.converge for text in _at_once(one))
    yield Mechanism("converge", "coming down with time", tuple(sets))
    sets = (f"step.{one.id}.answers={{}}" for one in tables if one.answers)
    yield Mechanism("answers", "a step for a step of the other", tuple(sets))
    talks = [cast("OpenTalks", step) for step in case.step if made_from(step, "open_talks")]
    yield Mechanism(
        "shock", "chance in decisions to talk", tuple(f"step.{one.id}.shock=0" for one in talks if one.shock.high)
    )


def _at_once(offer: Offer) -> tuple[str, ...]:
    """What has to be set so that nobody waits: then nobody answers a step either."""
    return ("answers={}", "converge=false") if offer.answers else ("converge=false",)


def _allies(case: Case) -> Iterator[Mechanism]:
    for ally in case.ally:
        for id, text, acts in BY_ALLY:
            key = SWITCHES[id]
            there = written(case, "ally", ally.id, acts) and written(case, "ally", ally.id, key)
            sets = (f"ally.{ally.id}.{key}=0",) if there else ()
            yield Mechanism(f"{id}.{ally.id}", text.format(ally.title), sets)
