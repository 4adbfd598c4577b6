"""Signs and words of a cell that stand for what the cell above it says."""

from __future__ import annotations

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import set_of

_MARK = pattern(
    r"[-–—\s]*(?:\"{1,2}|''|\u2018\u2018|\u2019\u2019|,,|[\u201c\u201d\u201e\u201f\u2033\u3003\u02ba])[-–—\s]*"
)
_WORDS = set_of(
    "ditto, dito, dtto, d:o, as above, same as above, see above, wie oben, siehe oben, s. oben, dto.",
    "dto, idem, id., ídem, como arriba, igual que arriba, comme ci-dessus, voir ci-dessus, come sopra, c.s.",
    "como acima, igual acima, zie boven, als boven, jak wyżej, j.w., jw., jw, как выше, то же, см. выше, як вище",
    "те саме, див. вище, som ovan, som ovenfor, viz výše, 同上, 同前",
)


def is_ditto(text: str) -> bool:
    """Whether a cell says that it says what the one above it does.

    >>> [is_ditto(text) for text in ('"', '""', "''", "〃", "- \\" -", "Idem", "as above", "dito", "jw.")]
    [True, True, True, True, True, True, True, True, True]
    >>> [is_ditto(text) for text in ("", "-", "'", "Ditto Records", "do", "ID")]
    [False, False, False, False, False, False]
    """
    return text.casefold() in _WORDS or _MARK.fullmatch(text) is not None
