"""What a number means that is written in an entry of a table: the docstring of its field, of the one it is about."""

from __future__ import annotations

import re
from typing import Any

from instantsia.case.field_help import field_help
from instantsia.case.model import Case
from instantsia.case.phrases import known_as
from instantsia.case.words import Words

_EACH = re.compile(r"\{\w+: (?P<meaning>[^{}]*)\}(, for each of the items)?")
_EXAMPLE = re.compile(r", for example \{[^{}]*\}")


def constant_help(case: Case, path: str) -> str:
    """The meaning of the constant that a canonical path names, for whom it is written before it; or "".

    step.sitting.takes.quay: "Quay: minutes that it takes, 0 or more"
    """
    table, id, *keys = path.split(".")
    entry: Any = case.by_id.get(table, {}).get(id)
    of = ""
    while isinstance(entry, Words) and keys:
        key, *keys = keys
        field = next((name for name, one in type(entry).model_fields.items() if key in (name, one.alias)), None)
        if field is None:
            return ""
        inner = getattr(entry, field)
        if not keys or isinstance(inner, dict):
            said = field_help(type(entry)).get(field, "")
            return _sentence(said, of or (_called(case, keys[0]) if keys else ""))
        if isinstance(inner, tuple):  # entries for a member each
            member, *keys = keys
            of, entry = _called(case, member), next((one for one in inner if _about(one) == member), None)
        else:
            entry = inner
    return ""


def _about(one: object) -> str | None:
    """Whom an entry of a list is about."""
    return getattr(one, "member", None)


def _called(case: Case, id: str) -> str:
    """An actor or an issue, by name."""
    actor, issue = case.actors.get(id), case.issues.get(id)
    return actor.title if actor is not None else known_as("" if issue is None else issue.name, id)


def _sentence(said: str, of: str) -> str:
    """The docstring on one line; of {actor: what it is}, what it is, and of whom."""
    text = _EXAMPLE.sub("", " ".join(said.split()).replace("`", ""))
    text = _EACH.sub(r"\g<meaning>", text).rstrip(".,; ")
    return f"{of}: {text[:1].lower()}{text[1:]}" if text and of else text
