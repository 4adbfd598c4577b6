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


def resenting(**grudges: dict[str, Any]) -> dict[str, Any]:
    """The case in which only these resent somebody."""
    people = [{key: value for key, value in one.items() if key != "resents"} for one in CASE["actor"]]
    return {"actor": [one | ({"resents": grudges[one["id"]]} if one["id"] in grudges else {}) for one in people]}


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


def theirs(**worth: Any) -> dict[str, Any]:
    """The case with a commission that is another government's: what its two members want is the same, and written."""
    return wanted(**{f"{one}__{key}": value for one in ("yew", "clerk") for key, value in worth.items()})


# A string on an offer: one man puts it there, his own leader likes it, and those to whom it is made do not.
STRING = {"id": "string", "kind": "propose", "by": "oak", "issue": "third", "option": "mend", "chance": 0.8}
OFFER = CABINET | {"issue": "third", "procedure": "plurality"}
ANSWER = {"id": "answer", "kind": "vote", "body": "commission", "issue": "third", "motion_of": "evening"}
LIKED = {"elm__third__keep": 0.1, "elm__third__mend": "0.7..0.9", "elm__third__close": "0.4..0.6"}
THEIRS = theirs(third__keep=0.4, third__mend="0.1..0.3", third__close="0.6..0.8")
STRUNG = {"assumption": [*THEIRS["assumption"], *wanted(**LIKED)["assumption"]]}
# A plan is dropped (no storm), they are asked to pay for its being dropped, and pay where they think that it stands.
ASKED = {"id": "evening", "kind": "vote", "body": "cabinet", "issue": "quay", "when": "not storm"}
PAID = {"id": "paid", "kind": "vote", "body": "commission", "issue": "pier", "when": 'evening == "close"'}
STALE = theirs(believes__storm=0.9)
# Rivals would charge the leader for the cautious line; an act comes out, and they would charge him for that.
RIVALS = {"id": "rivals", "kind": "accuse", "body": "board", "by": "fir", "among": ["elm"], "file": {}, "chance": 0.9}
COMES_OUT = {"id": "comes_out", "kind": "leak", "of": "evening", "among": ["elm", "oak"], "hazard": 0.3,
             "days": 3}  # fmt: skip
KNOWN = 'act == "done" and comes_out == "leaked"'
DISOWNED = NAMED | {"id": "disowned", "among": ["oak"], "chance": 0.8, "when": KNOWN}
# A paper is asked of somebody, who is threatened with the commission; it meets where the paper is not given.
DEMAND = CABINET | {"issue": "quay"}
PAPER = {"kind": "carry-out", "issue": "quay", "by": "oak", "risk": 0.2}
FREELY = PAPER | {"id": "freely", "oversight": 0, "when": 'where == "board"'}
PRESSED = PAPER | {"id": "pressed", "oversight": 0.5, "when": 'where == "commission"'}
REFUSED = THERE | {"when": 'where == "commission" and not pressed == "done"'}
# A disaster is somebody's fault, and fir had dissented on record.
MINUTE = {"id": "minute", "kind": "minute", "of": "ballot", "by": "clerk", "softens": {}, "dissent": ["fir"]}
BLAMED = NAMED | {"minutes": "minute", "cover": "0.5..2"}
FIR_OUT = GONE | {"when": 'charge == "fir"'}
# An enemy brings the charge; somebody cannot forgive another, and speaks against what the other has spoken for.
ENEMY = NAMED | {"shield": "0.5..1.5"}
SAID_FIRST = FREE | {"order": ["fir"], "pressure": "0.2..0.4"}
# Who brought the news is charged and sits there no more, and the next news has nobody to bring it.
SHOT = NAMED | {"id": "shot", "among": ["clerk"], "when": 'by_far == "yes" and by_far.arrived'}
NEXT = NEAR | {"when": 'not shot == "clerk"'}
CANVASS = {"id": "asks", "kind": "persuade", "by": "fir", "to": ["oak"], "issue": "quay", "option": "close"}
PLOT = NAMED | {"id": "plot", "among": ["fir"], "when": "asks.happened"}
# It is seen before it is official that fir falls (the storm), whose motion it is that is put.
SIGNS = told(far=PLAIN | {"to": ["elm", "oak"], "believed": 0.95})
HIS = {"depends": [{"id": "his", "issue": "pier", "fact": "storm", "option": "close", "by": -0.6}]}
FALLS = GONE | {"when": "storm"}
# An exile, who sits nowhere, writes that all are deserted, whatever is so.
EXILE = {"actor": [*CASE["actor"], {"id": "exile"}],
         "channel": [*CASE["channel"], {"id": "pamphlet", "from": "exile", "to": ["elm", "fir", "oak"],
                                        "origin": "paper", "slant": 1, "believed": 0.8}]}  # fmt: skip
