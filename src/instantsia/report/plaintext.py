"""Text for a terminal: letters as they are written, no control characters, no line wider than asked for."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, cast

from anyascii import anyascii

# A probability with its range is read as one thing and is not broken between two lines.
_TOGETHER = re.compile(
    r"[<>]?\d\.\d\d \([^()\s]+ to [^()\s]+\)|[<>]?\d\.\d\d \([^()\s]+\)"
    r"|\d+ % \((?:up to |down to )?[^()\s]+(?: to [^()\s]+)?(?: %)?\)|\d+ %"
)

DOT = "\u00b7"
INDENT = "   "
LEAST_WIDTH = 40


T = TypeVar("T")


def plain(text: str) -> str:
    """The text as it is written, without control characters and with single spaces."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    # a joiner is no letter, but some scripts are not read right without it
    return " ".join("".join(one if one.isprintable() or one in _JOINERS else " " for one in text).split())


_JOINERS = "\u200c\u200d"


def ascii_text(text: str) -> str:
    """The text in ASCII and middle dots, for a terminal that has no other letters: letters transliterated."""
    return plain("".join(DOT if letter == DOT else anyascii(letter) for letter in text))


def in_ascii(found: T) -> T:
    """Whatever is told, with every text in it transliterated: dataclasses, mappings and sequences all the way down."""
    told: Any = found
    if isinstance(told, str):
        told = ascii_text(told) if not told.isascii() else told
    elif dataclasses.is_dataclass(told) and not isinstance(told, type):
        changed = {one.name: in_ascii(getattr(told, one.name)) for one in dataclasses.fields(told) if one.init}
        told = dataclasses.replace(told, **changed)
    elif isinstance(told, Mapping):
        told = {key: in_ascii(value) for key, value in told.items()}
    elif isinstance(told, tuple | list) and type(told) in (tuple, list):
        told = type(told)(in_ascii(one) for one in told)
    return cast(T, told)


def wrap(text: str, width: int, *, indent: str = "", hanging: str | None = None) -> str:
    """Text broken at a width; the first line starts with `indent`, the others with `hanging`.

    A probability and its range stay on one line, and no word is cut.
    """
    after = indent if hanging is None else hanging
    room = width - max(len(indent), len(after))
    words = _TOGETHER.sub(lambda one: one[0].replace(" ", "\0") if len(one[0]) <= room else one[0], text).split()
    lines: list[str] = []
    for one in words:
        start = after if lines else indent
        if lines and columns(lines[-1]) + 1 + columns(one) <= width:
            lines[-1] += f" {one}"
        else:
            lines.append(f"{start}{one}")
    return "\n".join(lines).replace("\0", " ")


def columns(text: str) -> int:
    """How many columns of a terminal a text takes: two for a wide letter, none for a mark that stands on another.

    >>> columns("Ødegård"), columns("王小明"), columns("e\u0301")
    (7, 6, 1)
    """
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(one) in _NO_ROOM else 2 if unicodedata.east_asian_width(one) in "WF" else 1
        for one in text
    )


_NO_ROOM = frozenset(("Mn", "Me", "Cf"))


def lines(text: str, width: int, *, indent: str = "", hanging: str | None = None) -> str:
    """Text broken at a width; what is longer than a line is cut into lines."""
    after = indent if hanging is None else hanging
    room = width - max(len(indent), len(after))
    words: list[str] = []
    for word in plain(text).split(" "):
        words += _pieces(word, room)
    return wrap(" ".join(words), width, indent=indent, hanging=after)


def _pieces(word: str, room: int) -> list[str]:
    """A word in pieces of at most so many columns."""
    if columns(word) <= room:
        return [word]
    out = [""]
    for letter in word:
        if out[-1] and columns(out[-1] + letter) > room:
            out.append("")
        out[-1] += letter
    return out


def cut_to(text: str, width: int) -> str:
    """The text on one line of at most so many columns, cut after a word where it is longer.

    >>> cut_to("one two three", 9), cut_to("one", 9)
    ('one ...', 'one')
    """
    whole = plain(text)
    if columns(whole) <= width:
        return whole
    kept = wrap(" ".join(_pieces(whole, width - 4)) if " " not in whole else whole, width - 4).split("\n")[0]
    return f"{_pieces(kept, width - 4)[0].rstrip(',;:(')} ..."


def entry(text: str, width: int) -> str:
    """A paragraph that begins at the margin; its further lines are indented."""
    return lines(text, width, hanging=INDENT)


def item(text: str, width: int) -> str:
    """One of several things below a heading: indented, its further lines indented twice."""
    return lines(text, width, indent=INDENT, hanging=INDENT * 2)


def indented(text: str, width: int) -> str:
    """A paragraph below a heading, all of its lines indented."""
    return lines(text, width, indent=INDENT)


def table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], width: int, *, right: frozenset[int] = frozenset()
) -> str:
    """A table wrapped to a width: each cell in its column, columns two spaces apart, a rule under the head.

    right   columns whose cells stand at the right
    """
    cells = [[plain(cell) for cell in row] for row in (heads, *rows)]
    widths = _widths(cells, width)
    out: list[str] = []
    for number, row in enumerate(cells):
        broken = [lines(cell, wide).split("\n") for cell, wide in zip(row, widths, strict=True)]
        for place in range(max(1, *(len(cell) for cell in broken))):
            parts = [
                _filled(cell[place] if place < len(cell) else "", wide, right=column in right)
                for column, (cell, wide) in enumerate(zip(broken, widths, strict=True))
            ]
            out.append("  ".join(parts).rstrip())
        if number == 0:
            out.append("  ".join("-" * wide for wide in widths))
    return "\n".join(out)


def _filled(cell: str, wide: int, *, right: bool) -> str:
    room = " " * (wide - columns(cell))
    return f"{room}{cell}" if right else f"{cell}{room}"


def _widths(cells: Sequence[Sequence[str]], width: int) -> list[int]:
    """As wide as the longest cell; where that is too wide together, the widest column gives first."""
    places = range(len(cells[0]))
    widths = [max(1, *(columns(row[column]) for row in cells)) for column in places]
    room = width - 2 * (len(widths) - 1)
    while sum(widths) > room:
        widest = max(places, key=lambda column: (widths[column], column))
        if widths[widest] <= 1:
            break
        widths[widest] -= 1
    return widths
