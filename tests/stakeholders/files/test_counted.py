"""What would be wrong: votes counted by party are refused, or a party of which some vote otherwise is read as one."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from instantsia.stakeholders.build.opened import Opened, opened
from instantsia.stakeholders.build.what_if import what_if
from instantsia.stakeholders.files.sheet import TableError
from instantsia.stakeholders.files.votes.table import read_votes
from tests.stakeholders.build.tables import TODAY
from tests.stakeholders.build.test_sent_back import case_of, sent_back

Read = dict[str, tuple[str, float | None]]

ENGLISH = "Party,Seats,Yes,No,Abstain\nGreens,30,25,5,0\nLiberals,40,10,28,2\nLeft,12,12,0,0\n"
GERMAN = (
    "Fraktion;Sitze;Ja-Stimmen;Nein-Stimmen;Enthaltungen;Abwesend\n"
    "CDU;20;18;0;0;2\nSPD;15;15;;;\nGrüne;10;2;7;1;\nGesamt;45;35;7;1;2\n"
)
FRENCH = (
    "Groupe;Pour;Contre;Abstention;Non votants\nRenaissance;150;5;10;4\nLR;20;35;6;0\nRN;0;88;0;1\nTotal;170;128;16;5\n"
)
SPANISH = (
    "Grupo parlamentario;Escaños;Votos a favor;Votos en contra;Abstenciones;% a favor\n"
    "Socialista;120;118;0;1;99%\nPopular;137;0;137;0;0%\nSumar;31;25;3;3;81%\n"
)
ITALIAN = "Gruppo;Seggi;Favorevoli;Contrari;Astenuti\nAlfa;20;15;5;0\nBeta;13;2;10;1\nGamma;6;6;;\n"
POLISH = "Klub;Posłowie;Za;Przeciw;Wstrzymało się;Nie głosowało\nPiS;180;0;175;2;3\nKO;157;150;0;5;2\nPSL;31;30;1;0;0\n"
DUTCH = "Fractie,Zetels,Voor,Tegen\nVVD,24,24,0\nPVV,37,7,30\nD66,9,9,\n"
SHARES = (
    "Delegation,Votes cast,For,For %,Against,Against %\n"
    'Alpha,"1,200","1,000",83%,200,17%\nBeta,800,300,37.5%,500,62.5%\nGamma,500,500,100%,0,0%\n'
    'Total,"2,500","1,800",72%,700,28%\n'
)
BLANK = "Party,Leader,Seats,Support,Oppose,Undecided\nLabour,Ann Ray,40,30,4,6\nTory,Bob Coe,30,,30,\nInd,Di Ess,5,,,\n"
OPTIONS = (
    "Party,Seats,Bypass,Tunnel,Nothing,Abstain\n"
    "Greens,30,5,5,20,\nReds,40,30,6,2,2\nBlues,35,15,20,0,0\nTotal,105,50,31,22,2\n"
)
LETTERS = "Party,Seats,Option A,Option B\nGreens,30,25,5\nReds,40,10,30\nLeft,12,12,0\n"
TWO_ISSUES = "Motion,Party,Yes,No\nTax,Greens,25,5\nTax,Reds,20,18\nBan,Greens,30,0\nBan,Reds,2,36\n"

SHEETS: list[tuple[str, Read]] = [
    (
        ENGLISH,
        {
            "Greens (Yes)": ("Yes", 25),
            "Greens (No)": ("No", 5),
            "Liberals (Yes)": ("Yes", 10),
            "Liberals (No)": ("No", 28),
            "Liberals (Abstain)": ("abstains", 2),
            "Left": ("Yes", 12),
        },
    ),
    (
        GERMAN,
        {
            "CDU (Ja)": ("Ja", 18),
            "CDU (Abwesend)": ("abstains", 2),
            "SPD": ("Ja", 15),
            "Grüne (Ja)": ("Ja", 2),
            "Grüne (Nein)": ("Nein", 7),
            "Grüne (Enthaltungen)": ("abstains", 1),
        },
    ),
    (
        FRENCH,
        {
            "Renaissance (Pour)": ("Pour", 150),
            "Renaissance (Contre)": ("Contre", 5),
            "Renaissance (Abstention)": ("abstains", 10),
            "Renaissance (absent)": ("abstains", 4),
            "LR (Pour)": ("Pour", 20),
            "LR (Contre)": ("Contre", 35),
            "LR (Abstention)": ("abstains", 6),
            "RN (Contre)": ("Contre", 88),
            "RN (absent)": ("abstains", 1),
        },
    ),
    (
        SPANISH,
        {
            "Socialista (a favor)": ("a favor", 118),
            "Socialista (Abstenciones)": ("abstains", 1),
            "Popular": ("en contra", 137),
            "Sumar (a favor)": ("a favor", 25),
            "Sumar (en contra)": ("en contra", 3),
            "Sumar (Abstenciones)": ("abstains", 3),
        },
    ),
    (
        ITALIAN,
        {
            "Alfa (Favorevoli)": ("Favorevoli", 15),
            "Alfa (Contrari)": ("Contrari", 5),
            "Beta (Favorevoli)": ("Favorevoli", 2),
            "Beta (Contrari)": ("Contrari", 10),
            "Beta (Astenuti)": ("abstains", 1),
            "Gamma": ("Favorevoli", 6),
        },
    ),
    (
        POLISH,
        {
            "PiS (Przeciw)": ("Przeciw", 175),
            "PiS (Wstrzymało się)": ("abstains", 2),
            "PiS (Nie głosowało)": ("abstains", 3),
            "KO (Za)": ("Za", 150),
            "KO (Wstrzymało się)": ("abstains", 5),
            "KO (Nie głosowało)": ("abstains", 2),
            "PSL (Za)": ("Za", 30),
            "PSL (Przeciw)": ("Przeciw", 1),
        },
    ),
    (
        DUTCH,
        {"VVD": ("Voor", 24), "PVV (Voor)": ("Voor", 7), "PVV (Tegen)": ("Tegen", 30), "D66": ("Voor", 9)},
    ),
    (
        SHARES,
        {
            "Alpha (For)": ("For", 1000),
            "Alpha (Against)": ("Against", 200),
            "Beta (For)": ("For", 300),
            "Beta (Against)": ("Against", 500),
            "Gamma": ("For", 500),
        },
    ),
    (
        BLANK,
        {
            "Labour (Support)": ("Support", 30),
            "Labour (Oppose)": ("Oppose", 4),
            "Labour (Undecided)": ("", 6),
            "Tory": ("Oppose", 30),
            "Ind": ("", 5),
        },
    ),
    (
        OPTIONS,
        {
            "Greens (Bypass)": ("Bypass", 5),
            "Greens (Tunnel)": ("Tunnel", 5),
            "Greens (Nothing)": ("Nothing", 20),
            "Reds (Bypass)": ("Bypass", 30),
            "Reds (Tunnel)": ("Tunnel", 6),
            "Reds (Nothing)": ("Nothing", 2),
            "Reds (Abstain)": ("abstains", 2),
            "Blues (Bypass)": ("Bypass", 15),
            "Blues (Tunnel)": ("Tunnel", 20),
        },
    ),
    (
        LETTERS,
        {
            "Greens (Option A)": ("Option A", 25),
            "Greens (Option B)": ("Option B", 5),
            "Reds (Option A)": ("Option A", 10),
            "Reds (Option B)": ("Option B", 30),
            "Left": ("Option A", 12),
        },
    ),
    (
        TWO_ISSUES,
        {"Greens (Yes)": ("Yes", 25), "Greens (No)": ("No", 5), "Reds (Yes)": ("Yes", 20), "Reds (No)": ("No", 18)},
    ),
    (
        "Group;N;In favour;Against;Abst.\nUnions;12;10;1;1\nFirms;30;5;20;5\nClubs;8;8;;\n",
        {
            "Unions (In favour)": ("In favour", 10),
            "Unions (Against)": ("Against", 1),
            "Unions (Abst)": ("abstains", 1),
            "Firms (In favour)": ("In favour", 5),
            "Firms (Against)": ("Against", 20),
            "Firms (Abst)": ("abstains", 5),
            "Clubs": ("In favour", 8),
        },
    ),
    (
        "Party,Yes,No\nGreens,25,5\nReds,20,18\nGone,0,0\n",
        {
            "Greens (Yes)": ("Yes", 25),
            "Greens (No)": ("No", 5),
            "Reds (Yes)": ("Yes", 20),
            "Reds (No)": ("No", 18),
            "Gone": ("", None),
        },
    ),
]


def read(folder: Path, text: str, answers: dict[str, str] | None = None) -> Opened:
    path = folder / "motion.csv"
    path.write_text(text, encoding="utf-8")
    return opened(path, answers or {}, None, TODAY)


def in_workbook(folder: Path, text: str) -> Path:
    """The same in a workbook, numbers as numbers."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in text.splitlines():
        sheet.append([int(one) if one.isdecimal() else one or None for one in line.split(";" if ";" in line else ",")])
    path = folder / "motion.xlsx"
    book.save(path)
    return path


