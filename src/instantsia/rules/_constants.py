"""Constants with a default: value, range, reason, and the word that it is one."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from instantsia.case.numbers import Number, parse_number, read_number


def constant(written: str, why: str) -> Number:
    """The default of a constant, written as a person would write it."""
    parts = parse_number(written)
    assert parts is not None
    return Number(low=parts[0], high=parts[-1], mode=parts[1] if len(parts) == 3 else None, why=why, source="default")


def _not_negative(value: Number) -> Number:
    if value.low < 0:
        raise ValueError(f"expected a number of 0 or more, found {value.written}")
    return value


def _points(value: Number) -> Number:
    if value.low < 0 or value.high > 100:
        raise ValueError(f"expected points from 0 to 100, found {value.written}")
    return value


NotNegative = Annotated[Number, BeforeValidator(read_number), AfterValidator(_not_negative)]
Points = Annotated[Number, BeforeValidator(read_number), AfterValidator(_points)]
"""Hundredths."""
