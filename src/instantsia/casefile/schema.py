"""The JSON Schema of case.toml: what an editor offers and underlines while a case is typed."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from pydantic.json_schema import models_json_schema

from instantsia import outside, rules, steps
from instantsia.case import numbers
from instantsia.case.field_help import field_help
from instantsia.case.happenings import Step
from instantsia.case.model import Case, table_of
from instantsia.case.people import Rule
from instantsia.case.things import Thing
from instantsia.case.words import ID_PATTERN, Words

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ID = "https://instantsia.example/case.schema.json"
NOT_WRITTEN = ("id",)
"""Keys of a case that the program fills in."""

_RANGE = rf"^{numbers.NUMBER_PATTERN.pattern.removesuffix(chr(92) + 'Z')}$"
_FIXED: dict[str, Any] = {
    "anyOf": [
        {"type": "number"},
        {"type": "string", "pattern": _RANGE},
        {"type": "array", "items": {"type": "number"}, "minItems": 1, "maxItems": 3},
    ]
}
_REASONS: dict[str, Any] = {
    "why": {"type": "string", "description": "The reason, as it is printed in the list of assumptions."},
    "group": {
        "type": "string",
        "pattern": ID_PATTERN.pattern.replace(r"\Z", "$"),
        "description": "Numbers that err together carry one group name.",
    },
    "source": {
        "enum": list(get_args(numbers.Origin)),
        "description": "Where it comes from, in a case that the program has written; nobody has to type it.",
    },
}
_SINGLE = {"type": "string", "pattern": _RANGE, "description": "The range around a single value."}
_AMONG = {
    "type": "array",
    "items": {"type": "number"},
    "minItems": 1,
    "description": "It is one of these values, each as likely.",
}
NUMBER: dict[str, Any] = {
    "description": f"Expected {numbers.EXPECTED}; or a table that also says why.",
    "anyOf": [
        *_FIXED["anyOf"],
        {
            "type": "object",
            "properties": {
                "value": {**_FIXED, "description": "The number or its range."},
                "range": _SINGLE,
                **_REASONS,
            },
            "required": ["value"],
            "additionalProperties": False,
        },
        {
            "type": "object",
            "properties": {"among": _AMONG, **_REASONS},
            "required": ["among"],
            "additionalProperties": False,
        },
    ],
}


_WORD: dict[str, Any] = {
    "type": "string",
    "pattern": r"^(?:(?:[Ff]irmly|[Ll]eans to) .+|[A-Za-z0-9_.+-]+(?:\s*\|\s*[A-Za-z0-9_.+-]+)*)$",
    "description": "A word of the scale: an option, several options or points joined by |, open, leans to an end.",
}
WORDS: list[dict[str, Any]] = [
    _WORD,
    {
        "type": "object",
        "properties": {"value": _WORD, "range": _SINGLE, **_REASONS},
        "required": ["value"],
        "additionalProperties": False,
    },
]
"""How a point of a scale may be written besides: which words there are, `check` says."""


def case_schema() -> dict[str, Any]:
    """The JSON Schema of a case, with every kind of step and rule that is installed.

    It says what may be typed; what only the whole case can tell (does this name name something) `check` says.
    """
    spec = {kind: steps.step_kind(kind) for kind in steps.kinds()}
    rule = {kind: rules.rule_kind(kind) for kind in rules.kinds()}
    things = {name: model for name in outside.offers("tables", Case.model_fields) if (model := table_of(name))}
    models = list(_reached([Case, Thing, *spec.values(), *rule.values(), *things.values()]))
    refs, document = models_json_schema(
        [(model, "validation") for model in models], by_alias=True, ref_template="#/$defs/{model}"
    )
    found: Mapping[str, Any] = document["$defs"]
    defs = {name: copy.deepcopy(one) for name, one in found.items()}
    names = {model: refs[model, "validation"]["$ref"].rpartition("/")[2] for model in models}
    for model, name in names.items():
        for key, text in field_help(model).items():
            defs[name]["properties"][model.model_fields[key].alias or key]["description"] = text
    for name, base, kinds in (("Step", Step, spec), ("Rule", Rule, rule)):
        for kind, model in kinds.items():
            _kind(defs[names[model]], kind, base)
        defs[name] = _by_kind(base, {kind: names[model] for kind, model in kinds.items()})
    defs["Number"] = NUMBER
    defs["Assumption"]["properties"] |= {
        "range": _SINGLE, "group": _REASONS["group"], "source": _REASONS["source"],
    }  # fmt: skip
    for table, key in (("Assumption", "value"), ("Issue", "status_quo"), ("Issue", "line")):
        written = defs[table]["properties"][key]
        said = {"description": written["description"]} if "description" in written else {}
        defs[table]["properties"][key] = {"anyOf": [written, *WORDS], **said}
    # a body that is like another one has that body's members
    defs["Body"]["required"] = [key for key in defs["Body"]["required"] if key != "members"]
    defs["Body"]["anyOf"] = [{"required": ["members"]}, {"required": ["like"]}]
    case = defs.pop(names[Case])
    for key in NOT_WRITTEN:
        case["properties"].pop(key, None)
    for name, model in things.items():
        said = defs[names[model]].get("description", "")
        case["properties"][name] = {"type": "array", "items": {"$ref": f"#/$defs/{names[model]}"}, "description": said}
    case["additionalProperties"] = False
    case["required"] = [key for key in case.get("required", ()) if key not in NOT_WRITTEN]
    defs = {_renamed(name): one for name, one in defs.items()}
    whole = {"$schema": DIALECT, "$id": ID, **case, "$defs": dict(sorted(defs.items()))}
    cleaned = _cleaned(whole)
    assert isinstance(cleaned, dict)
    return cleaned


def _reached(models: Iterable[type[Words]]) -> Iterator[type[Words]]:
    """These and every other table that is written in one of them, each once."""
    found: dict[type[Words], None] = {}
    waiting = list(models)
    while waiting:
        model = waiting.pop(0)
        if model not in found:
            found[model] = None
            waiting += [one for field in model.model_fields.values() for one in _in_type(field.annotation)]
    yield from found


def _in_type(annotation: Any) -> Iterator[type[Words]]:
    if isinstance(annotation, type) and issubclass(annotation, Words):
        yield annotation
    for inner in get_args(annotation):
        yield from _in_type(inner)


def _kind(definition: dict[str, Any], kind: str, base: type[Words]) -> None:
    definition["properties"]["kind"] = {"const": kind, "description": field_help(base)["kind"]}
    definition["required"] = sorted({*definition.get("required", ()), "kind"})


def _by_kind(base: type[Words], names: Mapping[str, str]) -> dict[str, Any]:
    """A table whose key `kind` says which of the definitions holds for it."""
    return {
        "description": base.__doc__,
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"enum": list(names), "description": field_help(base)["kind"]}},
        "allOf": [
            {"if": {"properties": {"kind": {"const": kind}}}, "then": {"$ref": f"#/$defs/{name}"}}
            for kind, name in names.items()
        ],
    }


def _renamed(name: str) -> str:
    """instantsia__steps__vote__Spec is step.vote."""
    parts = name.split("__")
    if parts[-1] == "Spec" and len(parts) > 2:
        return f"{parts[-3].removesuffix('s')}.{parts[-2].replace('_', '-')}"
    return parts[-1]


def _cleaned(value: Any) -> Any:
    """References by the new names; no titles and no defaults, which nobody types."""
    if isinstance(value, list):
        return [_cleaned(one) for one in value]
    if not isinstance(value, dict):
        return value
    out: dict[str, Any] = {}
    for key, inner in value.items():
        if key == "$ref" and isinstance(inner, str):
            out[key] = f"#/$defs/{_renamed(inner.rpartition('/')[2])}"
        elif key == "properties" and isinstance(inner, dict):
            out[key] = {name: _cleaned(one) for name, one in inner.items()}
        elif (key == "title" and isinstance(inner, str)) or key == "default":
            continue
        else:
            out[key] = _cleaned(inner)
    return out
