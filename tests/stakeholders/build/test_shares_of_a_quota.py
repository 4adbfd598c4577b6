"""What would be wrong: a share of those who vote is counted of those in the table, whoever votes in the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia import forecast_table, load
from instantsia.api import Study
from instantsia.api.tables import convert

WORDS = ("for", "for", "for", "for", "against", "against", "abstains", "abstains", "absent")
NAMES = ("Ana", "Ben", "Cleo", "Enid", "Fay", "Gus", "Hal", "Ida", "Jon")


def table(folder: Path, words: tuple[str, ...], name: str = "board.csv") -> Path:
    path = folder / name
    rows = (f"{actor},{word}" for actor, word in zip(NAMES, words, strict=True))
    path.write_text("\n".join(["member,position", *rows]) + "\n", "utf-8")
    return path


def study(folder: Path, words: tuple[str, ...], quota: str, sets: tuple[str, ...] = ()) -> Study:
    answers = {"quota": quota, "status_quo": "against"}
    return forecast_table(table(folder, words), answers, as_of="2026-12-01", set=sets)


def chance(one: Study) -> float:
    share = one.run(as_of=one.case.as_of, draws=1500, runs=None).forecast.events[0].share.p
    assert share is not None
    return share


@pytest.mark.parametrize("quota", ["2/3 of those voting", "2/3 of those present", "more than half of those present",
                                   "more than half of those voting", "65% of those voting", "2/3"])  # fmt: skip
@pytest.mark.parametrize(
    ("who", "word"), [("Ida", "against"), ("Ida", "for"), ("Ida", "absent"), ("Enid", "abstains"), ("Jon", "abstains"),
                      ("Jon", "against"), ("Enid", "against")]
)  # fmt: skip
def test_a_changed_attendance_is_the_edited_file(tmp_path: Path, quota: str, who: str, word: str) -> None:
    words = tuple(word if name == who else one for name, one in zip(NAMES, WORDS, strict=True))
    edited, changed = study(tmp_path, words, quota), study(tmp_path, WORDS, quota, (f"{who}.position={word}",))
    assert changed.case.body == edited.case.body
    assert chance(changed) == chance(edited)


def test_the_share_stands_in_the_rule(tmp_path: Path) -> None:
    rule = study(tmp_path, WORDS, "2/3 of those present").case.body[0].rule.model_dump()
    assert (rule["share"]["low"], rule["of"], rule["abstaining"]) == (2 / 3, "present", ("hal", "ida"))
    assert rule["quota"] is None
    rule = study(tmp_path, WORDS, "more than half of those voting").case.body[0].rule.model_dump()
    assert (rule["share"], rule["of"], rule["abstaining"]) == (None, "voting", ("hal", "ida"))
    assert study(tmp_path, WORDS, "5").case.body[0].rule.model_dump()["quota"]["low"] == 5


def test_one_who_comes_and_votes_against_raises_what_two_thirds_are(tmp_path: Path) -> None:
    """4 of 6 are two thirds and 4 of 7 are not, of the same case: who is away is changed there."""
    path = table(tmp_path, WORDS)
    folder = tmp_path / "case"
    convert(path, folder, {"quota": "2/3 of those voting", "status_quo": "against"}, as_of="2026-12-01")
    one = load(folder)
    before = chance(one)
    text = (folder / "case.toml").read_text("utf-8")
    away = 'absent = ["hal", "ida", "jon"]'
    assert away in text
    (folder / "case.toml").write_text(text.replace(away, 'absent = ["hal", "jon"]'), "utf-8")
    assert chance(load(folder)) < before - 0.1
