"""What would be wrong: a sentence of who decides a tie, or of how many must be there, is lost or misread."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.opened import opened_text
from instantsia.stakeholders.questions import ask
from instantsia.stakeholders.questions.asking import Asking
from instantsia.stakeholders.questions.counting_rules import casting, counting_told

TODAY = 739_000
ROWS = ["member,office,how they vote", "Ana,Chairman of the Board,yes", "Ben,,no", "Cleo,,yes", "Dov,,no", "Esk,,yes",
        "Fay,,no"]  # fmt: skip


def asked(line: str, rows: list[str] = ROWS, answers: dict[str, str] | None = None) -> Asking:
    text = "\n".join([*rows, "", f'"{line}"']) + "\n"
    one = opened_text(text, Path("board.csv"), answers or {}, TODAY)
    return ask(one.known, one.written)


@pytest.mark.parametrize(
    "line",
    [
        "Przy równości decyduje głos Przewodniczącego.",
        "W razie równej liczby głosów rozstrzyga przewodniczący.",
        "Bei Gleichstand entscheidet der Vorsitzende.",
        "Präs. stimmt nur bei Stimmengleichheit (Stichentscheid).",
        "En cas d'égalité, le président tranche.",
        "In caso di parità decide il presidente.",
        "En caso de empate decide la presidenta.",
        "Bij gelijke stemmen beslist de voorzitter.",
        "В случае равенства решает председатель.",
    ],
)
def test_whoever_is_in_the_chair_decides_a_tie(line: str) -> None:
    assert casting(asked(f"Simple majority of votes cast; abstentions do not count. {line}")) == "Ana"


@pytest.mark.parametrize("office", ["Przewodniczący RN", "Chair of the Supervisory Board", "Vorsitzender VR"])
def test_the_office_may_name_the_body(office: str) -> None:
    rows = [ROWS[0], f"Ana,{office},yes", "Ben,Vice-chair,no", *ROWS[3:]]
    assert casting(asked("Simple majority of votes cast. The chair decides a tie.", rows)) == "Ana"


def test_the_clause_is_quoted_and_not_the_beginning_of_its_line() -> None:
    line = (
        "§ 19 of the Statute: simple majority of the votes cast by the members of the board. Ties: the chair decides."
    )
    rows = [row.replace("Chairman of the Board", "") for row in ROWS]
    told = " ".join(counting_told(asked(line, rows)))
    assert "'Ties: the chair decides'" in told
    assert "--answer casting=NAME" in told


@pytest.mark.parametrize(
    "there",
    [
        "przy obecności co najmniej 4 członków", "bei Anwesenheit von mindestens 4 Mitgliedern",
        "con la presenza di almeno 4 membri", "en présence d'au moins 4 membres", "en présence de 4 membres",
        "con la asistencia de al menos 4 miembros", "com a presença de pelo menos 4 membros",
        "with at least 4 members present", "with at least 4 present", "в присутствии не менее 4 членов",
    ],
)  # fmt: skip
def test_so_many_who_are_there_are_a_quorum_and_no_quota(there: str) -> None:
    one = asked(f"Simple majority of votes cast {there}.")
    assert one.value("quota").words == "more than half of those voting"
    assert any("tells how many must be there, and 6 are" in said for said in counting_told(one))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("zwykła większość głosów oddanych", "more than half of those voting"),
        ("Einfaches Mehr der Stimmenden; Enth. zählen nicht.", "more than half of those voting"),
        ("más de la mitad de los presentes", "more than half of those present"),
        ("Decisione: più della metà dei presenti", "more than half of those present"),
        ("maioria simples", "more than half"),
        ("2/3 of members present & voting", "a majority of two thirds of those voting"),
        ("2/3 of members present + voting", "a majority of two thirds of those voting"),
        ("simple majority in the room (4/6), then assent", "4"),
        ("Simple majority. Wstrzymujących się nie liczy się jako oddane.", "more than half of those voting"),
    ],
)
def test_quotas_in_sentences(line: str, words: str) -> None:
    quota = asked(line).value("quota")
    assert quota.words == words or (words == "4" and quota.votes == 4)


@pytest.mark.parametrize(
    "line",
    ["Quorum 50% of members.", "Quórum: 3 de 6", "Quorum: mind. die Hälfte aller Stimmen", "Quorum: min. 3",
     "Beschlussfähig, wenn mind. die Hälfte aller Stimmen vertreten ist."],
)  # fmt: skip
@pytest.mark.parametrize("several", [False, True])
def test_quorums_in_sentences_are_understood(line: str, several: bool) -> None:
    rows = [row.replace("office", "votes") for row in ROWS]
    rows = [
        rows[0],
        *(f"{name},{2 if several else 1},{word}" for name, _, word in (row.split(",") for row in rows[1:])),
    ]
    told = " ".join(counting_told(asked(line, rows)))
    assert "must be there" in told
    assert "not understood" not in told


def test_a_quorum_of_votes_is_held_to_votes() -> None:
    rows = ["member,votes,how they vote", "Ana,9,yes", "Ben,8,no", "Cleo,1,yes"]
    assert "those who are have 18 votes" in " ".join(counting_told(asked("Quorum 3", rows)))
    assert "and 3 are" in " ".join(counting_told(asked("Quorum 3 members", rows)))
