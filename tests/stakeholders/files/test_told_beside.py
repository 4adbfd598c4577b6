"""What would be wrong: a number that counts something is read as what holds; a legend or a sum is read as an actor."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.rows.no_actors import actors_only
from instantsia.stakeholders.files.rows.remark_kinds import told_needed
from instantsia.stakeholders.files.stakeholders import stakeholders
from instantsia.stakeholders.files.values.holds_told import holds_told
from instantsia.stakeholders.files.votes.quota_told import quota_told

from .reading import read

BODY = "Actor,Position,Capability\nAldin,20,40\nBerin,35,60\nCorvo,28,50\n"


@pytest.mark.parametrize(
    "line",
    [
        "Current quota 30 t",
        "Derzeitige Quote: 30 t",
        "Quota attuale 30 t",
        "Quota vigente (dal 2019): 30",
        "Cuota vigente 30 t",
        "Quota atual: 30 t",
        "Quota actuel 30 t. Vote le 12 mai",
        "Obecny limit 30 t",
        "Действующая квота 30 т",
        "Science advice 22 t; now 30",
        "30 = as now",
        "In force: 30 tonnes",
        "30 = no change / status quo, 35 = a little more, 20 = less",
    ],
)
def test_a_line_that_says_what_holds_is_proposed(tmp_path: Path, line: str) -> None:
    above = read(tmp_path, f'"{line}"\n{BODY}')
    assert above.proposed.status_quo[""][0] == 30
    below = read(tmp_path, f'{BODY},,\n"{line}",,\n')
    assert [entry.actor for entry in below.entries] == ["Aldin", "Berin", "Corvo"]
    assert below.proposed.status_quo[""][0] == 30
    assert below.proposed.status_quo[""][1].startswith("row 6")


@pytest.mark.parametrize(
    "line",
    [
        "Current positions of 30 governments", "Current draft 30", "Current as of 30 May", "Quota 30 t",
        "Current range 25-30", "Current quota 3 t", "Currently between 22 and 30",
        "Need 6 of 11, today ≥30: Aldin",
    ],
)  # fmt: skip
def test_another_number_is_not_what_holds(tmp_path: Path, line: str) -> None:
    assert not read(tmp_path, f'"{line}"\n{BODY}').proposed.status_quo


def test_what_holds_on_each_issue(tmp_path: Path) -> None:
    rows = "Actor,Flow position,Pulse position\nAldin,240,1100\nBerin,150,850\nCorvo,220,1050\n"
    one = read(tmp_path, '"Present regime (1987 Protocol): dry season 180, pulse 900",,\n' + rows)
    assert {name: told[0] for name, told in one.proposed.status_quo.items()} == {"Flow": 180, "Pulse": 900}
    alike = rows.replace("1100", "230").replace("850", "160").replace("1050", "210")
    assert not read(tmp_path, '"Current limit 180",,\n' + alike).proposed.status_quo
    named = read(tmp_path, '"Current flow 180",,\n' + alike).proposed.status_quo
    assert {name: told[0] for name, told in named.items()} == {"Flow": 180}


@pytest.mark.parametrize(
    ("line", "low", "high", "held"),
    [
        ("Current TAC 34,500 t", "15000", "38000", 34500),
        ("Current TAC 34,500 t", "10000", "38000", 34500),
        ("Current TAC 34,500 t", "0", "38000", 34500),
        ("Derzeitige Quote: 34.500 t", "0", "38000", 34500),
        ("Current TAC 34 500 t", "0", "38000", 34500),
        ("Currently 1,500", "1000", "3000", 1500),
        ("Currently 4.250 %", "1", "9", 4.25),
        ("Currently 0.500 %", "0", "900", 0.5),
    ],
)
def test_digits_grouped_in_threes_are_thousands_where_both_readings_lie_among_positions(
    tmp_path: Path, line: str, low: str, high: str, held: float
) -> None:
    told = read(tmp_path, f'"{line}"\nActor,Position,Capability\nAldin,{low},40\nBerin,{high},60\n')
    assert told.proposed.status_quo[""][0] == held


def test_as_many_numbers_as_issues_are_each_as_large_as_its_positions() -> None:
    lines = [("Currently 4.250 and 1,500", "")]
    told = holds_told(lines, {"Rate": [0, 9], "Flow": [0, 3000]})
    assert {issue: one[0] for issue, one in told.items()} == {"Rate": 4.25, "Flow": 1500}


@pytest.mark.parametrize(
    "unit",
    ["weeks", "decibel", "kilometres", "seats", "months", "Wochen", "Sitze", "semaines", "kilomètres", "pour cent",
     "escaños", "chilometri", "toneladas", "tygodni", "недель", "километров"],
)  # fmt: skip
def test_a_number_before_a_long_unit_holds(unit: str) -> None:
    told = holds_told([(f"Currently 40 {unit}", "")], {"": [20, 60]})
    assert {issue: one[0] for issue, one in told.items()} == {"": 40}


@pytest.mark.parametrize("counted", ["governments", "members", "Mitglieder", "December"])
def test_a_number_before_what_it_counts_does_not_hold(counted: str) -> None:
    assert not holds_told([(f"Currently 40 {counted}", "")], {"": [20, 60]})


@pytest.mark.parametrize(
    ("line", "quota"),
    [
        ("Required (two thirds), 60", "60"),
        ("60 of 90 votes needed", "60"),
        ("Nötig: 60 von 90 Stimmen", "60"),
        ("Servono 60 su 90 voti", "60"),
        ("Servono 60 voti su 90", "60"),
        ("Carried by 2/3 of the votes", "2/3"),
        ("Die Entscheidung braucht zwei Drittel", "2/3"),
        ("Qualified majority needed: 71 %", "71%"),
        ("As of 12:40, 88 in the House. Need 46 if all turn up", "46"),
        ("need 2/3 = 18 of 26 votes", "2/3"),
        ("Decision must be unanimous", "unanimity"),
        ("Unanimity is not required; three quarters is enough to pass", "3/4"),
        ("No unanimity is needed", ""),
        ("Einstimmigkeit ist nicht erforderlich", ""),
        ("The statutes ask for 60 of the 90 members", "60"),
        ("Unanimous decision required", "unanimity"),
        ("Decyzja zapada jednomyślnie", "unanimity"),
        ("Требуется единогласное решение", "unanimity"),
        ("Se requiere una decisión unánime", "unanimity"),
        ("Il faut une décision unanime", "unanimity"),
        ("Требуется три пятых голосов", "3/5"),
        ("Potrzebne trzy piąte głosów", "3/5"),
        ("Wymagana większość trzech piątych", "3/5"),
        ("Requires four fifths of the votes", "4/5"),
        ("Beschlussfähig mit 60 von 90", ""),
        ("Vote count (90 members, simple majority)", ""),
        ("Blocking minority: 31 votes", ""),
        ("88 of 175 votes needed", ""),
        ("The 60 votes of the left are split", ""),
        ("Key rate now 4.25 %. Our reading, no forecast of the vote", ""),
        ("0 = will never vote for it, 10 = sure. As of 26/11", ""),
    ],
)
def test_the_quota_that_a_line_tells(line: str, quota: str) -> None:
    found = quota_told([(line, "row 9")], Fraction(90))
    assert (found[0] if found else "") == quota


@pytest.mark.parametrize(
    "line",
    [
        "At least seven votes in favour are required", "Benötigt werden sieben Stimmen", "Il faut sept voix",
        "Se requieren siete votos", "Servono sette voti", "Nodig zijn zeven stemmen", "Требуется семь голосов",
    ],
)  # fmt: skip
def test_votes_in_words_are_a_quota(line: str) -> None:
    assert told_needed(line)
    assert quota_told([(line, "")], Fraction(9)) == ("7", repr(line))


@pytest.mark.parametrize(
    "line", ["Key rate now 4.25 %. Our reading, no forecast of the vote", "0 = never votes for it, 10 = sure. On 26/11"]
)
def test_a_share_of_something_else_or_a_day_tells_no_quota(line: str) -> None:
    """It was told that the line tells how many votes are needed and was not understood."""
    assert not told_needed(line)


def test_rows_that_are_no_actors(tmp_path: Path) -> None:
    lines = [
        "Holder,Type,Votes,Position,Weight,Contact",
        "Aldin,fund,4,20,3,me",
        "Berin,fund,6,30,2,you",
        "sub,,10,,,x",
    ]
    lines += ["Corvo,bank,5,40,1,me", "Drava,bank,7,50,2,you", "sub,,12,,,", "Sum / mean,,22,,2,"]
    lines += ["Retail & unknown holders (rest),,3,,,not asked", ",,,,,"]
    lines += ["Current rule,,,35,,until May", "Proposal of the board,,,45,,not binding", ",,,,,"]
    lines += ["Key,,,,,", "me,called by me,,,,", "you,called by you,,,,"]
    (tmp_path / "t.csv").write_text("\n".join(lines))
    told = stakeholders(actors_only(read_sheet(tmp_path / "t.csv")))
    assert [entry.actor for entry in told.entries] == ["Aldin", "Berin", "Corvo", "Drava"]
    assert told.proposed.status_quo == {"": (35.0, "row 11, Current rule")}
    reasons = {one.spot.row: one.reason for one in told.left_out}
    assert sorted(reasons) == [4, 7, 8, 9, 11, 12, 14, 15, 16]
    assert reasons[9].startswith("is what is left of the whole")
    assert reasons[15] == reasons[16] == "tells what a code means"


def test_a_heading_over_the_table_beside_which_a_tally_stands(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["Actor", "Position", "Capability", "Votes", None, "Tally"], ["FRONT", None, None, None, None, "For"]):
        sheet.append(row)
    sheet.append(["Aldin", 20, 60, 1, None, "Against"])
    sheet.append(["Berin", 75, 80, 1])
    sheet.merge_cells("A2:D2")
    book.save(tmp_path / "t.xlsx")
    found = read_sheet(tmp_path / "t.xlsx")
    assert [row[0].text for row in found.rows] == ["Aldin", "Berin"]
    assert [(one.text, one.reason) for one in found.left_out] == [("FRONT", "is one text over several columns")]


def test_of_two_answers_of_one_person_the_later_counts(tmp_path: Path) -> None:
    head = "Completion time,Email,Actor,Ward,Position\n"
    rows = [
        "11/05/2026 10:00,a@x.org,Aldin,North,20", "12/05/2026 10:00,b@x.org,Berin,South,70",
        "12/05/2026 11:00,a@x.org,Aldin,North,40", "12/05/2026 12:00,c@x.org,Berin,South,10",
    ]  # fmt: skip
    told = read(tmp_path, head + "\n".join(rows))
    assert [(one.actor, one.position.raw) for one in told.entries] == [
        ("Aldin", "40"), ("Berin (b@x.org)", "70"), ("Berin (c@x.org)", "10"),
    ]  # fmt: skip
    assert [(one.spot.row, "row 4, which counts" in one.reason) for one in told.left_out] == [(2, True)]


def test_a_cell_that_describes_gives_way_to_the_name_before_it(tmp_path: Path) -> None:
    lines = ["Role,Actor,Position"] + [f"Member,{name} Corvo,{at}0" for at, name in enumerate("ABCDEFGH", 1)]
    lines += ['Medical staff,"both houses, Dr Roe speaks",30', "Town,de la Rue,40"]
    (tmp_path / "t.csv").write_text("\n".join(lines))
    from instantsia.stakeholders.files.rows.without_name import named_beside

    found = named_beside(read_sheet(tmp_path / "t.csv"), [1], [2])
    assert [row[1].text for row in found.rows[-2:]] == ["Medical staff", "de la Rue"]
    assert "both houses" in found.notes[-1]


def test_thousands_before_what_they_count_do_not_hold_and_a_fraction_does() -> None:
    assert not holds_told([("Today 34,500 households voted on the last one", "")], {"": [20_000, 38_000]})
    told = holds_told([("today 1.20 Proposal 2.00", "")], {"": [1, 3]})
    assert told[""][0] == 1.2
