"""Closed forms of bargaining, war, reports and power, a case a test, on the functions of `models` that are called.

The numbers stand in `closed_form_checks.json`, in the folder `data` of `shared` beside the repository, or wherever
INSTANTSIA_CHECKS says; without the file one test is skipped and says so.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.conftest import SHARED

VARIABLE = "INSTANTSIA_CHECKS"
TOLD = SHARED / "data" / "closed_form_checks.json"

COVERED: set[str] = set()
"""The groups of cases that some test reads."""


def told() -> dict[str, list[dict[str, Any]]]:
    """The cases of each group; none where there is no file."""
    named = os.environ.get(VARIABLE)
    path = Path(named) if named else TOLD
    if not named and not path.is_file():
        return {}
    cases = json.loads(path.read_text(encoding="utf-8"))
    return {group: of_group for group, of_group in cases.items() if group != "_meta"}


def closed_form(group: str) -> Callable[[Callable[[dict[str, Any]], None]], Any]:
    """Marks a test of one group: it is asked each of its cases, as `case`."""
    COVERED.add(group)
    cases = [pytest.param(case, id=f"{group}-{number}") for number, case in enumerate(told().get(group, []), start=1)]
    missing = pytest.mark.skip(reason=f"needs {TOLD.name} in ../shared/data, or where {VARIABLE} says")
    parameters = cases or [pytest.param({}, id=f"{group}-none", marks=missing)]

    def marked(test: Callable[[dict[str, Any]], None]) -> Any:
        return pytest.mark.closed_form(pytest.mark.parametrize("case", parameters)(test))

    return marked


def agrees(found: Any, expected: Any, within: float = 1e-9) -> None:
    """Raises AssertionError unless numbers, one or a row of them, are finite and no farther apart than `within`."""
    found, expected = np.asarray(found, dtype=np.float64), np.asarray(expected, dtype=np.float64)
    assert found.shape == expected.shape
    assert np.isfinite(found).all()
    assert np.abs(found - expected).max(initial=0.0) <= within, f"found {found.tolist()}, expected {expected.tolist()}"