def voters(found: Opened) -> Read:
    out: Read = {}
    for one in found.table.stakeholders.entries:
        said = "abstains" if one.position.abstains else one.position.word or ""
        out[one.actor] = said, None if one.votes is None else float(one.votes)
    return out


def told(found: Opened) -> str:
    return found.known.rivals


@pytest.mark.parametrize(("text", "expected"), SHEETS)
def test_each_part_of_a_party_that_votes_alike_is_a_voter(text: str, expected: Read, tmp_path: Path) -> None:
    assert voters(read(tmp_path, text)) == expected


@pytest.mark.parametrize(("text", "expected"), [SHEETS[at] for at in (0, 1, 3, 8, 9)])
def test_a_workbook_is_read_as_a_text(text: str, expected: Read, tmp_path: Path) -> None:
    assert voters(opened(in_workbook(tmp_path, text), {}, None, TODAY)) == expected


@pytest.mark.parametrize("text", [text for text, _ in SHEETS])
def test_it_is_the_same_case_when_it_is_sent_back(text: str, tmp_path: Path) -> None:
    first = read(tmp_path, text)
    assert case_of(sent_back(first, tmp_path)) == case_of(first)


def test_the_votes_as_they_were_read_are_told_on_the_first_screen(tmp_path: Path) -> None:
    sentence = "Read as votes counted by Party: Greens 25 Yes, 5 No; Liberals 10 Yes, 28 No, 2 Abstain; Left 12 Yes."
    assert told(read(tmp_path, ENGLISH)) == sentence


