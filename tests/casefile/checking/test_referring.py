"""Whatever a step, a rule or a body names is looked up: a slip is one message that says what was meant."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import Field

from instantsia import rules, steps
from instantsia.case.bargains import Party, Term
from instantsia.case.contacts import Ally, Track
from instantsia.case.information import Channel, Depends, Origin
from instantsia.case.naming import naming
from instantsia.case.numbers import Number
from instantsia.case.people import Ids, Options
from instantsia.case.wars import Calendar, Outside, Stock, War
from instantsia.case.words import Id, Option, Words
from instantsia.casefile import library
from instantsia.casefile.document import from_mapping, read_folder
from instantsia.casefile.load import examined

LISTED = {"id", "after", "within"}
"""Fields of every step: its own name, the earlier step that it waits for, the group with which it repeats."""

CASE: dict[str, Any] = {
    "instantsia": 1,
    "title": "Everything that names something",
    "actor": [{"id": name} for name in ("ash", "beech", "cedar", "upper", "lower", "engineer")],
    "body": [
        {"id": "board", "members": ["ash", "beech", "cedar"], "chair": "beech", "absent": ["cedar"],
         "superior": "hall", "convener": ["ash"], "voice": ["engineer"], "candidates": ["lower"],
         "rule": {"kind": "qualified", "vetoes": ["ash"], "of": "present", "abstaining": ["cedar"]}},
        {"id": "hall", "members": ["upper", "lower"],
         "rule": {"kind": "acclamation", "leader": "ash", "rivals": ["beech"], "milder": "mend", "milder_chance": 0.2}},
        {"id": "evening", "like": "board", "rule": {"kind": "leader", "leader": "ash", "heirs": ["beech"]}},
    ],
    "issue": [{"id": "pier", "options": ["keep", "mend", "close"], "scale": {"0": "keep it", "100": "close it"},
               "at": {"keep": 0, "mend": 40, "close": 100}, "status_quo": 0, "unproposed": ["mend"]}],
    "fact": [{"id": "group"}],
    "origin": [{"id": "glass", "about": "group", "known_to": ["ash"], "trust": {"ash": 0.6},
                "trust_false": {"ash": 0.3}}],
    "channel": [
        {"id": "cable", "from": "engineer", "to": ["ash", "beech"], "origin": "glass", "editor": "cedar",
         "edits": 0.1, "trust": {"ash": 0.9}, "trust_false": {"beech": 0.2}},
        {"id": "copy", "from": "beech", "to": ["ash"], "of": "cable"},
    ],
    "depends": [{"id": "fear", "issue": "pier", "fact": "group", "by": 10, "who": ["ash", "beech"]}],
    "party": [{"id": "owners", "home": ["board"], "ideal": 0, "on": "pier", "keep": 1},
              {"id": "town", "home": ["board", "evening"], "ideal": 100, "through": "owners", "keep": -9}],
    "war": [{"id": "strike", "between": ["owners", "town"], "issue": "pier", "forts": 9, "start": 0, "battles": 1,
             "chance": 0.5, "belief": {"owners": 0.5, "town": 0.4}, "strength": 9, "cost": {"owners": 0, "town": 0}}],
    "stock": [{"id": "purse", "of": "town", "start": 50, "drift": -1}],
    "term": [{"id": "rent", "levels": ["old", "none"], "giver": "owners", "taker": "town", "opens": "talks"},
             {"id": "place", "levels": ["here", "there"], "ordered": False,
              "value": {"owners": {"here": 1, "there": 0.4}, "town": {"here": 0.2, "there": 1}}},
             {"id": "sum", "opening": {"owners": 9, "town": 1}},
             {"id": "kind", "levels": ["none", "half"], "giver": "owners", "taker": "town",
              "rate": {"owners": 0.2, "town": 0.4}}],
    "track": [{"id": "letters", "between": ["owners", "town"], "carrier": {"by": "bank", "chance": 0.5}}],
    "ally": [{"id": "bank", "of": "owners", "aid": {"cap": 1, "months": 2}},
             {"id": "union", "of": "town", "tells": 1, "presses": {"against": "agreement", "chance": 0.1}}],
    "outside": [{"id": "flight", "by": "town", "chance": 0.1}],
    "calendar": [{"id": "terms", "dates": ["1917-06-24"], "changes": {"owners": 0.1}, "factor": {"owners": 2}}],
    "group": [{"id": "weeks", "every": "week", "from": "1917-07-01", "until": "1917-07-20"}],
    "step": [
        {"id": "meet", "kind": "convene", "body": "board", "date": "1917-06-01", "by": ["ash"], "chair": "ash",
         "absent": [{"member": "ash", "or": "beech", "chance": 0.5}],
         "called": [{"member": "engineer", "chance": 0.5}]},
        {"id": "supper", "kind": "caucus", "date": "1917-06-02", "members": ["ash", "beech"], "issue": "pier",
         "option": "close"},
        {"id": "evening_of_it", "kind": "agenda", "date": "1917-06-03", "body": "board", "items": ["pier"],
         "takes": {"pier": 30}, "budget": 60, "first": {"pier": 0.2}},
        {"id": "wait", "kind": "adjourn", "date": "1917-06-03", "body": "board", "pressed": 0.5, "until": "1917-06-04",
         "issue": "pier", "gains": "mend", "by_day": 1, "whom": ["ash"]},
        {"id": "word", "kind": "report", "date": "1917-06-03", "channel": "cable", "to": ["ash"]},
        {"id": "seen", "kind": "reveal", "date": "1917-06-03", "origin": "glass", "to": ["ash"]},
        {"id": "gossip", "kind": "leak", "date": "1917-06-03", "channel": "cable", "among": ["ash"], "to": ["beech"],
         "hazard": 0.1, "days": 1},
        {"id": "storm", "kind": "learn", "date": "1917-06-03", "fact": "group", "to": ["ash"]},
        {"id": "walk", "kind": "persuade", "date": "1917-06-03", "by": "ash", "to": ["beech"], "issue": "pier",
         "option": "close"},
        {"id": "favour", "kind": "bind", "date": "1917-06-03", "who": ["beech"], "to": "ash", "by": 0.1},
        {"id": "silence", "kind": "miss", "date": "1917-06-03", "of": "word", "fact": "group", "to": ["ash"]},
        {"id": "funds", "kind": "purse", "date": "1917-06-03", "who": "ash", "amount": 1},
        {"id": "thought", "kind": "propose", "date": "1917-06-04", "by": "ash", "issue": "pier", "option": "mend"},
        {"id": "drinks", "kind": "vote", "date": "1917-06-04", "body": "evening", "issue": "pier",
         "motion_of": "thought"},
        {"id": "ballot", "kind": "vote", "date": "1917-06-05", "body": "board", "issue": "pier",
         "procedure": "one-by-one", "order_of_options": ["close", "mend"], "order": ["ash", "beech"],
         "on_agenda": "evening_of_it"},
        {"id": "agreed", "kind": "caucus", "date": "1917-06-05", "members": ["ash", "beech"], "issue": "pier",
         "option_of": "drinks"},
        {"id": "appeal", "kind": "appeal", "after": "ballot", "to": "hall", "issue": "pier", "against": "ballot",
         "by": ["ash"], "chance": 0.5, "motion": "close"},
        {"id": "charge", "kind": "accuse", "date": "1917-06-06", "body": "board", "by": "ash",
         "among": ["beech", "cedar"], "safe": ["engineer"], "file": {"beech": 1}, "cites": "ballot", "link": 0.5},
        {"id": "where", "kind": "refer", "date": "1917-06-06", "by": "ash", "rivals": ["beech"],
         "among": ["hall", "evening"], "issue": "pier"},
        {"id": "out", "kind": "seat", "date": "1917-06-06", "body": "board", "who": "subject", "out": True,
         "owes": {"ash": 0.2}},
        {"id": "rumour", "kind": "leak", "date": "1917-06-06", "of": "ballot", "among": ["ash"], "hazard": 0.1,
         "days": 1},
        {"id": "record", "kind": "minute", "date": "1917-06-07", "of": "ballot", "by": "engineer",
         "softens": {"close": "mend"}, "dissent": ["cedar"]},
        {"id": "blame", "kind": "accuse", "date": "1917-06-07", "body": "board", "by": "ash", "file": {"cedar": 1},
         "minutes": "record"},
        {"id": "notice", "kind": "announce", "date": "1917-06-08", "by": "ash", "issue": "pier", "to": ["beech"],
         "belief": {"fact": "group", "by": 0.5}},
        {"id": "act", "kind": "carry-out", "date": "1917-06-20", "issue": "pier", "by": "engineer", "chance": 0.5,
         "rival": "ash", "rival_does": "close", "rival_chance": 0.2, "reverses": "group"},
        {"id": "terms", "kind": "settle", "within": "weeks", "body": "board", "issue": "pier", "model": "procedural",
         "setter": "ash"},
        {"id": "supply", "kind": "aid", "date": "1917-08-01", "ally": "bank"},
        {"id": "battle", "kind": "fight", "date": "1917-08-01", "war": "strike"},
        {"id": "polls", "kind": "elect", "date": "1917-08-01", "calendar": "terms"},
        {"id": "scold", "kind": "press", "date": "1917-08-01", "ally": "union"},
        {"id": "probe", "kind": "signal", "date": "1917-08-01", "track": "letters", "term": "rent"},
        {"id": "talks", "kind": "open-talks", "date": "1917-08-01", "term": "rent", "place": "place"},
        {"id": "chosen", "kind": "choose", "date": "1917-08-01", "term": "place"},
        {"id": "haggle", "kind": "offer", "date": "1917-08-01", "war": "strike", "talks": "talks"},
        {"id": "mood", "kind": "drift", "date": "1917-08-01", "stock": "purse"},
        {"id": "loans", "kind": "court", "date": "1917-08-01", "by": "owners", "ally": "union", "adds": 0.1},
        {"id": "told", "kind": "tell", "date": "1917-08-01", "by": "town"},
        {"id": "visas", "kind": "seek", "date": "1917-08-01", "by": "owners", "chance": {"town": 0.1},
         "worth": {"town": 0.5}, "begins": 0.8, "falls": 0.1, "least": 0.1},
        {"id": "leave", "kind": "act-alone", "date": "1917-08-01", "outside": "flight"},
        {"id": "sale", "kind": "offer", "date": "1917-08-01", "terms": ["sum", "kind"]},
        {"id": "peace", "kind": "agree", "date": "1917-08-01", "offer": "haggle"},
    ],
    "event": [{"id": "shut", "text": "It is shut", "when": 'appeal == "close"'}],
    "assumption": [{"about": "*.pier", "value": "0..50..100", "why": "nothing known"},
                   {"about": "*.salience.pier", "value": 1, "why": "alike"},
                   {"about": "*.capability.pier", "value": 1, "why": "alike"},
                   {"about": "fact.group", "value": 0.3, "why": "nothing known"},
                   {"about": "*.believes.group", "value": 0.3, "why": "nothing known"},
                   {"about": "beech.owes.ash", "value": 0.3, "why": "nothing known"}],
}  # fmt: skip
"""Every field of every step and rule that names something, and those of a body."""


SPECS = [
    *((f"step {kind}", steps.step_kind(kind)) for kind in steps.kinds()),
    *((f"rule {kind}", rules.rule_kind(kind)) for kind in rules.kinds()),
]


@pytest.mark.parametrize(("name", "spec"), SPECS, ids=[name for name, _ in SPECS])
def test_every_field_that_names_something_says_what(name: str, spec: Any) -> None:
    """A field that REFERS forgets would take any word, and the answer would change without a word."""
    expected = set(naming(spec)) - LISTED
    assert set(spec.REFERS) == expected, name


class Inner(Words):
    who: Id | None = None


class Outer(Words):
    to: Id
    several: Ids = ()
    put: Options = ()
    one: Option | None = None
    worth: dict[Id, float] = Field(default_factory=dict)
    tables: tuple[Inner, ...] = ()
    text: str = ""
    number: Number | None = None


def test_the_walk_sees_names_wherever_they_stand() -> None:
    """If it failed, the test above would ask for nothing."""
    assert set(naming(Outer)) == {"to", "several", "put", "one", "worth", "tables.who"}


def leaves(table: Any, keys: list[str], path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where in a written table the names behind dotted keys stand."""
    if isinstance(table, list):
        for number, inner in enumerate(table):
            yield from leaves(inner, keys, (*path, number))
    elif isinstance(table, str):
        yield path
    elif keys and keys[0] in table:
        yield from leaves(table[keys[0]], keys[1:], (*path, keys[0]))


