"""What two writings of one name have in common."""

from __future__ import annotations


def folded(name: str) -> str:
    """A name without case and spaces, which tell nobody apart.

    >>> folded("No  Ban") == folded("noban")
    True
    """
    return "".join(name.split()).casefold()
