"""Two sides agree to talk, or do not: a precondition, a price, a home and allies stand between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from instantsia.case.model import Case
from instantsia.case.numbers import NotNegative, constant
from instantsia.case.words import Id
from instantsia.draws.state import Changes, Keep, State, Variable
from instantsia.draws.streams import Streams
from instantsia.models.about import OWN, Method
from instantsia.models.bargaining import terms
from instantsia.models.bargaining.contact import whole_turns
from instantsia.steps import Mistake, StepKind
from instantsia.steps._homes import VARIABLES
from instantsia.steps._milestones import milestones, reached
from instantsia.steps._sides import turn_of
from instantsia.steps._talks import Ladder
from instantsia.steps._vetoes import veto_paths

WAYS = {
    terms.UNREACHED: ("turns_unreached", "nobody was reached"),
    terms.HOME: ("turns_home", "the home of the taker stood in the way"),
    terms.PRECONDITION: ("turns_precondition", "what the taker had told stood in the way"),
    terms.COST: ("turns_cost", "what it costs the giver stood in the way"),
    terms.VETO: ("turns_veto", "an ally's veto stood in the way of a level, or of talks"),
    terms.PRICE: ("turns_price", "the price of the last level stood in the way"),
    terms.PLACE: ("turns_place", "they were agreed and had no place yet"),
    terms.LINKED: ("turns_linked", "the term with which alone this one stands had not come as far"),
}
"""{what stood in the way: the variable that counts it, and what that says}."""


class Spec(StepKind):
    """The sides of a term come together on a level of it, and talk.

        [[step]]
        id     = "talks"
        kind   = "open-talks"
        term   = "raids"
        place  = "venue"
        within = "months"

    The taker needs a level, by what talks are worth to it; the giver bears one, or gives the last for a price. Where
    they have met, or some level stands already, and the one reaches the other, they are agreed, and after the turns
    over the place talks begin. While they talk the last level follows as soon as the giver bears it. An ally with a
    veto on the talks, or on that level while they talk, puts it off. No level of a term is given before the term of its
    `with` has come as far, so that its step stands above this one. Milestones are
    `talks.agreed`, `talks.refused`, `talks.acknowledged` and each level but the first (`raids.partial`: that level or
    one above it). `talks.turns_unreached` and the like count what stood in the way.
    """

    SAME_DAY = True
    REFERS = {"term": "term", "place": "term"}
    VARIABLES = VARIABLES | {
        name: Variable(None, "i2", 0, f"in how many turns of the step {what}", "run") for name, what in WAYS.values()
    }

    kind: Literal["open-talks"] = "open-talks"
    term: Id
    """The term on a level of which they come together; its `opens` names this step."""
    place: Id | None = None
    """The term over which they haggle once they are agreed: so many turns as its `months`; without it none."""
    shock: NotNegative = constant("0.01", "what nobody sees of a decision, so that no threshold is certain; judgement")
    """The standard deviation of what chance adds to the worth of talks in a turn, 0 or more, a share of the prize."""

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (Method("Opening talks: thresholds of both sides, the home by its pivot, a logistic shock a turn", OWN),)

    def keeps(self, case: Case) -> tuple[Keep, ...]:
        term = case.terms[self.term]
        names = [f"{self.id}.{one}" for one in ("agreed", "refused", "acknowledged")]
        names += Ladder(case, term, self.id).targets
        more = [Keep("level", term.id), Keep("priced", term.id)]
        more += [Keep(name, self.id) for name in self._ways(case).values()]
        return *milestones(*names), *more

    def reads(self, case: Case) -> tuple[str, ...]:
        term = case.terms[self.term]
        ladder = Ladder(case, term, self.id)
        read = [*ladder.reads(), *veto_paths(case, (self.id, ladder.targets[-1]))]
        read += [] if self.place is None else [f"term.{self.place}.months"]
        return tuple(dict.fromkeys(read))

    def check(self, case: Case) -> Iterator[Mistake]:
        term, place = case.terms.get(self.term), case.terms.get(self.place or "")
        if term is not None and term.opens != self.id:
            yield "term", f"{term.id} does not open these talks", f'write opens = "{self.id}" in the term'
        if place is not None and place.ordered:
            yield "place", f"{place.id} is a ladder, expected a choice", "write ordered = false in the term"

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        return f"{self.title}."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes level, priced and firm of the term, the milestones, what stood in the way, and escalations."""
        ladder, term = Ladder(case, case.terms[self.term], self.id), case.terms[self.term]
        sides, new = ladder.sides(state, streams, self.constant(state, "shock"))
        last, day, turn = ladder.last, state["clock", ""], turn_of(self, state)
        talking, waits = np.isfinite(state["reached", f"{self.id}.acknowledged"]), state["waits", self.id]
        on, stands = ~ladder.over(state), state["level", term.id]

        alone = streams.uniform("alone") < state["number", f"term.{term.id}.alone"]
        unasked = np.where(on & (stands == 0) & (sides.bears >= 1) & alone, np.int8(1), stands)
        contact = on & ladder.met(state)
        meets = on & ~talking & (waits < 0) & (contact | (unasked >= 1))
        came = terms.answer(meets, sides.bears, sides.needs, unasked, sides.pays, last)
        refused = meets & contact & ~came.agreed
        rises = on & talking & (unasked < last) & ((sides.bears >= last) | sides.pays)
        agreed, risen, vetoes = ladder.unless_vetoed(came.agreed, rises, turn, state, streams)
        level = np.where(risen, np.int8(last), np.where(agreed, came.level, unasked)).astype(np.int8)

        wait = np.where(agreed, self._months(state), np.where(waits >= 0, waits - 1, -1)).astype(np.int16)
        begins = on & ~talking & (wait == 0)
        way = terms.in_the_way(meets, sides.gained, sides.bears, sides.needs, level, came.agreed, sides.dear)
        lacks = (way == terms.COST) | (way == terms.PRECONDITION) | (way == terms.PRICE)
        way = np.where(lacks & sides.linked, terms.LINKED, way)
        way = np.where(talking | begins, terms.OPEN, np.where(wait > 0, terms.PLACE, way))
        way = np.where((rises & ~risen) | (came.agreed & ~agreed), terms.VETO, way)
        bought = (came.priced & agreed) | (risen & (sides.bears < last))
        reach = {f"{self.id}.agreed": agreed, f"{self.id}.refused": refused, f"{self.id}.acknowledged": begins}
        reach |= {name: level >= place for place, name in enumerate(ladder.targets, 1)}
        new |= vetoes | ladder.refused(state, streams, refused, sides, level)
        new |= {("reached", name): reached(state, where, name) for name, where in reach.items()}
        for code, name in self._ways(case).items():
            new[name, self.id] = state[name, self.id] + (way == code).astype(np.int16)
        return new | {
            ("level", term.id): level,
            ("priced", term.id): np.where(bought, ladder.paid, state["priced", term.id]).astype(np.int8),
            ("waits", self.id): wait,
            ("begun", self.id): np.where(begins, turn, state["begun", self.id]).astype(np.int32),
            ("ended", self.id): day,
        }

    def _ways(self, case: Case) -> dict[int, str]:
        """{what can stand in the way: the variable that counts it}."""
        linked = case.terms[self.term].with_ is not None
        return {code: name for code, (name, _) in WAYS.items() if linked or code != terms.LINKED}

    def _months(self, state: State) -> NDArray[np.int16]:
        """(draw,) turns over the place."""
        return (
            np.zeros(state.view, np.int16)
            if self.place is None
            else whole_turns(state["number", f"term.{self.place}.months"])
        )
