"""Which files of a case folder are read. What stands there under the name of one and cannot be read is an error.

A file that is passed over in silence would take its claims or its assumptions with it, and the answer would be another.
"""

from __future__ import annotations

import os
from pathlib import Path

from instantsia.errors import Place, Problem

CASE, CLAIMS, ENDING = "case.toml", "claims.csv", ".toml"


def files_of(folder: Path, shown: str) -> tuple[tuple[str, ...], bool, tuple[Problem, ...]]:
    """(names of the TOML files, case.toml first; whether there is a claims.csv; what is wrong with the others).

    shown   the folder as it is named in messages

    Raises OSError where the folder cannot be read.
    """
    names: list[str] = []
    claims = False
    problems: list[Problem] = []
    for name in sorted(os.listdir(folder)):
        meant = _meant(name)
        # an editor's own mark beside a file that is open (`.#case.toml`) is a link to nothing
        if not meant or (name.startswith(".") and not (folder / name).is_file()):
            continue
        if meant != name:
            problems.append(_problem(shown, name, f"is not read: expected the name {meant}", "rename it"))
        elif not (folder / name).is_file():
            problems.append(_problem(shown, name, none_because(folder / name), ""))
        elif name == CLAIMS:
            claims = True
        else:
            names.append(name)
    return tuple(sorted(names, key=lambda name: (name != CASE, name))), claims, tuple(problems)


def named_as_case(folder: Path) -> bool:
    """Whether a folder holds anything that is called case.toml, be it in other letters or no file."""
    try:
        return any(name.casefold() == CASE for name in os.listdir(folder))
    except (OSError, ValueError):
        return False


def none_because(path: Path) -> str:
    """Why what stands there is no file, as a sentence goes on after its name."""
    if path.is_dir():
        return "is a folder, expected a file"
    if path.is_symlink() and not path.exists():
        return f"is a link to {os.readlink(path)}, which is not there"
    return "is no plain file"


def _meant(name: str) -> str:
    """The name that a file should have to be read as what it is called; "" where it is called nothing of ours."""
    folded = name.casefold()
    if folded in (CLAIMS, CASE):
        return folded
    return name[: -len(ENDING)] + ENDING if folded.endswith(ENDING) else ""


def _problem(shown: str, name: str, message: str, remedy: str) -> Problem:
    return Problem("E10", message, Place(f"{shown}/{name}"), remedy=remedy)
