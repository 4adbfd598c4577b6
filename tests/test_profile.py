"""How examples are searched for: once for all, in conftest.py."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import HealthCheck, settings

TESTS = Path(__file__).resolve().parent


def test_no_example_fails_because_the_machine_is_busy() -> None:
    assert settings().deadline is None
    assert HealthCheck.too_slow in settings().suppress_health_check


def test_no_test_has_a_deadline_of_its_own() -> None:
    own = [
        path.name for path in TESTS.rglob("test_*.py") if re.search(r"@settings\(.*deadline", path.read_text("utf-8"))
    ]
    assert own == []
