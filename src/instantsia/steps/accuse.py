"""Somebody is accused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

import numpy as np

from instantsia.case.model import Case
from instantsia.case.numbers import NotNegative, Number, Probability, constant
from instantsia.case.stated import debts, ties
from instantsia.case.words import Id
from instantsia.draws.state import Array, Changes, Key, State, Variable
from instantsia.draws.streams import Floats, Streams
from instantsia.errors import nearest
from instantsia.models.about import OWN, Method
from instantsia.models.power import files
from instantsia.steps import Mistake
from instantsia.steps._attendance import admitted, among, columns
from instantsia.steps._ballot import Balloting
from instantsia.steps._milestones import reached
from instantsia.steps._subject import NOBODY, Accusation
from instantsia.steps.minute import VARIABLES
from instantsia.steps.minute import Spec as Minute


class Spec(Accusation):
    """An actor brings a charge against somebody of a body.

        [[step]]
        id     = "charge"
        kind   = "accuse"
        body   = "board"
        by     = "registrar"
        safe   = ["elm"]
        file   = { cedar = "0.5..1..2", birch = "0..0.5" }
        chance = { value = "0.5..0.9", why = "a charge had been announced" }
        date   = 1931-04-03

    Against each stands, in log-odds,

        file - shield x what `by` owes them + line x [voted against what `cites` decided] + link x debts to the accused
        - cover x [their dissent stands in the minute `minutes`] + shield x the grudge of `by` against them

    where debts to the accused are what they owe those who were accused before in this body, and are owed by them, by
    steps that have `link` and among those whom such a step may accuse; grudges are no part of it. In draws in which the
    minute was not written nobody's dissent stands in it. Who is accused is P(a) = exp(sharp x what stands against a),
    divided by the sum over all who may be; only who has a seat or a voice in the body may. What
    comes of it is the accused, or "nobody"; a condition asks by `charge.cedar` whether cedar ever was. Below it they
    are the "subject": of a vote with `about = "subject"`, a `seat` with `who = "subject"`.
    """

    SAME_DAY = True
    REFERS = {**Accusation.REFERS, "cites": "step", "minutes": "step"}
    LATER: ClassVar = frozenset({"minutes", "cover"})
    VARIABLES = {
        **VARIABLES,
        "linked": Variable(
            "actor", "f8", 0.0, "log-odds that debts to those accused before add to what stands against each", "run"
        ),
    }

    kind: Literal["accuse"] = "accuse"
    cites: Id | None = None
    """An earlier vote: who voted against what it decided went against the line, which `line` holds against them."""
    line: NotNegative = constant("0..1..2", "a resolution of the past can be cited against whoever voted against it")
    """Log-odds added of who voted against what `cites` decided, 0 or more."""
    minutes: Id | None = None
    """An earlier minute: whose dissent it keeps bears less of the blame, by `cover`."""
    cover: NotNegative = constant("0..1..2", "whoever dissented on record is no accomplice in what was decided")
    """Log-odds taken off of whose dissent stands in `minutes`, 0 or more."""
    link: NotNegative | None = None
    """Log-odds, 0 or more, that a whole debt to or from somebody who was accused before adds; without it none does."""
    shield: NotNegative = constant("0..1..2", "nobody likes to accuse those to whom they owe their place")
    """Log-odds that a whole debt of `by` to somebody takes off and a whole grudge against them adds, 0 or more."""
    sharp: NotNegative = constant("0.5..1..2", "how surely the one with most against them is accused")
    """How surely the one with most against them is accused, 0 or more: at 0 any of them alike."""
    chance: Probability = constant("1", "somebody is accused")
    """The chance, from 0 to 1, that anybody is accused."""

    def numbers(self) -> Iterator[tuple[str, Number]]:
        """(path, number) of its constants: what a resolution adds only where one is cited, what a minute takes off only
        where one is named."""
        absent = {
            f"step.{self.id}.{key}" for key, named in (("line", self.cites), ("cover", self.minutes)) if named is None
        }
        yield from (one for one in super().numbers() if one[0] not in absent)

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (Method("Accusing: logistic choice by what stands against each", OWN),)

    def reads(self, case: Case) -> tuple[str, ...]:
        who = self.persons(case)
        read = [tie.path for tie in ties(case, (self.by,), who)]
        if self.link is not None:
            read += [path for _, _, path in debts(case, who, who)]
        return tuple(dict.fromkeys(read))

    def idle_constants(self, case: Case) -> frozenset[str]:
        """A shield where nobody is owed or resented, links between people who owe one another nothing, and cover for
        nobody who can be accused."""
        who = self.persons(case)
        at_work = {
            "shield": bool(ties(case, (self.by,), who)),
            "link": bool(debts(case, who, who)),
            "cover": bool(self._covered(case)),
        }
        return frozenset(f"step.{self.id}.{key}" for key, does in at_work.items() if not does)

    def check(self, case: Case) -> Iterator[Mistake]:
        who = self.persons(case)
        if not who:
            yield "among", "nobody is left who may be accused", "name others, or fewer who are safe"
        if NOBODY in who:
            yield "among", f"{NOBODY} is said where nobody is accused", "give that actor another id"
        for one in self.file:
            if one not in who:
                yield "file", f"{one} cannot be accused", nearest(one, who)
        earlier = case.steps.get(self.cites or "")
        if earlier is not None and not (isinstance(earlier, Balloting) and earlier.decided_issue(case)):
            yield "cites", f"{earlier.id} is not a vote", "name a vote, or leave it out"
        minute = case.steps.get(self.minutes or "")
        if minute is not None and not isinstance(minute, Minute):
            yield "minutes", f"{minute.id} is no minute", "name a step of kind minute"
        elif minute is not None and not minute.dissent:
            yield "minutes", f"nobody's dissent stands in {minute.id}", f"write dissent in step {minute.id}"

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes decided, ended, since when each was accused, and what links those who are left to the accused."""
        body, who = case.bodies[self.body], self.persons(case)
        sits = admitted(body, who, state)
        may = np.ones((state.view, len(who)), dtype=np.bool_) if sits is None else sits
        odds, sharp = self._against(case, state, who), self.constant(state, "sharp")
        first = files.named(odds, sharp, streams.each("eye", who), may)
        accuses = (streams.uniform("accused") < self.constant(state, "chance")) & (first >= 0)
        decided = self.recorded_or(state, np.where(accuses, first, len(who)).astype(np.int8))
        new: dict[Key, Array] = {("decided", self.id): decided, ("ended", self.id): state["clock", ""]}
        for place, one in enumerate(who):
            new["reached", f"{self.id}.{one}"] = reached(state, decided == place, f"{self.id}.{one}")
        if self.link is not None:
            new["linked", self.body] = self._linked(case, state, who, decided)
        return new

    def _against(self, case: Case, state: State, who: tuple[str, ...]) -> Floats:
        """(draw, person) log-odds of what stands against each."""
        where = columns(state, who)
        odds = np.zeros((state.view, len(who)))
        for place, one in enumerate(who):
            odds[:, place] += self.constant(state, f"file.{one}") if one in self.file else 0.0
        for tie in ties(case, (self.by,), who):
            odds[:, who.index(tie.other)] -= self.constant(state, "shield") * (tie.sign * state["number", tie.path])
        if self.cites is not None:
            vote, line = among(state["vote", self.cites], where), state["decided", self.cites][:, None]
            odds += self.constant(state, "line")[:, None] * ((vote >= 0) & (line >= 0) & (vote != line))
        for one in self._covered(case):
            stands = state["dissent", self.minutes or ""][:, state.axes["actor"][one]]
            odds[:, who.index(one)] -= self.constant(state, "cover") * stands
        return odds if self.link is None else odds + among(state["linked", self.body], where)

    def _covered(self, case: Case) -> tuple[str, ...]:
        """Who can be accused and may have a dissent in the minute that is named."""
        minute = case.steps.get(self.minutes or "")
        return tuple(one for one in self.persons(case) if isinstance(minute, Minute) and one in minute.dissent)

    def _linked(self, case: Case, state: State, who: tuple[str, ...], decided: Array) -> Floats:
        linked: Floats = state["linked", self.body].copy()
        for debtor, creditor, path in debts(case, who, who):
            more = self.constant(state, "link") * state["number", path]
            for one, other in ((debtor, creditor), (creditor, debtor)):
                linked[:, state.axes["actor"][one]] += np.where(decided == who.index(other), more, 0.0)
        return linked
