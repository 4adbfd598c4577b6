"""What would be wrong: one end of a scale that is named, and is lost, or a name for the other that nobody gave."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.errors import UserError
from instantsia.stakeholders import questions
from instantsia.stakeholders.build import opened
from instantsia.stakeholders.questions import Ends

from .tables import TODAY

HALVES = [
    ("100 = unwind in full", "0..100", Ends("the low end", "unwind in full")),
    ("0 = no", "0..100", Ends("no", "the high end")),
    ("0: no ban", "0..100", Ends("no ban", "the high end")),
    ("1 = never", "1..5", Ends("never", "the high end")),
    ("5 = at once", "1..5", Ends("the low end", "at once")),
    ("2040 = late", "2030..2040", Ends("the low end", "late")),
]


@pytest.mark.parametrize(("half", "scale", "ends"), HALVES)
def test_one_end_in_a_header_leaves_the_other_unnamed(half: str, scale: str, ends: Ends, tmp_path: Path) -> None:
    rows = "".join(f"{who},{point}\n" for who, point in zip("AB", scale.split(".."), strict=True))
    (tmp_path / "a.csv").write_text(f"actor,Position ({half})\n{rows}")
    read = opened(tmp_path / "a.csv", {"scale": scale}, None, TODAY)
    assert questions.ask(read.known, read.written).value("ends") == ends
    # the other may be named in an answer, and the one that is named stays
    named = ends.high if ends.low == "the low end" else ends.low
    both = f"{named}|else" if named == ends.low else f"else|{named}"
    assert questions.ask(read.known, {"ends": both, "scale": scale}).value("ends") == Ends(*both.split("|"))


@pytest.mark.parametrize(("half", "scale", "ends"), HALVES)
def test_one_end_in_an_answer_leaves_the_other_unnamed(half: str, scale: str, ends: Ends, tmp_path: Path) -> None:
    rows = "".join(f"{who},{point}\n" for who, point in zip("AB", scale.split(".."), strict=True))
    (tmp_path / "a.csv").write_text(f"actor,position\n{rows}")
    read = opened(tmp_path / "a.csv", {"scale": scale, "ends": half}, None, TODAY)
    assert questions.ask(read.known, read.written).value("ends") == ends


def test_a_point_between_the_ends_names_none(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("actor,Position (50 = half)\nA,10\nB,90\n")
    read = opened(tmp_path / "a.csv", {}, None, TODAY)
    assert questions.ask(read.known, {}).value("ends") == Ends("the low end", "the high end")
    with pytest.raises(UserError, match="expected a name for 0 or 100, the ends of the scale"):
        opened(tmp_path / "a.csv", {"ends": "50 = half"}, None, TODAY)
