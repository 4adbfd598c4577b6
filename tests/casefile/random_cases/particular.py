"""What a key takes that its type does not tell: methods called MODEL_KEY, or any_KEY wherever it stands."""

from __future__ import annotations

import datetime
from typing import Any

from instantsia import steps
from instantsia.case.model import TABLES, Case
from instantsia.case.naming import named
from instantsia.case.values import VOTES
from instantsia.evidence.credence import KINDS, PRESETS
from instantsia.models import settlement
from instantsia.steps._subject import SUBJECT
from instantsia.steps.convene import Absence, Called
from tests.casefile.random_cases.values import Left
from tests.casefile.random_cases.walking import Walking

EXHIBITS = ("asserted", "cited", "read out", "produced")


class Particular(Walking):
    """Keys of whose type too much could be written."""

    # ------------------------------------------------------------------------------------------------ conditions

    def condition(self, depth: int = 0) -> str:
        """A condition on the steps so far and the facts; raises Left where there is nothing to speak of."""
        leaves = self.leaves(self.so_far())
        if not leaves:
            raise Left
        leaf = self.rng.choice(leaves)
        if depth > 2 or self.rng.random() < 0.5:
            return leaf
        other = self.condition(depth + 1)
        return self.rng.choice((f"not {leaf}", f"({leaf}) and {other}", f"{leaf} or ({other})", f"not ({other})"))

    def leaves(self, case: Case) -> list[str]:
        found: list[str] = [fact.id for fact in case.fact]
        for step in case.step:
            if step.id == self.here.get("id"):
                continue
            found.append(f"{step.id}.happened")
            played = steps.playable(step)
            outcomes = self.outcomes(case, step.id)
            if outcomes:
                option = self.rng.choice(outcomes)
                quoted = ", ".join(f'"{one}"' for one in self.rng.sample(outcomes, min(2, len(outcomes))))
                found += [f'{step.id} == "{option}"', f"{step.id} != '{option}'", f"{step.id} in ({quoted},)"]
                who = self.rng.choice(self.everybody)
                found.append(f'{step.id}.vote.{who} == "{self.rng.choice((option, *VOTES))}"')
            if played.SETTLES:
                point = self.figure(*case.issues[step.issue].bounds)  # type: ignore[attr-defined]
                found += [f"{step.id}.value {self.rng.choice(('>', '>=', '<', '<='))} {point!r}"] * 2
            if played.SENDS:
                found.append(f"{step.id}.arrived")
            if self.whole(case, played):
                found += [keep.subject for keep in played.keeps(case) if keep.variable == "reached"]
        return found

    def outcomes(self, case: Case, step: str) -> tuple[str, ...]:
        """What can come of a step; nothing where something that it names has just been left out."""
        played = steps.playable(case.steps[step])
        return played.outcomes(case) if self.whole(case, played) else ()

    def whole(self, case: Case, step: steps.StepKind) -> bool:
        """Whether all is there that a step names, and that the steps name which it names: it may have been left out."""
        for _, sort, id in named(step):
            if sort in case.by_id and sort != "actor" and id not in case.by_id[sort]:
                return False
            if sort == "step" and id != step.id and not self.whole(case, steps.playable(case.steps[id])):
                return False
        return True

    def any_when(self) -> str:
        return self.condition()

    def any_while(self) -> str:
        return self.condition()

    # ------------------------------------------------------------------------------------------------ steps

    def any_within(self) -> str:
        raise Left  # groups stand together: the maker of the steps says which belong to one

    def any_until(self) -> str:
        return (self.day + datetime.timedelta(self.rng.randrange(8))).isoformat()

    def any_tell(self) -> dict[str, str]:
        return {self.rng.choice(("happened", "undecided")): self.text()}

    def group_every(self) -> str:
        return self.rng.choice(("day", "week", "month", "3"))

    def group_run_up(self) -> str:
        """A day before the first turn."""
        first = datetime.date.fromisoformat(self.here["from"])
        return (first - datetime.timedelta(self.rng.randrange(1, 90))).isoformat()

    def accuse_minutes(self) -> str:
        raise Left  # the maker of the steps says in which minute somebody's dissent can stand

    def settle_model(self) -> Any:
        known = settlement.methods()
        return self.rng.choice((self.rng.choice(known), self.rng.sample(known, min(3, len(known)))))

    def convene_absent(self) -> Any:
        members = list(self.known("heard"))
        names = self.rng.sample(members, min(2, len(members)))
        return [self.rng.choice((one, self.keys(Absence, {"member": one}, here=self.here, inside="absent")))
                for one in names]  # fmt: skip

    def convene_body(self) -> str:
        """One in which somebody has a voice, where there is one: somebody is called in there."""
        voices = [one.id for one in self.models["body"] if one.voice]
        return self.rng.choice(voices) if voices and self.rng.random() < 0.5 else self.name("body")

    def convene_called(self) -> Any:
        """Some of those who have a voice, or nobody at all."""
        body = self.so_far().bodies[self.here["body"]]
        names = self.rng.sample(body.voice, self.rng.randrange(len(body.voice) + 1))
        return [self.rng.choice((one, self.keys(Called, {"member": one}, here=self.here, inside="called"),
                                 {"member": one, "chance": self.number(0, 1)})) for one in names]  # fmt: skip

    def seat_who(self) -> str:
        return self.rng.choice((SUBJECT, self.name("actor")))

    def announce_says(self) -> str:
        return self.rng.choice(("decided", self.name("option")))

    # ------------------------------------------------------------------------------------------------ who decides

    def body_voice(self) -> Any:
        return self.outsiders()

    def body_candidates(self) -> Any:
        return self.outsiders()

    def outsiders(self) -> list[str]:
        """Some who are no members of the body that is being written; raises Left."""
        known = [one for one in self.everybody if one not in self.here["members"]]
        if not known:
            raise Left
        return self.rng.sample(known, self.rng.randrange(1, min(len(known), 2) + 1))

    def body_like(self) -> str:
        raise Left  # the maker of the bodies says which are alike

    # ------------------------------------------------------------------------------------------------ issues

    def scale(self) -> list[float]:
        """The ends of the scale of the issue that is being written; raises Left."""
        if "scale" not in self.here:
            raise Left
        return sorted(map(float, self.here["scale"]))

    def issue_scale(self) -> dict[str, str]:
        low = self.rng.choice((0, 0, 0, -1, 0.5, self.figure(-3, 3)))
        high = low + self.rng.choice((100, 100, 1, 10, self.figure(1, 50)))
        return {str(low): self.text(), str(high): "at once"}

    def issue_options(self) -> list[str]:
        raise Left  # the maker of the issues says which have options

    def issue_unproposed(self) -> list[str]:
        options = self.here.get("options", ())[1:]
        if not options:
            raise Left
        return self.rng.sample(options, self.rng.randrange(1, len(options) + 1))

    def issue_stretches(self) -> dict[str, Any]:
        low, high = self.scale()
        ends = sorted({self.figure(low, high) for _ in range(self.rng.randrange(4))})
        names = ("none", "some", "more", "all")
        return dict(zip(names, [*(end for end in ends if low < end < high), high], strict=False))

    def issue_status_quo(self) -> Any:
        return self.number(*self.scale())

    def issue_line(self) -> Any:
        self.scale()
        return self.place()

    def issue_at(self) -> dict[str, Any]:
        self.scale()
        if not self.here.get("options"):
            raise Left
        return {one: self.place() for one in self.here["options"]}

    # ------------------------------------------------------------------------------------------------ what is told

    def source_text(self) -> str:
        return self.name("text")

    def source_right(self) -> Any:
        p = self.here["p"]
        known = tuple(p) if isinstance(p, dict) and "genuine" in p else ("", "not")
        return {one: self.rng.choice(tuple(PRESETS)) for one in known[1:] if self.rng.random() < 0.7}

    def claim_right(self) -> Any:
        source = self.so_far().source_of(self.sound(TABLES["claim"], self.here))
        known = tuple(source.p) if source is not None and isinstance(source.p, dict) else ("genuine", "not")
        table = {one: self.number(0.05, 0.9) for one in known}
        right = self.rng.choice((self.number(0.05, 0.9), table))
        return right if self.rng.random() < 0.5 else self.rng.choice((0.25, "0.5..0.75"))

    def any_kind(self) -> str:
        return self.rng.choice((*KINDS, "0.6", "likely", "0.3..0.6"))

    def claim_exhibit(self) -> str:
        return self.rng.choice(EXHIBITS)

    def claim_first(self) -> str:
        return " ".join(self.text().split()[:6])

    claim_last = claim_first

    def claim_told_by(self) -> str:
        return self.rng.choice((*self.everybody, "stranger"))

    def teller_side(self) -> str:
        return self.rng.choice(("owners", "town"))
