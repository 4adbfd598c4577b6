"""Whether positions are words or marks for and against one motion, and what its sides are called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from instantsia.stakeholders.files.cells.sides import plain_sides, sides_of_signs
from instantsia.stakeholders.files.cells.signs import as_sign
from instantsia.stakeholders.files.columns.kinds import numberish
from instantsia.stakeholders.files.entries import Quantity
from instantsia.stakeholders.files.sheet import Scale
from instantsia.stakeholders.files.values.as_another import names_another
from instantsia.stakeholders.files.values.exceptions import Meant
from instantsia.stakeholders.folding import folded


def own_words(positions: Sequence[Quantity]) -> frozenset[str]:
    """Words that one position each is written in, folded, where others are numbers; none where all are words."""
    written = Counter(folded(one.raw) for one in positions if one.raw)
    if not any(numberish(one.raw) for one in positions if one.raw):
        return frozenset()
    return frozenset(word for word, many in written.items() if many == 1 and not numberish(word))


def sides(
    positions: Sequence[Quantity], proposed: Mapping[str, Meant], said: frozenset[str], scale: Scale
) -> tuple[str, str] | None:
    """The words of those against and of those for, where every position that is known is a word or mark of attitude.

    proposed   {word: what it is on the scale} as it was proposed; where it was answered, or a legend tells it, {}
    said       the words, folded, of which an answer says what they are, beside those that were proposed
    """
    known = {folded(word) for word, point in proposed.items() if isinstance(point, float)}
    # whoever stands where another does has the other's word
    points = {one.raw: one.number.middle for one in positions if one.number is not None and not names_another(one.raw)}

    def is_said(word: str) -> bool:
        # behind a word that means another stands that other
        return any(one.startswith(word) for one in said)

    low, high = scale
    signs = sides_of_signs(points, (low + high) / 2)

    def other(word: str) -> bool:
        # beside ++ and -- a 0 is a mark
        number = numberish(word) and not (signs and as_sign(word))
        return number or (bool(known) and folded(word) not in known and not is_said(folded(word)))

    if not points or any(map(other, points)):
        return None
    found = signs or plain_sides(points, (low + high) / 2)
    return found if any(found) else None
