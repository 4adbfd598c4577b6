"""What would be wrong: a traceback, a run that ends without a word, or an answer, where a rule or a step of another
package does what it must not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.outside.packages import THIRD, WALK, write_case, write_package
from tests.outside.test_outside import MODULES, OFFERS, run

BODY = "        counted = tally("
SEEN = "counted = tally(seen.vote, seen.weight, seen.options); draws = len(seen.vote)"


def decides(line: str) -> dict[str, str]:
    """The package with a line before what its rule does."""
    assert BODY in THIRD
    return MODULES | {"third": THIRD.replace(BODY, f"        {line}\n{BODY}")}


def plays(line: str) -> dict[str, str]:
    """The package with a line before what its step does."""
    before = "        loss = np.where("
    assert before in WALK
    return MODULES | {"walk": WALK.replace(before, f"        {line}\n{before}")}


RULE = "the rule third of tugs 1.0 failed in step ballot: "
STEP = "the step tug-of-war of tugs 1.0 failed in step fight: "


@pytest.mark.parametrize(
    ("modules", "said"),
    [
        (decides("raise RuntimeError('boom')"), RULE + "RuntimeError: boom"),
        (decides("raise SystemExit(0)"), RULE + "SystemExit: 0"),
        (decides("return None"), RULE + "decide returned None, expected a Decision"),
        (decides("seen.vote[:] = 0"), RULE + "ValueError: assignment destination is read-only"),
        (decides("seen.weight[:, 0] = 9"), RULE + "ValueError: assignment destination is read-only"),
        (
            decides(f"{SEEN}; return Decision(np.full(draws, 7, np.int8), counted, np.zeros(draws, bool))"),
            RULE + "decide returned 7 as option, expected -1 to 1",
        ),
        (
            decides(f"{SEEN}; return Decision(np.zeros(1, np.int8), counted[:1], np.zeros(1, bool))"),
            RULE + "decide returned option of shape (1,), expected (400,)",
        ),
        (
            decides(f"{SEEN}; return Decision(np.zeros(draws), counted, np.zeros(draws, bool))"),
            RULE + "decide returned option of type float64, expected int8",
        ),
        (
            decides(f"{SEEN}; return Decision(np.full(draws, 300), counted, np.zeros(draws, bool))"),
            RULE + "decide returned 300 as option, expected -128 to 127",
        ),
        (plays("raise RuntimeError('boom')"), STEP + "RuntimeError: boom"),
        (plays("return None"), STEP + "play returned None, expected a mapping"),
        (
            plays("return {('decided', self.id): np.full(state.view, 2, np.int8)}"),
            STEP + "play returned 2 as decided of fight, expected -1 to 1",
        ),
        (
            plays("return {('decided', self.id): np.zeros(1, np.int8)}"),
            STEP + "play returned decided of fight of shape (1,), expected (400,)",
        ),
        (
            plays("return {('ground', self.id): np.full(state.view, 70_000)}"),
            STEP + "play returned 70000 as ground of fight, expected -32768 to 32767",
        ),
        (
            plays("return {('grond', self.id): np.zeros(state.view)}"),
            STEP + "play returned ('grond', 'fight'), but nobody declares a variable grond",
        ),
        (plays("state['clock', ''][:] = 0"), STEP + "ValueError: assignment destination is read-only"),
    ],
)
def test_what_it_must_not_do_is_a_sentence_and_no_answer(tmp_path: Path, modules: dict[str, str], said: str) -> None:
    write_package(tmp_path / "site", "tugs", "1.0", modules, OFFERS)
    write_case(tmp_path / "tug")
    status, answer, complaint = run(tmp_path, "run", "tug", "--draws", "400")
    assert (status, answer) == (2, "")
    assert said in complaint
    assert complaint.count("\n") == 1
    # of a run in which nothing was played nothing is left that looks like one
    assert os.listdir(tmp_path / "runs") == []


def test_a_worker_says_the_same(tmp_path: Path) -> None:
    write_package(tmp_path / "site", "tugs", "1.0", decides("raise RuntimeError('boom')"), OFFERS)
    write_case(tmp_path / "tug")
    status, answer, complaint = run(tmp_path, "run", "tug", "--draws", "20000", "--workers", "2")
    assert (status, answer, complaint) == (2, "", RULE + "RuntimeError: boom\n")


def test_a_package_that_leaves_when_it_is_loaded_does_not_end_the_command(tmp_path: Path) -> None:
    """If it failed, `check` would print nothing and say by its exit status that all is well."""
    write_package(tmp_path / "site", "tugs", "1.0", MODULES | {"third": "raise SystemExit(0)"}, OFFERS)
    write_case(tmp_path / "tug")
    for command in ("check", "run"):
        status, _, complaint = run(tmp_path, command, "tug")
        assert status == 2
        assert "the rule third of tugs 1.0 cannot be loaded: SystemExit: 0" in complaint


def test_a_mistake_in_what_it_says_of_itself_is_a_sentence_too(tmp_path: Path) -> None:
    keeps = WALK.replace(
        "        return (\n            Keep(", "        raise KeyError('x')\n        return (\n            Keep("
    )
    write_package(tmp_path / "site", "tugs", "1.0", MODULES | {"walk": keeps}, OFFERS)
    write_case(tmp_path / "tug")
    status, _, complaint = run(tmp_path, "run", "tug", "--draws", "400")
    assert (status, complaint) == (2, "the step tug-of-war of tugs 1.0 failed: KeyError: 'x'\n")


def test_a_run_that_failed_keeps_the_blocks_that_were_finished(tmp_path: Path) -> None:
    """If it failed, what was played would be lost with what was not, and what somebody put there, too."""
    fails = plays("if streams.start: raise RuntimeError('boom')")
    write_package(tmp_path / "site", "tugs", "1.0", fails, OFFERS)
    write_case(tmp_path / "tug")
    assert run(tmp_path, "run", "tug", "--draws", "10000")[0] == 2
    (kept,) = (tmp_path / "runs").iterdir()
    assert os.listdir(kept / "blocks") == ["00000.parquet"]
    assert "unfinished: 1 of 2 blocks" in run(tmp_path, "runs")[1]
    write_package(tmp_path / "site", "tugs", "1.0", plays("raise RuntimeError('boom')"), OFFERS)
    (kept / "note.txt").write_text("mine")
    assert run(tmp_path, "run", "tug", "--draws", "10000", "--fresh")[0] == 2
    assert os.listdir(kept) == ["note.txt"]
