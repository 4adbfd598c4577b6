"""The chair's middle text, once the extremes have spoken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

import numpy as np

from instantsia.case.numbers import NotNegative, Probability, constant
from instantsia.case.questions import Issue
from instantsia.draws.streams import Floats
from instantsia.models.voting.ballots import ABSENT, UNDECIDED, Decision, over_members, tally
from instantsia.models.voting.hearing import Hearing
from instantsia.rules import Mistake, RuleKind


class Spec(RuleKind):
    """Whoever is in the chair writes a text between the extremes; it is taken, or the matter is put off.

        rule = { kind = "middle_text", pull = "0.1..0.3..0.6" }

    The text stands at t = (1 - pull) x of the chair + pull (lowest + highest heard) / 2, and is the open option nearest
    to that. A member takes it where |t - x| <= |q - x| + patience, q being what holds. It is carried where more than
    half of the seats there take it, and `unity` of them.
    """

    LOOKS = "utilities"

    kind: Literal["middle_text"] = "middle_text"
    pull: Probability = constant("0.2..0.5..0.8", "how far the chair goes to the middle of the extremes")
    unity: Probability = constant("0.5..0.67..0.9", "share of the seats there that must take the text")
    patience: NotNegative = constant("0..5..15", "points by which a text may be worse than nothing and still be taken")

    def check(self, issue: Issue) -> Iterator[Mistake]:
        if issue.scale is None:
            yield "issue", f"{issue.id} has no scale to write a middle text on", "give it one, or the body another rule"

    def decide(self, seen: Hearing, numbers: Mapping[str, Floats], chance: Mapping[str, Floats]) -> Decision:
        x, there, draws = seen.position, seen.present, np.arange(len(seen.open))
        low = np.where(there, x, np.inf).min(axis=1)
        high = np.where(there, x, -np.inf).max(axis=1)
        in_chair = np.full(len(draws), -1) if seen.chair is None else seen.chair
        presides = (in_chair >= 0) & there[draws, in_chair]
        text = (1 - numbers["pull"]) * x[draws, in_chair] + numbers["pull"] * (low + high) / 2
        places = np.where(seen.open, seen.places[None, :], np.inf)
        option = np.abs(places - text[:, None]).argmin(axis=1).astype(np.int8)
        holds = seen.places[seen.status_quo]
        takes = there & (np.abs(text[:, None] - x) <= np.abs(holds - x) + numbers["patience"][:, None])
        share = over_members(seen.weight * takes) / np.maximum(over_members(seen.weight * there), 1e-12)
        carried = presides & (share > 0.5) & (share >= numbers["unity"])
        vote = np.where(takes, option[:, None], np.int8(seen.status_quo)).astype(np.int8)
        vote[~there] = ABSENT
        decided = np.where(carried, option, np.int8(UNDECIDED)).astype(np.int8)
        counted = tally(vote, seen.weight, seen.options)
        return Decision(decided, counted, np.zeros(len(draws), np.bool_), vote, {"text": text})
