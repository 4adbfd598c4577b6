"""The ends of a scale are the numbers that were written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from instantsia.case.limits import LARGEST
from instantsia.case.numbers import Probability
from instantsia.case.questions import Issue

FLOATS = st.floats(-LARGEST, LARGEST, allow_nan=False)


@given(ends=st.lists(FLOATS, min_size=2, max_size=2, unique=True))
def test_a_scale_keeps_every_digit_of_its_ends(ends: list[float]) -> None:
    """If it failed, a scale of seven digits would end somewhere else than it was written: positions and lines on it
    would be refused, or two ends would become one."""
    issue = Issue(id="pier", scale={repr(ends[0]): "one", repr(ends[1]): "other"})
    assert issue.bounds == tuple(sorted(ends))
    assert Issue.model_validate(issue.model_dump()) == issue


def test_an_end_is_shown_as_it_is_typed() -> None:
    """If it failed, cases written before would not be the same any more."""
    issue = Issue(id="pier", scale={"100": "for", "0.0": "against"})
    assert issue.scale == {"0": "against", "100": "for"}
    assert Issue(id="pier", scale={"0": "no", "1234567.5": "yes"}, line=1234567.5).bounds == (0.0, 1234567.5)


def test_what_is_refused_is_told_with_every_digit() -> None:
    """If it failed, somebody would read that 1 was found where a probability from 0 to 1 is expected."""
    with pytest.raises(ValidationError, match=r"from 0 to 1, found 1\.00000001"):
        TypeAdapter(Probability).validate_python(1.00000001)
