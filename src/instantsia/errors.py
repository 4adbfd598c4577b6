"""What is wrong with what a person wrote: where it stands, what was found, what was expected, how to mend it.

A `Problem` is data; `CaseError` carries all problems of one reading, since a person mends them together.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from instantsia.frozen import frozen

FOUND_LIMIT = 60
PRINTED_LIMIT = 50
_BRACKETS = re.compile(r"\([^()]*\)")

Mistake = tuple[str, str, str]
"""(key, message, remedy) of something that is wrong between a step or a rule and the rest of the case, said by its
kind. A dot in the key goes into a table ("absent.member")."""


@dataclass(frozen=True, order=True)
class Place:
    """A place in a file; `line` counts from 1 and is None where a whole file is meant."""

    file: str
    line: int | None = None

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}"


@frozen
class Problem:
    """One thing to mend.

    code      stable short name: a letter for the severity and a number ("E4", "W12")
    message   one sentence: what was found and what was expected
    place     file and line, or None where it is not about a file
    key       path of the key it is about ("step.ballot.precision"), or ""
    remedy    what to do, or "" where the message says it already
    """

    code: str
    message: str
    place: Place | None = None
    key: str = ""
    remedy: str = ""

    @property
    def severity(self) -> Literal["error", "warning"]:
        return "warning" if self.code.startswith("W") else "error"

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        key = f"{self.key}: " if self.key else ""
        remedy = f" ({self.remedy})" if self.remedy else ""
        return f"{where}{self.severity} {self.code}: {key}{self.message}{remedy}"


class UserError(Exception):
    """A mistake of the person at the keyboard: shown as one sentence, exit status 2, never a traceback."""


class CaseError(UserError):
    """A case that cannot be used; carries every problem found, in the order of the files."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(listing(self.problems))


def listing(problems: Sequence[Problem], limit: int = PRINTED_LIMIT) -> str:
    """The problems a line each, at most `limit` of them, and how many there are when some are left out."""
    lines = [str(problem) for problem in problems[:limit]]
    if len(problems) > limit:
        lines.append(f"... {len(problems)} problems in all; the first {limit} are shown")
    return "\n".join(lines)


def cut(found: object, limit: int = FOUND_LIMIT) -> str:
    """What was found, as it would be typed, on one line and cut at `limit` characters.

    >>> cut("x" * 100, 10)
    "'xxxxxx..."
    """
    text = repr(found).replace("\n", " ")
    return text if len(text) <= limit else text[: limit - 3] + "..."


def nearest(name: str, known: Iterable[str]) -> str:
    """A remedy naming the valid name nearest to `name`, or the valid names where none is near.

    >>> nearest("bulgannin.post", ["bulganin.post", "molotov.post"])
    'did you mean bulganin.post?'
    """
    names = sorted(known)
    close = difflib.get_close_matches(name[:200], names, n=1, cutoff=0.6)
    if close:
        return f"did you mean {close[0]}?"
    if not names:
        return "none is declared"
    return f"known: {few(names, 8)}"


def listed(texts: Sequence[str]) -> str:
    """Texts beside each other, with semicolons between them where one has a comma.

    >>> listed(["Ann", "Bob"]), listed(["Lee, Ann", "Bob"])
    ('Ann, Bob', 'Lee, Ann; Bob')
    """
    return separator(texts).join(texts)


def separator(texts: Sequence[str]) -> str:
    """What stands between texts: a semicolon where one of them has a comma outside brackets."""
    return "; " if any(", " in _BRACKETS.sub("", text) for text in texts) else ", "


def shown_of(count: int, most: int) -> int:
    """How many of several are shown where that is the first `most`: a single one more is, too, for the line that tells
    of it would take its room.

    >>> shown_of(3, 2), shown_of(4, 2)
    (3, 2)
    """
    return count if count <= most + 1 else most


def few(texts: Sequence[str], most: int, between: str = "") -> str:
    """The first `most` of some texts and how many more there are; a single one more is named as well.

    between   what stands between them; "" as in `listed`

    >>> few(["a", "b", "c"], 2), few(["a", "b", "c", "d"], 2), few(["Lee, Ann", "Bob"], 2)
    ('a, b, c', 'a, b and 2 more', 'Lee, Ann; Bob')
    """
    shown = texts[: shown_of(len(texts), most)]
    more = len(texts) - len(shown)
    return (between.join(shown) if between else listed(shown)) + (f" and {more:,} more" if more else "")
