"""Whether what is claimed or assumed about a number that has a place in a table could have been written there."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from instantsia.case.behind_keys import with_value
from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.case.quantities import CHOICE, quantities
from instantsia.case.words import Words


def mistake(case: Case, path: str, number: Number) -> str:
    """What is wrong with `number` for the place that a canonical path names, as the schema itself says it; or "".

    The step, rule, actor or whatever has the place is read once more with the number there, so that whatever it asks of
    one (a chance from 0 to 1, a quota of more than 0 votes) is asked here too. A choice of models is written by name,
    not by number: its domain says it all.
    """
    match = quantities().match(path)
    if match is None or not match.quantity.inline or match.quantity is CHOICE:
        return ""
    table, id, *keys = path.split(".")
    entry: Any = case.by_id.get(table, {}).get(id)
    while isinstance(inner := getattr(entry, keys[0], None), Words) and len(keys) > 1:
        entry, keys = inner, keys[1:]
    if not isinstance(entry, Words):
        return ""
    plain = number.model_dump(include={"low", "mode", "high", "among"})
    try:
        type(entry).model_validate(with_value(entry.model_dump(by_alias=True), keys, plain))
    except ValidationError as error:
        return str(error.errors(include_url=False)[0]["msg"]).removeprefix("Value error, ")
    return ""
