"""What lines beside a table say of its numbers: "Escala 1 a 7", "1 = disagree ... 7 = agree", "99 = no answer"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from instantsia.errors import cut
from instantsia.frozen import frozen
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.attitudes import attitude
from instantsia.stakeholders.files.cells.words import NO_SIDE, UNKNOWN
from instantsia.stakeholders.files.columns.hints import hint
from instantsia.stakeholders.files.columns.scales import POINT_OF, WORD, Doubt, bare_name, told_scale, unit_of, value_of
from instantsia.stakeholders.files.entries import Quantity
from instantsia.stakeholders.files.sheet import WHOLE, Scale

ROLES = ("position", "salience", "capability")
STEM = 5
"""Letters that a word of a line shares with one of the name of a column that it speaks of."""
ON_IT = 0.85
"""Share of the numbers of a column that lie on its scale."""
_CLAUSE = pattern(r"[.;](?=\s+[^\W\d]|$)|(?<!\d)\s[–—|]\s|\s[–—|]\s(?!\d)|\n")
_SCALE = pattern(
    r"\b(?:scales?|scor(?:e|es|ed|ing)|rat(?:ed?|ings?)|points?|skala|skalen|punkte|bewertung|échelle|echelle|note|notes|notée?s?|"
    r"escalas?|puntuación|puntos|valora\w*|scala|punteggio|punti|valutazion\w*|pontuação|pontos|schaal|punten|skali|punkty|"
    r"ocena|oceny|шкала|шкале|баллы|баллов|оценка)\b",
    re.IGNORECASE,
)
_PER_CENT = pattern(r"[(\[][^)\]]*%|%\s*$|^\s*%")
"""A header of shares: Max fine (% turnover); in "from 27 % to 23 %" the sign is none of the cells'."""
_BEHIND, _BEFORE = pattern(r"([*†‡§]{1,4}|[¹²³⁴-⁹]{1,2})\s*$"), pattern(r"^\s*([*†‡§]{1,4}|[¹²³⁴-⁹]{1,2})")
"""The mark of a footnote behind a name, and before the line that it calls."""
_CODE = pattern(r"(?<![\d.,])([-−]?\d{1,4})\s*(?:=|:|→|->)\s*([^\d=,;|]+)")


@frozen
class Legend:
    """A scale, and the words that tell it."""

    scale: Scale
    said: str

    @property
    def doubt(self) -> Doubt:
        return Doubt(self.scale, f"the sheet says {cut(self.said)}")


def legend_scale(lines: Iterable[str], header: str, role: str, ends: Sequence[float]) -> Legend | None:
    """The scale that lines beside a table tell of a column, or None where none does or two do.

    header   the name of the column
    role     what it holds: position, salience or capability
    ends     its numbers

    >>> legend_scale(["Survey of members - Escala 1 a 7"], "P1. Tax", "position", [1.0, 4.0, 7.0]).scale
    (1.0, 7.0)
    >>> legend_scale(["Stance: scale 0-10. Interest 1-5."], "Interest", "salience", [1.0, 3.0]).scale
    (1.0, 5.0)
    """
    found: dict[Scale, tuple[int, str]] = {}
    stems = {word[:STEM].casefold() for word in WORD.findall(header) if len(word) >= STEM}
    for clause in (part.strip() for line in lines for part in _CLAUSE.split(line) if part.strip()):
        scale = _scale(clause)
        if scale is None or not ends or sum(scale[0] <= one <= scale[1] for one in ends) < ON_IT * len(ends):
            continue
        words = WORD.findall(clause)
        roles = {meant for word in words if (meant := hint(word)) in ROLES}
        if stems & {word[:STEM].casefold() for word in words if len(word) >= STEM}:
            rank = 3
        elif unit_of(header) or _PER_CENT.search(header):
            continue  # points of a scale are none of amounts, which the header says in a unit
        elif roles:
            rank = 2 if role in roles else 0
        else:
            rank = 1
        if rank and rank > found.get(scale, (0, ""))[0]:
            found[scale] = rank, clause
    if not found:
        return None
    most = max(rank for rank, _ in found.values())
    best = [Legend(scale, said) for scale, (rank, said) in found.items() if rank == most]
    return best[0] if len(best) == 1 else None


