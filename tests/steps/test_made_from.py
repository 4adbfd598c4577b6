"""What would be wrong: a kind of step is asked for by a name that no file has, and no step is ever one of it."""

from __future__ import annotations

import ast
from pathlib import Path

import instantsia
from instantsia import steps
from instantsia.analysis.course.endings import AIMS
from instantsia.analysis.course.telling import TELLERS
from instantsia.analysis.forecast import INSIDE
from instantsia.analysis.other_side.run_up import ENDS

SOURCE = Path(instantsia.__file__).parent
KINDS = {path.stem for path in Path(steps.__file__).parent.glob("*.py")}


def asked_for() -> list[str | None]:
    """The names that the program asks for, None for one that is no text."""
    out: list[str | None] = []
    for path in SOURCE.rglob("*.py"):
        text = path.read_text("utf-8")
        if "made_from" not in text:
            continue
        calls = (one for one in ast.walk(ast.parse(text)) if isinstance(one, ast.Call))
        names = [one.args[1] for one in calls if isinstance(one.func, ast.Name) and one.func.id == "made_from"]
        out += [one.value if isinstance(one, ast.Constant) and isinstance(one.value, str) else None for one in names]
    return out


def test_every_kind_that_is_asked_for_is_a_file_of_steps() -> None:
    written = [name for name in asked_for() if name is not None]
    assert len(written) > 4
    assert set(written) | set(INSIDE) | set(TELLERS) | set(ENDS) | set(AIMS) <= KINDS


def test_only_lists_of_kinds_are_asked_for_by_names_that_are_not_written_there() -> None:
    """Those of the inside, those that tell of the other side (twice), those whose ends a run-up counts, and those that
    are there for something."""
    assert asked_for().count(None) == 5