PAMPHLET = {"id": "writes", "kind": "report", "channel": "pamphlet"}
# Whoever has the storm in his own house does not write of it, and is missed. (Without a storm the letter comes.)
SILENT = FAR | {"when": "not storm"}
MISSED = {"id": "missed", "kind": "miss", "of": "by_far", "fact": "storm", "to": ["elm"]}
# A bank gains whichever way the vote goes, and pays for an act of which nobody is asked.
GAINS = {"id": "gains", "kind": "purse", "who": "ash", "amount": "1..3", "when": "ballot.happened"}
SPENDS = {"id": "spends", "kind": "purse", "who": "ash", "amount": -2}
UNASKED = ACT | {"rival": "ash", "rival_does": "keep", "rival_chance": 1, "when": 'spends == "done"'}
ORDERLY = ACT | {"id": "orderly", "when": 'not spends == "done"'}

FLOOD = {"id": "by_flood", "kind": "report", "channel": "flood"}
RISEN = {"id": "risen", "kind": "learn", "fact": "flood", "to": ["elm"], "memory": 0.5}

MECHANISMS: dict[str, Off] = {
    "1.6": Off([FAR, CABINET, RIVALS | {"when": 'storm and not evening == "close"'}], came("rivals", 0),
               more=told(far=PLAIN), less=told(far=PLAIN) | {"depends": [CALM["depends"][0]]}),
    "1.7": Off([CABINET, ACT | {"chance": 0.9}, COMES_OUT, DISOWNED,
                RIVALS | {"when": f'{KNOWN} and not disowned == "oak"'}], came("rivals", 0),
               [CABINET, ACT | {"chance": 0.9}, COMES_OUT, RIVALS | {"when": KNOWN}]),
    "1.10": Off([FAR, FLOOD, RISEN, CABINET], warned("evening"), more=of_one_hand("flood"), less=of_one_hand("")),
    "1.20": Off([NAMED | {"among": ["oak"]}, HEARING | {"shield": 0.5}], came("hearing", STRIKE),
                [NAMED | {"among": ["oak"]}, HEARING | {"shield": 0}],
                owing(yew={"oak": 1}, clerk={"oak": 0.5}), owing(yew={"oak": 1}, clerk={"oak": 0.5})),
    "1.21": Off([GONE, FREE], came("ballot", CLOSE), [FREE]),
    "1.22": Off([BALLOT, GAINS, SPENDS, UNASKED, ORDERLY], came("act", 2), [BALLOT, SPENDS, UNASKED, ORDERLY]),
    "1.23": Off([STRING, OFFER, ANSWER], lambda state: state["decided", "answer"] > 0, [OFFER, ANSWER], STRUNG, STRUNG),
    "1.25": Off([FREE], came("ballot", CLOSE), more=ruled(board={"kind": "qualified", "quota": 2, "vetoes": ["fir"]}),
                less=ruled(board={"kind": "qualified", "quota": 2})),
    "1.27": Off([FAR, ASKED, PAID], came("paid", CLOSE),
                more=told(far=PLAIN | {"to": ["yew", "clerk"], "delay": 30}) | STALE,
                less=told(far=PLAIN | {"to": ["yew", "clerk"]}) | STALE),
    "1.33": Off([COME | {"owes": {"oak": "0.4..0.8"}}, FREE | {"order": ["oak"], "pressure": 0.3}],
                together("ballot", "ash", "oak"), [COME, FREE | {"order": ["oak"], "pressure": 0.3}]),
    "1.34": Off([{"id": "office", "kind": "bind", "who": ["oak"], "to": "elm", "by": "0.3..0.6"},
                 BALLOT | {"pressure": 0.3}], together("ballot", "oak", "elm"), [BALLOT | {"pressure": 0.3}]),
    "1.36": Off([SITTING, FREE | {"on_agenda": "sitting"}], came("ballot", CLOSE), [FREE]),
    "2.2": Off([CABINET, {"id": "trigger", "kind": "vote", "body": "delegate", "issue": "quay",
                          "when": 'evening == "close" and storm'}], came("trigger", CLOSE),
               [CABINET, {"id": "trigger", "kind": "vote", "body": "cabinet", "issue": "quay",
                          "when": 'evening == "close"'}], ruled(), ruled()),
    "2.6": Off([DEMAND, BROUGHT, FREELY, PRESSED, REFUSED], lambda state: state["done", "quay"] == CLOSE,
               [DEMAND, BROUGHT, FREELY, PRESSED | {"oversight": 0}, REFUSED]),
    "2.7": Off([BALLOT, MINUTE, BLAMED, FIR_OUT], lambda state: state["seated", "board"][:, OF["fir"]] == 0,
               [BALLOT, MINUTE, BLAMED | {"cover": 0}, FIR_OUT]),
    "2.8": Off([FAR, CABINET], warned("evening"), more=told(far={**PLAIN, "trust": {"elm": 0.52}}),
               less=told(far=PLAIN)),
    "2.9": Off([FAR, NEAR, BALLOT], warned("ballot"), more=told(far={**PLAIN, "to": ["elm"]}, near={"to": ["elm"]}),
               less=told(far={**PLAIN, "to": ["elm", "fir", "oak"]}, near={"to": ["elm", "fir", "oak"]})),
    "2.17": Off([FAR, CABINET], warned("evening"), more=told(far={**PLAIN, "slant": 0.8, "leans": "no"}),
                less=told(far=PLAIN)),
    "2.18": Off([SILENT, MISSED, CABINET], warned("evening"), [SILENT, CABINET], told(far=PLAIN), told(far=PLAIN)),
    "2.25": Off([FAR, CABINET], warned("evening"), more=told(far={**PLAIN, "believed": 0.6, "trust": {"elm": 0.97}}),
                less=told(far={**PLAIN, "believed": 0.6})),
    "2.27": Off([CABINET, ACT], came("act", 0), [CABINET, ACT | {"by": "fir"}],
                wanted(oak__pier__close="0.6..0.9", fir__pier__close="0..0.3"),
                wanted(oak__pier__close="0.6..0.9", fir__pier__close="0..0.3")),
    "2.31": Off([FAR, CABINET], warned("evening"), more=told(far=PLAIN) | UNREST,
                less=told(far=PLAIN) | CALM),
    "2.32": Off([ENEMY, FIR_OUT], lambda state: state["seated", "board"][:, OF["fir"]] < 0,
                more=resenting(elm={"fir": "0.5..1"}), less=resenting()),
    "2.33": Off([NAMED, HEARING | {"shield": 0.5, "file": 0.1}], came("hearing", STRIKE),
                [NAMED, HEARING | {"shield": 0, "file": 0.1}],
                ruled(commission={"kind": "leader", "leader": "yew"}) | owing(yew={"oak": "0.5..0.9"}),
                ruled(commission={"kind": "leader", "leader": "yew"}) | owing(yew={"oak": "0.5..0.9"})),
    "2.35": Off([FAR, SHOT, NEXT, CABINET], warned("evening"), [FAR, NEXT | {"when": "by_far.happened"}, CABINET],
                told(far=PLAIN), told(far=PLAIN)),
    "3.5": Off([FREE | {"indifference": 0.2}], came("ballot", CLOSE), [FREE]),
    "3.13": Off([FLOOD, RISEN, FAR, CABINET], warned("evening"), more=of_one_hand("flood"), less=of_one_hand("")),
    "3.14": Off([FAR, CABINET], warned("evening"), more=told(far=PLAIN) | wanted(elm__believes__storm=0.01),
                less=told(far=PLAIN)),
    "3.23": Off([FAR, CABINET], warned("evening"),
                more=told(far=PLAIN) | word(hit=0.1, false=0.8, believed=0.1, believed_false=0.8),
                less=told(far=PLAIN) | word(hit=0.1, false=0.8, believed=0.8, believed_false=0.1)),
    "3.30": Off([SAID_FIRST], together("ballot", "oak", "fir"),
                more=resenting(oak={"fir": "0.5..1"}), less=resenting()),
    "3.31": Off([FAR, BALLOT, FALLS], warned("ballot"), [BALLOT, FALLS], SIGNS | HIS, SIGNS | HIS),
    "3.32": Off([USED, STRUCK, GONE | {"when": 'charge == "oak"'}, FREE], came("ballot", CLOSE), [USED, STRUCK, FREE]),
    "3.34": Off([PAMPHLET, BALLOT], came("ballot", CLOSE), [BALLOT], EXILE, EXILE),
}  # fmt: skip
"""{number of the journal's mechanisms: with it and without it}."""
OTHER_HALVES: dict[str, Off] = {
    "2.6, the top body must allow it": Off([BROUGHT, ALLOWED, THERE | {"when": 'consent == "close"'}],
                                           came("there", CLOSE), [BROUGHT, THERE | {"when": 'where == "commission"'}]),
    "2.35, who asks around": Off([CANVASS, PLOT, GONE | {"when": 'plot == "fir"'}, FREE], came("ballot", CLOSE),
                                 [CANVASS, FREE]),
}  # fmt: skip
"""{a number and what else it says: the same of a mechanism that is two things}."""


def shares(one: Off) -> tuple[float, float, float]:
    """How often it comes about with the mechanism and without it, and the paired standard error of the difference."""
    there, gone = (
        np.asarray(one.event(played(steps, draws=DRAWS, seed=1, changes=changes)), dtype=np.float64)
        for steps, changes in ((one.steps, one.more), (one.without or one.steps, one.less))
    )
    return float(there.mean()), float(gone.mean()), float(np.std(gone - there) / DRAWS**0.5)


@pytest.mark.parametrize("half", OTHER_HALVES)
def test_switching_the_other_half_off_moves_what_it_is_for(half: str) -> None:
    there, gone, error = shares(OTHER_HALVES[half])
    assert abs(gone - there) >= max(LEAST, ERRORS * error)


@pytest.mark.parametrize("number", MECHANISMS)
def test_switching_it_off_moves_what_it_is_for(number: str) -> None:
    there, gone, error = shares(MECHANISMS[number])
    assert abs(gone - there) >= max(LEAST, ERRORS * error)
