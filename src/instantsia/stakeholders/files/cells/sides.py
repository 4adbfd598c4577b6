"""Which side a word takes that says yes or no: ja, Y, in favour, dagegen."""

from __future__ import annotations

from instantsia.stakeholders.files.cells.attitudes import PLAIN, attitude
from instantsia.stakeholders.files.cells.words import NO, YES


def side_taken(text: str) -> int:
    """1 for a plain yes, -1 for a plain no, 0 for any other text, such as one that says how strongly.

    >>> side_taken("Ja"), side_taken("N"), side_taken("against"), side_taken("strongly for"), side_taken("north")
    (1, -1, -1, 0, 0)
    """
    plain = text.strip().casefold()
    if plain in YES or plain in NO:
        return 1 if plain in YES else -1
    found = attitude(text)
    return found[0] if found is not None and found[1] == PLAIN else 0
