"""What would be wrong: a sheet as somebody keeps it is refused, or its owner is left without a line that goes on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from instantsia.stakeholders import questions
from instantsia.stakeholders.build import opened
from instantsia.stakeholders.build.opened import Opened

SHEETS = Path(__file__).parent / "sheets"
TODAY = 739_950
TRIED_LAST = ("gg", "hh", "ii", "jj", "kk", "ll")
"""Sets that were tried when the others had been seen."""


def sheets() -> list[Path]:
    return sorted(path for path in SHEETS.glob("*/s?.*") if path.suffix != ".md")


def tried(path: Path) -> Any:
    """A sheet as a case of the test; those that were seen while the reading was mended are slow."""
    marks = [] if path.parent.name in TRIED_LAST else [pytest.mark.slow]
    return pytest.param(path, id=f"{path.parent.name}-{path.name}", marks=marks)


def must_be_answered(read: Opened) -> dict[str, str]:
    """{question that somebody has to answer: what is proposed}."""
    asked = questions.open_questions(read.known, read.written)
    return {one.key: one.question.default(one.asking) for one in asked if one.question.must}


@pytest.mark.parametrize("path", [tried(one) for one in sheets()])
def test_a_stranger_s_sheet_is_read_and_what_it_proposes_can_be_answered(path: Path) -> None:
    read = opened(path, {}, None, TODAY)
    assert len(read.table.stakeholders.entries) > 1
    again = opened(path, must_be_answered(read), None, TODAY)
    assert must_be_answered(again) == {}
