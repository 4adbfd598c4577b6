"""The pieces of which the JSON Schema of an answer is made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def whole(title: str, description: str, properties: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of all that a command prints: an object with these keys and no others."""
    return {"$schema": DIALECT, "title": title, **record(properties, description)}


def described(schema: dict[str, Any], description: str) -> dict[str, Any]:
    """The schema with what it means; as it is where there is nothing to say."""
    return schema | {"description": description} if description else schema


def text(description: str, *, null: bool = False) -> dict[str, Any]:
    """A text."""
    return described({"type": ["string", "null"] if null else "string"}, description)


def number(
    description: str, minimum: float | None = None, maximum: float | None = None, *, null: bool = False
) -> dict[str, Any]:
    """A number, within bounds where they are said."""
    schema: dict[str, Any] = {"type": ["number", "null"] if null else "number"}
    if minimum is not None:
        schema["minimum"] = minimum
    if maximum is not None:
        schema["maximum"] = maximum
    return described(schema, description)


def share(description: str, *, null: bool = False) -> dict[str, Any]:
    """A number from 0 to 1."""
    return number(description, 0, 1, null=null)


def count(description: str) -> dict[str, Any]:
    """A whole number, not below 0."""
    return {"type": "integer", "minimum": 0, "description": description}


def record(properties: Mapping[str, Any], description: str) -> dict[str, Any]:
    """An object that has all of these keys and no others."""
    schema = {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }
    return described(schema, description)


def named(values: Mapping[str, Any], description: str) -> dict[str, Any]:
    """An object with any keys and values of one kind."""
    return described({"type": "object", "additionalProperties": dict(values)}, description)


def listed(items: Mapping[str, Any], description: str) -> dict[str, Any]:
    """A list of things of one kind."""
    return described({"type": "array", "items": dict(items)}, description)


def or_null(schema: Mapping[str, Any], description: str) -> dict[str, Any]:
    """What may also be null."""
    return described({"oneOf": [{"type": "null"}, dict(schema)]}, description)
