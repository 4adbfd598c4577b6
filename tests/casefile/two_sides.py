"""A case with every object of the other side, to be changed by tests: two camps, a war, talks and who stands by."""

from __future__ import annotations

import copy
from typing import Any

from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import examined
from instantsia.errors import Problem

CASE: dict[str, Any] = {
    "instantsia": 1,
    "title": "Two sides",
    "actor": [{"id": name} for name in ("ash", "beech", "cedar", "dean", "elder")],
    "body": [
        {"id": "council", "members": ["ash", "beech", "cedar"], "rule": {"kind": "qualified", "quota": 2}},
        {"id": "cabinet", "members": ["dean", "elder"], "rule": {"kind": "leader", "leader": "dean"}},
    ],
    "issue": [
        {"id": "line", "scale": {"0": "no talks", "100": "talk now"}},
        {"id": "end_state", "scale": {"0": "they go", "100": "we go"}},
        {"id": "terms", "options": ["keep", "change"]},
    ],
    "party": [
        {"id": "north", "home": ["council"], "ideal": 100, "talking": {"value": "0.02..0.15", "why": "a year of talks"},
         "horizon": "6..24", "nearing": 0.1, "spread": "0.01..0.04..0.1", "margin": "0..0.05", "on": "line",
         "patience": 0.01, "keep": "0..0.2"},
        {"id": "south", "home": "cabinet", "ideal": 0, "talking": "0.02..0.1", "horizon": "6..24"},
        {"id": "isles", "home": [], "through": "south"},
    ],
    "war": [
        {"id": "border", "between": ["north", "south"], "issue": "end_state", "start": "-2..2", "battles": "0.5..1.5",
         "forts": {"value": "15..25", "why": "few"}, "season": {"months": [10, 11, 12], "rest": "0.3..0.9"},
         "chance": "0.45..0.6", "belief": {"north": "0.52..0.6", "south": "0.45..0.52"}, "strength": "10..60",
         "cost": {"north": "0..0.002", "south": "0.001..0.003..0.01"}, "learning": "none"},
    ],
    "stock": [{"id": "support", "of": "south", "start": 51, "drift": "-0.7..-0.27..-0.2", "loss": "0..0.3",
               "noise": "0.5..3", "bears": "war.border.cost.south", "steep": "1..3"}],
    "term": [
        {"id": "raids", "levels": ["none", "partial", "full"], "giver": "south", "taker": "north", "told": "full",
         "cost": "0.02..0.08..0.25", "worth": "0..0.03..0.1", "part": {"partial": "0.15..0.3..0.6"},
         "firm": "0..0.08..0.25", "relax": "0..0.15", "alone": "0.02..0.05..0.2",
         "price": {"id": "restraint", "tacit": True, "cost": "0..0.04..0.15", "worth": "0..0.04..0.12"}},
        {"id": "venue", "levels": ["east", "west"], "ordered": False, "give": 0.3, "months": "0..1..3",
         "value": {"north": {"east": 0.8, "west": "0.3..0.5"}, "south": {"east": 0.05, "west": 0.4}}},
        {"id": "amount", "opening": {"north": "250..650", "south": 50}, "rate": {"north": "0.05..0.4"}},
    ],
    "track": [
        {"id": "contacts", "between": ["north", "south"], "tries": "0.15..0.5", "direct": "0.2..0.7",
         "carrier": {"by": "patron", "chance": "0.2..0.7", "within": 2, "bias": "0..0.3"}, "cut": "0.1..0.6",
         "leak": "0.03..0.15", "shut": "2..9", "places": {"patrons_city": 0.25}, "stops": 0.1, "back": 0.2,
         "reading": {"escalates": "0.3..0.7", "above": "0.3..0.7", "cost": "0.02..0.15"}, "open": "1931-02-01"},
    ],
    "ally": [
        {"id": "patron", "of": "north", "aid": {"cap": "0.6..1.2", "months": "2..6", "effect": "0..0.3"}},
        {"id": "hard", "of": "north", "tells": 1,
         "presses": {"against": "raids.partial", "chance": 0.1, "months": 6, "cost": "0..0.08"}},
        {"id": "client", "of": "south",
         "veto": {"on": ["raids.full", "agreement"], "chance": "0.2..0.9", "months": "0..6", "times": 2}},
    ],
    "outside": [{"id": "seizure", "by": "south", "chance": "0.005..0.05"}],
    "calendar": [{"id": "elections", "dates": ["1931-11-05", "1935-11-07"], "changes": {"south": "0.3..0.8"},
                  "factor": {"south": "0.5..2"}}],
    "step": [{"id": "ballot", "kind": "vote", "body": "council", "issue": "terms", "motion": "change",
              "date": "1931-03-01"}],
    "event": [{"id": "changed", "text": "It is changed", "when": 'ballot == "change"'}],
    "assumption": [{"about": f"*.terms.{one}", "value": "0..1", "why": "nothing known"} for one in ("keep", "change")],
}  # fmt: skip

SIDES = ("party", "war", "stock", "term", "track", "ally", "outside", "calendar")


def changed(table: str, id: str, **more: Any) -> dict[str, Any]:
    """The case with other keys in one entry; a key that is None is left out."""
    case = copy.deepcopy(CASE)
    for number, one in enumerate(case[table]):
        if one["id"] == id:
            case[table][number] = {key: value for key, value in {**one, **more}.items() if value is not None}
    return case


def problems(case: dict[str, Any]) -> list[Problem]:
    return list(examined(from_mapping(case, "two-sides"))[1])
