"""One turn of a war: battles that move the front, and what both sides' support makes of them."""

from __future__ import annotations

from typing import Literal

import numpy as np

from instantsia.case.contacts import Ally
from instantsia.case.model import Case
from instantsia.case.wars import War
from instantsia.case.words import Id
from instantsia.draws.state import Array, Changes, Keep, Key, State
from instantsia.draws.streams import Floats, Streams
from instantsia.models.about import OWN, TEXTBOOK, Method
from instantsia.models.war import stocks, turn
from instantsia.models.war.turn import Front
from instantsia.steps import StepKind
from instantsia.steps._milestones import milestones, reached
from instantsia.steps._outlook import front_paths, held
from instantsia.steps._sides import VARIABLES, Of, month_of, paths_of, points, stocks_of, written


class Spec(StepKind):
    """The two sides of a war fight for a turn.

        [[step]]
        id     = "battle"
        kind   = "fight"
        war    = "border"
        within = "months"

    So many battles are fought as the war has a turn, three at most; each moves the front by one position. Net battles
    lost let the support of a side drift faster. Whoever holds all positions has won: `battle.over` is the milestone,
    and from then on nothing is fought. A war that ends so ends by force, which rests on two constants of the war,
    `forts` and `battles`.
    """

    SAME_DAY = True
    VARIABLES = VARIABLES
    REFERS = {"war": "war"}

    kind: Literal["fight"] = "fight"
    war: Id
    """The war that is fought."""

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (
            Method("Fighting: a walk over positions, one battle a step, ended at either end", TEXTBOOK),
            Method("Fighting: battles a turn, supplies and support, each as stated", OWN),
        )

    def keeps(self, case: Case) -> tuple[Keep, ...]:
        return *milestones(f"{self.id}.over"), Keep("won", self.war)

    def reads(self, case: Case) -> tuple[str, ...]:
        war = case.wars[self.war]
        read = [*front_paths(war), *paths_of(case, "war", war.id, "battles", "chance", "season.rest")]
        read += [f"ally.{one.id}.aid.effect" for one in _patrons(case, war)]
        for one in stocks_of(case, war):
            read += paths_of(case, "stock", one.id, "start", "drift", "loss", "noise")
        return tuple(read)

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        return f"{case.wars[self.war].title} goes on."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes held, wins, fought, streak and won of the war, the stocks of both sides, when it was over, and ended;
        happened where it is not over yet."""
        war, number = case.wars[self.war], Of(state, "war", self.war)
        forts = np.rint(number("forts"))
        before = Front(held(war, state).astype(np.int16), state["wins", war.id], state["fought", war.id])
        count = turn.battles(self._battles(war, number, state), streams.uniform("count"))
        uniform = [streams.uniform(f"battle{place}") for place in range(turn.MOST)]
        after = turn.fight(before, forts, self._chance(case, war, number, state), count, uniform)
        net = turn.net(before, after)
        won = np.where(after.held >= forts, 1, np.where(after.held <= 0, 2, 0)).astype(np.int8)
        new: dict[Key, Array] = {
            ("held", war.id): after.held,
            ("wins", war.id): after.won,
            ("fought", war.id): after.fought,
            ("streak", war.id): turn.run(state["streak", war.id], net),
            ("won", war.id): won,
            ("reached", f"{self.id}.over"): reached(state, won > 0, f"{self.id}.over"),
            ("ended", self.id): state["clock", ""],
            ("happened", self.id): (state["won", war.id] == 0) | state["forced", self.id],
        }
        for one in stocks_of(case, war):
            lost = net if one.of == war.between[1] else -net
            of = Of(state, "stock", one.id)
            shock = stocks.logistic(streams.uniform(f"poll/{one.id}"), of("noise"))
            new["stock", one.id] = stocks.drifted(points(state, one), of("drift"), of("loss"), lost, shock)
        return new

    def _battles(self, war: War, number: Of, state: State) -> Floats:
        """(draw,) battles that the turn has on average."""
        battles = number("battles")
        if war.season is None:
            return battles
        inside = np.isin(month_of(state["clock", ""]), war.season.months)
        return np.where(inside, battles, battles * number("season.rest"))

    def _chance(self, case: Case, war: War, number: Of, state: State) -> Floats:
        """(draw,) that the first side wins a battle, with what it and the other side are sent."""
        chance = number("chance")
        for one in _patrons(case, war):
            short = np.minimum(state["aid", one.id] - 1.0, 0.0)
            side = 1.0 if one.of == war.between[0] else -1.0
            chance = turn.with_supplies(chance, state["number", f"ally.{one.id}.aid.effect"], side * short)
        return chance


def _patrons(case: Case, war: War) -> tuple[Ally, ...]:
    """The allies of both sides whose aid changes a battle."""
    return tuple(one for one in case.ally if one.of in war.between and written(case, "ally", one.id, "aid.effect"))
