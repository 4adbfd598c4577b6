"""What is shown of a text where somebody only looks at it, at a prompt: one screen at most."""

from __future__ import annotations

MOST = 18
"""Lines that are shown of a longer text."""


def first_lines(text: str, more: str) -> str:
    """A text on one screen; of a longer one the first lines, and what shows the rest.

    more   what is typed to see all of it

    >>> first_lines("a\\nb", "print(x)")
    'a\\nb'
    """
    lines = text.rstrip().splitlines()
    if len(lines) <= MOST + 1:
        return "\n".join(lines)
    kept = lines[:MOST]
    while not kept[-1].strip():
        kept.pop()
    return "\n".join([*kept, f"... {len(lines) - len(kept)} more lines: {more}"])
