"""What would be wrong: a sheet says in a plain sentence that one person decides, and it is bargained out in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.opened import opened_text
from instantsia.stakeholders.questions import counting_asked

TODAY = 739_950
ROWS = (
    "Name;Office;Position;Cares\nAda Vale;Minister of Works;40;3\nBo Lind;Union;90;4\nCy Moor;Minister's adviser;60;2\n"
    "Di Noor;Press;70;1\n;;;\n"
)


def told(line: str, rows: str = ROWS, **answers: str) -> str:
    found = opened_text(f"{rows}{line};;;\n", Path("table.csv"), answers, TODAY)
    return "\n".join(counting_asked(found.known, answers))


@pytest.mark.parametrize(
    "line", ["The Minister decides. The others advise.", "Vale alone signs", "Minister Vale has the final say"]
)
def test_a_row_that_alone_fits_is_told_with_the_answer_that_plays_it_so(line: str) -> None:
    assert "says that one person decides, and is not used (--answer settles='Ada Vale' plays it so)." in told(line)
    assert "one person" not in told(line, settles="Ada Vale")
    assert "one person" not in told(line, settles="bargain")


@pytest.mark.parametrize(
    "line",
    [
        "Decide la Gobernadora (decreto). Los demás opinan",
        "The President alone signs. He has said nothing.",
        "DG – Mme Vasseur : tranche seule le 11/12",
        "decyduje sama dyrektor",
        "De burgemeester beslist alleen",
        "Der Bürgermeister entscheidet allein",
        "Decide da sola la sindaca",
        "A prefeita decide sozinha",
        "Le préfet décide",
    ],
)
def test_whoever_has_no_row_is_told_to_need_one(line: str) -> None:
    assert "no row is theirs by its name or office: add one for them, and --answer settles=NAME" in told(line)


@pytest.mark.parametrize(
    "line",
    [
        "The council decides by majority",
        "The chair decides ties",
        "The board decides",
        "El consejo decide",
        "The minister does not decide this",
        "Nobody decides alone",
        "Firma Huber, Direktor Maier",
        "Rules of the president",
        "All three ministers decide together",
    ],
)
def test_a_body_and_a_tie_are_no_person(line: str) -> None:
    assert "one person" not in told(line)


@pytest.mark.parametrize(
    "line",
    [
        "The decision lies with Minister Vale alone, who asks the others",
        "The decision is Minister Vale's alone",
        "Final decision: Minister Vale",
        "Decision-maker: Vale",
        "Minister Vale decides by decree",
        "Die Entscheidung liegt allein bei Minister Vale",
        "Entscheider: Minister Vale",
        "La décision revient au ministre Vale",
        "La decisión corresponde solo a Vale",
        "La decisione spetta al ministro Vale",
        "A decisão cabe ao ministro Vale",
        "De beslissing ligt bij minister Vale",
        "Decyzja należy do ministra Vale",
        "Решение принимает: Vale",
    ],
)
def test_other_words_for_it_are_told_too(line: str) -> None:
    assert "says that one person decides, and is not used (--answer settles='Ada Vale' plays it so)." in told(line)


@pytest.mark.parametrize(
    "line",
    [
        "The decision is due on 4 May",
        "Final decision: 12 May 2027",
        "Final decision: pending",
        "Decision makers: Vale, Lind and Moor",
        "The decision rests with the board alone",
        "The decision is not the minister's alone",
    ],
)
def test_a_day_several_and_a_body_are_no_decider(line: str) -> None:
    assert "one person" not in told(line)


def with_cells(*cells: str) -> str:
    names = ("Ada Vale", "Bo Lind", "Cy Moor", "Di Noor")
    return "Name;Position;Cares;Role\n" + "".join(
        f"{name};{40 + 10 * at};3;{cell}\n" for at, (name, cell) in enumerate(zip(names, cells, strict=True))
    )


@pytest.mark.parametrize("cell", ["decision maker", "decides alone by decree", "has the last word", "entscheidet"])
def test_a_cell_of_a_row_says_that_it_is_theirs(cell: str) -> None:
    said = told("", with_cells("adviser", cell, "", "press"))
    assert "says that one person decides, and is not used (--answer settles='Bo Lind' plays it so)." in said


def test_of_several_such_cells_none_says_who_decides() -> None:
    assert "one person" not in told("", with_cells("decision-maker", "decision-maker", "", "adviser"))


@pytest.mark.parametrize(
    "remark",
    [
        "decide ele. inclina-se a favor mas tem medo",
        "she has the last word",
        "likes the plan; she decides herself",
        "Er entscheidet. Will noch warten",
        "c'est elle qui décide",
        "decide lei",
        "él decide solo",
        "zij beslist",
        "ona decyduje",
    ],
)
def test_whoever_decides_by_a_remark_of_their_own_row_is_told(remark: str) -> None:
    rows = ROWS.replace("Name;Office;Position;Cares", "Name;Office;Position;Cares;Notes").replace(
        ";4\n", f";4;{remark}\n"
    )
    found = opened_text(rows, Path("table.csv"), {}, TODAY)
    assert "(--answer settles='Bo Lind' plays it so)" in "\n".join(counting_asked(found.known, {}))


@pytest.mark.parametrize("remark", ["Em empate decide ela", "she decides in May", "they say he decides", "on holiday"])
def test_other_remarks_of_a_row_say_nothing_of_it(remark: str) -> None:
    rows = ROWS.replace("Name;Office;Position;Cares", "Name;Office;Position;Cares;Notes").replace(
        ";4\n", f";4;{remark}\n"
    )
    found = opened_text(rows, Path("table.csv"), {}, TODAY)
    assert "one person" not in "\n".join(counting_asked(found.known, {}))


@pytest.mark.parametrize(
    "line",
    [
        "HM (Chief Exec) decides herself under SFI 12 by 28 Feb, CPG only advises. Not said which way she leans.",
        "KB entscheidet selbst, die anderen beraten nur",
        "AR tranche elle-même",
        "lo decide ella misma",
    ],
)
def test_that_somebody_decides_in_person_is_told(line: str) -> None:
    assert "add one for them, and --answer settles=NAME" in told(line)


def test_a_chief_of_another_kind_is_not_whoever_decides() -> None:
    rows = ROWS.replace("Ada Vale;Minister of Works", "Chief Nurse;Nursing")
    assert "add one for them" in told("HM (Chief Exec) decides herself by 28 Feb", rows)


def test_an_office_that_is_cut_short_is_that_of_whoever_has_it() -> None:
    """If it failed, it would be said that no row is theirs, and somebody would add the director a second time."""
    text = (
        'Who,Wants,Say\nDir. Furrer,20,9\nOps,30,5\nUnion,60,4\n,,\n"Consultation only, the Director signs alone",,\n'
    )
    read = opened_text(text, Path("t.csv"), {}, 739_950)
    assert [one.name for one in read.known.deciders] == ["Dir. Furrer"]
