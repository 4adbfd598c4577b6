"""How somebody votes in letters: Y, LY, U, LN and N; J, N and E; SY and SN. An L before a letter leans, an S is strong.

Only a column in which nearly all cells are such letters, of both sides, is read so: in any other they are codes.
"""

from __future__ import annotations

from collections.abc import Sequence

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.signs import bare
from instantsia.stakeholders.files.cells.words import ABSTAINS, UNTOLD

PAIRS = {"y": "n", "j": "n", "s": "n", "o": "n", "t": "n", "f": "a", "д": "н"}
"""{yes: the no that goes with it}: yes, ja, sí, oui, tak, for, да."""
MIDDLE = ("u", "ud", "und", "50/50")
LEANS = {"l": 0.75, "p": 0.75, "w": 0.75, "s": 1.0}
"""{letter before another: the share of the scale of one for it}: leaning, probably, weakly; strongly."""
NO_ANSWER = frozenset(("nr", "nc", "nk", "na", "dk", "nd", "ns", "ka", "sr", "ne", "bd", "x"))
"""Letters for those who have not told."""
FEWEST, MOSTLY = 4, 0.75
_JOINED = pattern(r"\s*(?:/|\||-|–|\bor\b)\s*")


def letters(words: Sequence[str]) -> dict[str, float] | None:
    """{word: its share of the scale} of a column of letters of a vote with degrees or a middle, else None.

    words   of all cells, as often as they stand there; letters for no answer have no share

    >>> letters(["Y", "LY", "U", "LN", "N", "NR", "U/LN"])
    {'Y': 1.0, 'LY': 0.75, 'U': 0.5, 'LN': 0.25, 'N': 0.0, 'U/LN': 0.375}
    >>> letters(["Y", "N", "Y", "N"]), letters(["AB", "LN", "CD", "N"])
    (None, None)
    """
    plain = {word: _plain(word) for word in dict.fromkeys(words)}
    for pro, contra in PAIRS.items():
        if not {pro, contra} <= set(plain.values()):
            continue
        known = _shares(pro, contra)
        found = {word: share for word, one in plain.items() if (share := _share(one, known)) is not None}
        silent = sum(plain[word] in NO_ANSWER and word not in found for word in words)
        many = sum(word in found for word in words)
        degrees = {plain[word] for word in found} - {pro, contra}
        if degrees and many >= FEWEST and many >= MOSTLY * (len(words) - silent):
            return found
    return None


def of_votes(words: Sequence[str]) -> bool:
    """Whether the words of a column are the letters of a vote, with or without degrees, and no others.

    >>> of_votes(["Y", "N", "NR"]), of_votes(["J", "N", "E"]), of_votes(["UK", "US", "NR"])
    (True, True, False)
    """
    plain = {_plain(word) for word in words}
    for pro, contra in PAIRS.items():
        known = _shares(pro, contra)
        rest = {one for one in plain if _share(one, known) is None}
        if {pro, contra} <= plain and rest <= NO_ANSWER | {"e", "a", "?", "ab", "abs", "abst"}:
            return True
    return False


def for_and_against(words: Sequence[str]) -> bool:
    """Whether a column holds F and A and no other side, beside abstentions and what nobody knows: for and against.

    >>> for_and_against(["F", "A", "Abs", "?"]), for_and_against(["F", "A", "B"]), for_and_against(["Y", "N", "A"])
    (True, False, False)
    """
    plain = {_plain(word) for word in words}
    return {"f", "a"} <= plain and all(one in UNTOLD or one in ABSTAINS for one in plain - {"f", "a"})


def _shares(pro: str, contra: str) -> dict[str, float]:
    out = {pro: 1.0, contra: 0.0} | dict.fromkeys(MIDDLE, 0.5)
    for lean, share in LEANS.items():
        out |= {f"{lean}{pro}": share, f"{lean}{contra}": 1 - share}
    return out


def _share(plain: str, known: dict[str, float]) -> float | None:
    if plain in known:
        return known[plain]
    parts = _JOINED.split(plain)
    if len(parts) != 2 or not all(part in known for part in parts):
        return None
    return round(sum(known[part] for part in parts) / 2, 4)


def _plain(word: str) -> str:
    return bare(word).casefold().replace(".", "").strip()
