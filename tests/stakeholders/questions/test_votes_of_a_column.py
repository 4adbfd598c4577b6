"""What would be wrong: a rule is of shares that stand in a column, and the printed line counts heads."""

from __future__ import annotations

import shlex
from pathlib import Path

from instantsia.stakeholders.build.opened import opened_text
from instantsia.stakeholders.questions import ask, counting_asked

TODAY = 739_950
SHARES = (
    "Gesellschafter;Anteil %;Note (1-6);Priorität\nIsar;34,50;1,5;90 %\nLois;28,50;4,5;80 %\nTölz;22,00;1;95 %\n"
    "Penz;15,00;6;100 %\n;;;\nBeschluss mit 75 % des Kapitals, sonst bleibt es bei drei Häusern;;;\n"
)
WHIP = (
    "Member,Position,Cares,Brings w/ them (votes)\nAda,Y,H,18\nBo,N,M,22\nCy,Y,L,12\nDi,N,H,5\nEd,Y,M,3\n,,,\n"
    "Constitutional majority = 31 of 60 regardless of who is on the floor.,,,\n"
)


def printed(text: str) -> list[str]:
    """The answers of the first sentence that has a column of votes."""
    found = opened_text(text, Path("table.csv"), {}, TODAY)
    told = next(one for one in counting_asked(found.known, {}) if "vote:" in one)
    return [word for word in shlex.split(told.partition("(--answer ")[2].partition(" counts ")[0]) if "=" in word]


def test_shares_of_the_capital_are_counted_by_the_printed_line() -> None:
    written = dict(one.split("=", 1) for one in printed(SHARES))
    assert (written["settles"], written["quota"]) == ("vote", "75%")
    assert written["columns"].endswith("|vote:Anteil %")
    asking = ask(opened_text(SHARES, Path("table.csv"), written, TODAY).known, written)
    assert float(asking.value("quota").votes) == 75


def test_a_majority_of_what_a_column_of_votes_adds_up_to_is_the_quota() -> None:
    known = opened_text(WHIP, Path("table.csv"), {}, TODAY).known
    asking = ask(known, {})
    assert float(asking.value("quota").votes) == 31
    assert float(asking.known.votes) == 60
