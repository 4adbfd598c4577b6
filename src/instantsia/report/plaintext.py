"""Text for a terminal: plain ASCII with the middle dot, no control characters, no line wider than asked for."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from anyascii import anyascii

from instantsia.report import wording

DOT = "\u00b7"
INDENT = "   "
LEAST_WIDTH = 40


def ascii_text(text: str) -> str:
    """The text in ASCII and middle dots: letters transliterated, control characters gone, white space single."""
    spaced = "".join(DOT if letter == DOT else anyascii(letter) for letter in text)
    return " ".join("".join(letter if letter == DOT or letter.isprintable() else " " for letter in spaced).split())


def lines(text: str, width: int, *, indent: str = "", hanging: str | None = None) -> str:
    """Text broken at a width; what is longer than a line is cut into lines."""
    after = indent if hanging is None else hanging
    room = width - max(len(indent), len(after))
    words: list[str] = []
    for word in ascii_text(text).split(" "):
        words += [word[start : start + room] for start in range(0, len(word), room)] or [""]
    return wording.wrap(" ".join(words), width, indent=indent, hanging=after)


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
    cells = [[ascii_text(cell) for cell in row] for row in (heads, *rows)]
    widths = _widths(cells, width)
    out: list[str] = []
    for number, row in enumerate(cells):
        broken = [textwrap.wrap(cell, wide, break_on_hyphens=False) for cell, wide in zip(row, widths, strict=True)]
        for place in range(max(1, *(len(cell) for cell in broken))):
            parts = [
                (cell[place] if place < len(cell) else "").rjust(wide)
                if column in right
                else (cell[place] if place < len(cell) else "").ljust(wide)
                for column, (cell, wide) in enumerate(zip(broken, widths, strict=True))
            ]
            out.append("  ".join(parts).rstrip())
        if number == 0:
            out.append("  ".join("-" * wide for wide in widths))
    return "\n".join(out)


def _widths(cells: Sequence[Sequence[str]], width: int) -> list[int]:
    """As wide as the longest cell; where that is too wide together, the widest column gives first."""
    columns = range(len(cells[0]))
    widths = [max(1, *(len(row[column]) for row in cells)) for column in columns]
    room = width - 2 * (len(widths) - 1)
    while sum(widths) > room:
        widest = max(columns, key=lambda column: (widths[column], column))
        if widths[widest] <= 1:
            break
        widths[widest] -= 1
    return widths
