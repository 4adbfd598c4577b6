"""A motion needs so many votes, or a share of them, and nobody with a veto against it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Any, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from instantsia.case.limits import LARGEST
from instantsia.case.numbers import NotNegative, Probability
from instantsia.case.people import Ids
from instantsia.draws.streams import Floats
from instantsia.models.voting.ballots import (
    ABSENT,
    ABSTAIN,
    Ballots,
    Decision,
    Threshold,
    more_than_half,
    out_of_reach,
    over_members,
    pivotal,
    tally,
)
from instantsia.rules import Numbers, RuleKind

EVEN = 1e-12
"""Votes that fall short of a share by no more than this part of it reach it: less is rounding."""
_FRACTION = re.compile(r"\s*(\d{1,9})\s*/\s*(\d{1,9})\s*\Z")


_AS_FRACTION: dict[str, Any] = {
    "type": "string",
    "pattern": r"^\s*[0-9]{1,9}\s*/\s*[0-9]{1,9}\s*$",
    "description": "A fraction, as 2/3.",
}


class _OrFraction:
    """Lets a schema say that a share may be typed as a fraction, alone or in a table with its reason."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        why = {"type": "string", "description": "Why it is that share."}
        table = {
            "type": "object",
            "properties": {"value": _AS_FRACTION, "why": why},
            "required": ["value"],
            "additionalProperties": False,
        }
        return {"anyOf": [handler(core), _AS_FRACTION, table]}


def _fraction(value: Any) -> Any:
    """The number that a fraction is; anything else as it is."""
    if isinstance(value, dict) and isinstance(value.get("value"), str):
        return {**value, "value": _fraction(value["value"])}
    found = _FRACTION.match(value) if isinstance(value, str) else None
    if not found:
        return value
    if not int(found[2]):
        raise ValueError("expected a share such as 2/3 or 0.6")
    return int(found[1]) / int(found[2])


