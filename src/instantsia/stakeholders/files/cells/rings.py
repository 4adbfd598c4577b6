"""Rings, triangles and crosses as marks of attitude, as East Asia writes them.

◎ is strongly for, ○ for, △ between the two, and × against.
"""

from __future__ import annotations

from collections.abc import Sequence

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.ladders import ranked

SHARES = {"◎": 1.0, "○": 0.75, "〇": 0.75, "◯": 0.75, "△": 0.5, "▲": 0.4, "×": 0.25, "✕": 0.25, "✖": 0.25, "✗": 0.25}
"""{mark: its share of the scale} beside ◎; ▲ is a doubt that leans against."""
FAR = {0.75: 1.0, 0.25: 0.0}
"""Where no ring is a double one, a ring and a cross are at the ends."""
_DOUBT = pattern(r"\s*[(（\[]?\s*[?？]*\s*(.)\s*[?？]*\s*[)）\]]?\s*[?？]*\s*")
MOSTLY = 0.75


def rings(words: Sequence[str]) -> dict[str, float] | None:
    """{word: its share of the scale} of a column of such marks, of which some are for and others are not; else None.

    words   of all cells, as often as they stand there

    >>> rings(["◎", "○", "△", "(×)"]), rings(["○", "×", "△"])
    ({'◎': 1.0, '○': 0.75, '△': 0.5, '(×)': 0.25}, {'○': 1.0, '△': 0.5, '×': 0.0})
    >>> rings(["○", "○"]), rings(["x", "○"])
    (None, None)
    """
    marks = {word: match[1] for word in words if (match := _DOUBT.fullmatch(word)) and match[1] in SHARES}
    known = {word: SHARES[mark] for word, mark in marks.items()}
    if sum(word in known for word in words) < max(2, MOSTLY * len(words)):
        return None
    shares = set(known.values())
    if max(shares) < 0.75 or min(shares) > 0.5 or not ({"△", "▲", "◎"} & set(marks.values())):
        return None
    whole = 1.0 not in shares
    return ranked({word: FAR.get(share, share) if whole else share for word, share in known.items()})
