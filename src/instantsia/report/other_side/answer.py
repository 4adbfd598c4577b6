"""What is told of two sides as plain JSON values, and the schema of it: in the answer of a case that has them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from instantsia.case.dates import day_text
from instantsia.report.json_text import fields
from instantsia.report.schema_parts import count, listed, named, number, or_null, record, share, text

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
            "run_up": None
            if found.run_up is None
            else {"from": day_text(found.run_up.first), "until": day_text(found.run_up.last)}
            | fields(found.run_up, "quiet mcse p among draws"),
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
            "run_up": or_null(
                record(
                    {
                        "from": text("The first turn of the months before, as 1972-06-01."),
                        "until": text("The last one."),
                        "quiet": share("Share of the draws in which nothing came about in them."),
                        "mcse": share("Its Monte Carlo error."),
                        "p": share("Share of these draws in which the headline holds."),
                        "among": share("The same among those in which nothing came about.", null=True),
                        "draws": count("Of how many draws: the first of the run."),
                    },
                    "",
                ),
                "The months before, played as a check; null where no group of the case has a run_up.",
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
