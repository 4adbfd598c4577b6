"""What stands in a column of texts, such as a source, a body or a union, where nothing is told."""

from __future__ import annotations

from instantsia.stakeholders.files.cells.words import NOTHING, UNKNOWN


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split(", "))


NONE = _words(
    "none, nobody, nothing, nil, null, keine, keiner, keines, niemand, aucun, aucune, rien, ninguno, ninguna, nada",
    "nessuno, nessuna, nenhum, nenhuma, geen, niets, нет",
)


def text_told(text: str) -> str:
    """The text of a cell; "" where its words say that there is none.

    >>> text_told("none"), text_told("n/a"), text_told("Benelux")
    ('', '', 'Benelux')
    """
    plain = text.casefold()
    return "" if plain in NOTHING or plain in UNKNOWN or plain in NONE else text
