"""What pydantic complains about, in sentences with file and line.

Pydantic's `loc` holds names of types and branches of unions between the keys. They are dropped by walking the written
data: what is not there is no key. Several complaints about one value (the branches of a union) become one sentence.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError

from instantsia.case.model import Case
from instantsia.case.numbers import EXPECTED as NUMBER
from instantsia.casefile.document import Entry
from instantsia.casefile.positions import Path
from instantsia.errors import Problem, cut, nearest

EXPECTED = {
    "string_type": "text in quotes",
    "float_type": "a number",
    "float_parsing": "a number",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "finite_number": "a finite number",
    "dict_type": "a table { key = value }",
    "model_type": "a table { key = value }",
    "model_attributes_type": "a table { key = value }",
    "tuple_type": "a list",
    "list_type": "a list",
    "too_short": "a list with something in it",
    "is_instance_of": "a table { key = value }",
}
BOUNDS = {
    "greater_than_equal": ("ge", "of {} or more"),
    "greater_than": ("gt", "of more than {}"),
    "less_than_equal": ("le", "of at most {}"),
    "less_than": ("lt", "of less than {}"),
}
"""{what is complained of: (the key of the bound, how it is said)}."""
PER_CENT = re.compile(r"\s*(\d{1,3}(?:[.,]\d{1,6})?)\s*(?:%|per ?cent)\s*\Z", re.IGNORECASE)
IN_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
WITH_UNIT = re.compile(rf"\s*(\d{{1,9}}(?:\.\d{{1,6}})?|{'|'.join(IN_WORDS[1:])})(?:\s+[a-z]{{1,20}})?\s*\Z")
"""A number written with what it counts, "2 days", or as a word, "two days"."""
KIND_LIMIT = 40
"""So many characters of what was written as a rule are shown as its kind."""


def below_a_table(key: object, value: object) -> bool:
    """Whether a key of an entry is a list of tables of the case that was written below it: there it is of the entry."""
    listed = isinstance(value, (list, tuple)) and value and all(isinstance(one, Mapping) for one in value)
    return bool(listed) and isinstance(key, str) and key in Case.model_fields


def problems(error: ValidationError, entry: Entry, model: type[BaseModel], name: str) -> Iterator[Problem]:
    """The problems of one entry, whose keys are named `name`.KEY in messages."""
    found: dict[Path, list[str]] = {}
    every = error.errors(include_url=False)
    meant = set(_meant_keys(entry.raw, every, model))
    for one in every:
        kind, loc = one["type"], tuple(one["loc"])
        if kind == "missing":
            path = walked(entry.raw, loc[:-1])
            key = str(loc[-1])
            if (*path, key) in meant:
                continue
            yield Problem("E12", "missing, but it must be there", entry.place(path), named(name, (*path, key)))
        elif kind == "extra_forbidden":
            path = walked(entry.raw, loc)
            known = _keys(model, path[:-1])
            remedy = nearest(str(path[-1]), known) if known else ""
            if len(path) == 1 and below_a_table(path[0], entry.raw.get(str(path[0]))):
                remedy = f"write it above the first [[...]], or as [[{path[0]}]]"
            message = "no such key, expected one that is known"
            yield Problem("E11", message, entry.place(path), named(name, path), remedy)
        else:
            path = walked(entry.raw, loc)
            if loc[-1:] != path[-1:] and isinstance(loc[-1], str) and loc[-1] in entry.raw:
                path = (loc[-1],)  # what belongs to a number and may stand beside it
            if not path and isinstance(one["input"], Mapping) and "value" in entry.raw and "about" in entry.raw:
                path = ("value",)
            found.setdefault(path, []).append(_expected(kind, one))
    deep = set(found)
    for path, expectations in found.items():
        if len(expectations) > 1 or path:
            inner = any(len(other) > len(path) and other[: len(path)] == path for other in deep)
            if path and inner:
                continue  # the branch of a union that was not meant
        sentence, remedy = _sentence(entry.raw, path, expectations), _in_digits(entry.raw, path, expectations)
        yield Problem("E13", sentence, entry.place(path), named(name, path), remedy)


def _meant_keys(raw: Any, errors: Sequence[Any], model: type[BaseModel]) -> Iterator[Path]:
    """The keys that are missing because they are misspelt: the unknown ones are told, and what they are near to."""
    for one in errors:
        if one["type"] == "extra_forbidden":
            path = walked(raw, tuple(one["loc"]))
            near = difflib.get_close_matches(str(path[-1]), _keys(model, path[:-1]), n=1, cutoff=0.6)
            yield from ((*path[:-1], key) for key in near)


def walked(raw: Any, loc: Sequence[str | int]) -> Path:
    """The parts of `loc` that are there in the written data."""
    path: list[str | int] = []
    here = raw
    for part in loc:
        if isinstance(here, Mapping) and part in here:
            here = here[str(part)]
        elif isinstance(here, (list, tuple)) and isinstance(part, int) and part < len(here):
            here = here[part]
        else:
            continue
        path.append(part)
    return tuple(path)


def typed(raw: Any, path: Path) -> Path:
    """A path as far as it was typed: a name where a list of them could stand has no number, and no keys below it."""
    for length in range(1, len(path)):
        above = walked(raw, path[:length])
        if len(above) == length and not isinstance(at(raw, above), (Mapping, list, tuple)):
            return above
    return path


def named(name: str, path: Path) -> str:
    """`name` and the keys behind it, with dots: step.ballot.precision."""
    return ".".join([name, *map(str, path)] if name else map(str, path))


def at(raw: Any, path: Path) -> Any:
    """What stands at a path that is there."""
    for part in path:
        raw = raw[part]
    return raw


def _expected(kind: str, one: Any) -> str:
    if kind == "value_error":
        return str(one["ctx"]["error"])
    if kind in EXPECTED:
        return f"expected {EXPECTED[kind]}"
    if kind == "literal_error":
        return f"expected {one['ctx']['expected']}"
    if kind in BOUNDS:
        what = "a whole number" if type(one["input"]) is int else "a number"
        sign, words = BOUNDS[kind]
        return f"expected {what} {words.format(one['ctx'][sign])}"
    return f"expected otherwise: {one['msg'][:1].lower()}{one['msg'][1:]}"


def _sentence(raw: Any, path: Path, expectations: list[str]) -> str:
    different = list(dict.fromkeys(expectations))
    plain = [text.removeprefix("expected ") for text in different if text.startswith("expected ")]
    text = f"expected {' or '.join(plain)}" if len(plain) == len(different) else "; ".join(different)
    if not path:
        # of a whole table only what is wrong with it is said, not all that is in it
        return text
    found = _meant(at(raw, path))
    if path == ("rule",) and isinstance(found, str):
        text += f", as in {{ kind = {json.dumps(found[:KIND_LIMIT], ensure_ascii=False)} }}"
    # a number says itself what was found: once is enough
    return f"found {cut(found)}, {text.removesuffix(f', found {found}')}"


def _in_digits(raw: Any, path: Path, expectations: Sequence[str]) -> str:
    """How a number is written that was written in per cent, with a unit or as a word; "" for anything else."""
    written = _meant(at(raw, path)) if path else None
    if not isinstance(written, str) or not any(NUMBER in one for one in expectations):
        return ""
    if percent := PER_CENT.match(written):
        number = float(percent[1].replace(",", "."))
        return f"write {number / 100:g} for a share or a chance of {number:g} %"
    if counted := WITH_UNIT.match(written.lower()):
        amount = counted[1] if counted[1] not in IN_WORDS else str(IN_WORDS.index(counted[1]))
        return f"write {amount}, without a unit"
    return ""


def _meant(value: Any) -> Any:
    """The value of a number that is written with its reason."""
    if isinstance(value, Mapping) and "value" in value and set(value) <= {"value", "why", "group", "source"}:
        return value["value"]
    return value


def _keys(model: Any, path: Path) -> list[str]:
    """The keys that a table at `path` below `model` may have; empty where that cannot be told."""
    for part in path:
        if isinstance(part, int):
            continue
        inner = _fields(model).get(str(part))
        if inner is None:
            return []
        model = inner
    return list(_fields(model))


def _fields(model: Any) -> dict[str, Any]:
    models = [one for one in _models(model) if one.model_fields]
    return {field.alias or key: field.annotation for one in models for key, field in one.model_fields.items()}


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """Every model inside an annotation (a union, a tuple of tables)."""
    from typing import get_args

    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    else:
        for inner in get_args(annotation):
            yield from _models(inner)
