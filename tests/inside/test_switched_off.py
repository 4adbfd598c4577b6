"""What would be wrong: a mechanism of the journal that is said to be carried, and that moves nothing when it is there.

A board, a commission and a cabinet (tests/steps/inside.py), played with a mechanism and without it on the same random
numbers. Each is for something that can be counted, and switching it off moves how often that comes about by .01 at
least and by three paired standard errors. The numbers are those of docs/reference/mechanisms-of-the-journal.md; what a
bundled case shows stands in its own mechanisms.csv and not here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest

from instantsia.draws.state import State
from tests.steps.inside import BALLOT, CABINET, CASE, CHARGE, FAR, HEARING, NEAR, OUT, Steps, played

DRAWS, LEAST, ERRORS = 10_000, 0.01, 3.0
OF = {actor["id"]: place for place, actor in enumerate(CASE["actor"])}
CLOSE, STRIKE = 1, 2
FREE = BALLOT | {"pressure": 0, "issue": "quay"}
GONE = {"id": "gone", "kind": "seat", "body": "board", "who": "fir", "out": True}
COME = {"id": "come", "kind": "seat", "body": "board", "who": "ash"}
NAMED = CHARGE | {"by": "elm", "among": ["fir", "oak"], "safe": [], "file": {}, "chance": 1, "sharp": 1, "shield": 0}
ACT = {"id": "act", "kind": "carry-out", "issue": "pier", "by": "oak"}
BROUGHT = {"id": "where", "kind": "refer", "by": "elm", "rivals": ["fir"], "among": ["board", "commission"],
           "issue": "pier"}  # fmt: skip
ALLOWED = BALLOT | {"id": "consent", "issue": "quay", "when": 'where == "commission"'}
THERE = {"id": "there", "kind": "vote", "body": "commission", "issue": "pier"}

Event = Callable[[State], Any]


@dataclass(frozen=True)
class Off:
    """A mechanism at work and switched off.

    steps, more   what happens, and keys of the case that are other than those of tests/steps/inside.py
    event         (draw,) what it is for
    without       steps where it is switched off; the same where they are not said
    less          the keys of the case where it is switched off
    """

    steps: Steps
    event: Event
    without: Steps | None = None
    more: dict[str, Any] = field(default_factory=dict)
    less: dict[str, Any] = field(default_factory=dict)


def came(step: str, outcome: int) -> Event:
    """That this came of a step."""
    return lambda state: state["happened", step] & (state["decided", step] == outcome)


def warned(step: str) -> Event:
    """That a storm comes and it is closed in time. (What is believed is on average what was believed before.)"""
    return lambda state: state["fact", "storm"] & (state["decided", step] == CLOSE)


def together(step: str, one: str, other: str) -> Event:
    """That two vote alike."""
    return lambda state: state["vote", step][:, OF[one]] == state["vote", step][:, OF[other]]


def wanted(**worth: Any) -> dict[str, Any]:
    """The case with more said of what is wanted or believed: oak__pier__close is oak.pier.close."""
    said = [{"about": key.replace("__", "."), "value": value} for key, value in worth.items()]
    return {"assumption": [*CASE["assumption"], *said]}


def told(**channels: dict[str, Any]) -> dict[str, Any]:
    """The case with other channels."""
    return {"channel": [{**one, **channels.get(one["id"], {})} for one in CASE["channel"]]}


def ruled(**rules: dict[str, Any]) -> dict[str, Any]:
    """The case with other rules, and with a delegate, who decides alone."""
    bodies = [one | ({"rule": rules[one["id"]]} if one["id"] in rules else {}) for one in CASE["body"]]
    delegate = {"id": "delegate", "members": ["fir"], "rule": {"kind": "leader", "leader": "fir"}}
    return {"body": [*bodies, delegate]}


def owing(**debts: dict[str, Any]) -> dict[str, Any]:
    """The case with other debts of some."""
    return {"actor": [one | ({"owes": debts[one["id"]]} if one["id"] in debts else {}) for one in CASE["actor"]]}


def word(**origin: float) -> dict[str, Any]:
    """The case with an origin of which something else is so or thought."""
    return {"origin": [CASE["origin"][0] | origin]}


USED = NAMED | {"by": "fir", "among": ["oak"]}
STRUCK = OUT | {"when": 'charge == "oak"'}
UNREST = {"depends": [{"id": "unrest", "issue": "pier", "fact": "storm", "option": "close", "by": -0.6}]}
CALM = {"depends": [UNREST["depends"][0] | {"by": 0}]}
PLAIN = {"slant": 0, "edits": 0, "lost": 0, "delay": 0}
SITTING = {"id": "sitting", "kind": "agenda", "body": "board", "items": ["pier", "quay"],
           "takes": {"pier": "20..60", "quay": "20..60"}, "budget": "60..100"}  # fmt: skip


def of_one_hand(far: str) -> dict[str, Any]:
    """The case with a flood of which word comes by the same hand as word of the storm: far is judged by `flood`."""
    return {
        "fact": [*CASE["fact"], {"id": "flood"}],
        "origin": [CASE["origin"][0] | {"hit": 0.9, "false": 0.1}, {"id": "gauge", "about": "flood", "hit": 0.9}],
        "channel": [*told(far=PLAIN | {"believed": 0.52} | ({"record_of": far} if far else {}))["channel"],
                    {"id": "flood", "from": "clerk", "to": ["elm"], "origin": "gauge", "believed": 0.6}],
        **wanted(fact__flood=0.9, elm__believes__flood=0.3),
    }  # fmt: skip


FLOOD = {"id": "by_flood", "kind": "report", "channel": "flood"}
RISEN = {"id": "risen", "kind": "learn", "fact": "flood", "to": ["elm"], "memory": 0.5}

MECHANISMS: dict[str, Off] = {
    "1.10": Off([FAR, FLOOD, RISEN, CABINET], warned("evening"), more=of_one_hand("flood"), less=of_one_hand("")),
    "1.20": Off([NAMED | {"among": ["oak"]}, HEARING | {"shield": 0.5}], came("hearing", STRIKE),
                [NAMED | {"among": ["oak"]}, HEARING | {"shield": 0}],
                owing(yew={"oak": 1}, clerk={"oak": 0.5}), owing(yew={"oak": 1}, clerk={"oak": 0.5})),
    "1.21": Off([GONE, FREE], came("ballot", CLOSE), [FREE]),
    "1.23": Off([BALLOT, ACT | {"chance": 0.9, "reverses": "storm"}], came("act", 0), [BALLOT, ACT | {"chance": 0.9}]),
    "1.25": Off([FREE], came("ballot", CLOSE), more=ruled(board={"kind": "qualified", "quota": 2, "vetoes": ["fir"]}),
                less=ruled(board={"kind": "qualified", "quota": 2})),
    "1.33": Off([COME | {"owes": {"oak": "0.4..0.8"}}, FREE | {"order": ["oak"], "pressure": 0.3}],
                together("ballot", "ash", "oak"), [COME, FREE | {"order": ["oak"], "pressure": 0.3}]),
    "1.34": Off([{"id": "office", "kind": "bind", "who": ["oak"], "to": "elm", "by": "0.3..0.6"},
                 BALLOT | {"pressure": 0.3}], together("ballot", "oak", "elm"), [BALLOT | {"pressure": 0.3}]),
    "1.36": Off([SITTING, FREE | {"on_agenda": "sitting"}], came("ballot", CLOSE), [FREE]),
    "2.2": Off([CABINET, {"id": "trigger", "kind": "vote", "body": "delegate", "issue": "quay",
                          "when": 'evening == "close" and storm'}], came("trigger", CLOSE),
               [CABINET, {"id": "trigger", "kind": "vote", "body": "cabinet", "issue": "quay",
                          "when": 'evening == "close"'}], ruled(), ruled()),
    "2.6": Off([BROUGHT, ALLOWED, THERE | {"when": 'consent == "close"'}], came("there", CLOSE),
               [BROUGHT, THERE | {"when": 'where == "commission"'}]),
    "2.8": Off([FAR, CABINET], warned("evening"), more=told(far={**PLAIN, "trust": {"elm": 0.52}}),
               less=told(far=PLAIN)),
    "2.9": Off([FAR, NEAR, BALLOT], warned("ballot"), more=told(far={**PLAIN, "to": ["elm"]}, near={"to": ["elm"]}),
               less=told(far={**PLAIN, "to": ["elm", "fir", "oak"]}, near={"to": ["elm", "fir", "oak"]})),
    "2.17": Off([FAR, CABINET], warned("evening"), more=told(far={**PLAIN, "slant": 0.8, "leans": "no"}),
                less=told(far=PLAIN)),
    "2.25": Off([FAR, CABINET], warned("evening"), more=told(far={**PLAIN, "believed": 0.6, "trust": {"elm": 0.97}}),
                less=told(far={**PLAIN, "believed": 0.6})),
    "2.27": Off([CABINET, ACT], came("act", 0), [CABINET, ACT | {"by": "fir"}],
                wanted(oak__pier__close="0.6..0.9", fir__pier__close="0..0.3"),
                wanted(oak__pier__close="0.6..0.9", fir__pier__close="0..0.3")),
    "2.31": Off([FAR, CABINET], warned("evening"), more=told(far=PLAIN) | UNREST,
                less=told(far=PLAIN) | CALM),
    "2.33": Off([NAMED, HEARING | {"shield": 0.5, "file": 0.1}], came("hearing", STRIKE),
                [NAMED, HEARING | {"shield": 0, "file": 0.1}],
                ruled(commission={"kind": "leader", "leader": "yew"}) | owing(yew={"oak": "0.5..0.9"}),
                ruled(commission={"kind": "leader", "leader": "yew"}) | owing(yew={"oak": "0.5..0.9"})),
    "3.5": Off([FREE | {"indifference": 0.2}], came("ballot", CLOSE), [FREE]),
    "3.13": Off([FLOOD, RISEN, FAR, CABINET], warned("evening"), more=of_one_hand("flood"), less=of_one_hand("")),
    "3.14": Off([FAR, CABINET], warned("evening"), more=told(far=PLAIN) | wanted(elm__believes__storm=0.01),
                less=told(far=PLAIN)),
    "3.23": Off([FAR, CABINET], warned("evening"),
                more=told(far=PLAIN) | word(hit=0.1, false=0.8, believed=0.1, believed_false=0.8),
                less=told(far=PLAIN) | word(hit=0.1, false=0.8, believed=0.8, believed_false=0.1)),
    "3.32": Off([USED, STRUCK, GONE | {"when": 'charge == "oak"'}, FREE], came("ballot", CLOSE), [USED, STRUCK, FREE]),
}  # fmt: skip
"""{number of the journal's mechanisms: with it and without it}."""


def shares(one: Off) -> tuple[float, float, float]:
    """How often it comes about with the mechanism and without it, and the paired standard error of the difference."""
    there, gone = (
        np.asarray(one.event(played(steps, draws=DRAWS, seed=1, changes=changes)), dtype=np.float64)
        for steps, changes in ((one.steps, one.more), (one.without or one.steps, one.less))
    )
    return float(there.mean()), float(gone.mean()), float(np.std(gone - there) / DRAWS**0.5)


@pytest.mark.parametrize("number", MECHANISMS)
def test_switching_it_off_moves_what_it_is_for(number: str) -> None:
    there, gone, error = shares(MECHANISMS[number])
    assert abs(gone - there) >= max(LEAST, ERRORS * error)
