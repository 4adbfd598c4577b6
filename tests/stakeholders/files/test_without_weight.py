"""What would be wrong: a guest without a vote and a weight who weighs as much as the heaviest."""

from __future__ import annotations

from pathlib import Path

from tests.stakeholders.files.reading import read

STATES = "actor,position,capability,note\nGermany,20,18.6,\nMalta,25,0.1,\nPoland,10,8.2,\n"
OTHERS = (
    "Commission,25,,Pas de voix. Unanimité nécessaire\nLegal service,15,s.o.,\nSpain,30,,\nEcho,15,,No votes so far\n"
)


def weights(folder: Path, text: str) -> dict[str, float | None]:
    found = read(folder, text).entries
    return {one.actor: one.capability.number.middle if one.capability.number else None for one in found}


def test_whoever_has_no_vote_and_no_weight_weighs_as_little_as_anybody(tmp_path: Path) -> None:
    found = weights(tmp_path, STATES + OTHERS)
    assert (found["Commission"], found["Legal service"], found["Spain"], found["Echo"]) == (0.1, 0.1, None, None)
    told = "The sheet says that these have no vote or weight; each gets the least that anybody has (0.1): "
    assert any(note.startswith(told) and "Legal service" in note for note in read(tmp_path, STATES + OTHERS).notes)


def test_so_does_whoever_the_column_of_votes_says_has_none(tmp_path: Path) -> None:
    below = STATES.replace("note", "vote").replace(",\n", ",yes\n")
    assert weights(tmp_path, below + "Guest,40,,no\nBlank,40,,yes\n")["Guest"] == 0.1
    assert weights(tmp_path, below + "Guest,40,,no\nBlank,40,,yes\n")["Blank"] is None


def test_of_grades_the_least_is_theirs(tmp_path: Path) -> None:
    text = "actor,position,capability,vote\nA,20,high,yes\nB,30,low,yes\nC,40,,no\n"
    assert weights(tmp_path, text)["C"] == 25
