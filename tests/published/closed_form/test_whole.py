"""Every group of cases is read by some test."""

from __future__ import annotations

import pytest

from tests.published import closed_form
from tests.published.closed_form import test_bargaining, test_information, test_power, test_war  # noqa: F401

# what is imported notes which groups its cases cover


def test_no_group_is_left_out() -> None:
    told = closed_form.told()
    if not told:
        pytest.skip(f"needs {closed_form.TOLD.name} in ../shared/data, or where {closed_form.VARIABLE} says")
    assert set(told) == closed_form.COVERED
    assert sum(map(len, told.values())) == 119
