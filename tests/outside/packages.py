"""Packages that bring kinds of their own, written into a folder as an installer would leave them there."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from pathlib import Path

THIRD = '''
"""A third of those who vote is enough: an inquiry is opened."""
from typing import ClassVar, Literal
import numpy as np
from instantsia.models.voting.ballots import Decision, tally
from instantsia.rules import RuleKind


class Spec(RuleKind):
    """A motion is carried where a third of those who are there vote for it."""

    kind: Literal["third"] = "third"

    def decide(self, seen, numbers, chance):
        counted = tally(seen.vote, seen.weight, seen.options)
        there = tally(np.where(seen.vote == -2, -2, 0).astype(np.int8), seen.weight, 1)[:, 0]
        motion = np.maximum(seen.motion, 0)
        carried = (3 * counted[np.arange(len(counted)), motion] >= there) & (there > 0)
        option = np.where(carried, motion, seen.status_quo).astype(np.int8)
        return Decision(option, counted, np.zeros(len(option), bool))
'''

WALK = '''
"""A war goes up and down."""
from typing import ClassVar, Literal
import numpy as np
from instantsia.draws.state import Keep, Variable
from instantsia.steps import StepKind


class Spec(StepKind):
    """One turn, one step up or down; it ends three steps from where it began."""

    kind: Literal["tug-of-war"] = "tug-of-war"
    VARIABLES: ClassVar = {
        "ground": Variable(None, "i2", 0, "how far the line has moved, in steps", "run"),
        "loss": Variable(None, "i2", 0, "what this turn has moved it"),
    }
    DECIDES: ClassVar = True

    def outcomes(self, case):
        return ("goes_on", "over")

    def keeps(self, case):
        return (
            Keep("ground", self.id),
            Keep("loss", self.id, when="first"),
            Keep("loss", self.id, when="each"),
            Keep("reached", f"{self.id}.peace"),
        )

    def play(self, case, state, streams):
        loss = np.where(streams.uniform("step") < 0.5, 1, -1).astype(np.int16)
        ground = (state["ground", self.id] + loss).astype(np.int16)
        over = np.abs(ground) >= 3
        reached = np.where(over, np.minimum(state["reached", f"{self.id}.peace"], state["clock", ""]), np.inf)
        return {
            ("ground", self.id): ground,
            ("loss", self.id): loss,
            ("reached", f"{self.id}.peace"): reached,
            ("decided", self.id): over.astype(np.int8),
        }
'''

CASE = """
instantsia = 1
title = "A tug of war"
hindsight = false

[[issue]]
id = "peace"
options = ["war", "peace"]
scale = { 0 = "war", 100 = "peace" }

[[body]]
id = "council"
members = ["ann", "ben"]
rule = { kind = "third" }

[[assumption]]
about = "*.peace"
value = { value = "20..60..90", why = "invented" }

[[group]]
id = "months"
every = "month"
from = 1931-01-01
until = 1931-12-31
while = 'not fight == "over"'

[[step]]
id = "fight"
kind = "tug-of-war"
within = "months"

[[step]]
id = "ballot"
kind = "vote"
body = "council"
issue = "peace"
date = 1932-01-15

[[event]]
id = "soon"
text = "It is over by May, or the council makes peace"
when = 'fight.peace < "1931-05-01" or ballot == "peace"'

[[event]]
id = "long"
text = "It takes more than six months"
when = "months.turns > 6 and fight.times > 6 and fight.ground >= -3"
"""


def write_package(folder: Path, name: str, version: str, modules: Mapping[str, str], offers: Mapping[str, str]) -> None:
    """A package with its metadata; offers: {"group:name": "module:attribute"}."""
    package = folder / name
    package.mkdir(parents=True, exist_ok=True)
    (package / "__init__.py").write_text("", encoding="utf-8")
    for module, text in modules.items():
        (package / f"{module}.py").write_text(textwrap.dedent(text), encoding="utf-8")
    metadata = folder / f"{name}-{version}.dist-info"
    metadata.mkdir(exist_ok=True)
    head = f"Metadata-Version: 2.1\nName: {name.replace('_', '-')}\nVersion: {version}\n"
    (metadata / "METADATA").write_text(head, encoding="utf-8")
    groups: dict[str, list[str]] = {}
    for offer, target in offers.items():
        group, kind = offer.split(":")
        groups.setdefault(group, []).append(f"{kind} = {target}")
    lines = [line for group, kinds in groups.items() for line in (f"[instantsia.{group}]", *kinds)]
    (metadata / "entry_points.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_case(folder: Path) -> Path:
    folder.mkdir()
    (folder / "case.toml").write_text(CASE.lstrip(), encoding="utf-8")
    return folder
