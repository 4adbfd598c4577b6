"""What would be wrong: a casting vote, a quorum or what holds stands in a remark or on another sheet, in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from instantsia.stakeholders.build import read_table
from instantsia.stakeholders.build.opened import Opened, opened, opened_text
from instantsia.stakeholders.questions import ask, counting_asked, open_questions

HEAD = "Name,On it as,Rise %,Cares (1-5),Remarks\n"
BOARD = f"""{HEAD}Hannah Moss,Chair,3.5,3,has casting vote if tied. wants it over
Tariq,Treasurer,4.8,5,
Iris,Member,4.8,4,
Colm,Member,0,5,
Agata,Member,2,4,
Pat,Member,2,3,
"""
TODAY = 739_950


def read(text: str, **answers: str) -> Opened:
    return opened_text(text, Path("table.csv"), answers, TODAY)


def told(text: str, **answers: str) -> str:
    return "\n".join(counting_asked(read(text, **answers).known, answers))


def workbook(path: Path, *lines: list[str]) -> Path:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for line in BOARD.splitlines():
        sheet.append([float(cell) if cell.replace(".", "").isdigit() else cell for cell in line.split(",")])
    sheet.cell(2, 5).value = "wants it over"
    other = made.create_sheet("Procédure")
    for line in lines:
        other.append(line)
    made.save(path)
    return path


@pytest.mark.parametrize("answers", [{}, {"settles": "vote", "votes": "all"}])
def test_a_casting_vote_in_a_remark_is_told_with_the_answer_that_puts_it(answers: dict[str, str]) -> None:
    said = told(BOARD, **answers)
    assert "'Hannah Moss: has casting vote if tied' (row 2) tells who decides a tie, and is not used:" in said
    assert "casting='Hannah Moss' puts it" in said
    asking = ask(read(BOARD, settles="vote", votes="all", casting="Hannah Moss").known, {"casting": "Hannah Moss"})
    assert asking.value("casting") == "Hannah Moss"


def test_a_casting_vote_in_the_sentence_of_the_quota_is_told_beside_it() -> None:
    line = (
        '"Board votes Mon 12 March, majority of those there and voting, chair has second vote if equal. Lost = stays"'
    )
    said = told(f"{BOARD.replace('has casting vote if tied. ', '')},,,,\n{line},,,,\n")
    assert "--answer settles=vote --answer quota='more than half of those voting' counts votes" in said
    assert "--answer settles=vote --answer casting='Hannah Moss' puts it" in said


def test_a_quorum_in_a_bargain_is_told_with_the_answers_that_count_it() -> None:
    said = told(f"{BOARD},,,,\nQuorum 4.,,,,\n")
    assert "--answer settles=vote --answer quorum=4 counts votes" in said
    assert "quorum" not in told(BOARD)


def test_rules_on_another_sheet_are_proposed_with_its_name(tmp_path: Path) -> None:
    lines = (
        ["Vote à main levée, majorité des deux tiers des présents"],
        ["Aujourd'hui : 2 %. Si rien ne passe on reste à 2."],
    )
    path = workbook(tmp_path / "council.xlsx", *lines, ["à faire : appeler Colm"])
    answers = {"settles": "vote", "votes": "all"}
    found = opened(path, answers, None, TODAY)
    asked = {one.key: one for one in open_questions(found.known, answers)}
    assert asked["quota"].question.default(asked["quota"].asking) == "2/3 of those present"
    assert "sheet 'Procédure', row 1" in asked["quota"].lines[1]
    assert asked["status_quo"].question.default(asked["status_quo"].asking) == "2"
    assert "sheet 'Procédure', row 2" in asked["status_quo"].lines[1]


@pytest.mark.parametrize(
    "sentence",
    [
        "Notices must be out by 28 Feb or rents stay where they are.",
        "If I do nothing the policy in the handbook carries on (in the bag).",
        "If not carried, calendar stays as last year",
        "Lost = pews stay",
        "Wenn ich nichts entscheide, bleibt die Satzung",
        "Si rien ne passe on garde le texte de juin",
        "Si no hacemos nada sigue el convenio",
        "Se non decidiamo nulla resta il regolamento",
        "Als we niets doen blijft het reglement",
        "Jeśli nic nie postanowimy, zostaje regulamin",
    ],
)
def test_it_is_never_said_that_the_sheet_does_not_say_what_holds_where_a_sentence_tells_it(sentence: str) -> None:
    found = read(f'{BOARD},,,,\n"{sentence}",,,,\n')
    asked = next(one for one in open_questions(found.known, {}) if one.key == "status_quo")
    assert "The sheet does not say" not in " ".join(asked.lines)
    assert sentence.split()[-1].strip(".").casefold() in " ".join(asked.lines).casefold()


def test_who_told_of_a_row_does_not_make_it_what_holds() -> None:
    sources = "Name,Pews %,Cares (1-5),Who told me\nAnn,10,2,Alison\nBen,20,2,\nCid,30,,Alison\nDora,40,3,me\n"
    found = read(f'{sources},,,\n"Lost = pews stay and Alison won\'t bring it again",,,\n')
    assert found.known.actors == ("Ann", "Ben", "Cid", "Dora")


def test_one_no_that_is_enough_is_unanimity() -> None:
    for rule in (
        "Règle : consensus, un État qui dit non suffit. On négocie toute la nuit, jusqu'au bout.",
        "Ein Nein genügt.",
    ):
        found = read(f'{BOARD},,,,\n"{rule}",,,,\n', settles="vote", votes="all")
        assert ask(found.known, {"settles": "vote", "votes": "all"}).value("quota").words == "unanimity"


def test_the_lines_of_another_sheet_that_tell_how_it_is_decided_are_shown_whole(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "rules.xlsx",
        ["Beschluss", "einfache Mehrheit der abgegebenen Stimmen, bei Patt zweite Abstimmung mit Doppelstimme Vors."],
        ["sonst", "kein Beschluss = kein Geld (0)"],
        ["4.8", "Vorlage Vorstand"],
    )
    notes = read_table(path, None, {}, TODAY).stakeholders.notes
    shown = next(note for note in notes if note.startswith("On sheet 'Procédure': "))
    assert "mit Doppelstimme Vors." in shown
    assert "4.8, Vorlage Vorstand" in shown
    todo = workbook(tmp_path / "todo.xlsx", ["Ann", "ring the baker"], ["Bo", "buy some flour"])
    assert not any("On sheet" in note for note in read_table(todo, None, {}, TODAY).stakeholders.notes)


def test_what_a_legend_says_of_what_holds_is_read_as_on_any_other_sheet(tmp_path: Path) -> None:
    path = workbook(tmp_path / "key.xlsx", ["sonst", "kein Beschluss = es bleibt bei 2"])
    made = load_workbook(path)
    made["Procédure"].title = "Legende"
    made.save(path)
    asked = {one.key: one for one in open_questions(opened(path, {}, None, TODAY).known, {})}
    told = asked["status_quo"].question.told(asked["status_quo"].asking)
    assert told.startswith("The sheet tells it (sheet 'Legende', row 1: ")
