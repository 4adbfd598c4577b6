"""What would be wrong: a share that each of two houses needs is counted once over both without a word, a double
majority is no more than a line that was not understood, or a share of one body is counted of the votes of all."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from instantsia.report.first.guesses import MOST
from instantsia.report.first.screen import screen
from instantsia.stakeholders.questions.several_majorities import several_told
from instantsia.stakeholders.questions.voters import total_votes
from instantsia.stakeholders.questions.voting_rule import not_understood, rule_told
from tests.stakeholders.questions.test_counting_rules import asked, chance, played

LOWER, UPPER = ("yes", "yes", "yes", "no"), ("no", "yes", "no")
LINES = [
    "Needed: 2/3 in each house",
    "A majority of both chambers is needed",
    "Passes only with a majority in each group",
    "Mehrheit in beiden Kammern nötig",
    "Il faut la majorité dans chaque collège",
    "Mayoría de ambas cámaras",
    "Meerderheid in elke kamer nodig",
]


def houses(line: str, head: str = "House") -> str:
    rows = [f"L{n},{word},Lower" for n, word in enumerate(LOWER)] + [
        f"U{n},{word},Upper" for n, word in enumerate(UPPER)
    ]
    return "\n".join([f"member,position,{head}", *rows, "", line]) + "\n"


@pytest.mark.parametrize("head", ["House", "Group", "Chamber", "Seat no"])
@pytest.mark.parametrize("line", LINES)
def test_a_majority_in_each_of_several_bodies_is_told(line: str, head: str) -> None:
    one = asked(houses(line, head))
    (told,) = several_told(one)
    assert told.startswith(f"'{line}' (row 10) asks for more than one majority, in each of several bodies")
    assert told in not_understood(one)
    assert not any("was not understood" in other for other in not_understood(one))
    assert rule_told(one).endswith("(one of several that the sheet asks for)")


def test_it_stands_above_the_answer_before_all_other_notes(tmp_path: Path) -> None:
    study = played(tmp_path, houses("Passes only with a majority in each group", "Group"))
    above = screen(study.run(as_of=study.case.as_of, draws=200).forecast, 80).split("\n")[:MOST]
    assert "asks for more than one majority" in " ".join(" ".join(above).split())


def test_the_line_to_paste_plays_each_by_itself(tmp_path: Path) -> None:
    """A share was one of the votes of all bodies: 2/3 of seven members, which a house of four cannot have."""
    text = houses("Needed: 2/3 in each house")
    (told,) = several_told(asked(text))
    words = shlex.split(told.partition("(--answer ")[2].partition(" plays ")[0])
    answers = dict(one.split("=", 1) for one in words if one != "--answer")
    assert answers == {"columns": "body:House", "body": "Lower"}
    for body, members, likely in (("Lower", 4, True), ("Upper", 3, False)):
        one = asked(text, {**answers, "body": body})
        assert total_votes(one) == members
        assert f"{body} alone is played" in several_told(one)[0]
        folder = tmp_path / body
        folder.mkdir()
        assert (chance(played(folder, text, {**answers, "body": body})) > 0.5) is likely


@pytest.mark.parametrize(
    "line",
    [
        "Double majority: 55 % of members and 65 % of the population",
        "Needs 55 % of the members and 65 % of the population",
        "55 % of the members and 65 % of the population must agree",
        "55 % der Mitglieder und 65 % der Bevölkerung müssen dafür sein",
        "Doppeltes Mehr von Volk und Ständen",
        "Double majorité requise",
    ],
)
def test_a_double_majority_is_told_and_no_share_of_it_is_taken_for_the_whole(line: str) -> None:
    one = asked(houses(line))
    (told,) = several_told(one)
    assert "asks for more than one majority, of members and of what they weigh: one is counted" in told
    assert one.value("quota").words == "more than half"


@pytest.mark.parametrize(
    "line", ["Needed: 2/3 of the members", "Simple majority; each member has one vote", "Majority, one vote per group"]
)
def test_one_majority_is_not_several(line: str) -> None:
    assert several_told(asked(houses(line))) == []


def test_two_shares_that_nobody_demands_are_no_majorities() -> None:
    assert several_told(asked(houses("55 % of the members and 65 % of the population like it"))) == []
