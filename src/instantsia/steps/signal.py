"""Two sides who are not talking try to reach each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from instantsia.case.contacts import Track
from instantsia.case.dates import parse_span
from instantsia.case.model import Case
from instantsia.case.words import Id
from instantsia.draws.state import Array, Changes, Keep, Key, State
from instantsia.draws.streams import Floats, Streams
from instantsia.models.about import OWN, TEXTBOOK, Method
from instantsia.models.bargaining import contact, mandate, mediation
from instantsia.models.bargaining.contact import Contact, Ways
from instantsia.models.bargaining.mandate import Said
from instantsia.steps import Mistake, StepKind
from instantsia.steps._milestones import milestones, reached
from instantsia.steps._sides import VARIABLES, Of, opened_by, paths_of

CARRIER = ("chance", "within", "bias", "wrong", "loses", "weak", "strong")
MANDATE = ("exact", "hands", "back")
WORD = Method(
    "Signals: a word through several hands, as a cascade of binary symmetric channels (Shannon 1948)", TEXTBOOK
)


class Spec(StepKind):
    """A contact is tried over a track: met of itself or over a carrier, cut while bombs fall, or leaked.

        [[step]]
        id     = "probe"
        kind   = "signal"
        track  = "contacts"
        term   = "raids"
        within = "months"

    While no talks are acknowledged and the track is not shut, a contact is tried with its chance. A track whose talks
    can break off (`stops`) and that no step of talks opens has talks under way from the day on which it is open.
    Carriers are believed who lean far enough to one side (models/bargaining/mediation.py). While the first level of
    `term` stands, what was met can be cut; a cut or a leak shuts the track, and so does a word that a carrier was not
    charged with (`mandate`). Milestones are `probe.message` (tried), `probe.carried` (met over a carrier), `probe.met`,
    `probe.leaked`, `probe.disowned` where the carrier has a mandate, and `probe.in_PLACE` for each of its places.
    """

    SAME_DAY = True
    VARIABLES = VARIABLES
    REFERS = {"track": "track", "term": "term"}

    kind: Literal["signal"] = "signal"
    track: Id
    """The track over which they reach each other."""
    term: Id | None = None
    """The term while whose first level stands a contact can be cut; without it, it always can."""

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (
            Method("Signals: contacts, each a stated chance a turn", OWN),
            Method("Signals: a carrier is believed from a least bias on, in the manner of Kydd (2003)", OWN),
            *([WORD] if _mandated(case.tracks[self.track]) else []),
        )

    def keeps(self, case: Case) -> tuple[Keep, ...]:
        track = case.tracks[self.track]
        names = ["message", "carried", "met", "leaked", *(f"in_{place}" for place in track.places)]
        names += ["disowned"] if _mandated(track) else []
        return milestones(*(f"{self.id}.{name}" for name in names))

    def reads(self, case: Case) -> tuple[str, ...]:
        track = case.tracks[self.track]
        keys = ["tries", "direct", "cut", "leak", "shut", "stops", "back"]
        keys += [f"carrier.{key}" for key in CARRIER] + [f"places.{place}" for place in track.places]
        keys += [f"carrier.mandate.{key}" for key in MANDATE]
        return tuple(paths_of(case, "track", track.id, *keys))

    def check(self, case: Case) -> Iterator[Mistake]:
        track, term = case.tracks.get(self.track), case.terms.get(self.term or "")
        if track is not None and term is not None and not {term.giver, term.taker} <= {*track.between, None}:
            yield "term", f"{term.id} is not between {' and '.join(track.between)}", "name a term of these two"

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        return f"A contact is tried over {case.tracks[self.track].title}."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes met, shut, failed and broken of the track, the milestones, and ended."""
        track, number, day = case.tracks[self.track], Of(state, "track", self.track), state["clock", ""]
        talking = self._talking(case, track, state)
        free = (state["shut", track.id] <= 0) & ~talking
        free &= day >= _opens(track)
        bombed = np.ones(state.view, dtype=np.bool_) if self.term is None else state["level", self.term] == 0
        chance = self._chances(track, number, state)
        uniform = Ways(*(streams.uniform(name) for name in ("try", "direct", "carrier", "cut", "leak")))
        word = _word(track, number, streams)
        came = contact.contact(free, self._believed(track, number, state), bombed, chance, uniform, word)
        new: dict[Key, Array] = {
            ("met", track.id): np.where(came.reached, day, state["met", track.id]),
            ("shut", track.id): contact.shut(state["shut", track.id], came.spoilt, number("shut")),
            ("failed", track.id): (state["failed", track.id] + came.spoilt).astype(np.int16),
            ("ended", self.id): day,
        }
        if track.stops is not None:
            stops, back = (streams.uniform(name) < number(name) for name in ("stops", "back"))
            new["broken", track.id] = talking & np.where(state["broken", track.id], ~back, stops)
        milestones = {"message": came.tried, "carried": came.carried, "met": came.met, "leaked": came.leaked}
        if _mandated(track):
            milestones["disowned"] = came.disowned
        milestones |= self._places(track, number, came, streams)
        for name, where in milestones.items():
            new["reached", f"{self.id}.{name}"] = reached(state, where, f"{self.id}.{name}")
        return new

    @staticmethod
    def _talking(case: Case, track: Track, state: State) -> NDArray[np.bool_]:
        """(draw,) whether the two talk: once a step has opened talks over the track; where none does and talks over it
        can break off, as of the day on which it is open."""
        steps = opened_by(case, track)
        if not steps and track.stops is not None:
            return np.asarray(state["clock", ""] >= _opens(track))
        talking = np.zeros(state.view, dtype=np.bool_)
        for talks in steps:
            talking |= np.isfinite(state["reached", f"{talks}.acknowledged"])
        return talking

    def _chances(self, track: Track, number: Of, state: State) -> Ways:
        """The chances of a turn; bombs that fall harder cut as often as so many turns of them would."""
        carrier = np.zeros(state.view)
        if track.carrier is not None:
            within = np.maximum(number("carrier.within"), 1.0)
            if _mandated(track):
                within = within + np.rint(number("carrier.mandate.back"))
            carrier = contact.each_turn(number("carrier.chance"), within)
        cut = number("cut")
        if track.reading is not None:
            harder = state["escalated", track.between[0]] + state["escalated", track.between[1]]
            cut = 1.0 - (1.0 - cut) ** (1.0 + harder)
        return Ways(number("tries"), number("direct"), carrier, cut, number("leak"))

    def _believed(self, track: Track, number: Of, state: State) -> NDArray[np.bool_]:
        if track.carrier is None:
            return np.zeros(state.view, dtype=np.bool_)
        wrong, loses, weak, strong = (number(f"carrier.{key}") for key in ("wrong", "loses", "weak", "strong"))
        believed: NDArray[np.bool_] = number("carrier.bias") >= mediation.least_bias(wrong, loses, weak, strong)
        return believed

    def _places(self, track: Track, number: Of, came: Contact, streams: Streams) -> dict[str, NDArray[np.bool_]]:
        """Where those meet who meet: the places share a number from 0 to 1, elsewhere has the rest."""
        out: dict[str, NDArray[np.bool_]] = {}
        if track.places:
            where = streams.uniform("place")
            below: Floats = np.zeros(len(where))
            for place in track.places:
                above = below + number(f"places.{place}")
                out[f"in_{place}"] = came.met & (below <= where) & (where < above)
                below = above
        return out


def _mandated(track: Track) -> bool:
    """Whether a track has a carrier who may say what it was not charged with."""
    return track.carrier is not None and track.carrier.mandate is not None


def _word(track: Track, number: Of, streams: Streams) -> Said | None:
    """(draw,) what becomes of a carrier's word; None where it arrives as it was charged."""
    if not _mandated(track):
        return None
    exact, hands, back = (number(f"carrier.mandate.{key}") for key in MANDATE)
    return mandate.said(mandate.exact(exact, hands), back, streams.uniform("mandate"))


def _opens(track: Track) -> int:
    """The ordinal of the day from which a track is open; 0 where it is from the beginning."""
    return 0 if track.open is None else parse_span(track.open).first or 0
