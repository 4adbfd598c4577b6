"""Which side a word takes that says yes or no: ja, Y, in favour, dagegen."""

from __future__ import annotations

from collections.abc import Mapping

from instantsia.stakeholders.files.cells.attitudes import PLAIN, attitude, without_degree
from instantsia.stakeholders.files.cells.signs import as_sign, shares, side_of_sign
from instantsia.stakeholders.files.cells.words import NO, YES

OF_SIGNS = ("against", "for")
"""What the two sides are called where they are marks: ++, +, -, --."""


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


def plain_sides(points: Mapping[str, float], middle: float) -> tuple[str, str]:
    """(the word of those against, the word of those for) of degrees of attitude, "" where no word takes that side.

    points   {word: its point of the scale}; below `middle` those against

    >>> plain_sides({"strongly for": 100.0, "for": 75.0, "leaning against": 40.0}, 50.0)
    ('against', 'for')
    >>> plain_sides({"eher ja": 75.0, "neutral": 50.0}, 50.0), plain_sides({"hawkish": 100.0, "dovish": 0.0}, 50.0)
    (('', 'ja'), ('', ''))
    """

    def word(side: int) -> str:
        ours = [one for one, point in points.items() if (point - middle) * side > 0]
        named = [one for one in ours if side_taken(one) == side]
        named = named or [bare for one in ours for bare in without_degree(one) if side_taken(bare) == side]
        return min(named, key=lambda one: (len(one), one), default="")

    return word(-1), word(1)


def sides_of_signs(points: Mapping[str, float], middle: float) -> tuple[str, str] | None:
    """The names of the sides where most words are the marks of an attitude; None of any others.

    points   {word: its point of the scale}, with all below `middle` that are marks of those against

    >>> sides_of_signs({"++": 100.0, "+": 75.0, "0": 50.0, "--": 0.0}, 50.0)
    ('against', 'for')
    >>> sides_of_signs({"+": 0.0, "-": 100.0}, 50.0), sides_of_signs({"ja": 100.0, "+": 75.0}, 50.0)
    (None, None)
    """
    marks = [word for word in points if as_sign(word)]
    if 2 * len(marks) <= len(points) or not shares(marks):
        return None
    turned = any((points[word] - middle) * side_of_sign(word) < 0 for word in marks)
    return None if turned else OF_SIGNS
