"""What would be wrong: a sheet as somebody keeps it is refused, or its owner is left without a line that goes on."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pytest

from instantsia import api
from instantsia.stakeholders.build import opened
from instantsia.stakeholders.build.answers_that_fit import answers_that_fit
from instantsia.stakeholders.build.opened import Opened
from instantsia.stakeholders.files.sheet import TableError

SHEETS = Path(__file__).parent / "sheets"
TODAY = 739_950
TRIED_LAST = (
    *("va", "vb", "vc", "vd", "ya", "yb", "yc", "yd", "za", "zb", "zc", "zd"),
    *("wa", "wb", "wc", "wd", "xa", "xb", "xc", "xd", "ta", "tb", "tc", "td", "te"),
)
"""Sets that were tried when the others had been seen."""


def sheets() -> list[Path]:
    return sorted(path for path in SHEETS.glob("*/s?.*") if path.suffix != ".md")


def tried(path: Path) -> Any:
    """A sheet as a case of the test; those that were seen while the reading was mended are slow."""
    marks = [] if path.parent.name in TRIED_LAST else [pytest.mark.slow]
    return pytest.param(path, id=f"{path.parent.name}-{path.name}", marks=marks)


def first_read(path: Path, today: int = TODAY) -> Opened:
    """A sheet as it is; one that is refused with the one line that is printed."""
    try:
        return opened(path, {}, None, today)
    except TableError as error:
        (answer,) = shlex.split(str(error).partition("--answer ")[2])
        key, _, text = answer.partition("=")
        return opened(path, {key: text}, None, today)


def must_be_answered(read: Opened) -> dict[str, str]:
    """{question that somebody has to answer: what is proposed}, as it is printed."""
    return {one.key: one.question.default(one.asking) for one in answers_that_fit(read).asked}


def case_of(read: Opened) -> Any:
    """All of the case of a sheet but what is told of the status quo, and of how the sheet was read."""
    return _without(api.of_document(read.document()).case.model_dump(mode="json"))


def _without(made: Any) -> Any:
    if isinstance(made, dict):
        return {key: _without(value) for key, value in made.items() if key not in ("status_quo", "note")}
    return [_without(value) for value in made] if isinstance(made, (list, tuple)) else made


@pytest.mark.parametrize("path", [tried(one) for one in sheets()])
def test_what_is_proposed_is_what_is_read_where_nobody_answers(path: Path) -> None:
    read = first_read(path)
    assert case_of(opened(path, {**read.given, **must_be_answered(read)}, None, TODAY)) == case_of(read)


@pytest.mark.parametrize("path", [tried(one) for one in sheets()])
def test_a_stranger_s_sheet_is_read_and_what_it_proposes_can_be_answered(path: Path) -> None:
    read = first_read(path)
    assert len(read.table.stakeholders.entries) > 1
    again = opened(path, {**read.given, **must_be_answered(read)}, None, TODAY)
    assert must_be_answered(again) == {}
