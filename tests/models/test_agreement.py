"""What would be wrong: an alpha that is not Krippendorff's."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.models.agreement import interval_alpha

PUBLISHED = """
A 1 2 3 3 2 1 4 1 2 . . .
B 1 2 3 3 2 2 4 1 2 5 . 3
C . 3 3 3 2 3 4 2 2 5 1 .
D 1 2 3 3 2 4 4 1 2 5 1 .
"""
"""Four observers, twelve units, some not coded: the example of Krippendorff 2011, whose interval alpha is .849."""

units = st.lists(st.lists(st.integers(0, 100).map(float), min_size=0, max_size=4), min_size=2, max_size=8)


def test_the_published_example_comes_to_its_published_figure() -> None:
    rows = [line.split()[1:] for line in PUBLISHED.strip().splitlines()]
    coded = [[float(cell) for cell in column if cell != "."] for column in zip(*rows, strict=True)]
    found = interval_alpha(coded)
    assert found is not None
    assert round(found, 3) == 0.849


def by_definition(coded: list[list[float]]) -> float | None:
    """Mean squared differences over ordered pairs, counted one by one."""
    told = [unit for unit in coded if len(unit) > 1]
    values = [value for unit in told for value in unit]
    n = len(values)
    if len(told) < 2:
        return None
    observed = sum(sum((a - b) ** 2 for a, b in permutations(unit, 2)) / (len(unit) - 1) for unit in told) / n
    expected = sum((a - b) ** 2 for a, b in permutations(values, 2)) / (n * (n - 1))
    return 1 - observed / expected if expected else None


@given(units)
def test_it_is_what_its_definition_gives(coded: list[list[float]]) -> None:
    found, exact = interval_alpha(coded), by_definition(coded)
    assert found == (None if exact is None else pytest.approx(exact, abs=1e-9))


@given(units, st.floats(0.01, 100), st.floats(-1000, 1000))
def test_another_unit_and_zero_of_the_scale_change_nothing(coded: list[list[float]], by: float, plus: float) -> None:
    found = interval_alpha(coded)
    again = interval_alpha([[by * value + plus for value in unit] for unit in coded])
    if found is not None:
        assert again == pytest.approx(found, abs=1e-6)
