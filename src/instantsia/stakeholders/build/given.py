"""What was answered about how cells are read, out of the text of all answers."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import TypeVar

from instantsia.errors import UserError, cut
from instantsia.stakeholders import questions
from instantsia.stakeholders.files.entries import NO_UNIT, Unit
from instantsia.stakeholders.files.sheet import Scale
from instantsia.stakeholders.files.values.given import Given
from instantsia.stakeholders.folding import folded

T = TypeVar("T")


class AnswerError(UserError):
    """An answer that keeps a table from being read.

    key   under which it was told
    why   what is wrong with it, without the answer
    """

    def __init__(self, key: str, message: str, why: str = "") -> None:
        super().__init__(message)
        self.key = key
        self.why = why or message


def given(written: Mapping[str, str], unnamed: str, units: Mapping[str, Unit] | None = None) -> Given:
    """The answers that change how cells are read; raises UserError for one that cannot be read.

    unnamed   what an issue without a name is called
    units     {issue, folded: the unit in which its positions are amounts}, "" for the headline
    """
    units = units or {}
    ends = _of_issues(written, "ends", questions.read_ends)
    words = _of_issues(written, "words", questions.read_words)
    options = _of_issues(written, "options", questions.places_in)
    return Given(
        folded(written.get("issue", "")),
        unnamed,
        _scales(written, units),
        {issue: {folded(word): point for word, point in some.items()} for issue, some in words.items()},
        {issue: frozenset((folded(one.low), folded(one.high))) for issue, one in ends.items()},
        _one(written, "salience_scale", questions.read_scale),
        _one(written, "decimal", questions.read_mark) or "",
        {folded(word): point for word, point in (_one(written, "grades", questions.read_words) or {}).items()},
        {issue: frozenset(map(folded, places)) for issue, places in options.items()},
        _one(written, "leave_out", questions.read_left_out) or (),
    )


def scales_in_amounts(written: Mapping[str, str]) -> frozenset[str]:
    """The keys of answers about a scale that are no bare numbers: amounts, of which the column must tell the unit."""
    return frozenset(key for key in written if key.partition(".")[0] == "scale" and not _is_scale(written[key]))


def _is_scale(text: str) -> bool:
    try:
        questions.read_scale(text)
    except ValueError:
        return False
    return True


def _scales(written: Mapping[str, str], units: Mapping[str, Unit]) -> dict[str, Scale]:
    out = {}
    for key in written:
        base, _, issue = key.partition(".")
        if base == "scale":
            read = functools.partial(questions.read_scale, unit=units.get(folded(issue), NO_UNIT))
            out[folded(issue)] = _read(key, written[key], read)
    return out


def _of_issues(written: Mapping[str, str], asked: str, read: Callable[[str], T]) -> dict[str, T]:
    out = {}
    for key in written:
        base, _, issue = key.partition(".")
        if base == asked:
            out[folded(issue)] = _read(key, written[key], read)
    return out


def _one(written: Mapping[str, str], key: str, read: Callable[[str], T]) -> T | None:
    return _read(key, written[key], read) if key in written else None


def _read(key: str, text: str, read: Callable[[str], T]) -> T:
    try:
        return read(text)
    except ValueError as error:
        raise AnswerError(key, f"{key} = {cut(text)}: {error}", str(error)) from None
