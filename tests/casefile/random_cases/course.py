"""The steps of a case, and the groups in which they repeat."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from instantsia import steps
from instantsia.case.model import TABLES
from instantsia.case.words import Words
from tests.casefile.random_cases.particular import Particular
from tests.casefile.random_cases.values import Left

BEFORE: Mapping[str, tuple[str, ...]] = {
    "accuse": ("minute",), "caucus": ("propose",), "leak": ("report",), "seat": ("accuse",),
    "vote": ("agenda", "accuse", "propose"),
}  # fmt: skip
"""{kind of step: kinds that it can name, or that say whom it is about, and of which there are few}."""

TURN = (
    "drift", "court", "aid", "fight", "elect", "press", "tell", "signal", "open-talks", "choose", "act-alone", "offer",
    "agree", "seek",
)  # fmt: skip
OPENED = ("open-talks", "offer", "agree")
"""Of a turn of two sides those that name one another."""

PUT = ("motion", "first_motion", "procedure", "order_of_options", "motion_of")
"""Keys of how an issue is put, which have to go together."""


class Course(Particular):
    """What happens."""

    def steps(self) -> None:
        kinds = list(self.kinds())
        first = self.rng.randrange(len(kinds)) if self.rng.random() < 0.3 else len(kinds)
        repeated = range(first, first + self.rng.choice((1, 1, 2)))
        if self.tables["term"] and self.rng.random() < 0.6:
            # a turn of a war and of talks about it, as it stands in a case
            turn = [kind for kind in TURN if kind in OPENED or self.rng.random() < 0.6]
            repeated = range(len(kinds), len(kinds) + len(turn)) if self.rng.random() < 0.8 else repeated
            first, kinds = repeated.start, [*kinds, *turn]
        for number, kind in enumerate(kinds):
            self.day += datetime.timedelta(self.rng.choice((0, 1, 3, 10)))
            group = {"within": "weeks"} if number in repeated else {}
            if number == first:
                last = self.day + datetime.timedelta(self.rng.randrange(12))
                self.add("group", TABLES["group"], {"id": "weeks", "from": self.day.isoformat(), "until": str(last)})
                self.day = last
            for one in (kind, self.rng.choice((kind, *steps.kinds())), "vote", "vote"):
                try:
                    self.step("talks" if one == "open-talks" else f"{one.replace('-', '_')}_{number}", one, group)
                except Left:
                    continue
                break

    def kinds(self) -> Iterator[str]:
        """A vote first, then kinds by lot, with one that they can name before some of them."""
        yield "vote"
        for _ in range(self.rng.randrange(5)):
            kind = self.rng.choice((*steps.kinds(), "vote", "vote"))
            if kind in BEFORE and self.rng.random() < 0.4:
                yield self.rng.choice(BEFORE[kind])
            yield kind

    def step(self, id: str, kind: str, group: Mapping[str, Any]) -> None:
        """One step; raises Left where one of its kind is not possible in this case."""
        spec = steps.step_kind(kind)
        entry: dict[str, Any] = {"id": id, "kind": kind, **(group or {"date": self.date(self.day)})}
        without = ["date"] if group else []
        if spec.SETTLES:
            entry["issue"] = self.scaled()
        if not group and not spec.SETTLES and self.rng.random() < 0.2:
            entry["given"] = True
        if kind == "accuse" and self.rng.random() < 0.7:
            entry |= self.covered()
        if "procedure" in spec.model_fields:
            entry |= self.ballot(spec)
            without += PUT
        self.add("step", spec, entry, without=without)

    def ballot(self, spec: type[Words]) -> dict[str, Any]:
        """An issue, and one of the ways in which it can be put."""
        voted = [one for one in self.models["issue"] if one.options]
        if not voted:
            raise Left
        issue = self.rng.choice(voted)
        if not spec.model_fields["issue"].is_required() and self.rng.random() < 0.3:
            return {}
        several, out = issue.options[1:], {"issue": issue.id}
        ways: list[dict[str, Any]] = [
            {"motion": self.rng.choice(several)},
            {"motion": [self.rng.choice(several)], "procedure": "motion"},
        ]
        if "motion_of" in spec.model_fields and (earlier := self.bringing(issue.id)):
            ways.append({"motion_of": self.rng.choice(earlier)})
        if len(several) > 1:
            two = self.rng.sample(several, 2)
            ways += [
                {"motion": two, "first_motion": self.number(0, 1)},
                {"procedure": "plurality"},
                {"procedure": "run-off"},
                {"procedure": "one-by-one", "order_of_options": self.rng.sample(several, len(several))},
            ]
        else:
            ways.append({})
        return out | self.rng.choice(ways)

    def bringing(self, issue: str) -> list[str]:
        """The steps so far that bring something on an issue before a body."""
        case = self.so_far()
        return [one.id for one in case.step if steps.playable(one).brings_on(case) == issue]

    def covered(self) -> dict[str, Any]:
        """A minute in which somebody's dissent can stand, where there is one."""
        minutes = [one.id for one in self.models["step"] if one.kind == "minute" and one.dissent]
        return {"minutes": self.rng.choice(minutes)} if minutes else {}

    def scaled(self) -> str:
        """An issue on whose scale a body can settle; raises Left."""
        known = [one.id for one in self.models["issue"] if one.scale is not None]
        if not known:
            raise Left
        return self.rng.choice(known)
