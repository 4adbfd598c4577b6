"""What would be wrong: a count of those who are there becomes a voter, with as many votes as all others together."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from instantsia.stakeholders import questions
from instantsia.stakeholders.build.opened import Opened, opened
from tests.stakeholders.build.tables import TODAY

_NAMES = ("Ada", "Bor", "Cem", "Dov", "Eli", "Fay")


def read(folder: Path, below: str, *answers: str, header: str = "Elector,Would vote,Votes") -> Opened:
    rows = "".join(f"{name},{side},1\n" for name, side in zip(_NAMES, ("North", "South") * 3, strict=True))
    path = folder / "board.csv"
    path.write_text(f"{header}\n{rows}{below}", encoding="utf-8")
    return opened(path, questions.given(answers), None, TODAY)


def who(found: Opened) -> set[str]:
    return {one.actor for one in found.table.stakeholders.entries}


@pytest.mark.parametrize(
    "below",
    [
        "\nElectors,,6\nThere on the day,,5\n",
        "Total,,6\nPresent on 3 May,,5\nof which new,,2\n",
        "\nStimmen gesamt,,6\ndavon anwesend,,5\n",
        "\nTotal des voix,,6\ndont présents,,5\n",
        "\nTotal,,6\nde los cuales presentes,,5\n",
        "\nTotale,,6\naventi diritto,,5\n",
        "\nTotal,,6\ncom direito a voto,,5\n",
        "\nTotaal,,6\nwaarvan aanwezig,,5\n",
        "\nRazem,,6\nw tym obecni,,5\n",
        "\nThere on the day,,5\nElectors,,6\n",
    ],
)
def test_a_count_beside_a_sum_is_nobody_and_named(below: str, tmp_path: Path) -> None:
    found = read(tmp_path, below)
    assert who(found) == {*_NAMES}
    assert len(found.table.stakeholders.left_out) == below.strip().count("\n") + 1


@pytest.mark.parametrize("below", ["\nElectors,,6\nHall Park,,5\n", "\nHall Park,,5\n"])
def test_a_row_that_may_be_a_count_is_told_with_the_answer_that_takes_it_out(below: str, tmp_path: Path) -> None:
    found = read(tmp_path, below)
    assert "Hall Park" in who(found)
    (told,) = [note for note in found.table.stakeholders.notes if "Hall Park" in note and "leave_out" in note]
    answers = shlex.split(told.partition("(--answer ")[2].partition(" takes out")[0])
    assert "Hall Park" not in who(read(tmp_path, below, *answers))


def test_somebody_with_a_vote_like_the_others_stays(tmp_path: Path) -> None:
    """Of whom nothing else is known, above the sum and below it."""
    found = read(tmp_path, "Gus,,1\nTotal,,7\nHal Present,,1\n")
    assert {"Gus", "Hal Present"} <= who(found)
    assert not any("leave_out" in note for note in found.table.stakeholders.notes)
