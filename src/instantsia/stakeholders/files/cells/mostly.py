"""Whether a column is mostly of one kind, such as days, among the cells that tell something."""

from __future__ import annotations

from collections.abc import Container, Sequence

from instantsia.stakeholders.files.cells.words import UNTOLD, abstains

FEWEST, MOSTLY = 2, 0.6
"""So many cells of a column, and such a share of those that tell something, are of the kind of which the column is."""


def telling(texts: Sequence[str]) -> list[str]:
    """The texts that tell something: none that is blank, says that nobody knows, or that somebody takes no option.

    >>> telling(["10:30", "", "?", "abstains", "noon"])
    ['10:30', 'noon']
    """
    return [text for text in texts if text and (plain := text.casefold()) not in UNTOLD and not abstains(plain)]


def mostly(kind: Container[str], told: Sequence[str]) -> bool:
    """Whether most of the texts that tell something are of a kind.

    >>> mostly({"noon"}, ["noon", "noon", "late"]), mostly({"noon"}, ["noon"]), mostly({"noon"}, ["noon", "noon", "a", "b"])
    (True, False, False)
    """  # noqa: E501
    return sum(text in kind for text in told) >= max(FEWEST, MOSTLY * len(told))
