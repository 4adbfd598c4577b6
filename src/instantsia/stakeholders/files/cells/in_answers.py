"""The text of a cell within an answer, in which some signs have a meaning of their own."""

from __future__ import annotations


def in_an_answer(text: str) -> str:
    """The text of a cell as an answer names it, in which | parts the texts and = or : stands before what each is.

    >>> in_an_answer("30 | see note:"), in_an_answer("n.c.")
    ('30 / see note', 'n.c.')
    """
    return text.replace("|", "/").rstrip(" =:")
