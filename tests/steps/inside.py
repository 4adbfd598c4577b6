"""A small board, a commission and what happens in them: a case for each kind of step inside one leadership."""

from __future__ import annotations

from typing import Any

from instantsia.case.model import Case
from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import load
from instantsia.draws.state import State
from instantsia.engine.plan import Plan, prepare
from instantsia.engine.play import play
from instantsia.engine.program import program_of

Steps = list[dict[str, Any]]

CASE: dict[str, Any] = {
    "instantsia": 1, "title": "A board and a commission", "hindsight": False,
    "actor": [{"id": "elm", "owes": {"fir": "0..0.5"}}, {"id": "fir", "owes": {"elm": "0.3..0.8"}},
              {"id": "oak", "owes": {"fir": "0..0.5"}, "resents": {"elm": "0..0.3"}},
              {"id": "ash", "owes": {"elm": "0..0.4"}}, {"id": "yew", "owes": {"elm": 0.9}},
              {"id": "clerk", "resents": {"fir": "0..0.5"}}],
    "body": [
        {"id": "board", "members": ["elm", "fir", "oak"], "candidates": ["ash", "yew"], "voice": ["yew", "clerk"],
         "chair": "elm", "rule": {"kind": "majority"}},
        {"id": "cabinet", "like": "board", "rule": {"kind": "leader", "leader": "elm", "heirs": ["oak", "ash"]}},
        {"id": "commission", "members": ["yew", "clerk"], "superior": "board", "rule": {"kind": "majority"}},
    ],
    "fact": [{"id": "storm"}],
    "issue": [{"id": "pier", "options": ["keep", "close"]}, {"id": "quay", "options": ["keep", "close"]},
              {"id": "fate", "options": ["spare", "censure", "strike"]},
              {"id": "third", "options": ["keep", "mend", "close"], "unproposed": ["mend"]}],
    "origin": [{"id": "paper", "about": "storm"}],
    "channel": [{"id": "far", "from": "clerk", "to": ["elm", "fir"], "origin": "paper", "fidelity": "0.8..1",
                 "slant": "0..0.2", "editor": "yew", "edits": "0..0.3", "lost": "0..0.3", "delay": "0..4"},
                {"id": "near", "from": "clerk", "to": ["elm", "oak"], "origin": "paper",
                 "queue": {"arrivals": 1, "service": "2..3"}},
                {"id": "tap", "from": "yew", "to": ["oak"], "of": "far"}],
    "depends": [{"id": "fear", "issue": "pier", "fact": "storm", "option": "close", "by": "0.3..0.8"}],
    "assumption": [{"about": "fact.storm", "value": 0.3}, {"about": "*.believes.storm", "value": "0.2..0.4"},
                   *({"about": f"*.{issue}.{option}", "value": "0.1..0.7"} for issue, options in
                     (("pier", ("keep", "close")), ("quay", ("keep", "close")), ("third", ("keep", "mend", "close")),
                      ("fate", ("spare", "censure", "strike"))) for option in options)],
}  # fmt: skip
BALLOT = {"id": "ballot", "kind": "vote", "body": "board", "issue": "pier", "order": ["elm"], "pressure": "0..0.3"}
CABINET = {"id": "evening", "kind": "vote", "body": "cabinet", "issue": "pier"}
FAR = {"id": "by_far", "kind": "report", "channel": "far"}
NEAR = {"id": "by_near", "kind": "report", "channel": "near"}
CHARGE = {"id": "charge", "kind": "accuse", "body": "board", "by": "clerk", "safe": ["elm"],
          "file": {"fir": "0..2", "oak": "0..1"}, "chance": "0.5..0.9"}  # fmt: skip
HEARING = {"id": "hearing", "kind": "vote", "body": "commission", "issue": "fate", "about": "subject",
           "procedure": "plurality"}  # fmt: skip
OUT = {"id": "out", "kind": "seat", "body": "board", "who": "subject", "out": True, "when": 'hearing == "strike"'}

