"""What is told of two sides as plain JSON values, and the schema of it: in the answer of a case that has them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from instantsia.report.json_text import fields
from instantsia.report.schema_parts import listed, named, number, or_null, record, share, text

if TYPE_CHECKING:
    from instantsia.analysis.results.other_side import OtherSide


def other_side(found: OtherSide | None) -> dict[str, Any]:
    """{key of the answer: its values}; empty where there are no two sides."""
    if found is None:
        return {}
    from instantsia.report.other_side.corridor import corridor_data

    return {
        "sides": {
            "in_the_way": [fields(one, "step shares turns") for one in found.in_the_way],
            "by_force": [
                fields(one, "war ever mcse winners")
                | {"rests": {name: [fields(end, "number share") for end in ends] for name, ends in one.rests.items()}}
                for one in found.by_force
            ],
            "corridor": None if found.corridor is None else corridor_data(found.corridor),
        }
    }


_HELD = record({"number": number("The number that is held."), "share": share("Share of all draws then.")}, "")
SCHEMA: Mapping[str, Any] = {
    "sides": record(
        {
            "in_the_way": listed(
                record(
                    {
                        "step": text("The step of talks."),
                        "shares": named(
                            share(""),
                            "By what stood in the way: share of the turns without talks in which something did.",
                        ),
                        "turns": number("How many such turns a draw has on average.", 0),
                    },
                    "",
                ),
                "What stood in the way of talks, while there were none.",
            ),
            "by_force": listed(
                record(
                    {
                        "war": text("The war."),
                        "ever": share("Share of all draws in which it ends by force."),
                        "mcse": share("Its Monte Carlo error."),
                        "winners": named(share(""), "By party: share of all draws in which it has won."),
                        "rests": named(
                            listed(_HELD, ""),
                            "forts and battles: the share with that number at the tenth and ninetieth percentile of "
                            "what was allowed; nothing of one that is fixed.",
                        ),
                    },
                    "",
                ),
                "How often a war ends by force, which rests on two of its constants.",
            ),
            "corridor": or_null(
                {"type": "object"},
                "What both sides would accept turn by turn, as `corridor --json` prints it, of at most 2,000 draws; "
                "null where nobody makes offers.",
            ),
        },
        "What is told of two sides that talk or fight. Only of a case that has them.",
    )
}
"""{key of the answer: its schema}."""