def lines_of(lines: Iterable[str], header: str, headers: Iterable[str]) -> list[str]:
    """The lines that may speak of a column: those with the mark of another one, or with its scale alone, do not.

    >>> lines_of(["* 1 = vital, 6 = none", "** our guess"], "Weight**", ["Care (1-6)*", "Weight**"])
    ['** our guess']
    >>> lines_of(["1 = vital, 6 = none"], "Weight", ["Care (1-6)", "Weight"])
    []
    """
    others = [one for one in headers if one and one != header]
    marks = {mark for one in others if (mark := _mark(_BEHIND, one))}
    own = _mark(_BEHIND, header)
    scales = set() if told_scale(header) else {scale for one in others if (scale := told_scale(one))}
    stems = {word[:STEM].casefold() for word in WORD.findall(header) if len(word) >= STEM}

    def speaks(line: str) -> bool:
        mark = _mark(_BEFORE, line)
        if mark and mark != own and mark in marks:
            return False
        if (mark and mark == own) or not scales or _scale(line) not in scales:
            return True
        words = WORD.findall(line)
        return bool(stems & {word[:STEM].casefold() for word in words}) or any(hint(word) in ROLES for word in words)

    return [line for line in lines if speaks(line)]


def _mark(where: re.Pattern[str], text: str) -> str:
    match = where.search(text)
    return match[1] if match else ""


def legend_of(lines: Iterable[str], cells: Sequence[Quantity], role: str) -> Legend | None:
    """The scale that lines beside a table tell of the numbers of a column."""
    numbers = [(cell, cell.number) for cell in cells if cell.number is not None]
    ends = [end for _, number in numbers for end in (number.low, number.high)]
    return legend_scale(lines, numbers[0][0].spot.name, role, ends) if numbers else None


def _scale(clause: str) -> Scale | None:
    """The scale that a clause tells by its points, or by its ends beside a word for a scale or a name of a column."""
    points = {value_of(point): bare_name(name) for point, name in POINT_OF.findall(clause)}
    points = {point: name for point, name in points.items() if not _not_known(name)}
    if len(points) > 1:
        low, high = min(points), max(points)
        return (low, high) if low <= 1 and high <= WHOLE[1] else None
    told = told_scale(clause)
    named = _SCALE.search(clause) or any(hint(word) in ROLES for word in WORD.findall(clause))
    return told if told is not None and named and told[1] <= WHOLE[1] else None


def legend_codes(lines: Iterable[str]) -> frozenset[str]:
    """Numbers that lines beside a table say to stand for what is not known.

    Whoever is undecided stands in the middle of a scale where points that are known lie on both sides.

    >>> sorted(legend_codes(["99 = No sabe / No responde", "1 = no, 9 = keine Angabe", "5 = for"]))
    ['9', '99']
    >>> sorted(legend_codes(["1 = for, 3 = undecided, 5 = against", "1 = for, 2 = against, 3 = undecided"]))
    ['3']
    >>> sorted(legend_codes(["1 = for, 3 = undecided, 5 = against, 9 = no answer"]))
    ['9']
    >>> legend_codes(["+5 = apoia, -5 = rejeita, 0 = neutro ou indeciso / em branco = sem informação"])
    frozenset()
    """
    return frozenset(code for line in lines for code in _codes_of(line))


def _codes_of(line: str) -> set[str]:
    """The numbers that one line says to stand for what is not known."""
    names = {code.replace("−", "-"): bare_name(name) for code, name in _CODE.findall(line)}
    unknown = {code for code, name in names.items() if _not_known(name)}
    points = [float(code) for code in names if code not in unknown]
    middle = {
        code
        for code in unknown
        if names[code].casefold() in NO_SIDE and points and min(points) < float(code) < max(points)
    }
    return unknown - middle


def _not_known(name: str) -> bool:
    """Whether a meaning of a code says that nobody knows; one that says neutral, too, is the middle all the same."""
    plain = name.casefold()
    parts = [part.strip() for part in (plain, *re.split(r"\s*[/(]\s*|\s+(?:or|oder|ou|o|lub|или)\s+", plain))]
    middle = [part for part in parts if part not in UNKNOWN and (attitude(part) or (1,))[0] == 0]
    return not middle and any(part in UNKNOWN for part in parts)
