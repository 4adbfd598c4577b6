"""What would be wrong: a table or a kind of number of another package that can be played and not checked, set, written
out, compared or sent to a worker; one that costs anything where no case uses it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.outside.packages import write_package
from tests.outside.test_outside import run

THINGS = '''
"""A wire, how far somebody trusts, and a step that reads both."""
from typing import ClassVar, Literal
import numpy as np
from instantsia.case.numbers import NotNegative, Number, Probability
from instantsia.case.people import Ids
from instantsia.case.quantities import Quantity
from instantsia.case.things import Thing
from instantsia.case.values import Domain
from instantsia.case.words import Id
from instantsia.draws.state import Keep, Variable
from instantsia.steps import StepKind

TRUST = Quantity(
    "trust", "actor.{actor}.trusts.{fact}", "how far the actor trusts word of a fact, 0-1",
    "actor.ann.trusts.flood", Domain(0.0, 1.0), default=Number(low=0.5, high=0.5, why="as often right as wrong"),
    axis="actor", phrase="how far {actor} trusts word of {fact}", heading="trust",
)


class Wire(Thing):
    """A way by which word comes."""

    REFERS: ClassVar = {"to": "actor", "about": "fact"}
    to: Ids
    about: Id
    delay: NotNegative
    fee: NotNegative | None = None


class Heard(StepKind):
    """Everybody at the end of a wire hears of it; more than half trust it, or they do not."""

    VARIABLES: ClassVar = {"worth": Variable("actor", "f8", np.nan, "how far each trusts what came", "run")}
    REFERS: ClassVar = {"through": "wire"}
    DECIDES: ClassVar = True
    kind: Literal["heard"] = "heard"
    through: Id

    def link(self, case):
        return case.by_id["wire"][self.through]

    def outcomes(self, case):
        return ("doubted", "trusted")

    def reads(self, case):
        link = self.link(case)
        return (f"wire.{link.id}.delay", *(TRUST.path(actor, link.about) for actor in link.to))

    def keeps(self, case):
        return (Keep("worth", self.id, self.link(case).to),)

    def play(self, case, state, streams):
        link = self.link(case)
        worth = state["trust", link.about]
        mine = worth[:, [state.axes["actor"][actor] for actor in link.to]]
        late = state["number", f"wire.{link.id}.delay"] > 2
        trusted = (streams.each("ear", link.to) < mine).mean(axis=1) > 0.5
        return {
            ("worth", self.id): worth,
            ("decided", self.id): (trusted & ~late).astype(np.int8),
            ("ended", self.id): state["clock", ""] + state["number", f"wire.{link.id}.delay"],
        }
'''

CASE = """
instantsia = 1
title = "Word of a flood"
hindsight = false

[[actor]]
id = "ann"
[[actor]]
id = "ben"

[[fact]]
id = "flood"

[[wire]]
id = "cable"
to = ["ann"]
about = "flood"
delay = { value = "0..1..3", why = "invented" }

[[step]]
id = "first"
kind = "heard"
through = "cable"
date = 1931-03-01

[[step]]
id = "second"
kind = "heard"
through = "cable"
date = 1931-03-02

[[assumption]]
about = "ann.trusts.flood"
value = { value = "0.6..0.8", why = "invented" }