KEYED = {("minute", "softens"), ("accuse", "file"), ("agenda", "takes"), ("agenda", "first"), ("seat", "owes"),
         ("seek", "chance"), ("seek", "worth"), ("offer", "answers")}  # fmt: skip
"""Tables whose keys are names, which stand in no list: a slip in them has tests of its own."""


THINGS: dict[str, type[Words]] = {
    "origin": Origin, "channel": Channel, "depends": Depends, "party": Party, "war": War, "stock": Stock, "term": Term,
    "track": Track, "ally": Ally, "outside": Outside, "calendar": Calendar,
}  # fmt: skip
OF_ITSELF = {"id", "levels", "part", "told", "price.id", "places"}
"""Fields of these that give a name, or name a level of the term itself."""


@pytest.mark.parametrize("table", THINGS)
def test_every_field_of_a_table_that_names_something_says_what(table: str) -> None:
    expected = {key for key in naming(THINGS[table]) if key not in OF_ITSELF}
    assert set(THINGS[table].REFERS) - {"option"} == expected - {"option"}


def places() -> Iterator[tuple[Any, ...]]:
    """The path in CASE of every name in a step, a rule, a body, or a table of what is told."""
    for table, spec in THINGS.items():
        for number, entry in enumerate(CASE[table]):
            for key in spec.REFERS:
                yield from ((table, number, *path) for path in leaves(entry, key.split(".")))
    for number, step in enumerate(CASE["step"]):
        for key in [*naming(steps.step_kind(step["kind"]))]:
            if key != "id":
                yield from (("step", number, *path) for path in leaves(step, key.split(".")))
    for number, body in enumerate(CASE["body"]):
        for key in naming(rules.rule_kind(body["rule"]["kind"])):
            yield from (("body", number, "rule", *path) for path in leaves(body["rule"], key.split(".")))
        for key in ("chair", "absent", "superior", "convener", "like"):
            yield from (("body", number, *path) for path in leaves(body, [key]))


