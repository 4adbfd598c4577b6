"""One question answered several times in one command: columns are told part by part, any other answer once."""

from __future__ import annotations

import shlex

from instantsia.stakeholders.files.meaning import read_columns


def joined(key: str, before: str, text: str) -> str:
    """Both answers to one question as one; raises ValueError, with what to do, where they are no parts of one.

    >>> joined("columns", "actor:Who", "position:Quay"), joined("by", "2027", "2027")
    ('actor:Who|position:Quay', '2027')
    >>> joined("by", "2027", "2028")
    Traceback (most recent call last):
    ValueError: by was answered before, as 2027: expected one answer
    """
    if _alike(before, text):
        return before
    if key != "columns":
        raise ValueError(f"{key} was answered before, as {shlex.quote(before)}: expected one answer")
    try:
        roles, more = read_columns(before), read_columns(text)
    except ValueError:
        # what is wrong with either of them is told when they are read
        return f"{before}|{text}"
    again = next((role for role in more if role in roles), None)
    if again is not None:
        both = shlex.quote(f"columns={before}|{text}")
        told = f"the {again} was told before, as {shlex.quote(before)}: expected it once"
        raise ValueError(f"{told}, or where several columns are meant --answer {both}")
    return f"{before}|{text}"


def _alike(one: str, other: str) -> bool:
    """Whether two answers differ in blanks or capital letters alone."""
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