[[event]]
id = "trusted"
text = "They trust it"
when = 'first == "trusted"'
"""

OFFERS = {
    "tables:wire": "words.things:Wire",
    "quantities:trust": "words.things:TRUST",
    "steps:heard": "words.things:Heard",
}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    write_package(tmp_path / "site", "words", "1.0", {"things": THINGS}, OFFERS)
    write_case(tmp_path / "word", CASE)
    return tmp_path


def write_case(folder: Path, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "case.toml").write_text(text.lstrip(), encoding="utf-8")


def chance(desk: Path, *options: str) -> float:
    status, said, complaint = run(desk, "run", "word", "--json", "--draws", "20000", *options)
    assert status == 0, complaint
    p: float = json.loads(said)["events"]["trusted"]["p"]
    return p


def test_it_is_checked_played_and_forecast(desk: Path) -> None:
    status, said, complaint = run(desk, "check", "word")
    assert (status, complaint) == (0, ""), said
    # .7 trusted on average, where the delay, triangular on 0..1..3, is 2 or less: 1 - 1/6
    assert chance(desk) == pytest.approx(0.7 * 5 / 6, abs=0.01)
    status, said, _ = run(desk, "show", "word", "--paths")
    assert "ann.trusts.flood" in said
    assert "wire.cable.delay" in said


def test_a_number_of_a_table_is_set_in_its_place(desk: Path) -> None:
    assert chance(desk, "--set", "wire.cable.delay=1") == pytest.approx(0.7, abs=0.01)
    assert chance(desk, "--set", "wire.cable.delay=3") == 0.0
    assert chance(desk, "--set", "ann.trusts.flood=1", "--set", "wire.cable.delay=1") == 1.0
    status, said, complaint = run(desk, "compare", "word", "--set", "wire.cable.delay=3")
    assert status == 0, complaint
    assert "second: trusted   0.59 to <0.01" in said


def test_what_its_default_says_is_assumed_and_listed(desk: Path) -> None:
    text = CASE.replace('to = ["ann"]', 'to = ["ann", "ben"]')
    write_case(desk / "word", text)
    # both have to trust it: ben does by the default of the kind in half of the draws
    assert chance(desk, "--set", "wire.cable.delay=1") == pytest.approx(0.35, abs=0.01)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('to = ["ann"]', 'to = ["anna"]', "wire.cable.to.0: found 'anna', expected the id of an actor"),
        ('about = "flood"', 'about = "food"', "wire.cable.about: found 'food', expected the id of a fact"),
        ('through = "cable"', 'through = "cabel"', "found 'cabel', expected the id of a wire (did you mean cable?)"),
        ("delay = {", "dely = {", "wire.cable.dely: no such key, expected one that is known (did you mean delay?)"),
        ('value = "0..1..3"', 'value = "-1..3"', "wire.cable.delay: "),
        ("[[wire]]", "[[wier]]", "wier: no such key, expected one that is known (did you mean wire?)"),
        ("ann.trusts.flood", "ann.trusts.food", "assumption.ann.trusts.food.about: found 'ann.trusts.food'"),
        ('value = "0.6..0.8"', 'value = "0.6..1.8"', "found 0.6..1.8, expected a value from 0 to 1"),
    ],
)
def test_what_is_wrong_with_it_is_said_where_it_stands(desk: Path, before: str, after: str, said: str) -> None:
    write_case(desk / "word", CASE.replace(before, after, 1))
    status, _, complaint = run(desk, "run", "word")
    assert status == 2
    assert said in " ".join(complaint.split())
    assert "case.toml:" in complaint


def test_what_may_be_set_is_bounded_by_the_table(desk: Path) -> None:
    for path, said in (("wire.cable.delay=-1", "wire.cable.delay"), ("wire.cabel.delay=1", "wire.cable")):
        status, _, complaint = run(desk, "run", "word", "--set", path)
        assert status == 2, path
        assert said in complaint


def test_the_schema_offers_the_table(desk: Path) -> None:
    _, said, _ = run(desk, "schema")
    schema = json.loads(said)
    assert schema["properties"]["wire"]["description"] == "A way by which word comes."
    assert schema["additionalProperties"] is False


def test_its_table_and_its_kind_of_number_are_explained(desk: Path) -> None:
    status, said, complaint = run(desk, "explain", "trust")
    assert status == 0, complaint
    assert "How far the actor trusts word of a fact, 0-1." in said
    assert "Unless said: 0.5, as often right as wrong" in said
    status, said, _ = run(desk, "explain", "wire")
    assert status == 0
    assert "A way by which word comes." in said
    assert "fee: may be left out" in said
    _, said, _ = run(desk, "explain")
    assert {"wire", "trust", "heard"} <= set(said.replace(",", " ").split())


def test_workers_know_its_kinds_of_number(desk: Path) -> None:
    alone = chance(desk, "--runs", "alone")
    assert chance(desk, "--runs", "together", "--workers", "2") == alone


def test_packages_of_tables_and_numbers_stand_in_the_run(desk: Path) -> None:
    chance(desk)
    (folder,) = (desk / "runs").iterdir()
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    named = {"kind of number trust": "words 1.0", "step heard": "words 1.0", "table wire": "words 1.0"}
    assert manifest["outside"] == named


def test_a_pickled_plan_knows_what_it_uses_of_other_packages(desk: Path) -> None:
    """A worker has read no case and asked no package: what it would find by itself is less, and the run another."""
    (desk / "here.py").write_text(
        "import instantsia, pickle\n"
        "plan = instantsia.load('word').plan(draws=200)\n"
        "open('plan', 'wb').write(pickle.dumps(plan))\n"
        "print(plan.digest, sorted(plan.outside))\n",
        encoding="utf-8",
    )
    (desk / "there.py").write_text(
        "import pickle\nplan = pickle.load(open('plan', 'rb'))\nprint(plan.digest, sorted(plan.outside))\n",
        encoding="utf-8",
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(desk / "site"), os.environ.get("PYTHONPATH", "")])}
    here, there = (
        subprocess.run([sys.executable, file], cwd=desk, env=environment, capture_output=True, text=True, check=True)
        for file in ("here.py", "there.py")
    )
    assert "kind of number trust" in here.stdout
    assert there.stdout == here.stdout


def test_what_is_kept_of_each_actor_is_exported(desk: Path) -> None:
    chance(desk)
    status, _, complaint = run(desk, "export", "last", "--format", "csv", "-o", "draws.csv")
    assert status == 0, complaint
    header = (desk / "draws.csv").read_text(encoding="utf-8").partition("\n")[0]
    assert "worth.first.ann" in header


def test_without_the_package_the_table_is_named(desk: Path) -> None:
    status, _, complaint = run(desk, "run", "word", sites=())
    assert status == 2
    assert "wire: no such key, expected one that is known" in complaint


@pytest.mark.parametrize(
    ("offers", "said"),
    [
        ({"tables:wire": "words.things:TRUST"}, "the table wire of words 1.0 is no Thing: words.things:TRUST"),
        ({"tables:actor": "words.things:Wire"}, "words 1.0 offers a table actor, which instantsia has itself"),
        ({"quantities:trust": "words.things:Heard"}, "the kind of number trust of words 1.0 is no Quantity"),
        ({"quantities:faith": "words.things:TRUST"}, "the kind of number faith of words 1.0 is called trust"),
    ],
)
def test_what_cannot_be_used_is_a_sentence(desk: Path, offers: dict[str, str], said: str) -> None:
    kept = {offer: target for offer, target in OFFERS.items() if target not in offers.values()}
    kept = {offer: target for offer, target in kept.items() if offer not in offers}
    write_package(desk / "site", "words", "1.0", {"things": THINGS}, {**kept, **offers})
    status, _, complaint = run(desk, "run", "word")
    assert status == 2
    assert said in complaint


def test_a_case_is_written_out_with_it_and_read_again(desk: Path) -> None:
    (desk / "again.py").write_text(
        "import instantsia, pickle\n"
        "from instantsia.casefile.write import write_case\n"
        "case = instantsia.load('word').case\n"
        "write_case(case, 'copy')\n"
        "assert instantsia.load('copy').case.wire == case.wire\n"
        "assert pickle.loads(pickle.dumps(case)) == case\n"
        "print(open('copy/case.toml').read())\n",
        encoding="utf-8",
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(desk / "site"), os.environ.get("PYTHONPATH", "")])}
    done = subprocess.run(
        [sys.executable, "again.py"], cwd=desk, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "[[wire]]" in done.stdout


SETTING = (
    "from instantsia.case.quantities import Quantity\n"
    "from instantsia.case.values import Domain\n"
    "FAITH = Quantity(\n"
    "    'faith', 'actor.{actor}.credits.{creditor}', 'how far one credits another, 0-1', 'actor.ann.credits.ben',\n"
    "    Domain(0.0, 1.0), axis='actor', phrase='how far {actor} credits {creditor}',\n"
    ")\n"
)
CREDITOR = "actor.{actor}.credits.{creditor}"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (CREDITOR, "actor.{actor}.credits.{actor2}", "of words 1.0 has a slot {actor2}, and nothing is called so"),
        (CREDITOR, "actor.{actor}.credits.{", "found '{', expected a word or a slot {name} between the dots"),
        (CREDITOR, "actor.{actor}.credits..{creditor}", "found '', expected a word or a slot"),
        (CREDITOR, "actor.{actor}.credits.{actor}", "another actor than {actor} is {creditor}"),
        (CREDITOR, "actor.{actor}.credits.{option}", "expected the slot of an issue before {option}"),
        (CREDITOR, "faith.constant", "expected a slot: claims are about a thing of the case"),
        (
            "how far {actor} credits",
            "how far {nobody} credits",
            "{nobody} credits {creditor}', expected nothing but",
        ),
        ("how far {actor} credits", "how far {actor credits", "expected nothing but its own slots in braces"),
        ("Domain(0.0, 1.0)", "Domain(float('nan'), 1.0)", "found values from nan to 1"),
        ("Domain(0.0, 1.0)", "Domain(1.0, 0.0)", "found values from 1 to 0"),
        ("Domain(0.0, 1.0)", "None", "found None, expected a Domain or what tells one"),
    ],
)
def test_a_kind_of_number_that_is_none_is_refused_when_it_is_loaded(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    """If it failed, `check` would end in a traceback, or take a value for one that it is not."""
    assert old in SETTING
    phrase = "credits {creditor}'"
    text = (SETTING.replace(phrase, "credits'") if old == CREDITOR else SETTING).replace(old, new)
    write_package(tmp_path / "site", "words", "1.0", {"faith": text}, {"quantities:faith": "words.faith:FAITH"})
    status, _, complaint = run(tmp_path, "run", "june-1957", "--draws", "200", "--set", "molotov.credits.bulganin=0.5")
    assert status == 2
    assert "the kind of number faith of words 1.0 " in complaint
    assert said in complaint
    assert "did you mean molotov" not in complaint


def test_what_is_only_set_is_asked_of_other_packages_too(tmp_path: Path) -> None:
    """If it failed, a sound kind of number could be claimed in a case and not be set."""
    write_package(tmp_path / "site", "words", "1.0", {"faith": SETTING}, {"quantities:faith": "words.faith:FAITH"})
    options = ("--draws", "200", "--set", "molotov.credits.bulganin=0.5")
    status, _, complaint = run(tmp_path, "run", "june-1957", *options)
    assert (status, "changes nothing" in complaint or complaint == "") == (0, True), complaint
    status, _, complaint = run(tmp_path, "run", "june-1957", *options[:2], "--set", "molotov.credits.bulganin=2")
    assert (status, "a value from 0 to 1" in " ".join(complaint.split())) == (2, True), complaint
    # without the package it is a slip, as it was
    status, _, complaint = run(tmp_path, "run", "june-1957", *options, sites=())
    assert (status, "expected a path that takes a value" in complaint) == (2, True)
