"""What would be wrong: a line says what holds, by when it is decided or who abstains, and a guess is proposed."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders import questions
from instantsia.stakeholders.build.opened import Opened, opened
from tests.stakeholders.build.tables import TODAY

ROWS = ["Name,Position,Importance,Remark", "Ann,4,3,wants it soon", "Bob,12,2,rang back", "Cem,8,3,", "Dan,0,1,", ""]


def read(folder: Path, *lines: str, remark: str = "") -> Opened:
    rows = [row.replace("Cem,8,3,", f"Cem,8,3,{remark}") for row in ROWS]
    (folder / "weeks.csv").write_text("\n".join([*rows, *(f'"{line}"' for line in lines)]) + "\n", "utf-8")
    return opened(folder / "weeks.csv", {}, None, TODAY)


def proposed(found: Opened, key: str) -> str:
    return str(questions.QUESTIONS[key].default(questions.ask(found.known, found.written)))


@pytest.mark.parametrize(
    ("line", "holds"),
    [
        ("Not posted by then = this year's dues run on, i.e. 0%.", "0"),
        ("At present year 2 has 6 wks and that stays if nothing gets its 2/3.", "6"),
        ("Stand: 26.11. / bisheriger Preis 7 ct", "7"),
        ("Heute hat das zweite Jahr 6 Wochen; ohne Einigung bleibt es so", "6"),
        ("Aujourd'hui le règlement prévoit 6 mois", "6"),
        ("Hoy el reglamento dice 6 meses; si no se aprueba queda así", "6"),
        ("Oggi il disciplinare dice 6 mesi; se non passa rimane così", "6"),
        ("Hoje o regulamento diz 6 meses", "6"),
        ("Vandaag zegt men niets, nu heeft het jaar 6 weken", "6"),
        ("Сейчас устав гласит 6 месяцев", "6"),
    ],
)
def test_what_holds_is_proposed(line: str, holds: str, tmp_path: Path) -> None:
    assert proposed(read(tmp_path, line), "status_quo") == holds


def test_a_body_that_has_so_many_members_holds_nothing(tmp_path: Path) -> None:
    found = read(tmp_path, "Now the council meets on Monday and has 12 members.")
    assert questions.ask(found.known, found.written).table_facts.reference is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("The fees must be posted by 31 January.", "2027-01-31"),
        ("Faculty Board 9 Dec - item 6", "2026-12-09"),
        ("Heure de fin (comité du 10/12)", "2026-12-10"),
        ("Koalitionsausschuss 7.12.", "2026-12-07"),
        ("entro e non oltre: al più tardi il 31 gennaio", "2027-01-31"),
    ],
)
def test_the_day_of_deciding_is_proposed(line: str, day: str, tmp_path: Path) -> None:
    assert proposed(read(tmp_path, line), "by") == day


@pytest.mark.parametrize(
    "remark",
    [
        "staying out of it", "äußert sich nicht zum Preis", "ne se prononce pas sur le prix", "no se pronuncia hoy",
        "non si esprime", "não se pronuncia sobre isso", "spreekt zich niet uit", "не высказывается о цене",
    ],
)  # fmt: skip
def test_a_remark_of_taking_no_side_is_told(remark: str, tmp_path: Path) -> None:
    assert read(tmp_path, remark=remark).known.remarks.abstaining == ("Cem",)
