"""Random cases that are right by construction: each loads, is stored and read again, and can be played."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

import instantsia
from instantsia.casefile.claims_table import read_claims, write_claims
from instantsia.casefile.document import from_mapping, tupled
from instantsia.casefile.load import examined, load, warnings

CASES = 300
NAMES = ["ash", "beech", "cypress", "dogwood", "elder", "fir", "gorse", "hazel", "ivy"]


def anything(rng: random.Random, low: float, high: float) -> Any:
    """A number in one of the ways in which it may be written."""
    parts = sorted(round(rng.uniform(low, high), 2) for _ in range(3))
    if parts[0] == parts[2]:
        return parts[0]
    wide = f"{parts[0]}..{parts[2]}"
    return rng.choice([parts[1], wide, "..".join(map(str, parts)), parts, {"value": wide, "why": "w"}])


def case(rng: random.Random) -> dict[str, Any]:
    """A case of one or two bodies, two to four options, and a course of one to five steps."""
    members = rng.sample(NAMES, rng.randrange(1, 7))
    options = ["stay", "go", "sell", "wait"][: rng.choice((2, 2, 3, 4))]
    scaled = rng.random() < 0.7
    issue: dict[str, Any] = {"id": "pier", "options": options}
    if scaled:
        issue["scale"] = {"0": "stay put", "100": "go now"}
        if len(options) > 2:
            issue["at"] = {option: 100 * n / (len(options) - 1) for n, option in enumerate(options)}
    rule = {"kind": "majority", "of": rng.choice(["present", "all"]), "tie": "status-quo"}
    bodies: list[dict[str, Any]] = [{"id": "board", "members": members, "chair": members[0], "rule": rule}]
    vote: dict[str, Any] = {"id": "ballot", "kind": "vote", "body": "board", "issue": "pier", "date": "1931-03-11"}
    if len(options) > 2:
        vote |= rng.choice([{"motion": "go"}, {"procedure": "plurality"}, {"procedure": "run-off"}])
    if rng.random() < 0.5:
        vote["precision"] = anything(rng, 1, 12)
    steps: list[dict[str, Any]] = []
    if rng.random() < 0.4:
        away = {"member": rng.choice(members), "chance": anything(rng, 0.1, 0.9)}
        steps.append({"id": "sitting", "kind": "convene", "body": "board", "date": "1931-03-04", "absent": [away]})
    if rng.random() < 0.4:
        pressed = {"pressed": anything(rng, 0.1, 0.9), "until": "1931-03-20"}
        steps.append({"id": "put_off", "kind": "adjourn", "body": "board", "date": "1931-03-05", **pressed})
    event = 'ballot != "stay"'
    if rng.random() < 0.3:
        group = [
            {"id": "weeks", "every": "week", "from": "1931-03-11", "until": "1931-04-05", "while": 'not ballot == "go"'}
        ]
        steps.append({key: value for key, value in vote.items() if key != "date"} | {"within": "weeks"})
    else:
        group = []
        steps.append(vote)
    if rng.random() < 0.5:
        bodies[0]["superior"] = "town"
        bodies.append(
            {
                "id": "town",
                "members": ["bloc", members[0]],
                "rule": {"kind": "majority", "of": "all", "tie": "status-quo"},
            }
        )
        more = {"when": 'ballot == "stay" and not rumour', "chance": anything(rng, 0.1, 0.9)}
        motion = {} if len(options) == 2 else {"motion": options[-1]}
        steps.append(
            {"id": "appeal", "kind": "appeal", "to": "town", "issue": "pier", "date": "1931-04-20", **more, **motion}
        )
        event += f' or appeal in ("{options[1]}", "{options[-1]}")'
    claims = []
    for number in range(rng.randrange(8)):
        who = rng.choice(members)
        about = f"{who}.pier" if scaled else f"{who}.pier.{rng.choice(options)}"
        value = rng.choice(["open", "firmly go now", 20, "10..30"]) if scaled else 0.5
        told = {"told_by": rng.choice(members)} if rng.random() < 0.8 else {}
        kind = rng.choice(["own words", "reported", "hearsay", "0.6", ""])
        claims.append({"id": f"C{number}", "source": rng.choice(["minutes", "second"]), "about": about, "value": value,
                       "lines": number + 1, "kind": kind, "of": "1931-03-01", **told})  # fmt: skip
    if rng.random() < 0.5:
        claims.append({"id": "R1", "source": "minutes", "about": "record.ballot", "value": "stay|go"})
    everybody = ["*.pier"] if scaled else [f"*.pier.{option}" for option in options]
    high = 100 if scaled else 1
    return {
        "instantsia": 1,
        "title": "Random",
        "source": [
            {"id": "minutes", "cite": "x", "made": "1931", "p": rng.choice([0.9, "likely", "B", "0.6..0.8"])},
        ],
        "part": [{"id": "second", "of": "minutes", "open": anything(rng, 0.2, 0.8)}],
        "teller": [{"id": members[0], "side": "one", "p": anything(rng, 0.3, 0.9), "lean": "0..10"}],
        "actor": [{"id": "bloc", "seats": anything(rng, 2, 9), "owes": {members[0]: anything(rng, 0, 1)}}],
        "issue": [issue],
        "fact": [{"id": "rumour"}],
        "body": bodies,
        "group": group,
        "step": steps,
        "event": [{"id": "gone", "text": "It is gone", "when": event}],
        "assumption": [
            *({"about": about, "value": anything(rng, 0, high), "why": "w"} for about in everybody),
            {"about": "fact.rumour", "value": anything(rng, 0.1, 0.9), "group": "talk"},
        ],
        "claim": claims,
    }  # fmt: skip


@pytest.mark.parametrize("part", range(6))
def test_random_cases_load_and_can_be_played(part: int) -> None:
    """If it failed, something that the format allows could not be read or would stop a run."""
    for number in range(part * CASES // 6, (part + 1) * CASES // 6):
        mapping = case(random.Random(number))
        document = from_mapping(mapping, f"random-{number}")
        loaded, problems = examined(document)
        assert loaded is not None, (number, [str(problem) for problem in problems])
        warnings(document, loaded)
        again = load(from_mapping(json.loads(loaded.digest_text), loaded.id))
        assert again.digest_text == loaded.digest_text, number
        table = read_claims(write_claims(loaded.claim).encode(), "claims.csv")
        without = {key: value for key, value in mapping.items() if key != "claim"}
        spread = from_mapping(without | {"claim": [tupled(row.cells) for row in table.rows]}, loaded.id)
        assert load(spread) == loaded, number
        result = instantsia.load({**mapping, "id": loaded.id}).run(draws=32, seed=number, runs=None)
        assert {len(column) for column in result.columns.values()} == {32}, number
