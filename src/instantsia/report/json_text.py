"""JSON as every command prints it: plain values in a fixed order, rounded once."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Mapping
from typing import Any

from instantsia.controls import escaped

DECIMALS = 6


def fields(record: Any, names: str) -> dict[str, Any]:
    """{name: what a record holds under it}, for names with spaces between them, in that order.

    The names are written out, so that what a record gains is printed only where somebody wants it printed. Raises
    AttributeError for a name that the record does not have.
    """
    return {name: getattr(record, name) for name in names.split()}


def plain(value: Any) -> Any:
    """Plain JSON values: numbers rounded to six decimals, no minus before 0, null for what is not finite.

    A dataclass becomes an object with all of its fields.
    """
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    if isinstance(value, int):
        return int(value)
    if dataclasses.is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    number = float(value)
    return round(number, DECIMALS) + 0.0 if math.isfinite(number) else None


def dump(data: Any) -> str:
    """The text of what `plain` makes of the data: keys in their order, letters as they are.

    What would steer a terminal is written by its number.
    """
    return dump_plain(plain(data))


def dump_plain(data: Any) -> str:
    """The same of data that are plain already."""
    return escaped(json.dumps(data, indent=1, ensure_ascii=False, allow_nan=False))