def test_seats_that_are_not_as_many_as_the_votes_are_told(tmp_path: Path) -> None:
    found = told(read(tmp_path, SPANISH))
    assert "Escaños and votes counted differ, the latter are read: Socialista 120, 119 counted." in found


def test_shares_beside_the_votes_are_told_as_not_read(tmp_path: Path) -> None:
    assert told(read(tmp_path, SHARES)).endswith("Beside the votes counted not read: 'For %', 'Against %'.")


def test_what_weighs_a_party_as_a_whole_weighs_none_of_its_parts(tmp_path: Path) -> None:
    found = read(tmp_path, "Party,Influence,Yes,No\nGreens,80,25,5\nReds,60,20,18\nBlues,20,12,0\n")
    assert "capability" not in found.table.stakeholders.columns
    assert told(found).endswith("Beside the votes counted not read: 'Influence'.")


def test_a_row_of_sums_is_left_out(tmp_path: Path) -> None:
    left_out = read(tmp_path, GERMAN).table.stakeholders.left_out
    assert [one.text for one in left_out] == ["Gesamt, 45, 35, 7, 1, 2"]


def test_of_several_motions_one_is_read_and_an_answer_reads_another(tmp_path: Path) -> None:
    first = read(tmp_path, TWO_ISSUES)
    assert told(first).startswith("Of 2 issues 'Tax' is read: --answer issue=Ban reads 'Ban'.")
    second = read(tmp_path, TWO_ISSUES, {"issue": "Ban"})
    assert voters(second) == {"Greens": ("Yes", 30), "Reds (Yes)": ("Yes", 2), "Reds (No)": ("No", 36)}
    with pytest.raises(TableError, match="found no issue 'Bam'"):
        read(tmp_path, TWO_ISSUES, {"issue": "Bam"})


