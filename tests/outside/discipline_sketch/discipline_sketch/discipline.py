"""One of a body is accused, and those who are left decide whether they go."""

from __future__ import annotations

from typing import Literal

import numpy as np

from instantsia.case.model import Case
from instantsia.case.numbers import NotNegative, Probability, constant
from instantsia.case.people import Ids
from instantsia.case.stated import debts
from instantsia.case.words import Id
from instantsia.draws.state import Changes, State, Variable
from instantsia.draws.streams import Streams
from instantsia.models.information.copies import probability
from instantsia.steps import StepKind

STRUCK, SPARED = 0, 1
KEYS = ("accuse", "sharp", "fear", "shield", "lead", "stain", "spread")


class Spec(StepKind):
    """A round in which a body may strike one of its members."""

    VARIABLES = {
        "file": Variable("actor", "f8", 0.0, "what lies against each, in log-odds of being struck", "run"),
        "target": Variable(None, "i2", -1, "who is accused this turn, as an index of actors; -1 nobody"),
        "struck": Variable("actor", "i2", 0, "the year in which each was struck, counted from 1900; 0 never", "run"),
    }
    REFERS = {"body": "body", "leader": "member", "safe": "member"}

    kind: Literal["discipline"] = "discipline"
    body: Id
    leader: Id
    safe: Ids = ()
    accuse: Probability = constant("0.9", "somebody is accused this turn")
    sharp: NotNegative = constant("2", "how surely the thickest file is taken")
    fear: NotNegative = constant("1", "log-odds that each who was struck adds to everybody's vote to strike")
    shield: NotNegative = constant("3", "log-odds that a debt takes off")
    lead: NotNegative = constant("1", "log-odds that the leader's wish adds")
    stain: NotNegative = constant("1", "file of one who votes to spare")
    spread: NotNegative = constant("1", "file that reaches those who owe them, or whom they owe")

    def outcomes(self, case: Case) -> tuple[str, ...]:
        return ("struck", "spared")

    def reads(self, case: Case) -> tuple[str, ...]:
        members = case.bodies[self.body].members
        return tuple(path for _, _, path in debts(case, members, members))

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes decided, file, struck and target."""
        members = case.bodies[self.body].members
        where = np.array([state.axes["actor"][one] for one in members])
        c = {key: self.constant(state, key) for key in KEYS}
        draws = np.arange(state.view)
        owes = np.zeros((state.view, len(members), len(members)))
        for debtor, creditor, path in debts(case, members, members):
            owes[:, members.index(debtor), members.index(creditor)] = state["number", path]
        file, struck = state["file", self.body].copy(), state["struck", self.body].copy()
        here = struck[:, where] == 0
        may = here & ~np.array([one == self.leader or one in self.safe for one in members])
        # who is accused: the thickest file, less what shields them with the leader, and some chance
        luck = -np.log(-np.log(streams.each("eye", members))) / np.maximum(c["sharp"], 1e-9)[:, None]
        pull = file[:, where] - c["shield"][:, None] * owes[:, members.index(self.leader), :] + luck
        target = np.where(may, pull, -np.inf).argmax(axis=1)
        goes = (streams.uniform("accused") < c["accuse"]) & may.any(axis=1)
        wave = (struck[:, where] > 0).sum(axis=1)
        odds = (
            file[:, where][draws, target][:, None]
            + c["fear"][:, None] * np.minimum(wave, 3)[:, None]
            + c["lead"][:, None]
            - c["shield"][:, None] * owes[draws, :, target]
            - 1.0
        )
        strikes = streams.each("hand", members) < probability(odds)
        votes = here & (np.arange(len(members)) != target[:, None])
        out = goes & (2 * (strikes & votes).sum(axis=1) > votes.sum(axis=1))
        struck[draws[out], where[target[out]]] = state["clock", ""][out].astype(np.int64) // 365 - 1900
        linked = owes[draws, :, target] + owes[draws, target, :]
        spared = c["stain"][:, None] * (votes & ~strikes & out[:, None])
        file[:, where] += np.where(goes[:, None], spared + c["spread"][:, None] * linked * out[:, None], 0.0)
        return {
            ("decided", self.id): np.where(goes, np.where(out, STRUCK, SPARED), -1).astype(np.int8),
            ("file", self.body): file,
            ("struck", self.body): struck,
            ("target", self.body): np.where(goes, where[target], -1).astype(np.int16),
        }
