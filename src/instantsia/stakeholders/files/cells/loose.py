"""A number that stands in a text: "[4]", "2 (3?)", "1 or 2", "2040ish", "1 trillion", "411, would go to 550".

What is plain is read and told; what is one reading of several is proposed, and asked about. Where a text holds no
number that is surely the one of its column, nothing is read out of it.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.attitudes import attitude
from instantsia.stakeholders.files.cells.dated import is_date
from instantsia.stakeholders.files.cells.numbers import Read, scaled
from instantsia.stakeholders.files.cells.spellings import read_cell
from instantsia.stakeholders.files.cells.words import EITHER

LONGEST = 120
"""A longer text is a remark."""
_WRITTEN = {
    kind: tuple(sorted((" ".join(word.split()) for word in words.split(",") if word.strip()), key=len, reverse=True))
    for kind, words in tomllib.loads(Path(__file__).with_name("loose_words.toml").read_text("utf-8")).items()
}


def _any(kind: str) -> str:
    return "|".join(map(re.escape, _WRITTEN[kind]))


_NUMBER = r"[-+−]?[0-9]+(?:[ '’.,][0-9]+)*"
_SOME = rf"~?{_NUMBER}(?:\s*(?:\.\.|-|–|—)\s*{_NUMBER})?\+?"
"""A number, or a range."""
_IN_BRACKETS = pattern(rf"[\[(]\s*({_SOME})\s*\??\s*[\])]\??")
_OTHER = pattern(rf"({_NUMBER})\s*[\[(]\s*(?:{_any('could')})?\s*({_NUMBER})\s*\?\s*[\])]", re.IGNORECASE)
_EITHER = pattern(
    rf"({_NUMBER})\s*\??\s*(?:(?:/)|(?<=[\s?])(?:{'|'.join(EITHER)})(?=\s))\s*({_NUMBER})\s*\??", re.IGNORECASE
)
VULGAR = {
    sign: (above, below)
    for sign, above, below in zip("¼½¾⅓⅔⅛⅜⅝⅞", (1, 1, 3, 1, 2, 1, 3, 5, 7), (4, 2, 4, 3, 3, 8, 8, 8, 8), strict=True)
}
_MIXED = pattern(
    rf"(?:(?P<whole>[0-9]{{1,9}})\s*(?P<sign>[{''.join(VULGAR)}])|(?P<alone>[{''.join(VULGAR)}])"
    r"|(?P<more>[0-9]{1,9})\s+(?P<above>[0-9]{1,2})/(?P<below>2|3|4|5|8|10|16|32))\s*%?"
)
_OUT_OF = pattern(r"([0-9]+(?:[.,][0-9]+)?)/([0-9]+)")
_ABOUT = pattern(rf"({_SOME})\s*-?(?:{_any('about')})(?!\w)\.?", re.IGNORECASE)
TIMES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}


def times_in_words() -> dict[str, tuple[str, ...]]:
    """{kind of `TIMES`: its words}."""
    return {kind: _WRITTEN[kind] for kind in TIMES}


def times_words() -> str:
    """An expression for the words of how many times a number is meant, each kind a group of its name."""
    return "|".join(f"(?P<{kind}>{_any(kind)})" for kind in TIMES)


RANGED = r"\s*(?:\.\.+|…|-|–|—|(?<=\s)(?:to|bis|à|a|tot|do|до)(?=\s))\s*"
"""Between the ends of a range, of both of which the unit behind it is."""
_MANY = pattern(
    rf"[€$£¥₽]?\s*({_NUMBER}(?:{RANGED}{_NUMBER})?)\s*(?:{times_words()})(?!\w)\s*(?:[€$£¥₽]|eur|usd|gbp|chf)?",
    re.IGNORECASE,
)
_UNIT_OF = {kind: pattern(rf"(?<![\w]){'(?:' + _any(kind) + ')'}(?!\w)", re.IGNORECASE) for kind in TIMES}
_WITH_UNIT = pattern(rf"[€$£¥₽]?\s*({_SOME})(?:\s*[€$£¥₽%][/\w]*|\s+(?P<unit>[^\W\d_][\w./%€$]*))?", re.IGNORECASE)
_LEADS = pattern(
    rf"[€$£¥₽]?\s*(~?{_SOME})\s*[?]?\s*(?:,(?=\s)|;|:|[(\[]|\s[-–—]\s|(?<=\s)(?:{'|'.join(EITHER)}|but|aber|mais|pero|ma|mas|maar|но)(?=\s))(.*)",
    re.IGNORECASE,
)
_BOUNDED = pattern(
    rf"(?:.*[\s,;:(\-–—])?(?:(?P<most>{_any('at_most')})|(?P<least>{_any('at_least')})|(?P<point>{_any('point')}))\s+(?P<number>{_SOME})\s*[.?!)]*",
    re.IGNORECASE,
)
_NEVER = pattern(rf"(?<!\w)(?:{_any('never')})(?!\w)", re.IGNORECASE)
_COULD = pattern(rf"(?<!\w)(?:{_any('could')}|\?)(?!\w)|\?", re.IGNORECASE)
_ALL = pattern(_NUMBER)
_HOURS = pattern(
    r"([0-9]{1,3})\s*(?:h|hrs?\.?|hours?|std\.?|stunden|heures?|horas?|ore|uur|godz\.?|ч|час\w*)\s*([0-5][0-9])\s*"
    r"(?:m|min\.?|mn|minut\w*|мин\.?)?",
    re.IGNORECASE,
)
"""Hours and minutes: 37h30."""
_EACH_HEDGED = pattern(r"\s*[~<>≈≤≥]?\s*([^~<>≈≤≥+?]+?)\s*[+?]?\s*")
_MISTYPED = pattern(r"(?=.*\d)[\dOoIlSB.,\s%+-]+")
GRIDS = (5, 7, 10, 20, 100)


class Loose(NamedTuple):
    """A number read out of a text.

    sure   whether it is plain, and only told
    plain  whether it is as good as a number that stands alone: 3 1/4; 5/10 where others of its column are so written
    """

    read: Read
    sure: bool
    plain: bool = False


@lru_cache(maxsize=4096)
def loosely(
    text: str, decimal: frozenset[str], unit: int | None = None, top: float = 0.0, out_of: int = 0
) -> Loose | None:
    """The number that a text holds, or None.

    unit   power of ten of the column's unit: 9 of US$ bn; None where nobody has told it
    top    the upper end of the scale that the header tells, 0 where it tells none
    out_of what the numbers of the column are out of, where most with a slash are so: 10 of 5/10; else 0

    >>> point = frozenset(".")
    >>> [loosely(text, point).read.parts for text in ("[4]", "2 (3?)", "2040ish")]
    [(Decimal('4'),), (Decimal('2'), Decimal('2'), Decimal('3')), (Decimal('2040'),)]
    >>> loosely("411, wd go 550", point).read.parts, loosely("low - cares about bills", point)
    ((Decimal('411'), Decimal('411'), Decimal('550')), None)
    """
    plain = text.strip().rstrip("!… ")
    if len(plain) > LONGEST or not (any(map(str.isdigit, plain)) or plain in VULGAR):
        return None
    return _plain(plain, decimal, unit, top, out_of) or _proposed(plain, decimal)


def _plain(text: str, decimal: frozenset[str], unit: int | None, top: float, out_of: int) -> Loose | None:
    if (mixed := mixed_number(text)) is not None:
        return Loose(Read((mixed,)), True, True)
    if match := _HOURS.fullmatch(text):
        return _sure(Read((Decimal(match[1]) + round(Decimal(match[2]) / 60, 4).normalize(),)))
    if match := _IN_BRACKETS.fullmatch(text):
        return _sure(_read(match[1], decimal))
    # of a low, a best and a high number each may be hedged, and the range is that of the numbers: 3.2..3.5..3.7+
    if ".." in text and len(parts := [_EACH_HEDGED.fullmatch(part) for part in text.split("..")]) in (2, 3):
        bare = "..".join(match[1] for match in parts if match is not None)
        if None not in parts and bare != text:
            return _sure(_read(bare, decimal))
    if match := _OTHER.fullmatch(text):
        return _sure(_towards(_read(match[1], decimal), _read(match[2], decimal)))
    if (match := _OUT_OF.fullmatch(text)) and _is_score(match[1], int(match[2]), top, out_of):
        found = _read(match[1], decimal)
        return Loose(found, True, int(match[2]) == out_of) if found and found.parts[-1] <= int(match[2]) else None
    if match := _EITHER.fullmatch(text):
        both = [_read(one, decimal) for one in match.groups()]
        single = [one.parts[0] for one in both if one is not None and len(one.parts) == 1]
        if len(single) == 2 and single[0] != single[1]:
            return _sure(Read(tuple(sorted(single)), among=True))
    if match := _ABOUT.fullmatch(text):
        return _sure(_read(match[1], decimal))
    if match := _MANY.fullmatch(text):
        times = next(TIMES[kind] for kind in TIMES if match[kind])
        found = _read(match[1], decimal)
        # without a unit of the column nobody knows what a million of it would be
        return _sure(scaled(found, times - unit)) if unit is not None and found else None
    if (match := _WITH_UNIT.fullmatch(text)) and not _NEVER.search(text) and attitude(match["unit"] or "") is None:
        return _sure(_read(match[1], decimal))
    return None


def _is_score(some: str, of: int, top: float, out_of: int) -> bool:
    """Whether n/m is n out of m; 6/7 is between the two, unless others of its column are out of 7."""
    if of == out_of:
        return True
    return not (some.isdigit() and int(some) + 1 == of) and (of == top or (not top and of in GRIDS))


def mixed_number(text: str) -> Decimal | None:
    """A whole number and a fraction, as rates are written; None for another text.

    >>> mixed_number("3 1/4"), mixed_number("4½"), mixed_number("3/4")
    (Decimal('3.25'), Decimal('4.5'), None)
    """
    match = _MIXED.fullmatch(text)
    if match is None:
        return None
    sign = match["sign"] or match["alone"]
    above, below = VULGAR[sign] if sign else (int(match["above"]), int(match["below"]))
    if not 0 < above < below:
        return None
    return (Decimal(match["whole"] or match["more"] or 0) + round(Decimal(above) / Decimal(below), 6)).normalize()


def out_of(texts: Iterable[str]) -> int:
    """What most numbers with a slash in a column are out of: 10 of 5/10 and 3/10; 0 where they are not of one kind.

    >>> out_of(["5/10", "3/10", "10/10", "?"]), out_of(["3/4", "40"]), out_of(["1/2", "6/7"])
    (10, 0, 0)
    """
    found = [(match[1], int(match[2])) for text in texts if (match := _OUT_OF.fullmatch(text.strip()))]
    if len(found) < 2:
        return 0
    of, many = Counter(below for _, below in found).most_common(1)[0]
    return of if many >= 2 and 3 * many >= 2 * len(found) and of > 1 else 0


def _proposed(text: str, decimal: frozenset[str]) -> Loose | None:
    if match := _LEADS.fullmatch(text):
        found, rest = _read(match[1], decimal), match[2]
        others = _ALL.findall(rest)
        if found is not None and len(others) == 1 and _COULD.search(rest):
            return Loose(_towards(found, _read(others[0], decimal)) or found, False)
        return None if found is None else Loose(found, False)
    match = _BOUNDED.fullmatch(text)
    if match is None or len(_ALL.findall(text)) != len(_ALL.findall(match["number"])):
        return None
    found = _read(match["number"], decimal)
    if found is None or (match["point"] and _NEVER.search(text)):
        return None
    side: Literal["", "up", "down"] = "down" if match["most"] else "up" if match["least"] else ""
    if side and len(found.parts) > 1:
        return None
    return Loose(found._replace(open=side) if side else found, False)


def unit_power(header: str) -> int | None:
    """The power of ten of the unit that a header tells: 9 of "US$ bn", None of none.

    >>> unit_power("How much per year (US$ bn)"), unit_power("Budget (EUR m)"), unit_power("Position")
    (9, 6, None)
    """
    inside = " ".join(re.findall(r"[(\[]([^()\[\]]*)[)\]]", header))
    return next((power for kind, power in reversed(TIMES.items()) if _UNIT_OF[kind].search(inside)), None)


def most_in_full(texts: Iterable[str]) -> bool:
    """Whether a column has its numbers in full: most are 100,000 or more, and a million beside them is a million."""
    sizes = [float(text) for text in texts if re.fullmatch(r"[0-9]{1,15}(?:\.[0-9]+)?", text)]
    return bool(sizes) and 2 * sum(size >= 100_000 for size in sizes) > len(sizes)


def mistyped(text: str) -> bool:
    """Whether a text looks like a number that was typed wrongly, and is no date: 1O0, 5,,0."""
    return bool(_MISTYPED.fullmatch(text)) and not is_date(text)


def _sure(found: Read | None) -> Loose | None:
    return None if found is None else Loose(found, True)


def _read(text: str, decimal: frozenset[str]) -> Read | None:
    found = read_cell(text.strip(), decimal)
    return found if isinstance(found, Read) else None


def _towards(found: Read | None, other: Read | None) -> Read | None:
    """One number that may become another: between the two, most likely the first."""
    if found is None or other is None or len(found.parts) != 1 or len(other.parts) != 1:
        return found
    first, last = found.parts[0], other.parts[0]
    return Read((min(first, last), first, max(first, last))) if first != last else found
