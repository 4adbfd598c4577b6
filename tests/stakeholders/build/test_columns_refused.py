"""A table whose columns nobody can tell is refused with one line that says which they may be, and that works."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from instantsia.errors import UserError
from instantsia.stakeholders import questions
from instantsia.stakeholders.build import opened
from instantsia.stakeholders.build.opened import Opened

_FINNISH = """Kuka;Rooli;Milloin työt saavat alkaa;Lisäksi
Apulaispormestari;johto;03/03/2025;pelkää urakoitsijan lähtevän
Kauppiaiden yhdistys;38 kojua;12/01/2026;vasta joulun jälkeen
Urakoitsija;voitti kilpailun;17/03/2025;hinnat nousevat kesäkuun jälkeen
Asukkaat;;15/09/2025;jakautuneet
"""
_WELSH = """Pwy,Swydd,Beth maen nhw eisiau
Y Maer,arweinydd,cau'r ffordd i geir o fis Mai ymlaen a dim cyn hynny
Siopwyr,busnes,cadw'r ffordd fel y mae hi nawr os gwelwch yn dda
Cyngor,corff,cau'r ffordd ar ddydd Sul yn unig am flwyddyn gyfan
"""


def _opened(folder: Path, text: str, *answers: str) -> Opened:
    (folder / "sheet.csv").write_text(text, "utf-8")
    return opened(folder / "sheet.csv", questions.given(answers), None, questions.today())


def _refused(folder: Path, text: str, *answers: str) -> str:
    with pytest.raises(UserError) as caught:
        _opened(folder, text, *answers)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "names", "line"),
    [
        (_FINNISH, ("Kuka", "Rooli", "Lisäksi"), "columns=actor:Kuka|position:Milloin työt saavat alkaa"),
        (_WELSH, ("Pwy", "Swydd"), "columns=actor:Pwy|position:Beth maen nhw eisiau"),
    ],
)
def test_one_line_says_which_columns_they_are_and_works(
    text: str, names: tuple[str, ...], line: str, tmp_path: Path
) -> None:
    told = _refused(tmp_path, text)
    assert told.count("\n") == 0
    assert all(f"'{name}'" in told for name in names)
    answer = shlex.split(told.rpartition("--answer ")[2])
    assert answer == [line]
    read = _opened(tmp_path, text, *answer)
    assert [one.actor for one in read.table.stakeholders.entries] == sorted(
        row.replace(";", ",").partition(",")[0] for row in text.splitlines()[1:]
    )


def test_what_an_answer_leaves_open_is_filled_in_as_well(tmp_path: Path) -> None:
    told = _refused(tmp_path, _FINNISH, "columns=actor:Rooli")
    answer = shlex.split(told.rpartition("--answer ")[2])
    assert answer == ["columns=actor:Rooli|position:Milloin työt saavat alkaa"]
    _opened(tmp_path, _FINNISH, *answer)


def test_columns_told_one_by_one_are_those_told_together(tmp_path: Path) -> None:
    both = "columns=actor:Kuka|position:Milloin työt saavat alkaa"
    apart = ("columns=actor:Kuka", "columns=position:Milloin työt saavat alkaa")
    assert _opened(tmp_path, _FINNISH, *apart).table.rows == _opened(tmp_path, _FINNISH, both).table.rows


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (("columns=actor:Kuka", "columns=actor:Rooli"), "--answer 'columns=actor:Kuka|actor:Rooli'"),
        (("by=2027", "by=2028"), "by was answered before, as 2027: expected one answer"),
    ],
)
def test_what_is_answered_twice_is_refused(answers: tuple[str, ...], told: str) -> None:
    with pytest.raises(UserError, match="before") as caught:
        questions.given(answers)
    assert told in str(caught.value)


def test_the_same_answer_twice_is_one() -> None:
    assert questions.given(["by=2027", "by=2027"]) == {"by": "2027"}