def test_a_party_without_a_name_is_told_as_one_row(tmp_path: Path) -> None:
    found = read(tmp_path, "Party,Yes,No\nGreens,25,5\n,20,18\nReds,2,36\n")
    assert [one.spot.row for one in found.table.stakeholders.left_out] == [3]


def test_an_answer_of_the_columns_says_whose_names_they_are(tmp_path: Path) -> None:
    text = "Leader,Party,Yes,No\nAnn Ray,Greens,25,5\nBob Coe,Reds,20,18\n"
    found = read(tmp_path, text, {"columns": "actor:Leader"})
    assert set(voters(found)) == {"Ann Ray (Yes)", "Ann Ray (No)", "Bob Coe (Yes)", "Bob Coe (No)"}


@pytest.mark.parametrize(
    "text",
    [
        "Actor,Position,Yes,No\nGreens,20,25,5\nReds,80,20,18\nBlues,50,12,0\n",
        "Actor,Quay,Tax,Total\nGreens,25,5,30\nReds,10,30,40\nLeft,12,0,12\n",
        "Actor,Seats,Quay,Tax\nGreens,30,25,6\nReds,40,10,30\nLeft,12,12,0\n",
        "Party,Seats,Yes %,No %\nGreens,30,80,20\nReds,40,25,75\nBlues,50,40,60\n",
    ],
)
def test_what_is_no_count_of_votes_is_left_as_it_was(text: str, tmp_path: Path) -> None:
    assert "votes counted" not in told(read(tmp_path, text))


def test_a_part_of_a_party_can_be_changed(tmp_path: Path) -> None:
    changed = what_if(read(tmp_path, ENGLISH), ["Greens (No).position=Yes", "Left.vote=3"])
    assert {one.actor: one.position.word for one in changed.read.table.rows["motion"]}["Greens (No)"] == "Yes"
    assert changed.said == ("Greens (No): position Yes (in the table: No)", "Left: vote 3 (in the table: 12)")


def test_a_formula_without_a_value_among_the_counts_is_told(tmp_path: Path) -> None:
    path = in_workbook(tmp_path, ENGLISH)
    book = openpyxl.load_workbook(path)
    assert book.active is not None
    book.active["D3"] = "=C3+1"
    book.save(path)
    notes = opened(path, {}, None, TODAY).table.stakeholders.notes
    assert any("row 3, column D (No): found a formula that is not calculated" in one for one in notes)


def test_the_voting_power_of_a_party_is_that_of_all_its_votes(tmp_path: Path) -> None:
    path = tmp_path / "motion.csv"
    path.write_text(FRENCH, encoding="utf-8")
    found = read_votes(path, "2/3")
    assert dict(zip(found.members, map(int, found.votes), strict=True)) == {"Renaissance": 169, "LR": 61, "RN": 89}
    assert "votes are those counted as 'Pour', 'Contre', 'Abstention', 'Non votants' together" in found.notes


@pytest.mark.parametrize(
    ("cell", "votes", "told"),
    [("~25", 25, "'~25' (row 2) as 25"), ("25?", 25, "'25?' (row 2) as 25"), ("20-25", 22, "'20-25' (row 2) as 22")],
)
def test_a_count_that_is_not_sure_is_read_and_told(cell: str, votes: int, told: str, tmp_path: Path) -> None:
    """If it failed, one cell would make the column of those who abstain the position."""
    found = read(tmp_path, ENGLISH.replace("30,25,5,0", f"30,{cell},5,0"))
    assert found.table.votes["Greens (Yes)"] == votes
    assert told in found.known.rivals


def test_a_count_that_nobody_knows_is_none_and_told(tmp_path: Path) -> None:
    found = read(tmp_path, ENGLISH.replace("30,25,5,0", "30,25,?,0"))
    assert "'?' (row 2) as none" in found.known.rivals


@pytest.mark.parametrize("cell", ["-5", "many", "nan", "1e9"])
def test_what_is_no_count_among_counts_is_told_with_its_row(cell: str, tmp_path: Path) -> None:
    with pytest.raises(TableError, match=rf"row 2, column 3 \(Yes\): found '{cell}', expected a number of votes"):
        read(tmp_path, ENGLISH.replace("30,25,5,0", f"30,{cell},5,0"))
