"""A body that is like another: the same people in the same room, who decide something else in another way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from instantsia.casefile.document import Document, Entry, texts_in
from instantsia.errors import Problem, cut, nearest

SHARED = ("members", "voice", "candidates", "chair", "absent", "convener", "superior")
"""Keys of a body that are those of the body that it is like."""


def filled(document: Document, entry: Entry, name: str) -> tuple[dict[str, Any], Problem | None]:
    """(what is written of a body with what it shares, None), or what is wrong with its `like`.

    A body that says the same itself is left as it is, for so it stands in a case that was written by the program.
    """
    raw = dict(entry.raw)
    other_id = raw.get("like")
    if other_id is None:
        return raw, None
    bodies = {one.id: one.raw for one in document.entries("body") if one.id is not None}

    def wrong(message: str, remedy: str, key: str = "like") -> tuple[dict[str, Any], Problem]:
        return raw, Problem("E19", message, entry.place((key,)), f"{name}.{key}", remedy)

    other = bodies.get(other_id) if isinstance(other_id, str) else None
    if other is None or other_id == raw.get("id"):
        others = [one for one in bodies if one != raw.get("id")]
        return wrong(f"found {cut(other_id)}, expected another body", nearest(str(other_id), others))
    if other.get("like") is not None:
        return wrong(f"{other_id} is itself like {cut(other['like'])}", f'write like = "{other["like"]}"')
    for key in SHARED:
        if key in raw and not _same(raw[key], other.get(key)):
            return wrong(f"a body that is like {other_id} has its {key} from there", "leave it out", key)
        if key in other:
            raw[key] = other[key]
    return raw, None


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, Mapping) or isinstance(other, Mapping):
        return bool(one == other)
    return list(texts_in(one)) == list(texts_in(other))
