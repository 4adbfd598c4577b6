"""What `explain` prints: a kind of step, rule, table or number, a key, a model, or a code of the checker."""

from __future__ import annotations

import importlib
import inspect
import textwrap
import types
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic_core import PydanticUndefined

from instantsia import outside, rules, steps
from instantsia.case import quantities_from_outside
from instantsia.case.field_help import field_help
from instantsia.case.happenings import Step
from instantsia.case.model import TABLES, Case, table_of
from instantsia.case.numbers import Number
from instantsia.case.people import Rule
from instantsia.case.quantities import Quantity, quantities
from instantsia.case.words import Words
from instantsia.casefile.checking.codes import CODES
from instantsia.errors import UserError, cut, nearest
from instantsia.report import models

INDENT = "  "
SHOWN = {
    "votes": "It counts votes; how members come to theirs: instantsia explain vote.",
    "utilities": "Nobody casts a vote: it is told what each option is worth to each member.",
    "leanings": "Nobody casts a vote: it is told what each member owes the one camp less what they owe the other.",
}
"""{what a rule looks at: how that is said}."""


def known() -> str:
    """Everything that can be explained."""
    out = []
    for title, names in {**_kinds(), "codes": codes()}.items():
        listed = textwrap.wrap(
            ", ".join(names) or "none", 80, initial_indent=INDENT, subsequent_indent=INDENT, break_on_hyphens=False
        )
        out += [title, *listed]
    return "\n".join([*out, "Next: instantsia explain NAME"])


def codes() -> tuple[str, ...]:
    """The codes of the checker, errors first, by their number."""
    return tuple(sorted(CODES, key=lambda code: (code[0], len(code), code)))


def _kinds() -> dict[str, tuple[str, ...]]:
    """{title: the names of ours and of other packages}, as they are written in a case."""
    quantities_from_outside.ask()
    tables = (*TABLES, *outside.offers("tables", Case.model_fields))
    numbers = tuple(row.name for row in quantities().rows if " " not in row.name)
    kinds = {"steps": steps.kinds(), "rules": rules.kinds(), "models": tuple(models.names())}
    return {**kinds, "tables": tables, "numbers": numbers}


def explain(name: str) -> str:
    """The explanation of a kind, a model, a key (`ally.slight`), or a code; raises UserError naming the nearest one."""
    asked = name.strip()
    if "." in asked and (one := _at_key(*asked.split("."))) is not None:
        return one
    kind = asked.lower().replace("_", "-")
    found = []
    if steps.is_kind(kind):
        found.append(_kind("step", kind, steps.step_kind(kind), Step))
    if rules.is_kind(kind):
        found.append(_kind("rule", kind, rules.rule_kind(kind), Rule))
    if kind in models.names():
        found.append(models.page(kind))
    if (table := table_of(asked)) is not None:
        found.append(_kind("table", asked, table, Words))
    if not found:
        quantities_from_outside.ask()
    found += [_number(row) for row in quantities().rows if row.name == asked]
    if asked.upper() in CODES:
        found.append(_code(asked.upper()))
    if not found:
        names = CODES if asked[1:].isdigit() else [one for kinds in _kinds().values() for one in kinds]
        raise UserError(f"nothing is called {cut(asked)}: {nearest(asked, names)}")
    return "\n\n".join(found)


def _at_key(owner: str, *keys: str) -> str | None:
    """What stands under a key of a step or a table, and in what is written there; None where nothing is called so.

    Raises UserError naming the nearest key.
    """
    kind = owner.lower().replace("_", "-")
    words = steps.step_kind(kind) if steps.is_kind(kind) else table_of(owner)
    if words is None:
        return None
    blocks: list[str] = []
    way = owner
    for key in keys:
        names = {} if words is None else {field.alias or one: one for one, field in words.model_fields.items()}
        if words is None or key not in names:
            raise UserError(f"{cut(way)} has no key {cut(key)}: {nearest(key, names)}")
        way, field = f"{way}.{key}", words.model_fields[names[key]]
        blocks = [f"{way} (key)", _key(names[key], field, field_help(words).get(names[key], ""))]
        words = next(_words_in(field.annotation), None)
    if words is not None:
        blocks += [inspect.getdoc(words) or "", _keys(words, words.model_fields)]
    return "\n\n".join(blocks)


