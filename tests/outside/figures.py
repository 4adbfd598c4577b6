"""Figures that were kept are compared with those of today."""

from __future__ import annotations

from typing import Any

import pytest

from instantsia.engine.fingerprint import numerics

SLIPS = 0.0005
"""Part of the draws that may fall the other way on a machine that rounds otherwise."""


def compare(now: dict[str, Any], then: dict[str, Any], keys: tuple[str, ...], rounds: str) -> None:
    """Every figure that was kept is the same: the steps have the ids and names of random numbers that they had.

    now, then  {case: what saying.py says of it}
    rounds     the fingerprint of the arithmetic by which they were found; by another some draws may slip
    """
    exact = numerics() == rounds
    for case, kept in then.items():
        for key in keys:
            whole = kept["draws"] if key != "events" else 1
            for name, figures in kept[key].items():
                found = now[case][key][name]
                assert found.keys() == figures.keys(), (case, key, name)
                for figure, value in figures.items():
                    slips = 0 if exact else SLIPS * whole if figure not in ("low", "high") else 0.005
                    assert found[figure] == pytest.approx(value, rel=0, abs=slips), (case, key, name, figure)
