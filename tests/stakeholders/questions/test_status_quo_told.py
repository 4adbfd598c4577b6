"""What is proposed as the status quo is called a guess where nothing tells it, with what another would change."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders import questions
from instantsia.stakeholders.build import opened
from instantsia.stakeholders.build.opened import opened_text

SCALE = "actor,position\nAsk,30\nEmbla,90\nOrn,40\n"
REFERENCE = f"{SCALE}Status quo,50\n"
OPTIONS = "actor,position\nAsk,north\nEmbla,south\nOrn,north\n"


@pytest.mark.parametrize(
    ("text", "answers", "said"),
    [
        (SCALE, {"ends": "small|large"}, "Nothing in the sheet was read as saying it, so 0 is a guess."),
        (SCALE, {"scale": "0..100", "ends": "low|high"}, "what stands where a vote carries nothing"),
        (OPTIONS, {}, "'no decision' is a guess"),
        (SCALE, {"ends": "against|for"}, None),
        (SCALE, {"ends": "no ban|full ban"}, None),
        (OPTIONS.replace("south", "status quo"), {}, None),
        (REFERENCE, {"ends": "no ban|full ban"}, None),
    ],
)
def test_a_guess_is_called_one(text: str, answers: dict[str, str], said: str | None, tmp_path: Path) -> None:
    path = tmp_path / "ban.csv"
    path.write_text(text, "utf-8")
    read = opened(path, answers, None, 739_000)
    (put,) = [one for one in questions.open_questions(read.known, read.written) if one.key == "status_quo"] or [None]
    words = "" if put is None else " ".join(put.lines)
    if said is None:
        assert "guess" not in words
    else:
        assert said in words


def test_what_holds_is_asked_of_each_issue() -> None:
    """Of the others the low end was taken, and nobody had been asked."""
    text = "actor,issue,position\nAnn,Fee,10\nBob,Fee,90\nAnn,Days,3\nBob,Days,12\n"
    read = opened_text(text, Path("two.csv"), {}, 739_000)
    asked = [one.key for one in questions.open_questions(read.known, read.written) if one.question.must]
    assert {"status_quo", "status_quo.Days"} <= set(asked)
    again = opened_text(text, Path("two.csv"), {"status_quo": "0", "status_quo.Days": "12"}, 739_000)
    left = [one.key for one in questions.open_questions(again.known, again.written) if one.question.must]
    assert not [key for key in left if key.startswith("status_quo")]
