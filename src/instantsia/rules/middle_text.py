"""Whoever is in the chair writes a text between the extremes, and it is taken or put off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from instantsia.case.numbers import NotNegative, Probability, constant
from instantsia.case.people import Body
from instantsia.case.questions import Issue
from instantsia.draws.streams import Floats
from instantsia.models.about import OWN, Method
from instantsia.models.voting.ballots import ABSENT, UNDECIDED, Decision, over_members, tally
from instantsia.models.voting.hearing import Hearing
from instantsia.models.voting.pivot import middle
from instantsia.rules import Mistake, Numbers, RuleKind, there


class Spec(RuleKind):
    """Once all have been heard, the chair writes a text between the extremes; it is taken, or the matter is put off.

        rule = { kind = "middle-text", pull = "0.2..0.5..0.8", unity = "0.5..0.67..0.9", patience = "0..5..15" }

    On the scale of the issue the text stands at (1 - pull) x the place of the chair + pull x the middle between the
    lowest and the highest place of those who are there. What is put is the option nearest to it (of two as near, the
    one written first). A member takes the text where it lies at most `patience` points farther from them than what
    holds does. It is carried where more than half of the seats that are there take it, and at least the share `unity`
    of them; otherwise nothing is decided. Where nobody is in the chair nothing is written.
    """

    LOOKS = "utilities"
    PIVOT_READS = frozenset({"pull"})

    kind: Literal["middle-text"] = "middle-text"
    pull: Probability = constant(
        "0.2..0.5..0.8", "a chair writes between their own view and the middle of the extremes"
    )
    """How far the chair goes from their own place to the middle of the extremes, from 0 (not at all) to 1."""
    unity: Probability = constant("0.5..0.67..0.9", "what most chairs want behind a text; no evidence fixes it")
    """The share of the seats there that has to take the text, from 0 to 1; more than half have to in any case."""
    patience: NotNegative = constant(
        "0..5..15", "a text that is a little worse than nothing is taken for the sake of peace"
    )
    """By how many points of the scale the text may lie farther from a member than what holds, and still be taken."""

    def check(self, issue: Issue) -> Iterator[Mistake]:
        if issue.scale is None:
            yield "issue", f"{issue.id} has no scale to write a text on", "give it one, or the body another rule"

    def check_body(self, body: Body, *, chaired: bool) -> Iterator[Mistake]:
        if not chaired:
            yield (
                "kind",
                f"{body.id} has nobody in the chair to write the text",
                f'write chair = "{body.members[0]}" in the body' if body.members else "name a chair in the body",
            )

    def cited(self) -> tuple[Method, ...]:
        return (Method("Rule middle-text: the chair's text between the extremes, taken or put off", OWN),)

    def pivot(
        self,
        members: Sequence[str],
        shift: Floats,
        seats: Floats,
        numbers: Numbers,
        *,
        chair: NDArray[np.int16] | None = None,
    ) -> Floats:
        """What the chair's text adds. numbers: `pull`.

        The members are taken to lie so near to each other that all would rather have the text than put the matter off,
        as all in the middle third of a scale would: `unity` and `patience` are of texts that lie farther from them.
        """
        present = there(shift, seats)
        nobody = np.full(len(shift), -1, dtype=np.int16)
        return middle(shift, present, nobody if chair is None else chair, numbers["pull"])

    def decide(self, seen: Hearing, numbers: Numbers, chance: Numbers) -> Decision:
        """Write the text and ask. numbers: `pull`, `unity`, `patience`; chance: none. Notes: `text`, its place."""
        assert seen.position is not None
        assert seen.places is not None
        place, there, draws = seen.position, seen.present, np.arange(len(seen.open))
        lowest = np.where(there, place, np.inf).min(axis=1)
        highest = np.where(there, place, -np.inf).max(axis=1)
        presides, chair = _in_the_chair(seen)
        own = place[draws, chair]
        with np.errstate(invalid="ignore"):
            text = (1.0 - numbers["pull"]) * own + numbers["pull"] * (lowest + highest) / 2.0
        text = np.where(presides, text, np.nan)
        away = np.where(seen.open, np.abs(seen.places - text[:, None]), np.inf)
        option = away.argmin(axis=1).astype(np.int8)
        farther = np.abs(place - text[:, None]) - np.abs(place - seen.places[seen.status_quo])
        takes = there & (farther <= numbers["patience"][:, None])
        seats = over_members(seen.weight * there)
        share = over_members(seen.weight * takes) / np.where(seats > 0, seats, 1.0)
        carried = presides & (share > 0.5) & (share >= numbers["unity"])
        vote = np.where(takes, option[:, None], np.int8(seen.status_quo)).astype(np.int8)
        vote[~there] = ABSENT
        decided = np.where(carried, option, np.int8(UNDECIDED)).astype(np.int8)
        tied = np.zeros(len(decided), dtype=np.bool_)
        return Decision(decided, tally(vote, seen.weight, seen.options), tied, vote, {"text": text})


def _in_the_chair(seen: Hearing) -> tuple[np.ndarray, np.ndarray]:
    """(draw,) whether somebody who is there presides, and who; 0 where nobody does."""
    draws = np.arange(len(seen.open))
    if seen.chair is None:
        return np.zeros(len(draws), dtype=np.bool_), np.zeros(len(draws), dtype=np.intp)
    chair = np.maximum(seen.chair, 0)
    return (seen.chair >= 0) & seen.present[draws, chair], chair
