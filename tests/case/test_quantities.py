"""Kinds of numbers: a path has one meaning, whichever way it is written, and every row is told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.case import paths
from instantsia.case.model import TABLES, Case
from instantsia.case.nearest_path import nearest_path
from instantsia.case.numbers import Number
from instantsia.case.quantities import DEBT, POSITION, ROWS, SALIENCE, allowed, domain_of, inline, quantities, stacks
from instantsia.case.quantity import Quantities, Quantity
from instantsia.case.questions import Issue
from instantsia.case.slots import OfCase
from instantsia.case.values import Domain

IDS = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)


def case() -> Case:
    return Case.model_validate(
        {
            "instantsia": 1,
            "id": "grove",
            "title": "The grove",
            "actor": (
                {"id": "elm", "owes": {"source": 0.3}},
                {"id": "source", "seats": "3..5"},
                {"id": "record"},
            ),
            "issue": (
                {"id": "toll", "scale": {"0": "none", "9": "all"}, "status_quo": "2..4"},
                {"id": "lamp", "options": ("oil", "gas")},
            ),
            "fact": ({"id": "war"},),
        }
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_its_example_is_of_its_kind(row: Quantity) -> None:
    """If it failed, the manual would show a path that means something else."""
    match = quantities().match(row.example)
    assert match is not None
    assert match.quantity.form == row.form
    assert match.quantity.path(*match.names.values()) == row.example


@given(st.sampled_from([row for row in ROWS if not row.open]), st.data())
def test_a_path_is_read_as_it_was_written(row: Quantity, data: st.DataObject) -> None:
    """If it failed, two kinds of numbers would share a path."""
    names = [data.draw(IDS.filter(lambda name: name not in quantities().reserved | {"model"})) for _ in row.names]
    match = quantities().match(row.path(*names))
    assert match is not None
    assert (match.quantity, list(match.names.values())) == (row, names)


def test_every_path_of_a_case_is_there_once_and_has_a_domain() -> None:
    """If it failed, a path would be listed that cannot be set, or one that can would not be."""
    one = case()
    found = list(paths.declared(one))
    assert len(set(found)) == len(found)
    for path in found:
        assert quantities().there(OfCase(one), path) is not None, path
        assert domain_of(one, path) is not None, path
    assert {"actor.elm.toll", "actor.elm.owes.record", "actor.source.lamp.gas", "issue.toll.status_quo"} <= set(found)
    assert not {"actor.elm.lamp", "actor.elm.owes.elm", "issue.lamp.status_quo", "teller.elm.lean"} & set(found)


def test_what_an_actor_is_called_changes_no_path() -> None:
    """If it failed, an actor whose name is a word of a path would lose what is said of them."""
    for path in paths.declared(case()):
        assert paths.canonical(paths.short(path)) == path
    assert paths.short("actor.elm.toll") == "elm.toll"
    assert paths.short("actor.record.toll") == "actor.record.toll"


def test_words_of_a_kind_go_before_names() -> None:
    """If it failed, the seats of a bloc would be its position on an issue called seats."""
    match = quantities().match("actor.elm.seats")
    assert match is not None
    assert match.quantity.name == "seats"


def test_what_is_written_in_its_place_is_found() -> None:
    """If it failed, a number that stands in a table would be no number of the case."""
    one = case()
    found = {path: number.written for path in paths.declared(one) if (number := inline(one, path)) is not None}
    assert found == {"actor.elm.owes.source": "0.3", "actor.source.seats": "3..5", "issue.toll.status_quo": "2..4"}
    assert inline(one, "actor.nobody.seats") is None


def test_what_may_be_claimed_and_what_may_be_assumed() -> None:
    """If it failed, the chance of a fact could not be assumed, or be claimed."""
    one = case()
    assert domain_of(one, "fact.war") == Domain(options=("no", "yes"))
    assert allowed(one, "fact.war") == Domain(0.0, 1.0)
    assert domain_of(one, "actor.elm.toll") == allowed(one, "actor.elm.toll") == Domain(0.0, 9.0, (("none",), ("all",)))
    assert domain_of(one, "actor.elm.lamp.wax") is None
    assert domain_of(one, "fact.peace") is None
    assert domain_of(one, "nonsense") is None


def test_tables_of_actors() -> None:
    """If it failed, the columns that the steps read would be other numbers than those of the actors."""
    assert list(stacks(case())) == [
        (what, of, tuple(f"actor.{who}.{key}{of}" for who in ("elm", "source", "record")))
        for what, key, of in (
            ("position", "", "toll"), ("salience", "salience.", "toll"), ("capability", "capability.", "toll"),
            ("believes", "believes.", "war"),
        )
    ]  # fmt: skip


def test_a_table_of_what_each_actor_is_to_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """One table for each of those about whom it is; nobody has a path about themselves, so that column stays empty."""
    trust = Quantity(
        "trust", "actor.{actor}.trusts.{creditor}", "0-1", "actor.a.trusts.b", Domain(0.0, 1.0), axis="actor"
    )
    monkeypatch.setattr("instantsia.case.quantities.quantities", lambda: Quantities((*ROWS, trust)))
    found = {subject: columns for name, subject, columns in stacks(case()) if name == "trust"}
    actors = ("elm", "source", "record")
    assert found == {whom: tuple(f"actor.{one}.trusts.{whom}" for one in actors) for whom in actors}


def test_what_is_said_of_everybody_is_about_each() -> None:
    one, issue = case(), "toll"
    assert paths.everybodys("actor.elm.owes.record") == "*.owes.record"
    assert paths.everybodys("issue.toll.status_quo") is None
    assert list(paths.spread("actor.*.toll", one.actors)) == [paths.position(who, issue) for who in one.actors]
    assert list(paths.spread("fact.war", one.actors)) == ["fact.war"]
    numbers = (paths.position("elm", issue), paths.salience("elm", issue), paths.capability("elm", issue))
    assert paths.on_issue(one, "elm", issue) == numbers
    assert paths.on_issue(one, "elm", "lamp") == ("actor.elm.lamp.oil", "actor.elm.lamp.gas")


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("elm.tol", "elm.toll"), ("elmm.toll", "elm.toll"), ("elm.saliense.toll", "elm.salience.toll"),
        ("elm.owes.recrd", "elm.owes.record"), ("issue.toll.statusquo", "issue.toll.status_quo"),
        ("fact.wars", "fact.war"), ("facts.war", "fact.war"), ("actor.recor.toll", "actor.record.toll"),
        ("elm.lamp.gass", "elm.lamp.gas"),
    ],
)  # fmt: skip
def test_the_path_that_was_meant(path: str, meant: str) -> None:
    """If it failed, whoever mistyped a path would have to read the whole list of them."""
    assert nearest_path(OfCase(case()), path) == f"did you mean {meant}?"


def test_where_none_is_near_some_are_named() -> None:
    assert nearest_path(OfCase(case()), "zzz.zzz").startswith("known: ")
    assert nearest_path(OfCase(case()), "*.tol", everybody=True) == "did you mean *.toll?"


def test_a_row_that_cannot_be_told_from_another_is_refused() -> None:
    """If it failed, which of two meanings a path has would hang on the order in which packages are loaded."""
    same = Quantity("view", "actor.{actor}.{fact}", "", "", Domain())
    with pytest.raises(ValueError, match="nothing tells it from position"):
        Quantities((POSITION, same))
    with pytest.raises(ValueError, match="nothing tells it from salience"):
        Quantities((SALIENCE, Quantity("salience", "fact.{fact}.salience", "", "", Domain())))
    with pytest.raises(ValueError, match="expected a word first"):
        Quantity("view", "{actor}.view", "", "", Domain())
    with pytest.raises(ValueError, match="for its axis"):
        Quantity("view", "fact.{fact}.view", "", "", Domain(), axis="actor")


def test_the_tables_are_those_of_the_schema() -> None:
    """If it failed, a table that is new to the schema would be read by some files and not by others."""
    lists = [name for name, field in Case.model_fields.items() if "tuple" in str(field.annotation)]
    assert lists == ["include", *TABLES]
    assert TABLES["issue"] is Issue


def test_what_holds_where_nobody_says_anything() -> None:
    assert DEBT.default == Number(low=0, high=0, why="a debt that nobody states")
    assert [row.name for row in ROWS if row.default is not None] == ["seats", "debt", "grudge", "recorded_milestone"]
