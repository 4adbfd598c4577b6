"""Which fields of a schema name something, by their types, and what the fields of something written name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args, get_origin, get_type_hints

from pydantic import AfterValidator, BaseModel

from instantsia.case.behind_keys import Path
from instantsia.case.numbers import Number
from instantsia.case.words import Words, check_id, check_option


def named(words: Words, only: str | None = None) -> Iterator[tuple[Path, str, str]]:
    """(path, sort, id) of everything that is named in something written, as it says in `Words.REFERS`.

    only   a sort, of which alone it is told; None of every sort
    """
    for key, sort in words.REFERS.items():
        for path, value in _behind(words, key.split("."), ()) if only in (None, sort) else ():
            yield from (((*path, *inner), sort, id) for inner, id in ids_in(value))


def ids_in(value: Any) -> Iterator[tuple[Path, str]]:
    """Every id in a field: a name, names in a list, the keys of a table."""
    if isinstance(value, str):
        yield (), value
    elif isinstance(value, Mapping):
        yield from (((key,), key) for key in value)
    elif isinstance(value, tuple):
        yield from (((number,), one) for number, one in enumerate(value))


def naming(model: type[BaseModel], path: str = "") -> Iterator[str]:
    """Every field of a schema that is an id or an option, with dots into its tables; a number's `group` names none."""
    hints = get_type_hints(model, include_extras=True)
    for key, field in model.model_fields.items():
        name = f"{path}{field.alias or key}"
        if _is_name(hints[key]):
            yield name
        for inner in _tables(hints[key]):
            yield from naming(inner, f"{name}.")


def flaw(kind: object, base: type[Words]) -> str:
    """What is wrong with a kind of another package: it is none of its sort, or does not say what each of its fields
    names; empty where nothing is.

    base   what every kind of the sort is; its own fields are looked up for all of them alike
    """
    if not (isinstance(kind, type) and issubclass(kind, base)):
        return f"is no {base.__name__}"
    forgotten = [key for key in naming(kind) if key not in base.model_fields and key not in kind.REFERS]
    return f"does not say in REFERS what {forgotten[0]} names" if forgotten else ""


def _behind(value: Any, keys: Sequence[str], path: Path) -> Iterator[tuple[Path, Any]]:
    """What stands behind keys, in every table of a list on the way."""
    if not keys:
        if value is not None:
            yield path, value
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from _behind(inner, keys, (*path, number))
    elif isinstance(value, Mapping):
        yield from _behind(value.get(keys[0]), keys[1:], (*path, keys[0]))
    elif value is not None:
        # a key that is a word of Python has an underscore behind its name
        inner = getattr(value, keys[0], getattr(value, f"{keys[0]}_", None))
        yield from _behind(inner, keys[1:], (*path, keys[0]))


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
