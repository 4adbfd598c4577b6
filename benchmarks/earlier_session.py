"""Play the earlier session that the journal tells of with the men and positions of manchuria-1931, coded without it.

    .venv/bin/python benchmarks/earlier_session.py            # prints what carries over
    .venv/bin/python benchmarks/earlier_session.py --write    # writes it between the marks in the README

Nothing that is told of that session stands in the case; what came of it stands in earlier_session.toml. Everybody is
there, and the reports of August are not sent: of the danger each believes what is assumed of them before those.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import instantsia
from readmes import Marks

MARKS = Marks("<!-- earlier session: benchmarks/earlier_session.py -->", "<!-- end of earlier session -->")
CASE, SOURCE, STEP = "manchuria-1931", "journal", "sitting"
READINGS = {"as_told": "positions of August as told", "fabricated": "journal shut"}
OUTCOMES = ("manoeuvre", "stand_firm", "mobilise", "undecided")
NEVER = "klim_in_moscow and not klim_in_moscow"
EARLIER = (
    "fact.koba_in_moscow=yes",
    "fact.klim_in_moscow=yes",
    *(f"step.{report}.when={NEVER}" for report in ("staff_reports", "ministry_reports", "klim_tells")),
)
DRAWS = 10_000


def told() -> dict[str, Any]:
    """What is told of the earlier session."""
    return tomllib.loads((Path(__file__).parent / "earlier_session.toml").read_text(encoding="utf-8"))


def shares(reading: str, rule: str) -> dict[str, float]:
    """{outcome: share} of the session in one reading of the journal, under a rule, or that of August where it is ""."""
    changes = [*EARLIER, *([f"body.session.rule={rule}"] if rule else [])]
    study = instantsia.load(CASE, set=changes, assume=[f"{SOURCE}={reading}"])
    outcomes = study.run(draws=DRAWS, runs=None).forecast[STEP].outcomes
    return {name: share.p or 0.0 for name, share in outcomes.items()}


def printed(_case: str = CASE) -> str:
    """The table in Markdown."""
    session = told()
    lines = [
        f"Told: {session['told']}. {session['why']}",
        "",
        f"| rule | read with | {' | '.join(OUTCOMES).replace('_', ' ')} |",
        f"|---|---|{'---|' * len(OUTCOMES)}",
    ]
    for name, rule in session["rules"].items():
        for reading, words in READINGS.items():
            found = shares(reading, rule)
            lines.append(f"| {name} | {words} | {' | '.join(f'{found.get(one, 0.0):.2f}' for one in OUTCOMES)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    MARKS.each([CASE], printed)
