"""What would be wrong: how more than two options are put is taken in silence, though the sheet speaks of a run-off."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders import questions
from instantsia.stakeholders.build.opened import Opened, opened_text

TODAY = 739_000
THREE = "member,position\nAnn,north\nBob,south\nCid,south\nDee,stay\n"


def read(text: str, **answers: str) -> Opened:
    return opened_text(text, Path("site.csv"), {"status_quo": "stay", **answers}, TODAY)


def keys(one: Opened, *, must: bool) -> str:
    return " ".join(line for line, _ in questions.lines(one.known, one.written, must=must))


def test_of_more_than_two_options_it_is_among_the_defaults_that_are_taken() -> None:
    one = read(THREE)
    assert "procedure='one ballot'" in questions.taken(one.known, one.written)
    assert "--answer procedure='one ballot'" in keys(one, must=False)
    # the default as it is printed changes nothing
    said = read(THREE, procedure="one ballot")
    assert said.document().tables["body"] == one.document().tables["body"]
    assert said.document().tables["step"] == one.document().tables["step"]


def test_of_two_options_and_on_a_scale_nothing_is_asked() -> None:
    assert "procedure" not in keys(read(THREE.replace("south", "stay")), must=False)
    one = opened_text("actor,position\nAnn,20\nBob,70\n", Path("site.csv"), {}, TODAY)
    assert "procedure" not in keys(one, must=False)


@pytest.mark.parametrize(
    "line",
    ["If none has half: run-off between the first two", "Stichwahl der beiden Ersten", "the last one is eliminated"],
)
def test_where_the_sheet_speaks_of_more_than_one_ballot_it_has_to_be_answered(line: str) -> None:
    one = read(f"{THREE}\n{line}\n")
    assert "--answer procedure=" in keys(one, must=True)
    told = next(text for key, text in questions.lines(one.known, one.written, must=True) if "procedure" in key)
    assert "The sheet speaks of it" in told
    assert "procedure" not in keys(read(f"{THREE}\n{line}\n", procedure="run-off"), must=True)