def _words_in(annotation: Any) -> Iterator[type[Words]]:
    """What can be written under a key that has keys of its own."""
    if isinstance(annotation, type) and issubclass(annotation, Words):
        yield annotation
    for one in get_args(annotation):
        yield from _words_in(one)


def _keys(spec: type[Words], fields: Mapping[str, Any]) -> str:
    """The keys of a table, a step or a rule, each with what it takes."""
    told = (_key(key, field, field_help(spec).get(key, "")) for key, field in fields.items() if key != "kind")
    return "Keys\n" + "\n".join(told)


def _code(code: str) -> str:
    severity = "warning: allowed, and a reader will ask about it" if code[0] == "W" else "error: must be mended"
    return f"{code} ({severity})\n{textwrap.fill(' '.join(CODES[code].split()), 80)}"


def _number(row: Quantity) -> str:
    blocks = [f"{row.name} (kind of number)", textwrap.fill(f"{row.meaning[0].upper()}{row.meaning[1:]}.", 80)]
    blocks.append(f"Path: {row.pattern}\nAs in: {row.example}")
    if row.default is not None:
        blocks.append(_filled(f"Unless said: {row.default.written}, {row.default.why}"))
    return "\n\n".join(blocks)


def _kind(what: str, kind: str, spec: type[Words], base: type[Words]) -> str:
    module = importlib.import_module(spec.__module__)
    blocks = [f"{kind} ({what})", inspect.getdoc(spec) or inspect.getdoc(module) or ""]
    own = {key: field for key, field in spec.model_fields.items() if key not in base.model_fields}
    inherited = [key for key in spec.model_fields if key in base.model_fields and key != "kind"]
    if own:
        blocks.append(_keys(spec, own))
    if inherited and base is Step:
        blocks.append(textwrap.fill(f"and as every step: {', '.join(inherited)}", 80))
    if issubclass(spec, rules.RuleKind):
        blocks.append(textwrap.fill(SHOWN[spec.LOOKS], 80))
    equations = [text for text in _equations(module, spec) if text]
    if equations:
        blocks.append("How it works\n\n" + "\n\n".join(equations))
    return "\n\n".join(block for block in blocks if block)


def _key(key: str, field: Any, meaning: str) -> str:
    """A key with what it takes by default, and why, and what it means."""
    default = field.default
    if isinstance(default, Number):
        said = f"{default.written}" + (f" by default: {default.why}" if default.why else " by default")
    elif field.is_required():
        said = "must be written"
    elif field.default_factory is not None or default in (None, "", (), PydanticUndefined):
        said = "may be left out"
    else:
        said = f"{default} by default"
    name = field.alias or key
    lines = [f"{INDENT}{name}: {said}"]
    if meaning:
        lines.append(f"{INDENT * 2}{' '.join(meaning.split())}")
    return "\n".join(_filled(line) for line in lines)


def _filled(line: str) -> str:
    indent = line[: len(line) - len(line.lstrip())]
    return textwrap.fill(line.strip(), 80, initial_indent=indent, subsequent_indent=indent + INDENT)


def _equations(module: Any, spec: type[Words]) -> Iterator[str]:
    """The docstring of the file, then of the models that it says it uses."""
    doc = inspect.getdoc(module)
    if doc and doc != inspect.getdoc(spec):
        yield doc
    for model in _models(module):
        title = f"models/{model.__name__.partition('.models.')[2].replace('.', '/')}.py"
        yield f"{title}\n{inspect.getdoc(model) or ''}"
        for name, function in vars(model).items():
            own = isinstance(function, types.FunctionType) and function.__module__ == model.__name__
            if own and not name.startswith("_") and inspect.getdoc(function):
                yield f"{name}{inspect.signature(function)}\n{textwrap.indent(inspect.getdoc(function) or '', INDENT)}"


def _models(module: Any) -> tuple[Any, ...]:
    """The models whose functions a step or rule, or its helpers, use."""
    package = module.__name__.rpartition(".")[0]
    found: dict[str, None] = {}
    waiting, seen = [module.__name__], set[str]()
    while waiting:
        one = waiting.pop(0)
        if one in seen:
            continue
        seen.add(one)
        for value in vars(importlib.import_module(one)).values():
            home = value.__name__ if isinstance(value, types.ModuleType) else getattr(value, "__module__", None) or ""
            if home.startswith("instantsia.models."):
                found[home] = None
            elif home.startswith(f"{package}._"):
                waiting.append(home)
    return tuple(importlib.import_module(home) for home in found)
