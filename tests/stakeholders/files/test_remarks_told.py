"""What would be wrong: absence or a veto that only a remark tells is passed over in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from instantsia.cli import group
from instantsia.stakeholders import questions
from instantsia.stakeholders.build import read_table
from tests.stakeholders.build.tables import TODAY, table

HEAD = "Member,Position,Votes,Remarks\n"
REMARKS = (
    HEAD
    + """\
Farouk,80,1,absent - on leave
Okonkwo,20,1,holds a veto under the by-laws
Tanaka,60,1,spoke twice
Smith,30,1,no veto of his own
"""
)
ATTENDANCE = """\
Member,Position,Votes,Attendance
Farouk,80,1,absent
Okonkwo,20,1,present
Tanaka,60,1,proxy
Smith,30,1,present
"""
TOLD = (
    "The remarks of 2 rows speak of absence or a veto (Farouk, Okonkwo), and are not read (--answer vetoes=Okonkwo; "
    "--set Farouk.position=absent keeps them away)."
)


def said(path: Path, **written: str) -> list[str]:
    return questions.remarks_not_read(read_table(path, None, written, TODAY).known, written)


def test_remarks_of_absence_and_vetoes_are_told_until_they_are_answered(tmp_path: Path) -> None:
    assert said(table(tmp_path, REMARKS)) == [TOLD]
    (left,) = said(table(tmp_path, REMARKS), vetoes="Okonkwo")
    assert left.startswith("The remark of 1 row speaks of absence (Farouk), and is not read (")
    answered = REMARKS.replace("Farouk,80", "Farouk,absent")
    assert said(table(tmp_path, answered), vetoes="none") == []


def test_a_column_of_attendance_is_told_by_name_with_what_its_words_would_mean(tmp_path: Path) -> None:
    (told,) = said(table(tmp_path, ATTENDANCE))
    assert told.startswith("The column Attendance tells who attends, and is not read: by it Farouk would be away and ")
    assert "Tanaka would be voting by proxy" in told


@pytest.mark.parametrize(
    ("remark", "kind"),
    [
        ("beurlaubt bis Mai", "absence"), ("hat ein Vetorecht", "a veto"), ("en congé", "absence"),
        ("droit de veto", "a veto"), ("ausente por viaje", "absence"), ("имеет право вето", "a veto"),
        ("отсутствует", "absence"), ("afwezig met bericht", "absence"), ("nieobecny", "absence"),
        ("ohne Vetorecht", ""), ("always polite", ""), ("sin veto", ""),
        ("won't veto", ""), ("will use no veto", ""), ("не вето", ""), ("kein Veto; droht mit Veto 2030", "a veto"),
    ],
)  # fmt: skip
def test_the_languages_that_are_read(remark: str, kind: str, tmp_path: Path) -> None:
    found = said(table(tmp_path, f"{HEAD}Ann,10,1,{remark}\nBob,80,1,\nCid,30,1,\n"))
    assert [kind in one for one in found] == ([True] if kind else [])


def test_in_a_bargain_the_answers_that_are_told_change_it(tmp_path: Path) -> None:
    path = table(tmp_path, REMARKS.replace("Votes", "Weight").replace("spoke twice", "no seat"))
    both, voteless = said(path)
    assert "in a bargain a veto stops nothing; --answer settles=vote --answer vetoes=Okonkwo counts it" in both
    assert "--answer leave_out=Farouk takes them out" in both
    assert voteless.endswith("(--answer leave_out=Tanaka takes them out).")
    assert said(path, settles="vote")[1].endswith("(--answer votes='all but Tanaka').")
    # beside one who decides nobody else takes part
    assert len(said(path, settles="Smith")) == 1


def test_it_is_said_before_anything_is_asked_and_above_the_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("rem.csv").write_text(REMARKS)
    refused = CliRunner().invoke(group, ["forecast", "rem.csv"])
    assert TOLD in str(refused.exception)
    answer = CliRunner().invoke(group, ["forecast", "rem.csv", "--defaults", "--draws", "100"]).stdout
    before = " ".join(answer.partition("Will rem go")[0].split())
    assert "The remarks of 2 rows speak of absence or a veto (Farouk, Okonkwo), and are not read" in before


@pytest.mark.parametrize(
    "remark",
    [
        "SA and Gabon can each kill it", "they can each block", "must sign", "approval needed", "Assent required.",
        "has to consent in writing or it stops", "needs the assent of the President", "muss unterschreiben!",
        "Zustimmung des Landes nötig", "doit signer", "avis conforme", "debe firmar", "firma del alcalde necesaria",
        "deve firmare", "parere vincolante", "tem de assinar", "sanção necessária", "goedkeuring nodig",
        "moet tekenen", "musi podpisać", "wymagana zgoda", "должен подписать", "требуется согласие",
    ],
)  # fmt: skip
def test_a_veto_that_is_told_in_words_is_told_and_not_given(tmp_path: Path, remark: str) -> None:
    path = table(tmp_path, f"{HEAD}Farouk,80,1,\nOkonkwo,20,1,{remark}\nTanaka,60,1,spoke twice\n")
    assert said(path) == ["The remark of 1 row speaks of a veto (Okonkwo), and is not read (--answer vetoes=Okonkwo)."]
    lines = f"{HEAD}Farouk,80,1,\nOkonkwo,20,1,\nTanaka,60,1,\n,,,\nThe rest is open. In short: {remark},,,\n"
    known = read_table(table(tmp_path, lines), None, {}, TODAY).known
    (told,) = questions.vetoes_not_given(known, {})
    assert "speaks of a veto, and nobody was given one (--answer vetoes=NAMES says who" in told
    assert questions.vetoes_not_given(known, {"vetoes": "none"}) == []


@pytest.mark.parametrize(
    "remark",
    [
        "cannot block it", "nobody can block it", "3 of 16 can block", "keine Zustimmung nötig", "share-blocking issue",
        "approval needed: 11 votes", "can stop by on Monday", "no sign-up", "geen goedkeuring nodig", "a road block",
    ],
)  # fmt: skip
def test_what_is_no_veto_is_not_told_as_one(tmp_path: Path, remark: str) -> None:
    path = table(tmp_path, f"{HEAD}Farouk,80,1,\nOkonkwo,20,1,{remark}\nTanaka,60,1,spoke twice\n")
    assert said(path) == []
