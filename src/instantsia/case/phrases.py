"""Ids and lists as they are said. Loads nothing: commands that read no case use it too."""

from __future__ import annotations

from collections.abc import Sequence


def in_words(id: str) -> str:
    """An id as it is said: "silent_men" is "silent men", "abolish|remove" is "abolish or remove"."""
    return id.replace("_", " ").replace("|", " or ").strip()


def and_list(items: Sequence[str]) -> str:
    """A list as it is said.

    >>> and_list(["a", "b", "c"])
    'a, b and c'
    """
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def or_list(items: Sequence[str]) -> str:
    """Alternatives as they are said.

    >>> or_list(["a", "b", "c"])
    'a, b or c'
    """
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} or {items[-1]}"
