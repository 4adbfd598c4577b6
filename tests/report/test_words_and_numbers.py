"""The same board in words and in numbers: why one range is wider is said."""

from __future__ import annotations

from pathlib import Path

from instantsia.api import Result, forecast_table
from instantsia.report.first.screen import screen

NUMBERS = "member,position,votes\nAsk,100,1\nEmbla,100,1\nOrn,100,1\nDag,0,1\nEir,0,1\n"
WORDS = "member,vote\nAsk,for\nEmbla,for\nOrn,for\nDag,against\nEir,against\n"


def run(text: str, answers: dict[str, str], folder: Path) -> Result:
    path = folder / "board.csv"
    path.write_text(text, "utf-8")
    return forecast_table(path, answers=answers, as_of="2026-12-01").run(draws=2_000, runs=None)


def test_a_board_in_words_says_that_no_bargain_is_in_its_range(tmp_path: Path) -> None:
    numbers = run(NUMBERS, {"status_quo": "0"}, tmp_path).forecast
    words = run(WORDS, {"status_quo": "against"}, tmp_path).forecast
    one, other = numbers.head.share, words.head.share
    assert one.p is not None
    assert other.p is not None
    assert abs(one.p - other.p) < 0.03
    assert "(no bargain in the range)" not in screen(numbers, 120)
    assert "settled by vote (no bargain in the range)" in screen(words, 120)
    assert "positions 0 and 100 say the same as two options" in words.note


def test_how_an_option_without_most_votes_comes_to_stand_is_said(tmp_path: Path) -> None:
    path = tmp_path / "sites.csv"
    path.write_text("member,position\nAsk,north\nEmbla,south\nOrn,east\n", "utf-8")
    note = forecast_table(path, as_of="2026-12-01").case.note
    assert "else no decision; now and then what one member stands for is put instead, and stands if enough" in note


def test_the_tally_of_a_motion_is_of_whole_votes(tmp_path: Path) -> None:
    """Whoever wrote down four for and three against would read of 4.7 votes, and look for them."""
    path = tmp_path / "motion.csv"
    said = ("dafür", "dagegen", "dafür", "dafür", "dagegen", "dafür", "dagegen")
    rows = [f"{name},{word}" for name, word in zip("ABCDEFG", said, strict=True)]
    path.write_text("\n".join(["member,position", *rows]) + "\n", "utf-8")
    study = forecast_table(path, as_of="2026-12-01")
    carried = screen(study.run(as_of=study.case.as_of, draws=2000).forecast, 120)
    assert "As stated 4 votes for and 3 against, on average " in carried
    assert "Will the motion on motion be carried?" in carried
    study = forecast_table(path, {"quota": "unanimity"}, as_of="2026-12-01")
    fails = screen(study.run(as_of=study.case.as_of, draws=2000).forecast, 120)
    assert "As stated 4 votes for and 3 against, on average " in fails
    assert "; against: " in fails