def misspelt(raw: Any, path: tuple[Any, ...]) -> Any:
    """A copy of CASE with one letter more in the name at a path."""
    if not path:
        return f"{raw}x"
    if isinstance(raw, list):
        return [misspelt(one, path[1:]) if number == path[0] else one for number, one in enumerate(raw)]
    return {key: misspelt(one, path[1:]) if key == path[0] else one for key, one in raw.items()}


def at(raw: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        raw = raw[key]
    return raw


def test_the_case_of_these_tests_is_sound_and_has_every_field() -> None:
    """If it failed, the test below would leave a field out."""
    assert [str(problem) for problem in examined(from_mapping(CASE, "all"))[1]] == []
    seen = {
        *((CASE["step"][path[1]]["kind"], str(path[2])) for path in places() if path[0] == "step"),
        *((CASE["body"][path[1]]["rule"]["kind"], str(path[3])) for path in places() if path[2] == "rule"),
    }
    wanted = {
        *((kind, name.split(".")[0]) for kind in steps.kinds() for name in naming(steps.step_kind(kind))),
        *((kind, name) for kind in rules.kinds() for name in naming(rules.rule_kind(kind))),
    }
    elsewhere = {("appeal", "order"), ("appeal", "order_of_options"), ("vote", "motion"), *KEYED}
    assert wanted - seen - elsewhere == {
        (kind, key) for kind in steps.kinds() for key in ("id", "after", "within") if (kind, key) not in seen
    }


@pytest.mark.parametrize("path", [*places()], ids=[".".join(map(str, path)) for path in places()])
def test_a_slip_in_any_name_is_one_message(path: tuple[Any, ...]) -> None:
    """`leader = "kruschev"` passed, and gave another answer."""
    name = at(CASE, path)
    found = examined(from_mapping(misspelt(CASE, path), "all"))[1]
    (problem,) = found
    assert problem.code in ("E4", "E19")
    assert problem.key == ".".join([path[0], CASE[path[0]][path[1]]["id"], *map(str, path[2:])])
    assert f"found '{name}x', expected " in problem.message
    assert problem.remedy == f"did you mean {name}?"


@pytest.mark.parametrize(
    ("id", "written", "wrong"),
    [
        ("charge", {"file": {"beechx": 1}}, "beechx"),
        ("evening_of_it", {"takes": {"pier": 1, "pierx": 1}}, "pierx"),
        ("evening_of_it", {"first": {"pierx": 0.1}}, "pierx"),
        ("out", {"owes": {"ashx": 0.1}}, "ashx"),
        ("out", {"who": "beechx"}, "beechx"),
        ("meet", {"called": ["engineerx"]}, "engineerx"),
    ],
)
def test_a_slip_in_the_key_of_a_table_is_one_message(id: str, written: dict[str, Any], wrong: str) -> None:
    steps = [one | written if one["id"] == id else one for one in CASE["step"]]
    (problem,) = examined(from_mapping(CASE | {"step": steps}, "all"))[1]
    assert wrong in problem.message
    assert problem.remedy == f"did you mean {wrong[:-1]}?"


@pytest.mark.parametrize(("softens", "wrong"), [({"closex": "mend"}, "closex"), ({"close": "mendx"}, "mendx")])
def test_a_slip_in_what_a_minute_softens_is_one_message(softens: dict[str, str], wrong: str) -> None:
    written = [one | {"softens": softens} if one["id"] == "record" else one for one in CASE["step"]]
    (problem,) = examined(from_mapping(CASE | {"step": written}, "all"))[1]
    assert problem.key is not None
    assert problem.key.startswith("step.record.softens")
    assert wrong in problem.message
    assert problem.remedy == f"did you mean {wrong[:-1]}?"


def test_a_misspelt_leader_is_found_in_june(tmp_path: Path) -> None:
    """It gave .60 in place of .70 without a word."""
    for name in ("june-1957", "gdr-orders-1957"):
        shutil.copytree(library.find(name), tmp_path / name)
    file = tmp_path / "june-1957" / "case.toml"
    text = file.read_text(encoding="utf-8")
    wrong = re.sub(r'(\nleader +=) "khrushchev"', r'\1 "kruschev"', text)
    file.write_text(wrong, encoding="utf-8")
    (problem,) = examined(read_folder(tmp_path / "june-1957"))[1]
    assert (problem.code, problem.key) == ("E4", "body.central_committee.rule.leader")
    assert problem.place is not None
    assert problem.place.line == wrong[: wrong.index('"kruschev"')].count("\n") + 1
    assert str(problem).endswith("found 'kruschev', expected the id of an actor (did you mean khrushchev?)")


def test_a_sentence_told_of_what_cannot_come_is_found() -> None:
    """A slip in a key of `tell` would leave the case's own sentence out of the report without a word."""
    tell = {"close": "It is shut.", "undecided": "Nothing comes of it.", "happened": "They sit."}
    for key, meant in [("clos", "close"), ("undecide", "undecided"), ("hapened", "happened")]:
        steps = [one | {"tell": tell | {key: "x"}} if one["id"] == "appeal" else one for one in CASE["step"]]
        (problem,) = examined(from_mapping(CASE | {"step": steps}, "all"))[1]
        assert (problem.code, problem.key) == ("E4", f"step.appeal.tell.{key}")
        assert problem.message == f"found '{key}', expected what can come of appeal"
        assert problem.remedy == f"did you mean {meant}?"


def test_an_appeal_is_against_a_vote_that_came_before() -> None:
    """An appeal against a later vote passed, and was played as if nobody had voted."""
    order = {step["id"]: step for step in CASE["step"]}
    order["appeal"] = {key: value for key, value in order["appeal"].items() if key != "after"} | {"date": "1917-06-05"}
    order["ballot"] = {key: value for key, value in order["ballot"].items() if key != "on_agenda"}
    ids = ["meet", "appeal", "ballot"]
    (problem,) = examined(from_mapping(CASE | {"term": [], "step": [order[id] for id in ids]}, "all"))[1]
    assert (problem.code, problem.key) == ("E18", "step.appeal.against")
    assert problem.message == "found 'ballot', which comes later in the list, expected an earlier step"
    together = [{key: value for key, value in order[id].items() if key != "date"} | {"within": "weeks"} for id in ids]
    assert examined(from_mapping(CASE | {"term": [], "step": together}, "all"))[1] == (), (
        "an earlier turn of it came before"
    )
