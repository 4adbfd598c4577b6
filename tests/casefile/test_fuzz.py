"""Mutated case folders: whatever is written, the answer is a case or located problems, and it comes soon."""

from __future__ import annotations

import random
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from instantsia.case.model import Case
from instantsia.casefile.document import read_folder
from instantsia.casefile.load import load, warnings
from instantsia.errors import CaseError, Problem
from tests.casefile import dock

MUTANTS = 2_000
SECONDS = 5

NASTY = [
    "true", "false", "inf", "-inf", "nan", "0", "-1", "1e999", "9" * 400, "9" * 5000, '""', '"x"', '"é\\u0000"',
    "[]", "[[]]", "{}", "[1, 2]", '["quill", "quill"]', "{ a = 1 }", '{ value = "1..2", foo = 3 }', "1911-13-40",
    "1911-06-09", "1911-06-09T12:00:00", "07:32:00", '"always"', '"9999-12-31..0001-01-01"', '"board"', '"stone"',
    '"' + "x" * 3000 + '"', "[" * 70 + "]" * 70, '"ballot == "', '"__import__(\'os\')"', '"' + "not " * 500 + 'offer"',
    '"' + "(" * 300 + 'offer"', '"*.dock"', '"*."', '"."', '"record.ballot.vote"', '"actor"', '"step.ballot.precision"',
    '"issue.dock.announced"', '"context"', '"record"', '"fact."', '"5..1"', '{ kind = "acclamation" }', "'''\nx\n'''",
    '{ low = 1, high = 0 }', '{ genuine = 1, not = 0 }', '"F"', '"likely"', '"genuine"', "[[1, 2, 3, 4]]",
]  # fmt: skip
KEYS = [
    "id",
    "kind",
    "p",
    "when",
    "body",
    "of",
    "within",
    "after",
    "include",
    "x" * 80,
    "tell",
    "seats",
    "range",
    "group",
]
CELLS = [
    "",
    '"',
    "a,b",
    '""',
    ";",
    "\t",
    "yes",
    "1e999",
    "5..1",
    "0",
    "185..x",
    "nan",
    "é",
    "D1",
    "quill",
    "record.ballot",
]


class Hang(Exception):
    pass


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raises Hang where what is inside takes longer."""

    def stop(*_: object) -> None:
        raise Hang

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def mutated(rng: random.Random, text: str, table: bool) -> bytes:
    """The text with one to four things wrong with it."""
    for _ in range(rng.choice((1, 1, 1, 1, 2, 3))):
        lines = text.split("\n")
        place = rng.randrange(len(lines))
        match rng.randrange(9):
            case 0:
                del lines[place]
            case 1:
                lines.insert(place, lines[rng.randrange(len(lines))])
            case 2 if table:
                cells = lines[place].split(",")
                cells[rng.randrange(len(cells))] = rng.choice(CELLS)
                lines[place] = ",".join(cells)
            case 2 | 3 | 4 if "=" in lines[place] and not table:
                lines[place] = f"{lines[place].split('=')[0]}= {rng.choice(NASTY)}"
            case 5 if not table:
                lines.insert(place, f"{rng.choice(KEYS)} = {rng.choice(NASTY)}")
            case 6:
                other = rng.randrange(len(lines))
                lines[place], lines[other] = lines[other], lines[place]
            case 7 if "[[" in lines[place]:
                lines[place] = rng.choice(
                    ["[[step]]", "[[claim]]", "[actor]", "[[nothing]]", "[[body.rule]]", "[body.rule]"]
                )
            case _:
                words = lines[place].split(" ")
                words[rng.randrange(len(words))] = rng.choice(
                    ["dock", "board", "ballot", '"', "=", "#", "let", "0", "\ufeff"]
                )
                lines[place] = " ".join(words)
        text = "\n".join(lines)
    data = bytearray(text.encode("utf-8"))
    if rng.random() < 0.05 and data:
        for _ in range(rng.randrange(1, 4)):
            data[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(data)


def look_at(folder: Path) -> bool:
    """Whether the folder is a case; fails where it is neither that nor problems with their places."""
    try:
        document = read_folder(folder)
        case = load(document)
    except CaseError as error:
        problems = error.problems
    else:
        assert isinstance(case, Case)
        problems = warnings(document, case)
        assert all(problem.severity == "warning" for problem in problems)
        return all(map(located, problems))
    assert problems, "an error without a problem says nothing"
    assert all(map(located, problems))
    return False


def located(problem: Problem) -> bool:
    assert problem.place is not None, f"no place for: {problem}"
    assert problem.message, problem
    return True


def run(folder: Path, mutants: int, seed: int) -> int:
    rng = random.Random(seed)
    sound = 0
    for number in range(mutants):
        dock.write(folder)
        name = rng.choice(["case.toml", "case.toml", "case.toml", "claims.csv"])
        text = dock.CLAIMS if name == "claims.csv" else dock.CASE
        (folder / name).write_bytes(mutated(rng, text, name == "claims.csv"))
        try:
            with at_most(SECONDS):
                sound += look_at(folder)
        except Hang:
            pytest.fail(f"mutant {number} of seed {seed} took more than {SECONDS} s")
        except Exception as error:
            kept = (folder / name).read_bytes()
            raise AssertionError(f"mutant {number} of seed {seed} ({name}): {kept!r}") from error
    return sound


def test_some_mutants(tmp_path: Path) -> None:
    """If it failed, a slip of the pen would end in a traceback or a hang."""
    assert 0 < run(tmp_path / "dock", 150, seed=1) < 150


@pytest.mark.slow
def test_many_mutants(tmp_path: Path) -> None:
    """If it failed, some slip of the pen would end in a traceback or a hang."""
    sound = run(tmp_path / "dock", MUTANTS, seed=2)
    assert 0.02 * MUTANTS < sound < 0.8 * MUTANTS, "mutants that are all sound, or none, test nothing"
