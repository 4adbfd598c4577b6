"""What would be read wrongly: a log of who was heard when, letters for and against, a group that is called mixed."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.opened import Opened, opened
from tests.stakeholders.build.tables import TODAY

LOG = """Day,Who,Where they stand,Weight,Heard by
2026-10-02,Harbour board,20,40,letter
2026-10-02,Ferry owners,80,30,call
2026-10-09,Unions,45,60,visit
2026-10-16,Harbour board,35,40,call
"""


def read(folder: Path, text: str, answers: dict[str, str] | None = None) -> Opened:
    path = folder / "sheet.csv"
    path.write_text(text, encoding="utf-8")
    return opened(path, answers or {}, None, TODAY)


def stands(found: Opened) -> dict[str, str | float | None]:
    out: dict[str, str | float | None] = {}
    for one in found.table.stakeholders.entries:
        number = one.position.number
        away = "away" if one.position.abstains else one.position.word
        out[one.actor] = float(number.middle) if number is not None else away
    return out


def test_of_a_log_the_latest_row_of_each_holds_and_the_others_are_named(tmp_path):
    found = read(tmp_path, LOG)
    assert stands(found) == {"Harbour board": 35, "Ferry owners": 80, "Unions": 45}
    (left,) = found.table.stakeholders.left_out
    assert left.spot.row == 2
    assert "is of an earlier 'Day'" in left.reason
    assert "columns='issue:Day'" in left.reason


@pytest.mark.parametrize(
    "day",
    [
        # nobody knows which is the later, as the day or the month may stand first
        ("2/10/2026", "9/10/2026", "4/11/2026"),
        # days on which they were born tell two of one name apart
        ("Born", "1961-04-02", "1970-05-03", "1958-01-30"),
    ],
)
def test_two_of_one_name_stay_two_where_no_day_says_which_is_the_later(day, tmp_path):
    head, *days = day if len(day) == 4 else ("Day", *day)
    text = f"{head},Who,Position\n{days[0]},Ames,20\n{days[1]},Bond,80\n{days[2]},Ames,60\n"
    assert len(stands(read(tmp_path, text))) == 3


@pytest.mark.parametrize("away", ["Abs", "abs.", "Abst"])
def test_f_and_a_are_for_and_against_and_abs_abstains(away, tmp_path):
    found = read(tmp_path, f"Member,Vote\nAmes,F\nBond,A\nCole,F\nDorn,{away}\nElm,F\n")
    assert stands(found) == {"Ames": "for", "Bond": "against", "Cole": "for", "Dorn": "away", "Elm": "for"}
    assert "'F' is read as for" in " ".join(found.table.stakeholders.notes)


def test_letters_of_which_one_is_another_side_are_options(tmp_path):
    found = read(tmp_path, "Member,Vote\nAmes,F\nBond,A\nCole,B\nDorn,B\n", {"columns": "actor:Member|position:Vote"})
    assert set(stands(found).values()) == {"F", "A", "B"}
