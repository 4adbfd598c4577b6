"""What lines beside a table say of the codes in a column of positions: A = accepts, C = with changes, N = rejects.

Where the meanings are words of attitude their points are those of the codes; else the codes from one for it to one
against it lie evenly, in the order in which the lines list them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.attitudes import attitude, attitudes
from instantsia.stakeholders.files.cells.remarks import before_remark
from instantsia.stakeholders.files.cells.signs import bare
from instantsia.stakeholders.files.cells.words import NO_VIEW, UNDECIDED, UNKNOWN, abstains

MOSTLY = 0.6
"""So much of all cells is explained by the lines."""
FEWEST = 2
_PAIR = pattern(
    r"(?<![^\s,;:(|/])([^\s=:,;|()\d]{1,4})\s*(?:=|:|→)\s*([^=,;|/()]+?)"
    r"(?=\s*(?:[,;|/()]|\.\s|\.?$|\s\S{1,4}\s*=))"
)


def legend_words(lines: Iterable[str], words: Sequence[str]) -> Mapping[str, float] | None:
    """{word: its share of the way from against to for}, the highest first; None where no line explains the words.

    words   of all cells, as often as they stand there

    >>> legend_words(["A = accepts as drafted, C = accepts with changes, N = rejects"], ["A", "C!", "N", "S"])
    {'A': 1.0, 'C!': 0.5, 'N': 0.0}
    >>> legend_words(["KV = Kapitalvertreter; BR = Betriebsrat"], ["KV", "BR"]) is None
    True
    """
    meant = _meanings(lines)
    codes = {word: code for word in words if (code := _code(word, meant)) is not None}
    if len(set(codes.values())) < FEWEST or sum(word in codes for word in words) < MOSTLY * len(words):
        return None
    shares = _shares(meant, set(codes.values()))
    if shares is None:
        return None
    found = {word: shares[code] for word, code in codes.items() if code in shares}
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0].casefold(), item[0])))


def _meanings(lines: Iterable[str]) -> dict[str, str]:
    """{code: what it means}, in the order of the lines; a code that lines explain in two ways is none."""
    out: dict[str, str] = {}
    twice: set[str] = set()
    for line in lines:
        for code, meaning in _PAIR.findall(line):
            meaning = " ".join(meaning.split()).strip(" .")
            # in a line that explains the codes whoever has not decided stands between the others
            meaning = "neutral" if meaning.casefold() in UNDECIDED | NO_VIEW else meaning
            if out.setdefault(code, meaning) != meaning:
                twice.add(code)
    return {code: meaning for code, meaning in out.items() if code not in twice}


def _code(word: str, meant: Mapping[str, str]) -> str | None:
    """The code that a cell is, or begins with before a remark: C, C!, C - wants tolls."""
    for one in (word.strip(), bare(word), bare(before_remark(word))):
        if one in meant:
            return one
    return None


def _shares(meant: Mapping[str, str], used: set[str]) -> dict[str, float] | None:
    known = [code for code, meaning in meant.items() if meaning.casefold() not in UNKNOWN and not abstains(meaning)]
    of_attitude = {code: meant[code] for code in known if attitude(meant[code]) is not None}
    if used & set(known) <= set(of_attitude):
        shares = attitudes([of_attitude[code] for code in known if code in of_attitude])
        if shares is not None:
            return {code: shares[meaning] for code, meaning in of_attitude.items()}
    sides = [_side(meant[code]) for code in known]
    told = [at for at, side in enumerate(sides) if side]
    if not told or sides[told[0]] == sides[told[-1]]:
        return None
    begin, end = told[0], told[-1]
    turns = sum(sides[one] != sides[other] for one, other in pairwise(told))
    if turns != 1 or end - begin < FEWEST:
        return None
    listed = known[begin : end + 1]
    points = {code: at / (len(listed) - 1) for at, code in enumerate(listed)}
    return {code: round(1 - point if sides[begin] > 0 else point, 4) for code, point in points.items()}


def _side(meaning: str) -> int:
    """Whether a meaning is for (1) or against (-1) by its words, or by its first word; 0 where it is neither."""
    found = attitude(meaning) or attitude(meaning.split()[0])
    return found[0] if found is not None else 0
