"""Small cases in which a body settles on a point of a scale, every number fixed or in a narrow range."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from hypothesis import strategies as st

import instantsia
from instantsia.analysis.levers.bodies import Body, body_of
from instantsia.analysis.levers.lever import Lever
from instantsia.analysis.levers.setting import setting
from instantsia.analysis.levers.settlements import candidates
from instantsia.analysis.replaying.replays import Replays
from instantsia.api import Study


def written(
    positions: Mapping[str, float],
    *,
    model: str = "weighted-mean",
    salience: Mapping[str, float] | None = None,
    capability: Mapping[str, float] | None = None,
    line: float | None = 50.0,
    quo: float = 0.0,
    beyond: str = "above",
    rule: Mapping[str, Any] | None = None,
    seats: Mapping[str, float] | None = None,
    width: float = 0.0,
    order: Sequence[str] | None = None,
    **more: Any,
) -> dict[str, Any]:
    """A case as it is written: undressed, the headline whether it settles beyond the line."""

    def about(place: float) -> Any:
        low, high = max(0.0, place - width), min(100.0, place + width)
        return place if low == high else f"{low:.12g}..{place:.12g}..{high:.12g}"

    assumed = [{"about": f"{one}.ban", "value": about(place)} for one, place in positions.items()]
    for key, values in (("salience", salience or {}), ("capability", capability or {})):
        assumed += [{"about": f"{one}.{key}.ban", "value": value} for one, value in values.items()]
    if model in ("weighted-mean", "weighted-median", "mode"):
        for key, values in (("salience", salience or {}), ("capability", capability or {})):
            assumed += [{"about": f"{one}.{key}.ban", "value": 1} for one in positions if one not in values]
    issue: dict[str, Any] = {"id": "ban", "scale": {"0": "none", "100": "full"}, "status_quo": quo, "beyond": beyond}
    if line is not None:
        issue["line"] = line
    sign = ">" if beyond == "above" else "<"
    actors = [{"id": one} | ({"seats": seats[one]} if seats and one in seats else {}) for one in positions]
    step = {"id": "deal", "kind": "settle", "body": "council", "issue": "ban", "date": "2027-03-01", "model": model}
    return {
        "instantsia": 1,
        "id": "bans",
        "title": "Bans",
        "question": "Will it be banned?",
        "actor": actors,
        "body": [{"id": "council", "members": list(order or positions), "rule": dict(rule or {"kind": "qualified"})}],
        "issue": [issue],
        "step": [step | {"dressed": False} | more],
        "event": [
            {"id": "banned", "text": "It is banned", "when": f"deal.value {sign} {50.0 if line is None else line}"}
        ],
        "assumption": assumed,
    }


def study(positions: Mapping[str, float], **more: Any) -> Study:
    """The same as a study."""
    return instantsia.load(written(positions, **more))


def central(found: Study) -> Body:
    """Its body at the most likely values."""
    return body_of(Replays(found.plan(draws=4)), "deal")


def every_move(found: Study, who: str, to: float | None = None) -> tuple[Lever, ...]:
    """Every move that is tried, whether it is worth being shown or not."""
    return candidates(setting(found.plan(draws=4), who, "deal", to))


def settles(body: Body, **moved: float) -> float:
    """Where it settles with some members elsewhere."""
    position = body.stakes.position.copy()
    for one, place in moved.items():
        position[0, body.members.index(one)] = place
    return float(body.settles_at(np.ascontiguousarray(position))[0])


@st.composite
def bodies(draw: st.DrawFn, most: int = 5) -> dict[str, Any]:
    """Arguments of `written`: a few members, whole positions, saliences and weights, a method and where the line is."""
    count = draw(st.integers(2, most))
    names = [f"m{number}" for number in range(count)]
    whole = st.integers(0, 100).map(float)
    tenth = st.integers(1, 10).map(lambda value: value / 10)
    model = draw(st.sampled_from(["weighted-mean", "win-set", "weighted-median", "procedural"]))
    out: dict[str, Any] = {
        "positions": {one: draw(whole) for one in names},
        "model": model,
        "salience": {one: draw(tenth) for one in names},
        "line": draw(st.integers(5, 95).map(float)),
        "quo": draw(whole),
        "beyond": draw(st.sampled_from(["above", "below"])),
    }
    if model in ("weighted-mean", "weighted-median"):
        out["capability"] = {one: float(draw(st.integers(1, 9))) for one in names}
    else:
        out["seats"] = {one: float(draw(st.integers(1, 4))) for one in names}
        total = sum(out["seats"].values())
        rule: dict[str, Any] = {"kind": "qualified", "quota": draw(st.integers(int(total // 2) + 1, int(total)))}
        vetoes = draw(st.lists(st.sampled_from(names), unique=True, max_size=2))
        out["rule"] = rule | ({"vetoes": vetoes} if vetoes else {})
    if model == "procedural":
        out["setter"] = draw(st.sampled_from(names))
    return out
