"""What would be wrong: a number worked out of a rule beats it, or a quorum that is a share is read as a number."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner

from instantsia.cli import group
from instantsia.stakeholders import questions
from instantsia.stakeholders.build import read_table
from instantsia.stakeholders.files.rows.quorum_words import quorum_told
from instantsia.stakeholders.files.votes.quota_told import quota_told
from tests.stakeholders.build.tables import TODAY, table

VOTERS = "Lid;Houding;Stemmen\nAda;voor;6\nBo;tegen;3\nCy;voor;1\nDi;tegen;2\n;;\n"


@pytest.mark.parametrize(
    ("line", "quorum"),
    [
        ("Quorum: de helft van alle stemmen aanwezig. Volmacht mag (max. 1 per lid).", 68),
        ("Quorum 50 %", 68),
        ("quorum: mehr als die Hälfte der Stimmen", 69),
        ("Quórum: la mitad de los votos", 68),
        ("кворум 2/3", 91),
        ("zwykła większość (więcej za niż przeciw), quorum 50. Remis = wniosek upada", 50),
        ("Otherwise calendar (A) continues for 2026-27. Quorum 28.", 28),
    ],
)
def test_a_quorum_as_a_share_is_one_of_all_votes_and_another_number_of_its_line_is_none(line: str, quorum: int) -> None:
    found = quorum_told(line)
    assert found is not None
    assert found.of(Fraction(136)) == quorum


@pytest.mark.parametrize(
    ("lines", "about", "quota"),
    [
        (("nodig (2/3) bij volle zaal, 91", "Fusie: 2/3 van de uitgebrachte stemmen"), "", "2/3 of those voting"),
        (("nodig: 88", "Fusie: 2/3 van de uitgebrachte stemmen"), "", "88"),
        (("zwykła większość (więcej za niż przeciw), quorum 50.",), "", "more than half of those voting"),
        (("Carried if there are more ayes than noes",), "", "more than half of those voting"),
        (
            ("3/4 der abgegebenen Stimmen (§ 103) – Satzung § 4 (1): einfache Mehrheit der Abstimmenden genügt!",),
            "",
            "more than half of those voting",
        ),
        (("Item 2: two thirds", "Item 3: three quarters"), "Item 3: capital", "3/4"),
        (("Two thirds", "De huur gaat met gewone meerderheid (punt 7)"), "Houding", "2/3"),
    ],
)  # fmt: skip
def test_the_rule_goes_before_what_was_worked_out_of_it(lines: tuple[str, ...], about: str, quota: str) -> None:
    found = quota_told([(line, "") for line in lines], Fraction(136), about)
    assert found is not None
    assert found[0] == quota


def test_two_rules_in_one_line_are_asked_with_both(tmp_path: Path) -> None:
    path = table(tmp_path, f"{VOTERS}2/3 of the votes cast – statute: simple majority of the votes cast suffices;;\n")
    found = questions.open_questions(read_table(path, None, {}, TODAY).known, {})
    quota = next(one for one in found if one.key == "quota")
    told = quota.question.told(quota.asking)
    assert told.startswith(
        "The sheet tells two rules, 'statute: simple majority of the votes cast suffices' and '2/3 of"
    )


def test_what_is_taken_of_quorum_and_quota_stands_on_the_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()

    def screen(line: str) -> str:
        path = table(tmp_path, f"{VOTERS}{line};;\n")
        shown = runner.invoke(group, ["forecast", path.name, "--defaults", "--draws", "100"], catch_exceptions=False)
        return " ".join(shown.output.split())

    assert "; quorum: 6 of 12 votes" in screen("Quorum: de helft van alle stemmen aanwezig (max. 1 per lid)")
    assert "; quorum: 2 of 4 members" in screen("Quorum: half of all members")
    assert "(what the sheet says of it was not understood)" in screen("Needed: 20 of 30 or 5 of 9 votes")
