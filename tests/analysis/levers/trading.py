"""Small cases with several issues, each settled by weighted mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import instantsia
from instantsia.api import Study

Member = tuple[float, float, float]
"""Position, salience, capability."""


def several(table: Mapping[str, Mapping[str, Member]], *, width: float = 0.0, **step: Any) -> Study:
    """{issue: {actor: (position, salience, capability)}} as a case; undressed unless said."""
    assumed: list[dict[str, Any]] = []
    for issue, rows in table.items():
        for actor, (position, salience, capability) in rows.items():
            low, high = max(0.0, position - width), min(100.0, position + width)
            place: Any = position if low == high else f"{low:.12g}..{position:.12g}..{high:.12g}"
            assumed += [
                {"about": f"{actor}.{issue}", "value": place},
                {"about": f"{actor}.salience.{issue}", "value": salience},
                {"about": f"{actor}.capability.{issue}", "value": capability},
            ]
    actors = sorted({actor for rows in table.values() for actor in rows})
    return instantsia.load(
        {
            "instantsia": 1,
            "id": "talks",
            "title": "Talks",
            "question": "What is agreed?",
            "actor": [{"id": one} for one in actors],
            "body": [{"id": "council", "members": actors, "rule": {"kind": "qualified"}}],
            "issue": [{"id": one, "scale": {"0": "none", "100": "full"}, "status_quo": 0, "line": 50} for one in table],
            "step": [
                {"id": f"on_{one}", "kind": "settle", "body": "council", "issue": one, "date": "2027-03-01"}
                | {"model": "weighted-mean", "dressed": False}
                | step
                for one in table
            ],
            "event": [{"id": f"past_{one}", "text": f"{one} passes", "when": f"on_{one}.value > 50"} for one in table],
            "assumption": assumed,
        }
    )
