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
    return _listed(items, "and")


def or_list(items: Sequence[str]) -> str:
    """Alternatives as they are said.

    >>> or_list(["a", "b", "c"])
    'a, b or c'
    """
    return _listed(items, "or")


def _listed(items: Sequence[str], word: str) -> str:
    return "".join(items) if len(items) < 2 else f"{', '.join(items[:-1])} {word} {items[-1]}"
