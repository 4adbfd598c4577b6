"""What would be wrong: an edit not found, or told otherwise than it was typed; a mixture that is neither case."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia import api
from instantsia.analysis.changes.display import as_typed, typed
from instantsia.analysis.changes.edit import Edit
from instantsia.analysis.changes.edits import edits
from instantsia.analysis.changes.entries import merged
from instantsia.analysis.changes.grouping import grouped, joined
from instantsia.analysis.changes.mixtures import mixed_plan, mixture
from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.case.values import Domain
from instantsia.engine.plan import Plan
from instantsia.engine.run import columns_of
from tests.analysis.course.test_courses import APPEAL, BALLOT, SOURCE, pier, record

PEOPLE = ("alder", "birch", "cedar", "dorn")
BLOCS = ({"id": "bloc", "name": "Town bloc", "seats": 21}, {"id": "ships", "seats": 4})


def told(before: Case, after: Case, **more: Any) -> list[tuple[str, str, str, str]]:
    """(id, kind, from, to) of every edit."""
    found = edits(Plan(before, **more), Plan(after, **more))
    return [(one.id, one.kind, one.before, one.after) for one in found]


def bodies(*members: str, **more: Any) -> list[dict[str, Any]]:
    council = {"id": "council", "name": "Town council", "members": ["bloc", "ships"], "rule": {"kind": "majority"}}
    return [{"id": "board", "members": list(members), "rule": {"kind": "majority"}} | more, council]


def assumed(**values: Any) -> list[dict[str, Any]]:
    everybody = {"about": "*.pier", "value": "0..100", "why": "so"}
    return [everybody, *({"about": f"{one}.pier", "value": value, "why": "so"} for one, value in values.items())]


def test_nothing_is_edited_where_only_what_is_told_differs() -> None:
    """Otherwise a better reason would stand in the table as a change of the forecast."""
    why = [one | {"why": "for another reason"} for one in assumed(alder="80..100")]
    after = pier(title="Another title", ballot={"text": "They vote", "tell": {"keep": "It stays."}}, assumption=why)
    assert told(pier(assumption=assumed(alder="80..100")), after) == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            {"assumption": assumed(alder=70)},
            {"assumption": assumed(alder="30..40")},
            ("alder.pier", "number", "70", "30..40"),
        ),
        (
            {},
            {"assumption": assumed(alder="80..100", birch="0..20", cedar=3)},
            ("cedar.pier", "number", "0..100 (everybody)", "3"),
        ),
        (
            {"appeal": {"chance": 0.4}},
            {"appeal": {"chance": "0.2..0.6"}},
            ("step.appeal.chance", "number", "0.4", "0.2..0.6"),
        ),
        (
            {},
            {"actor": [*({"id": one} for one in PEOPLE), BLOCS[0] | {"seats": 5}, BLOCS[1]]},
            ("bloc.seats", "number", "21", "5"),
        ),
        (
            {},
            {"actor": [{"id": "alder", "owes": {"birch": 0.4}}, *({"id": one} for one in PEOPLE[1:]), *BLOCS]},
            ("alder.owes.birch", "number", "none", "0.4"),
        ),
        (
            {},
            {"body": bodies(*PEOPLE, rule={"kind": "majority", "quorum": 3})},
            ("body.board.rule.quorum", "number", "0", "3"),
        ),
        (
            {},
            {"body": bodies("alder", "cedar", "dorn")},
            ("body.board.members=-birch", "member", "member", "no member"),
        ),
        ({}, {"body": bodies(*PEOPLE, "ships")}, ("body.board.members=+ships", "member", "no member", "member")),
        ({}, {"body": bodies(*PEOPLE, chair="dorn")}, ("body.board", "structure", "chair none", "chair dorn")),
        (
            {},
            {"event": [{"id": "closed", "text": "It is closed", "when": 'ballot == "close"'}]},
            ("event.closed", "structure", 'when ballot == "close" or appeal == "close"', 'when ballot == "close"'),
        ),
        (
            {"claim": [record("alder.pier", "90")]},
            {"claim": [record("alder.pier", "10")]},
            ("claim.r1", "claim", "90", "10"),
        ),
        (
            {"claim": [record("alder.pier", "90")]},
            {"claim": [record("alder.pier", "90", right=0.5)]},
            ("claim.r1", "claim", "right 0.8", "right 0.5"),
        ),
        (
            {"claim": [record("alder.pier", "90")]},
            {"claim": [record("alder.pier", "90"), record("birch.pier", "30..40", number=2)]},
            ("claim.r2", "claim", "none", "birch.pier 30..40"),
        ),
        (
            {"claim": [record("alder.pier", "90")]},
            {"claim": [record("alder.pier", "90")], "source": [SOURCE | {"p": 0.5}]},
            ("source.s.p", "credence", "0.9", "0.5"),
        ),
        (
            {"claim": [record("alder.pier", "90")]},
            {"claim": [record("alder.pier", "90")], "part": [{"id": "annex", "of": "s", "open": 0.5}]},
            ("part.annex", "structure", "none", "added"),
        ),
    ],
)  # fmt: skip
def test_an_edit_is_told_as_it_is_typed(
    before: dict[str, Any], after: dict[str, Any], expected: tuple[str, str, str, str]
) -> None:
    """Otherwise nobody would find in the table what they did in the case, or undid."""
    one, other = pier(**before), pier(**after)
    assert told(one, other) == [expected]
    assert told(other, one) == [undone(*expected)]


def undone(id: str, kind: str, was: str, now: str) -> tuple[str, str, str, str]:
    """How an edit is told the other way round: who is seated is unseated, and what was added is removed."""
    if kind == "member":
        id = id.translate(str.maketrans("+-", "-+"))
    return (id, kind, "there", "removed") if now == "added" else (id, kind, now, was)


def test_a_table_tells_what_was_left_blank_and_a_cell_with_its_width() -> None:
    """If it failed, a cell nobody filled in would read as a range that somebody had thought of."""
    scale = Domain(0, 100)
    assert as_typed(Number(low=0, high=100, source="table"), scale) == "blank (0..100)"
    assert as_typed(Number(low=5, high=30, among=(5.0, 10.0, 30.0), source="table"), Domain(0)) == "blank (5..30)"
    assert as_typed(Number(low=30, high=50, source="table"), scale) == "30..50"
    bare = "Sheet1, row 3, column B: a bare number, +-10"
    assert as_typed(Number(low=60, mode=70, high=80, source="table", why=bare), scale) == "70"
    assert as_typed(Number(low=60, mode=70, high=80, source="table"), scale) == "60..70..80"
    assert as_typed(Number(low=0, high=100), scale) == "0..100"


BARE, BLANK = "row 3: a bare number, +-10", "row 3: blank: anywhere on the scale"


def cell(value: Any, why: str = BARE) -> dict[str, Any]:
    low_high = {"among": value} if isinstance(value, list) and len(value) > 3 else {"value": value}
    return low_high | {"why": why, "source": "table"}


def sourced(claimed: Any, wider: Any, why: str, source: str = "s") -> Case:
    """A table one row of which names its source: a claim, and a wider number where it falls."""
    own = {"about": "alder.pier", "value": cell(wider, why)}
    claim = {"id": "alder_pier", "source": source, "about": "alder.pier", "value": claimed, "right": 0.9}
    return pier(
        source=[SOURCE, SOURCE | {"id": "t"}], claim=[] if claimed is None else [claim], assumption=[*assumed(), own]
    )


@pytest.mark.parametrize(
    ("before", "after", "texts"),
    [
        (([60, 70, 80], [40, 70, 100], BARE), ([30, 40, 50], [10, 40, 70], BARE), ("70", "40")),
        (([60, 80], [40, 100], "r: a range"), ([30, 40, 50], [10, 40, 70], BARE), ("60..80", "40")),
        ((None, [0, 100], BLANK), ([30, 40], [20, 50], "r: a range"), ("blank (0..100) (no source)", "30..40 (s)")),
        (([60, 80], [40, 100], "r: a range"), ([60, 80], [40, 100], "r: a range", "t"), ("60..80 (s)", "60..80 (t)")),
    ],
)  # fmt: skip
def test_a_cell_of_a_row_with_a_source_is_one_edit(
    before: tuple[Any, ...], after: tuple[Any, ...], texts: tuple[str, str]
) -> None:
    """Otherwise one cell would be two edits, and told by the width that is drawn where the source is wrong."""
    one, other = sourced(*before), sourced(*after)
    expected = ("alder.pier", "number", *texts)
    if before[1:] == after[1:3]:
        expected = ("claim.alder_pier", "claim", "source s", "source t")
    assert told(one, other) == [expected]


def test_blanks_that_follow_another_cell_go_with_it() -> None:
    """Otherwise one edited cell would be as many edits as there are blanks in its column."""

    def column(**values: Any) -> Case:
        rest = [{"about": f"{one}.pier", "value": cell(value)} for one, value in values.items()]
        return pier(assumption=[*assumed(), *rest])

    blank, now = [10.0, 20.0, 30.0, 30.0], [10.0, 20.0, 30.0, 40.0]
    before = column(alder=30, birch=20, cedar=blank, dorn=blank)
    (one,) = edits(Plan(before), Plan(column(alder=40, birch=20, cedar=now, dorn=now)))
    assert (one.id, one.before, one.after) == ("alder.pier", "30", "40")
    assert [part.id for part in one.parts] == ["alder.pier", "cedar.pier", "dorn.pier"]
    assert told(before, column(alder=40, birch=25, cedar=now, dorn=now)) == [
        ("*.pier", "number", "2 blank", "blank, from the values as edited"),
        ("alder.pier", "number", "30", "40"),
        ("birch.pier", "number", "20", "25"),
    ]


def test_beside_the_case() -> None:
    """Vantage, what is left out, what a source is forced into, and steps played against the record are edits too."""
    case = pier(claim=[record("alder.pier", "90") | {"told_by": "x"}, record("record.ballot", "close", number=2)])
    before = Plan(case, as_of=704_000, without=("teller.x",))
    after = Plan(case, as_of=704_009, assume={"s": "not"}, played=("ballot",))
    found = [(one.id, one.before, one.after) for one in edits(before, after)]
    assert found == [
        ("--assume s", "as drawn", "not"),
        ("--without teller.x", "left out", "as written"),
        ("record of ballot", "kept", "played"),
        ("vantage", "as of 1928-06-27", "as of 1928-07-06"),
    ]
    every = mixed_plan(before, after, edits(before, after))
    assert (every.as_of, every.assume, every.without, every.played) == (704_009, {"s": "not"}, (), ("ballot",))
    assert edits(mixed_plan(before, after, ()), before) == ()


def test_a_value_set_on_the_command_line_goes_with_the_claims_it_replaces() -> None:
    """Otherwise one thing typed would be five edits, none of which says what was done."""
    study = api.load("june-1957")
    after = study.changing(["bulganin.post=80", "step.adjourn.pressed=1"])
    assert told(study.case, after.case) == [
        ("bulganin.post", "number", "4 claims, else 5..45..80", "80"),
        ("step.adjourn.pressed", "number", "0.2..0.6", "1"),
    ]
    assert told(after.case, study.case)[0] == ("bulganin.post", "number", "80", "4 claims, else 5..45..80")


def test_an_actor_comes_with_everything_about_them() -> None:
    """Otherwise who joined would be read together from their seat, their positions and their claims."""
    people = [{"id": one} for one in (*PEOPLE, "elm")]
    after = pier(
        actor=[*people, *BLOCS], body=bodies(*PEOPLE, "elm"), assumption=assumed(alder="80..100", birch="0..20", elm=30)
    )
    (joins,) = edits(Plan(pier()), Plan(after))
    assert (joins.id, joins.kind, joins.before, joins.after) == ("actor.elm", "actor", "none", "added: pier 30")
    assert [part.id for part in joins.parts] == ["actor.elm", "body.board.members=+elm", "elm.pier"]
    (leaves,) = edits(Plan(after), Plan(pier()))
    assert (leaves.before, leaves.after) == ("pier 30", "removed")


def test_the_order_of_steps_is_an_edit() -> None:
    days = [{key: value for key, value in one.items() if key != "when"} | {"date": "1931"} for one in (BALLOT, APPEAL)]
    one, other = pier(step=days), pier(step=days[::-1])
    assert told(one, other) == [("order of steps", "structure", "ballot, appeal", "appeal, ballot")]
    made = mixture(one, other, edits(Plan(one), Plan(other)))
    assert [step.id for step in made.step] == ["appeal", "ballot"]


@pytest.mark.parametrize("as_of", [None, "1957-06-17"])
def test_with_every_edit_made_the_mixture_plays_as_the_case_after(as_of: str | None) -> None:
    """Otherwise something that was done would be in no edit, and its effect in none of the parts."""
    study = api.load("june-1957")
    before = study.plan(draws=200, as_of=as_of)
    for one in study.case.what_if:
        after = study.changing(one.set, one.without, one.assume).plan(draws=200, as_of=as_of)
        made = mixed_plan(before, after, edits(before, after))
        assert edits(made, after) == ()
        mine, theirs = columns_of(made), columns_of(after)
        assert mine.keys() == theirs.keys()
        assert all(np.array_equal(mine[k], theirs[k], equal_nan=mine[k].dtype.kind == "f") for k in mine), one.id
        assert edits(mixed_plan(before, after, ()), before) == ()


def test_a_mixture_has_the_edits_that_were_chosen_and_no_other() -> None:
    before = pier()
    people = [{"id": one} for one in (*PEOPLE, "elm")]
    after = pier(
        actor=[*people, *BLOCS],
        body=bodies("alder", "elm", "cedar", "dorn"),
        assumption=assumed(alder=70, birch="0..20", elm=30),
        appeal={"chance": 0.9},
    )
    found = edits(Plan(before), Plan(after))
    assert len(found) == 4
    for number in range(2 ** len(found)):
        chosen = [one for place, one in enumerate(found) if number >> place & 1]
        left = {one.id for one in edits(Plan(mixture(before, after, chosen)), Plan(after))}
        assert left == {one.id for one in found} - {one.id for one in chosen}


NAMES = st.lists(st.sampled_from("abcdefgh"), unique=True)


@given(NAMES, NAMES)
def test_merged_names_stand_in_the_order_of_the_first(one: list[str], other: list[str]) -> None:
    """Otherwise steps would be played in an order that neither case has."""
    found = merged(one, other)
    assert [name for name in found if name in one] == one
    assert sorted(found) == sorted({*one, *other})
    common = [[name for name in a if name in b] for a, b in ((one, other), (other, one))]
    if common[0] == common[1]:
        assert [name for name in found if name in other] == other


def test_so_many_edits_that_nobody_reads_them_are_taken_together() -> None:
    found = [Edit(f"x{n}.pier", "number", "1", "2", edits(*_two())[0].changes) for n in range(5)]
    assert grouped(found, 5) == tuple(found)
    (one,) = grouped(found, 4)
    assert (one.id, len(one.parts), len(one.changes)) == ("5 assumptions", 5, 5)


def _two() -> tuple[Plan, Plan]:
    return Plan(pier(assumption=assumed(alder=70))), Plan(pier(assumption=assumed(alder=40)))


def test_joined_edits_bear_the_name_of_who_comes() -> None:
    member = Edit("body.board.members=+elm", "member", "no member", "member", ())
    number = Edit("elm.pier", "number", "none", "30", ())
    both = joined([number, member])
    assert both.id == member.id
    assert [one.id for one in both.parts] == [member.id, number.id]
    assert joined([number]) == number


def test_whatever_is_written_is_typed_on_one_line() -> None:
    assert typed({"genuine": {"low": 0.7, "high": 0.7, "mode": None}}) == "genuine 0.7"
    assert (typed(None), typed(True), typed(0.5), typed(["a", "b"])) == ("none", "yes", "0.5", "a, b")
    assert len(typed("word " * 50)) <= 60


def test_a_mixture_has_no_what_ifs() -> None:
    """A what-if may name what a mixture does not have: it must not keep it from being a case."""
    written = api.load("june-1957").case
    assert written.what_if
    assert mixture(written, written, ()).what_if == ()
