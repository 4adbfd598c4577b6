"""The numbers of the other side are set, claimed, left out, listed and written as all others are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from instantsia.analysis.other_side.mechanisms import BY_ALLY
from instantsia.case import paths
from instantsia.case.contacts import SWITCHES
from instantsia.case.model import Case
from instantsia.case.quantities import quantities
from instantsia.casefile.codebook import codebook
from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import load
from instantsia.casefile.overlay import apply
from instantsia.casefile.without_objects import DOES
from instantsia.casefile.write import case_toml, write_case
from instantsia.engine.plan import Plan, prepare
from instantsia.engine.play import play
from instantsia.engine.program import program_of
from instantsia.errors import CaseError
from tests.casefile.folders import load_folder
from tests.casefile.two_sides import CASE, SIDES
from tests.steps.other_side import loaded, written

DOCUMENT = from_mapping(CASE, "two-sides")
PLAIN = load(DOCUMENT)


def after(*sets: str, without: tuple[str, ...] = ()) -> Case:
    return load(apply(DOCUMENT, sets, without).document)


@pytest.mark.parametrize("table", SIDES)
def test_every_number_is_set_where_it_is_written(table: str) -> None:
    for id in PLAIN.by_id[table]:
        for key, number in PLAIN.numbers(table, id).items():
            other = number.low + (number.high - number.low) / 3 if not number.fixed else number.low * 0.9
            changed = after(f"{table}.{id}.{key}={other!r}").numbers(table, id)[key]
            assert (changed.low, changed.source) == (pytest.approx(other), "command line"), f"{table}.{id}.{key}"


def test_keys_that_are_no_numbers_are_set() -> None:
    assert after("term.raids.told=partial").terms["raids"].told == "partial"
    assert after("war.border.learning=beta").wars["border"].learning == "beta"
    assert after("party.south.home=council,cabinet").parties["south"].home == ("council", "cabinet")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("term.raids.relx=0", "did you mean term.raids.relax?"),
        ("term.raid.relax=0", "did you mean term.raids?"),
        ("war.border.belief.north=2", "expected a probability from 0 to 1"),
        ("track.contacts.carrier.chnce=0", "did you mean track.contacts.carrier.chance?"),
    ],
)
def test_a_slip_says_what_was_meant(text: str, said: str) -> None:
    with pytest.raises(CaseError) as error:
        after(text)
    assert said in str(error.value)


def test_an_ally_that_is_left_out_does_nothing() -> None:
    gone = after(without=("ally.client", "patron", "seizure"))
    assert gone.numbers("ally", "client")["veto.chance"].high == 0
    assert gone.numbers("ally", "patron")["aid.cap"].high == 0
    assert gone.numbers("track", "contacts")["carrier.chance"].high == 0
    assert gone.numbers("outside", "seizure")["chance"].high == 0
    assert gone.numbers("ally", "hard")["presses.chance"].high == 0.1
    changed = apply(DOCUMENT, (), ("ally.hard",))
    assert changed.changes == ("--set ally.hard.presses.chance=0",)
    with pytest.raises(CaseError):
        apply(DOCUMENT, (), ("ally.nobody",))


def test_an_ally_that_is_left_out_takes_nothing_amiss() -> None:
    cousin = {"id": "cousin", "of": "north", "slight": {"of": "talks", "cost": 0.1}}
    changed = apply(from_mapping({**CASE, "ally": [*CASE["ally"], cousin]}, "cousin"), (), ("ally.cousin",))
    assert changed.changes == ("--set ally.cousin.slight.cost=0",)


def test_what_an_ally_does_is_one_list() -> None:
    assert [id for id, *_ in BY_ALLY] == [*SWITCHES]
    assert DOES["ally"] == tuple(SWITCHES.values())


def test_a_claim_about_a_number_moves_it() -> None:
    """Where the claim stands the number is what it says; elsewhere what is written."""
    claim = {"id": "c1", "source": "paper", "about": "party.north.talking", "value": "0.3", "right": 0.5, "lines": 1}
    more = {"source": [{"id": "paper", "cite": "A paper", "p": 0.9}], "claim": [claim]}
    plan = Plan(load(from_mapping({**written({}), **more}, "talks")), draws=4_096)
    state = play(prepare(plan), program_of(plan), 0, plan.draws)
    number = state["number", "party.north.talking"]
    said = number == 0.3
    assert 0.4 < said.mean() < 0.5
    assert number[~said].min() >= 0.02
    assert number[~said].max() <= 0.15
    assert (state["number", "party.south.talking"] <= 0.1).all()


def test_the_paths_are_declared_and_said() -> None:
    known = set(paths.declared(PLAIN))
    for path in ("war.border.belief.south", "term.raids.price.cost", "ally.hard.presses.chance", "term.venue.give"):
        assert path in known
        match = quantities().match(path)
        assert match is not None
        assert match.quantity.heading == "the other side"


def test_it_is_written_and_read_again(tmp_path: Path) -> None:
    again = load_folder(write_case(PLAIN, tmp_path / "two-sides"))
    assert again == PLAIN
    assert again.digest_text == PLAIN.digest_text
    assert "[[term]]" in case_toml(PLAIN)


def test_a_case_without_sides_is_named_as_before() -> None:
    """If it failed, every filed run of every case would be another one."""
    plain: dict[str, Any] = {key: value for key, value in CASE.items() if key not in SIDES}
    text = load(from_mapping(plain, "plain")).digest_text
    assert not any(f'"{table}"' in text for table in SIDES)


def test_the_codebook_asks_for_a_number(tmp_path: Path) -> None:
    claim = {"id": "c1", "source": "paper", "about": "war.border.chance", "value": "0.5", "lines": 1}
    more = {"source": [{"id": "paper", "cite": "A paper", "p": 0.9}], "claim": [claim]}
    case = load(from_mapping({**CASE, **more}, "two-sides"))
    assert "war.border.chance" in codebook(case)


def test_numbers_of_two_sides_are_drawn_within_what_is_written() -> None:
    case = loaded({})
    plan = Plan(case, draws=512)
    state = play(prepare(plan), program_of(plan), 0, plan.draws)
    for table in SIDES:
        for id in case.by_id[table]:
            for key, one in case.numbers(table, id).items():
                if ("number", f"{table}.{id}.{key}") in state:
                    drawn = state["number", f"{table}.{id}.{key}"]
                    assert np.all((drawn >= one.low) & (drawn <= one.high)), f"{table}.{id}.{key}"


@pytest.mark.parametrize(
    ("without", "message"),
    [
        ("ally.patrn", "expected the id of an entry of [[ally]] (did you mean patron?)"),
        ("outside.nothing", "expected the id of an entry of [[outside]] (known: seizure)"),
        ("patrn", "(or an ally, or what a party can do alone) (did you mean patron?)"),
    ],
)
def test_an_ally_who_is_not_there_is_told_with_the_nearest_who_is(without: str, message: str) -> None:
    with pytest.raises(CaseError) as refused:
        after(without=(without,))
    assert message in str(refused.value)
