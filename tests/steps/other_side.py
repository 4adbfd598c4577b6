"""The invented war of talks.toml, smaller ones, and a sale: a case for each kind of step of the other side."""

from __future__ import annotations

import copy
import functools
import tomllib
from pathlib import Path
from typing import Any

from instantsia.case.model import Case
from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import load
from instantsia.draws.state import State
from instantsia.engine.plan import Plan, prepare
from instantsia.engine.play import play
from instantsia.engine.program import program_of

Changes = dict[str, Any]
"""{path of keys, "war.border.cost.south" or "group": what stands there; None takes it out}. "file" is the case that is
changed, talks.toml where none is said."""

SHORT: Changes = {"group.months.until": "1932-12-31"}
"""Two years in place of six."""
BARE: Changes = {
    "step": [
        {"id": "battle", "kind": "fight", "within": "months", "war": "border"},
        {"id": "table", "kind": "offer", "within": "months", "war": "border", "converge": False},
        {"id": "peace", "kind": "agree", "within": "months", "offer": "table"},
    ],
    "party": [{"id": "north", "home": [], "ideal": 100}, {"id": "south", "home": [], "ideal": 0}],
    "ally": None, "term": None, "track": None, "stock": None, "calendar": None, "body": None, "actor": None,
    "assumption": None, "issue": [{"id": "end_state", "scale": {"0": "south", "100": "north"}}],
    "event": [{"id": "agreed", "text": "They agree", "when": "peace.signed"}],
}  # fmt: skip
"""A war and a table, and nothing else: no worth of talks, no home, no ally, nobody waits."""
PEACEFUL: Changes = {
    "war": None, "stock": None, "track": None, "ally": None, "calendar": None,
    "term.raids.price.tacit": False,
    "step": [
        {"id": "talks", "kind": "open-talks", "within": "months", "term": "raids", "shock": "0.01..0.05"},
        {"id": "place", "kind": "choose", "within": "months", "term": "venue", "when": "talks.agreed"},
    ],
    "group.months.while": None,
    "event": [{"id": "talking", "text": "They talk", "when": "talks.acknowledged"}],
}  # fmt: skip
"""Two sides who are not at war and can meet whenever they like."""


@functools.cache
def _document(name: str = "talks") -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))


SALE: Changes = {"file": "sale"}

WORLDS: dict[str, Changes] = {
    "everything": SHORT,
    "other way round": SHORT | {"war.border.between": ["south", "north"]},
    "nobody learns": SHORT | {
        "war.border.learning": "none", "war.border.season": None, "term.raids.told": "partial",
        "term.raids.price": None, "term.raids.part": None, "track.contacts.carrier": None,
        "track.contacts.places": None, "step.table.converge": False, "step.talks.place": None, "step.probe.term": None,
    },
    "talks break off": SHORT | {
        "track.contacts.stops": "0.05..0.2", "track.contacts.back": "0.1..0.5", "track.contacts.open": "1931-06-01",
        "track.contacts.reading": None, "body.cabinet.rule": {"kind": "consensus"}, "term.raids.told": None,
        "ally.neighbour.presses.against": "agreement",
    },
    "a chair at home": SHORT | {
        "body.cabinet.rule": {"kind": "middle-text"}, "body.cabinet.chair": "gorse",
        "body.council.rule": {"kind": "majority"},
        "party.north.talking": 0, "party.north.horizon": None, "party.south.nearing": 0, "ally.patron.aid.effect": 0,
    },
    "told in order": SHORT | {
        "ally": [*({**one, "tells": 2} if one["id"] == "patron" else one for one in _document()["ally"]),
                 {"id": "cousin", "of": "north", "tells": 1,
                  "slight": {"of": "talks", "cost": "0..0.1", "months": "1..6"}},
                 {"id": "heir", "of": "south", "slight": {"of": "talks", "cost": "0..0.02"}}],
        "step": [{"id": "round", "kind": "tell", "by": "north", "within": "months", "every": "1..4"},
                 *_document()["step"]],
    },
    "a word through hands": SHORT | {
        "track.contacts.carrier": {
            "by": "patron", "chance": "0.2..0.7", "within": 2, "bias": "0..0.3",
            "mandate": {"exact": "0.6..0.95", "hands": "1..3", "back": "0..1"},
        },
    },
    "a step for a step": SHORT | {"step.table.answers": {"north": "0.5..1.2", "south": "0.5..1.2"}},
    "bare": SHORT | BARE,
    "news at home": SHORT | {
        "fact": [{"id": "rumour"}], "origin": [{"id": "paper", "about": "rumour"}],
        "channel": [{"id": "cable", "from": "gorse", "to": ["ash", "beech", "fir"], "origin": "paper"}],
        "depends": [{"id": "fear", "issue": "line", "fact": "rumour", "by": "20..80"}],
        "assumption": [{"about": "*.line", "value": "0..100"}, {"about": "fact.rumour", "value": 0.5},
                       {"about": "*.believes.rumour", "value": "0.2..0.5"}],
        "step": [{"id": "word", "kind": "report", "channel": "cable", "within": "months", "when": "months.turns == 4"},
                 *_document()["step"]],
    },
    "peaceful": SHORT | PEACEFUL,
    "sale": SALE,
    "sale in turns": SALE | {"step.table.protocol": "alternating"},
    "sale, a step for a step": SALE | {"step.table.answers": {"buyer": "0.5..1.5"}},
    "one text": SHORT | {"step.table.protocol": "single-text"},
}  # fmt: skip
"""{what is shown: changes}."""


def written(changes: Changes) -> dict[str, Any]:
    """The case with changes: tables first, then what is in them."""
    case = copy.deepcopy(_document(changes.get("file", "talks")))
    rest = {path: value for path, value in changes.items() if path != "file"}
    for path, value in sorted(rest.items(), key=lambda one: one[0].count(".")):
        table, *keys = path.split(".")
        where: Any = case
        if keys:
            found = next((one for one in case.get(table, ()) if one["id"] == keys[0]), None)
            if found is None:
                continue
            where, keys = found, keys[1:]
        for key in keys[:-1]:
            where = where[key]
        last = keys[-1] if keys else table
        if value is None:
            where.pop(last, None)
        else:
            where[last] = copy.deepcopy(value)
    return case


def loaded(changes: Changes) -> Case:
    """The case with changes, read and checked."""
    return load(from_mapping(written(changes), "talks"))


def played(changes: Changes, *, draws: int = 1024, seed: int = 3, **more: Any) -> State:
    """What is so at the end; `more` as for `engine.play.play`."""
    plan = Plan(loaded(changes), seed=seed, draws=draws)
    return play(prepare(plan), program_of(plan), 0, draws, **more)


def times(path: str, factor: float) -> Changes:
    """Every point of the range of a number, times a factor: the same draws have so much more of it.

    path   of a number that is written as text or as a table with its value
    """
    table, id, *keys = path.split(".")
    where: Any = next(one for one in _document()[table] if one["id"] == id)
    for key in keys:
        where = where[key]
    text = where["value"] if isinstance(where, dict) else str(where)
    return {path: "..".join(repr(float(point) * factor) for point in text.split(".."))}
