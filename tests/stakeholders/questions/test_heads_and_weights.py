"""What would be wrong: of a majority of heads and one of what they weigh the second is dropped without a word, an
answer to paste counts neither, or a remark with two numbers is taken for a rule."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from instantsia.report.first.guesses import MOST
from instantsia.report.first.screen import screen
from instantsia.stakeholders.questions.several_majorities import several_told
from instantsia.stakeholders.questions.voters import total_votes
from tests.stakeholders.questions.test_counting_rules import asked, played

VOTES = {"North": 10, "East": 9, "South": 4, "West": 2}
LINES = [
    ("Adopted by 3 of 4 states and 15 votes", "3", "15"),
    ("Needs 15 votes and at least three of the members", "3", "15"),
    ("Beschluss: 3 von 4 Gemeinden und 60 % der Stimmen", "3", "60%"),
    ("Mehrheit der Mitglieder und der Stimmen", "more than half", "more than half"),
    ("Adoption : 3 États sur 4 et 15 voix. Abstention = non.", "3", "15"),
    ("majorité des membres représentant les deux tiers des voix", "more than half", "2/3"),
    ("mayoría de propietarios que representen la mayoría de las cuotas", "more than half", "more than half"),
    ("maggioranza degli intervenuti e almeno 15 voti", "more than half of those present", "15"),
    ("Aprovação: maioria dos condóminos e 2/3 dos votos", "more than half", "2/3"),
    ("Meerderheid van de leden en twee derde van de stemmen", "more than half", "2/3"),
    ("większość członków i 2/3 głosów", "more than half", "2/3"),
    ("Большинство членов и две трети голосов", "more than half", "2/3"),
]


def table(line: str, head: str = "votes") -> str:
    rows = [f"{name},{at},{many}" for (name, many), at in zip(VOTES.items(), (90, 10, 60, 30), strict=True)]
    quoted = f'"{line}"'
    return "\n".join([f"actor,position,{head}", *rows, "", quoted]) + "\n"


def pasted(told: str, before: str) -> dict[str, str]:
    """The answers that stand before some words."""
    words = shlex.split(told[told.index("(--answer") + 1 :].partition(f" {before}")[0].split("counts heads, ")[-1])
    return dict(one.split("=", 1) for one in words if one != "--answer")


@pytest.mark.parametrize(("line", "heads", "weights"), LINES)
@pytest.mark.parametrize("answers", [{}, {"settles": "vote"}])
def test_both_are_told_with_the_answers_that_count_each(
    line: str, heads: str, weights: str, answers: dict[str, str]
) -> None:
    text = table(line)
    one = asked(text, answers)
    (told,) = several_told(one)
    assert "asks for more than one majority, of members and of what they weigh: one is counted" in told
    assert one.value("quota").votes == asked(text, {"quota": weights}).value("quota").votes
    by_heads, by_weight = pasted(told, "counts heads"), pasted(told, "what they weigh)")
    assert (by_heads["quota"], by_weight["quota"]) == (heads, weights)
    assert total_votes(asked(text, by_heads)) == len(VOTES)
    assert total_votes(asked(text, by_weight)) == sum(VOTES.values())


@pytest.mark.parametrize("answers", [{}, {"settles": "vote"}])
def test_it_stands_above_the_answer(tmp_path: Path, answers: dict[str, str]) -> None:
    study = played(tmp_path, table(LINES[4][0]), answers)
    above = screen(study.run(as_of=study.case.as_of, draws=200).forecast, 80).split("\n")[:MOST]
    assert "asks for more than one majority" in " ".join(" ".join(above).split())


@pytest.mark.parametrize(
    "line",
    [
        "North has 3 members and 15 votes",
        "Two thirds of the members, that is 15 votes",
        "Majority of members present and voting",
        "5 members present and 30 votes",
        "Each has 1 vote and a majority of members decides",
    ],
)
def test_two_numbers_alone_are_no_two_majorities(line: str) -> None:
    assert several_told(asked(table(line))) == []


def test_whoever_has_no_vote_has_none_by_heads_either() -> None:
    text = table(LINES[0][0]).replace("\n\n", "\nObserver,50,none\n\n")
    (told,) = several_told(asked(text, {"settles": "vote"}))
    assert total_votes(asked(text, pasted(told, "counts heads"))) == len(VOTES)


def test_whoever_weighs_nothing_is_not_said_to_be_counted(tmp_path: Path) -> None:
    note = played(tmp_path, table("2/3 of the votes").replace("\n\n", "\nObserver,50,0\n\n")).case.note
    assert "weigh nothing: Observer" in note
    assert "counted in the bargain" not in note


@pytest.mark.parametrize(
    "line",
    [
        "MQ entre participants : 55 % des États (8 sur 14) et 65 % des voix.",
        "COM propose 35. MQ : 55 % des États (3 sur 4) et 65 % de la pop. Sinon, rien",
        "QMV: 55% of states and 65% of EU population",
        "doppelte Mehrheit: 55 % der Staaten (3 von 4) und 65 % der Bevölkerung",
        "doppia maggioranza: 55 % degli Stati e 65 % della popolazione",
        "dubbele meerderheid 55 % van de staten én 65 % van de bevolking",
    ],
)
def test_a_double_majority_in_shares_is_told_with_what_can_be_played(line: str) -> None:
    (told,) = several_told(asked(table(line), {"settles": "vote"}))
    by_heads = pasted(told, "counts heads")
    assert by_heads["quota"] == "55%"
    assert "--answer quota=65%" in told


def test_two_shares_of_a_poll_are_no_double_majority() -> None:
    assert several_told(asked(table("Poll: 55 % of states and 65 % of the population like it"), {})) == []
