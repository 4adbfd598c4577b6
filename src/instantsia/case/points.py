"""A number on the scale of an issue that is written as a word: an option, `note|blockade`, "leans to close"."""

from __future__ import annotations

from typing import Any

from instantsia.case.numbers import read_parts
from instantsia.case.values import Domain, parse_value


def as_number(written: Any, domain: Domain) -> Any:
    """What stands for a number, with the word in it in numbers; whatever holds no word comes back as it is.

    written   text, or a table with `value`, as a person may write it for a number

    Raises ValueError with what was expected where there is a word, and it is none of the scale.

    >>> as_number("blockade", Domain(0, 100, points=(("note", 25.0), ("blockade", 50.0))))
    50.0
    """
    if isinstance(written, dict):
        value = as_number(written.get("value"), domain)
        if value is written.get("value"):
            return written
        rest = {key: one for key, one in written.items() if key != "value"}
        return rest | (value if isinstance(value, dict) else {"value": value})
    if not isinstance(written, str) or read_parts(written) is not None:
        return written
    found = parse_value(written, domain)
    if found.among:
        return {"among": found.among}
    if found.fixed:
        return found.low
    return {"low": found.low, "high": found.high} | ({} if found.mode is None else {"mode": found.mode})
