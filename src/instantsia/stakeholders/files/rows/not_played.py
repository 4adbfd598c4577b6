"""Lines beside a table that tell what is not played: several issues as one package, and what a colour means."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Sequence
from pathlib import Path

from instantsia.errors import cut
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import any_of
from instantsia.stakeholders.folding import folded

_WRITTEN = tomllib.loads(Path(__file__).with_name("not_played_words.toml").read_text("utf-8"))
_PACKAGE = pattern(rf"(?<!\w)(?:{_WRITTEN['package'].strip().replace(chr(10), '|')})", re.IGNORECASE)
_COLOUR = pattern(rf"(?<!\w)({any_of(_WRITTEN['colours'])})\s*(?:=|:|→|->)\s*\S", re.IGNORECASE)

Line = tuple[str, str]


def packages_told(lines: Sequence[Line], issues: Collection[str]) -> list[str]:
    """That a line speaks of one package, where each of several issues is settled by itself.

    >>> packages_told([("Voting: package of all three together, QM 140", "")], ["Quota", "Fund"])
    ["'Voting: package of all three together, QM 140' speaks of one package, and each issue is settled by itself: a \
package is not played"]
    >>> packages_told([("Voting: package of all three together", "")], ["Quota"])
    []
    """
    if len(issues) < 2:
        return []
    return [
        f"{_shown(line)} speaks of one package, and each issue is settled by itself: a package is not played"
        for line in lines
        if _PACKAGE.search(line[0])
    ][:1]


def colours_told(lines: Sequence[Line], cells: Collection[str]) -> list[str]:
    """That a line says what a colour means, where no cell has the colour as its word.

    cells   what cells of the table say

    >>> colours_told([("rood = breekpunt * / ** = hoe zwaar", "row 29")], ["5", "8"])
    ["'rood = breekpunt * / ** = hoe zwaar' (row 29) says what a colour means, and colours are not read"]
    >>> colours_told([("red = against, green = for", "row 9")], ["red", "green"])
    []
    """
    words = {folded(cell) for cell in cells}
    return [
        f"{_shown(line)} says what a colour means, and colours are not read"
        for line in lines
        if any(folded(colour) not in words for colour in _COLOUR.findall(line[0]))
    ]


def _shown(line: Line) -> str:
    text, where = line
    return f"{cut(text)} ({where})" if where else cut(text)