class Spec(RuleKind):
    """So many votes, or a share of them, carry a motion, unless somebody with a veto votes for what holds.

        rule = { kind = "qualified", quota = 62, vetoes = ["usa"] }
        rule = { kind = "qualified", share = "2/3", of = "voting" }

    Votes are the seats of the members. Whoever abstains or is away helps no motion and vetoes none. A share is counted
    in each draw of the votes that `of` names: a motion is carried whose votes are that share of them or more (4 of 6 at
    2/3), and where neither a quota nor a share is written one that has more than half of them. An abstention counts
    among all votes and among those present, and not among those voting. Where several options are put at once, the one
    with most votes stands if it has the quota; of those that come first together none does. A member without seats can
    hold a veto.

    Where fewer seats are there than the quorum, nothing is carried: the first option of the issue holds, and on a scale
    what holds. Whoever abstains is there.

    On a scale whoever is there votes: what a settlement changes needs the share of those who are there.
    """

    REFERS = {"vetoes": "member", "abstaining": "member"}
    LATER: ClassVar[frozenset[str]] = frozenset({"share", "of", "abstaining", "quorum"})

    kind: Literal["qualified"] = "qualified"
    quota: NotNegative | None = None
    """So many votes, or more, carry a motion: a number above 0, counted in seats; without it, and without a share, more
    than half of the votes that `of` names."""
    share: Annotated[Probability, BeforeValidator(_fraction), _OrFraction()] | None = None
    """The share of the votes that `of` names that carries a motion, or more: above 0 and at most 1, as 0.6 or "2/3"; in
    place of a quota."""
    of: Literal["all", "present", "voting"] = "all"
    """Of which votes a share, or more than half, is needed: "all", of all votes of the body; "present", of those who
    are there; "voting", of those who vote for any option."""
    vetoes: Ids = ()
    """The members without whom nothing is decided against what holds."""
    abstaining: Ids = ()
    """Members who are known to abstain and stand among those absent in the body, since they cast no ballot: they count
    for a quorum, with `of = "present"` their votes count among those present, and the roll call has them as
    abstaining."""
    quorum: int = Field(default=0, ge=0, le=int(LARGEST))
    """The least number of seats that must be present, a whole number; below it nothing is carried, and what holds
    stands."""

    @model_validator(mode="after")
    def _some(self) -> Spec:
        if self.quota is not None and self.quota.low <= 0:
            raise ValueError(f"expected a quota of more than 0 votes, found {self.quota.written}")
        if self.share is not None and self.share.low <= 0:
            raise ValueError(f"expected a share of more than 0, found {self.share.written}")
        if self.quota is not None and self.share is not None:
            raise ValueError("expected a quota, so many votes, or a share of them, not both")
        if self.quota is not None and self.of != "all":
            raise ValueError(
                f'expected a share or more than half with of = "{self.of}", found a quota of so many votes'
            )
        return self

    def least_seats(self) -> tuple[str, float] | None:
        quota = 0.0 if self.quota is None else self.quota.low
        if self.quorum > quota:
            return "quorum", float(self.quorum)
        return None if self.quota is None else ("quota", quota)

    def decide(self, ballots: Ballots, numbers: Numbers, chance: Numbers) -> Decision:
        """Count the ballots. numbers: `quota` or `share` where it is written; chance: none."""
        counted = tally(ballots.vote, ballots.weight, ballots.options)
        option, tied = _outcome(ballots, counted, self._needed(ballots, numbers), _vetoed(ballots))
        return Decision(option, counted, tied)

    def pivotal(self, ballots: Ballots, numbers: Numbers, chance: Numbers) -> NDArray[np.bool_]:
        quota, against = self._needed(ballots, numbers), _against(ballots)

        def after(counted: Floats, member: int, option: int) -> NDArray[np.int8]:
            left, need = against, quota
            if ballots.veto is not None and ballots.veto[member]:
                left = against - (ballots.vote[:, member] == ballots.status_quo) + (option == ballots.status_quo)
            if self.of == "voting" and (ballots.vote[:, member] == ABSTAIN).any():
                # whoever abstained votes now, and more is needed
                vote = ballots.vote.copy()
                vote[vote[:, member] == ABSTAIN, member] = option
                need = self._needed(replace(ballots, vote=vote), numbers)
            return _outcome(ballots, counted, need, left > 0)[0]

        before = self.decide(ballots, numbers, chance).option
        return pivotal(ballots, ballots.weight, before, after)

    def vetoers(self, members: Sequence[str]) -> tuple[str, ...]:
        return tuple(member for member in members if member in self.vetoes)

    def abstainers(self, members: Sequence[str]) -> tuple[str, ...]:
        return tuple(member for member in members if member in self.abstaining)

    def asks_abstainers(self) -> bool:
        """Of those voting whoever abstains is none."""
        return self.of != "voting"

    def threshold(
        self, members: Sequence[str], seats: Floats, present: NDArray[np.bool_], numbers: Numbers
    ) -> Threshold:
        """The quota and the vetoes, or the share of all votes of the body or of those who are there; who is away blocks
        nothing."""
        there = present | self._abstain(members) if self.of == "present" else present
        votes = seats if self.of == "all" else np.where(there, seats, 0.0)
        return Threshold(self._of(votes, numbers), np.array([member in self.vetoes for member in members]))

    def enough(self, members: Sequence[str], seats: Floats, present: NDArray[np.bool_]) -> NDArray[np.bool_] | None:
        """Whether the quorum is there; None without one."""
        return self._reached(seats, present | self._abstain(members)) if self.quorum else None

    def _abstain(self, members: Sequence[str]) -> NDArray[np.bool_]:
        """(member,) who is known to abstain."""
        return np.array([member in self.abstaining for member in members], dtype=np.bool_)

    def _reached(self, seats: Floats, there: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """(draw,) whether those who are there, (draw, member), have the seats of the quorum."""
        reached: NDArray[np.bool_] = over_members(np.where(there, seats, 0.0)) >= self.quorum * (1.0 - EVEN)
        return reached

    def _needed(self, ballots: Ballots, numbers: Numbers) -> Floats:
        """(draw,) votes that carry a motion: more than there are where the quorum is missed."""
        needed = self._carries(ballots, numbers)
        if not self.quorum:
            return needed
        there = ballots.vote != ABSENT
        if ballots.abstaining is not None:
            there = there | ballots.abstaining
        return np.where(self._reached(ballots.weight, there), needed, out_of_reach(ballots.weight))

    def _carries(self, ballots: Ballots, numbers: Numbers) -> Floats:
        """(draw,) votes that carry a motion where enough are there."""
        if self.of == "all":
            return self._of(ballots.weight, numbers)
        counts = ballots.vote >= 0 if self.of == "voting" else ballots.vote != ABSENT
        if self.of == "present" and ballots.abstaining is not None:
            counts = counts | ballots.abstaining
        return self._of(np.where(counts, ballots.weight, 0.0), numbers)

    def _of(self, votes: Floats, numbers: Numbers) -> Floats:
        """(draw,) votes that carry: the quota, else the share of (draw, member) votes, else more than half of them."""
        if "quota" in numbers:
            return numbers["quota"]
        if "share" not in numbers:
            return more_than_half(votes)
        needed: Floats = numbers["share"] * over_members(votes) * (1.0 - EVEN)
        return np.maximum(needed, np.finfo(np.float64).tiny)


def _against(ballots: Ballots) -> NDArray[np.int64]:
    """(draw,) how many of those with a veto vote for what holds."""
    count = np.zeros(len(ballots.vote), dtype=np.int64)
    for member in () if ballots.veto is None else np.flatnonzero(ballots.veto):
        count += ballots.vote[:, member] == ballots.status_quo
    return count


def _vetoed(ballots: Ballots) -> NDArray[np.bool_]:
    return _against(ballots) > 0


def _outcome(
    ballots: Ballots, counted: Floats, quota: Floats, vetoed: NDArray[np.bool_]
) -> tuple[NDArray[np.int8], NDArray[np.bool_]]:
    motion = ballots.motion
    most = counted.max(axis=1)
    first = counted == most[:, None]
    tied = (first.sum(axis=1, dtype=np.int64) > 1) & (most > 0)
    put = np.where(motion >= 0, motion, np.argmax(first, axis=1)).astype(np.intp)
    votes = counted[np.arange(len(counted)), put]
    carried = (votes >= quota) & (votes > 0) & ~vetoed & ((motion >= 0) | ~tied)
    return np.where(carried, put, ballots.status_quo).astype(np.int8), tied
