"""What would be wrong: a line or a name says that one person decides, and nothing is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders import questions
from instantsia.stakeholders.build.opened import opened
from tests.stakeholders.build.tables import TODAY

ROWS = ["Who,Wants,Importance", "Fishers,0,5", "Sailing Club,5,3", "Other trustees,8,3"]


def told(folder: Path, master: str, line: str) -> list[str]:
    (folder / "dues.csv").write_text("\n".join([*ROWS, f"{master},7,2", "", f'"{line}"']) + "\n", "utf-8")
    found = opened(folder / "dues.csv", {}, None, TODAY)
    return questions.counting_asked(found.known, found.written)


@pytest.mark.parametrize(
    "line",
    [
        "HM sets the dues himself under the 1974 Order, trustees only advise.",
        "HM legt die Gebühr selbst fest.",
        "HM fixe lui-même le tarif.",
        "HM fija él mismo la tarifa.",
        "HM fissa da solo la tariffa.",
        "HM fixa ele próprio a taxa.",
        "HM bepaalt zelf het tarief.",
        "HM сам устанавливает сбор.",
    ],
)
def test_whoever_sets_it_is_told_with_what_to_paste(line: str, tmp_path: Path) -> None:
    (said,) = [one for one in told(tmp_path, "Harbour Master", line) if "one person decides" in one]
    assert "--answer settles='Harbour Master'" in said


@pytest.mark.parametrize("aside", ["decides", "entscheidet", "tranche", "decide", "beslist", "решает", "decides alone"])
def test_brackets_behind_a_name_say_who_decides(aside: str, tmp_path: Path) -> None:
    (said,) = [one for one in told(tmp_path, f"Harbour Master ({aside})", "My notes.") if "one person decides" in one]
    assert f"--answer settles='Harbour Master ({aside})'" in said


def test_both_are_told_once(tmp_path: Path) -> None:
    some = told(tmp_path, "Harbour Master (decides)", "HM sets the dues himself.")
    assert sum("one person decides" in one for one in some) == 1


def test_whoever_sets_an_agenda_decides_nothing(tmp_path: Path) -> None:
    assert not any("one person" in one for one in told(tmp_path, "Harbour Master", "The mayor sets the agenda."))
