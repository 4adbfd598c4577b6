"""What the tutorial cites of its minutes by line stands on that line: a reader who looks there must find it."""

from __future__ import annotations

import csv
import re
import tomllib
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "tutorial"
PAGE = FOLDER.parent / "tutorial.md"
CITED = re.compile(r"(?<!-)\blines?[ ](\d+)(?:[ ](?:and|to)[ ](\d+))?")
STANDS = {
    # words around the citation: what must stand on its lines, or on the first and the last of several
    "corrects him to his face": ("Mr Noor told me", "I told you"),
    "a letter that she does not show": ("Mr Pell wrote to me", "It is at home"),
    "one man says two things": ("a fourth case on my conscience", "nobody has spoken of pay"),
    "cited and not produced": ("Mr Pell wrote to me",),
    "can call a town meeting": ("the householders can call a town meeting",),
    "Mrs Ives would welcome it": ("Mrs Ives. Let them.",),
    "has them on the side of the well": ("Upper Street would fill the room",),
}


def minutes() -> list[str]:
    return (FOLDER / "minutes.txt").read_text("utf-8").splitlines()


def cited(text: str) -> list[tuple[str, tuple[int, ...]]]:
    """(the words around a citation, its first and last line) of each citation of a text in prose."""
    joined = " ".join(text.split())
    return [
        (joined[max(one.start() - 110, 0) : one.end() + 60], tuple(int(line) for line in one.groups() if line))
        for one in CITED.finditer(joined)
    ]


def whys(value: object) -> list[str]:
    """Every reason of a case."""
    if isinstance(value, dict):
        return [one for key, inner in value.items() for one in ([inner] if key == "why" else whys(inner))]
    return [one for inner in value for one in whys(inner)] if isinstance(value, list) else []


def texts() -> list[str]:
    case = tomllib.loads((FOLDER / "case.toml").read_text("utf-8"))
    return [PAGE.read_text("utf-8"), *whys(case)]


@pytest.mark.parametrize("text", texts())
def test_each_line_that_is_named_has_what_is_said_of_it(text: str) -> None:
    """If it failed, the tutorial on citing would cite wrongly."""
    for around, lines in cited(text):
        known = [stands for words, stands in STANDS.items() if words in around]
        assert known, f"nobody has said what stands there: {around}"
        right = [
            stands
            for stands in known
            if len(stands) == len(lines)
            and all(words in minutes()[line - 1] for words, line in zip(stands, lines, strict=True))
        ]
        assert right, f"{around}: found {[minutes()[line - 1] for line in lines]}"


def test_all_that_is_said_of_lines_is_cited() -> None:
    """A citation that was reworded would no longer be looked up."""
    around = [words for text in texts() for words, _ in cited(text)]
    assert [words for words in STANDS if not any(words in one for one in around)] == []


def test_the_claims_begin_and_end_with_their_words() -> None:
    with (FOLDER / "claims.csv").open(encoding="utf-8", newline="") as file:
        for claim in csv.DictReader(file):
            line = minutes()[int(claim["lines"]) - 1].rstrip(".")
            assert line.startswith(claim["first"])
            assert line.endswith(claim["last"])
