"""The files beside benchmarks/war_talks.py as modules, and wars that were made up so that the answer is known."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture(scope="session")
def module() -> Callable[[str], Any]:
    """A file of benchmarks by its name, each loaded once."""

    def load(name: str) -> Any:
        sys.path.insert(0, str(BENCHMARKS))
        try:
            return importlib.import_module(name)
        finally:
            sys.path.remove(str(BENCHMARKS))

    return load


@pytest.fixture(scope="session")
def made_up(module: Callable[[str], Any]) -> Callable[..., Any]:
    """Wars of given months, ends (0 to 2) and log ratios."""

    def make(months: Any, ends: Any, ratio: Any = None) -> Any:
        many = len(months)
        names = np.array([f"war {number:04d}" for number in range(many)])
        rows = np.eye(3, dtype=np.bool_)[np.asarray(ends)]
        ratio = np.zeros(many) if ratio is None else np.asarray(ratio, dtype=np.float64)
        return module("war_records").Wars(names, np.asarray(months, dtype=np.float64), rows, ratio)

    return make


@pytest.fixture(scope="session")
def few(made_up: Callable[..., Any]) -> Any:
    """Forty wars without order, two of which ended one knows not how."""
    rng = np.random.default_rng(3)
    wars = made_up(rng.lognormal(1.6, 1.4, 40), rng.integers(0, 3, 40), rng.normal(0.0, 1.5, 40))
    wars.ends[:2] = True
    return wars
