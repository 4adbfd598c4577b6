"""Which fields of a schema name something, by their types: what such a field holds has to be looked up."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, get_args, get_origin, get_type_hints

from pydantic import AfterValidator, BaseModel

from instantsia.case.numbers import Number
from instantsia.case.words import Words, check_id, check_option


def naming(model: type[BaseModel], path: str = "") -> Iterator[str]:
    """Every field of a schema that is an id or an option, with dots into its tables; a number's `group` names none."""
    hints = get_type_hints(model, include_extras=True)
    for key, field in model.model_fields.items():
        name = f"{path}{field.alias or key}"
        if _is_name(hints[key]):
            yield name
        for inner in _tables(hints[key]):
            yield from naming(inner, f"{name}.")


def unresolved(model: type[Words], own: Collection[str]) -> str:
    """What is wrong with a kind that does not say what each of its fields names; empty where nothing is.

    own   fields that every kind has, which are looked up for all of them alike
    """
    forgotten = [key for key in naming(model) if key not in own and key not in model.REFERS]
    return f"does not say in REFERS what {forgotten[0]} names" if forgotten else ""


def _is_name(annotation: Any) -> bool:
    checks = [one.func for one in get_args(annotation) if isinstance(one, AfterValidator)]
    return any(check in (check_id, check_option) for check in checks) or any(map(_is_name, get_args(annotation)))


def _tables(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if not issubclass(annotation, Number):
            yield annotation
    elif get_origin(annotation) is not None:
        for inner in get_args(annotation):
            yield from _tables(inner)