WORLDS: dict[str, Steps] = {
    "report": [FAR, NEAR, {"id": "tapped", "kind": "report", "channel": "tap"}, BALLOT],
    "reveal": [FAR, {"id": "seen", "kind": "reveal", "origin": "paper", "to": ["elm"], "chance": "0.3..0.7"},
               NEAR, BALLOT],
    "learn": [FAR, {"id": "comes", "kind": "learn", "fact": "storm", "to": ["fir"]}, NEAR, BALLOT],
    "leak": [FAR, {"id": "out_it_comes", "kind": "leak", "channel": "far", "among": ["elm"], "to": ["oak"],
                   "hazard": "0.1..0.4", "days": "3..6"}, BALLOT],
    "persuade": [{"id": "walk", "kind": "persuade", "by": "fir", "to": ["elm"], "issue": "pier", "option": "close"},
                 CABINET],
    "announce": [{"id": "press", "kind": "announce", "by": "elm", "issue": "pier", "says": "close",
                  "chance": "0.3..0.7", "to": ["fir"], "belief": {"fact": "storm", "by": "0.2..0.6"}}, BALLOT],
    "minute": [CABINET, {"id": "record", "kind": "minute", "of": "evening", "by": "clerk",
                         "softens": {"close": "keep"}},
               BALLOT | {"motion_of": "evening", "motion_as": "recorded"}],
    "bind": [{"id": "post", "kind": "bind", "who": ["oak"], "to": "elm", "by": "0..0.6", "chance": "0.3..0.7"}, BALLOT],
    "carry-out": [BALLOT, {"id": "act", "kind": "carry-out", "issue": "pier", "by": "fir", "rival": "oak",
                           "rival_does": "close", "rival_chance": "0..0.3", "reverses": "storm", "lag": "1..3"}],
    "propose": [{"id": "idea", "kind": "propose", "by": "oak", "issue": "third", "option": "mend",
                 "chance": "0.3..0.7"}, BALLOT | {"issue": "third", "motion_of": "idea"}],
    "seat": [{"id": "gone", "kind": "seat", "body": "board", "who": "elm", "out": True, "chance": "0.3..0.7"},
             {"id": "come", "kind": "seat", "body": "cabinet", "who": "ash", "chance": "0.3..0.7",
              "owes": {"oak": "0.2..0.8"}}, CABINET, BALLOT | {"issue": "quay", "order": ["oak"]}],
    "accuse": [BALLOT, CHARGE | {"cites": "ballot", "link": "0..1", "by": "fir",
                                "file": {"oak": "0..1"}}, HEARING, OUT],
    "dissent": [BALLOT, {"id": "record", "kind": "minute", "of": "ballot", "by": "clerk", "softens": {},
                         "dissent": ["fir", "yew"]},
                CHARGE | {"minutes": "record", "cover": "0.5..2"}, HEARING, OUT],
    "refer": [{"id": "where", "kind": "refer", "by": "elm", "rivals": ["fir"], "among": ["board", "commission"],
               "issue": "quay"}, BALLOT | {"issue": "quay", "when": 'where == "board"'}],
    "agenda": [{"id": "sitting", "kind": "agenda", "body": "board", "items": ["quay", "pier"], "budget": "60..120",
                "takes": {"quay": "20..60", "pier": "20..60"}, "first": {"pier": "0.2..0.6"}},
               BALLOT | {"on_agenda": "sitting"}, BALLOT | {"id": "second", "issue": "quay", "when": "sitting.quay"}],
    "caucus": [CABINET, {"id": "bound", "kind": "caucus", "members": ["elm", "oak"], "issue": "pier",
                         "option_of": "evening"}, BALLOT],
    "convene": [{"id": "meet", "kind": "convene", "body": "board",
                 "called": ["clerk", {"member": "yew", "chance": "0.3..0.7"}],
                 "absent": [{"member": "oak", "chance": 0.3}]},
                CABINET, BALLOT | {"issue": "quay"}],
    "miss": [FAR | {"when": "not storm"}, NEAR, {"id": "gap", "kind": "miss", "of": "by_far", "fact": "storm",
                                                 "to": ["elm", "fir"]}, BALLOT | {"date": "1931-03-20"}],
    "purse": [{"id": "gain", "kind": "purse", "who": "fir", "amount": "1..3", "chance": "0.4..0.8"},
              {"id": "spent", "kind": "purse", "who": "fir", "amount": "-2..-1"},
              BALLOT | {"when": 'spent == "done"'}],
    "a year": [CHARGE | {"within": "years", "link": "0..1"}, HEARING | {"within": "years"}, OUT | {"within": "years"},
               BALLOT | {"date": "1934-01-01"}],
}  # fmt: skip
"""{kind of step, or what is shown of several: steps}; where no day is written they follow one another day after day."""


def dated(steps: Steps) -> Steps:
    """The same, each on a day of its own where it says none."""
    return [
        {"date": f"1931-03-{day:02}"} | one if not one.keys() & {"date", "within"} else one
        for day, one in enumerate(steps, 1)
    ]


def written(steps: Steps, **more: Any) -> dict[str, Any]:
    """The case with some steps; its event is that the first of them happens."""
    group = {"group": [{"id": "years", "every": "182", "from": "1931-04-01", "until": "1932-11-01"}]}
    event = [{"id": "it", "text": "It happens", "when": f"{steps[0]['id']}.happened"}]
    grouped = group if any("within" in one for one in steps) else {}
    return {**CASE, **grouped, "step": dated(steps), "event": event, **more}


def loaded(steps: Steps, **more: Any) -> Case:
    """The case, read and checked."""
    return load(from_mapping(written(steps, **more), "board"))


def played(
    steps: Steps, *, draws: int = 2048, seed: int = 3, changes: dict[str, Any] | None = None, **more: Any
) -> State:
    """What is so at the end; `more` as for `engine.play.play`."""
    plan = Plan(loaded(steps, **(changes or {})), seed=seed, draws=draws)
    return play(prepare(plan), program_of(plan), 0, draws, **more)
