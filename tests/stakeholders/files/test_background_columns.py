"""What would be wrong: a year of election, a number of votes or a score of last year as where somebody stands."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from instantsia.stakeholders.files.columns.guess import assigned
from instantsia.stakeholders.files.read import read_sheet

SHEETS = {
    "a year of election beside codes for and against": (
        "Cllr;Ward;1st elected;HS2 link;Firm 1-5\n"
        "Ames;North;2005;F;5\nBoyd;South;2013;A;4\nCole;East;2017;F soft;2\nDane;West;2021;prob A;3\n"
        "Elms;Mill;2009;F;5\n",
        {"position": ("HS2 link",)},
    ),
    "an age beside letters": (
        "Member;Alter;Antrag 7\nAhl;44;J\nBock;51;N\nCohn;38;J\nDorn;60;J\nEder;47;N\n",
        {"position": ("Antrag 7",)},
    ),
    "votes beside marks of a board, the later round of two": (
        "氏名;議決権;賛否 5/29;賛否 6/20;希望投資額 (億円);関心度\n蒔田;1;◎;◎;180;5\n久我;1;○;○;150;4\n"
        "한도윤;2;×;△;90;5\nRyu;1;×;(×);80;2\n小鳥遊;1;○;○;130;3\n",
        {"position": ("賛否 6/20", "希望投資額 (億円)"), "vote": ("議決権",), "salience": ("関心度",)},
    ),
    "a stance in Korean beside seats": (
        "위원;의석;입장;관심도\n김;12;85;4\n박;30;20;5\n이;8;60;2\n최;5;40;3\n",
        {"position": ("입장",), "seats": ("의석",)},
    ),
    "a score of the year before, a rank of seniority and a share of the district": (
        "Member;Seniority rank;LCV score 2024;% mining jobs in district;Ideal fee ($/ton);Salience (0-100)\n"
        "Abel;1;91;0.4;40;85\nBoud;4;88;0;45;70\nCast;6;95;0;60;90\nDinw;9;72;2.1;25;55\nEthe;11;61;6.8;15;95\n",
        {"position": ("Ideal fee ($/ton)",), "capability": ()},
    ),
}


@pytest.mark.parametrize("name", SHEETS)
def test_what_somebody_is_is_no_position(name: str, tmp_path: Path) -> None:
    text, meant = SHEETS[name]
    (tmp_path / "a.csv").write_text(text, "utf-8")
    sheet = read_sheet(tmp_path / "a.csv")
    found = assigned(sheet)
    assert {role: tuple(sheet.header[at].text for at in found.places.get(role, ())) for role in meant} == meant


@pytest.mark.parametrize("hidden", [True, False])
def test_a_hidden_column_is_no_position_where_one_that_is_shown_may_be(hidden: bool, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (("Party", "Points", "Route"), ("Red", 20, "north"), ("Blue", 80, "south"), ("Grey", 45, "north"),
                ("Pink", 60, "south"), ("Teal", 10, "north"), ("Gold", 33, "north")):  # fmt: skip
        page.append(row)
    page.column_dimensions["B"].hidden = hidden
    book.save(tmp_path / "a.xlsx")
    sheet = read_sheet(tmp_path / "a.xlsx")
    assert sheet.hidden == (frozenset((2,)) if hidden else frozenset())
    assert assigned(sheet).places["position"] == ((2,) if hidden else (1,))
    # it is all there is
    page.delete_cols(3)
    book.save(tmp_path / "a.xlsx")
    assert assigned(read_sheet(tmp_path / "a.xlsx")).places["position"] == (1,)
