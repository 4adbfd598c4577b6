"""The scale of a column of numbers: what its header tells, and what its numbers leave in doubt.

A doubt is asked about, never settled in silence: what is proposed holds only where the defaults are taken, and is said.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import field
from functools import lru_cache, partial

from instantsia.case.numbers import Number
from instantsia.case.times import are_times, time_text
from instantsia.frozen import frozen
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.attitudes import attitude
from instantsia.stakeholders.files.cells.units import measure_in_cells
from instantsia.stakeholders.files.cells.years import PARTS_OF_A_YEAR, YEARS
from instantsia.stakeholders.files.columns.beside import lists_answers, measured_in
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS
from instantsia.stakeholders.files.columns.in_time import says_time, whole_months
from instantsia.stakeholders.files.entries import Quantity
from instantsia.stakeholders.files.sheet import WHOLE, Scale

SMALL, SMALLISH = 10.0, 20.0
"""Numbers that are all within a tenth of 0 to 100, or a fifth, may be meant on another scale."""
NARROW = 50.0
"""The same of shares in per cent that fill less than this."""
FEWEST = 4
"""So many numbers tell that."""
GRIDS = (5.0, 7.0)
"""Upper ends of scales that begin with 1, as questionnaires have them."""

_NUMBER = r"[-−+]?\d+(?:[.,]\d+)?"
_TOLD = pattern(
    rf"({_NUMBER})\s*(?:\([^()\d]*\)\s*)?(?:-|–|—|_|\.\.\.?|…|to|bis|à|a|al|até|tot|до|/)\s*({_NUMBER})(?!\d)"
)
_OUT_OF = pattern(
    r"(?:(?:(?<=[\s(\[])|(?<=[^\W\d_])|^)/|(?:^|(?<=[\s(\[]))(?:out of|sur|su|sobre|von|auf|op|van|de|na|из)\s)"
    r"\s*(5|6|7|10|20|100)(?=\s*(?:$|[)\],;]))",
    re.IGNORECASE,
)
"""A scale by its upper end alone: Salience /10, note sur 20."""
_NAMED = pattern(
    rf"({_NUMBER})\s*(?:=|:)\s*([^,;/|()\d][^;/|()=\d]*?)\s*(?:[,;/|]|\.{{2,3}}|…|\b(?:to|and|und|bis|et|y|e|i|и)\b|\s)\s*({_NUMBER})\s*(?:=|:)\s*([^,;|()]+)"
    rf"|(?<![\w.,/])({_NUMBER})\s*=?\s*([^\W\d_][^\d=(),;/|]*?)\s*(?:-|–|—|/|,|;|\.{{2,3}}|…|\bto\b)\s*({_NUMBER})\s*=?\s*([^\W\d_][^\d=(),;/|]*)"
)
"""Both ends with their names: 0 = no ban, 100 = full ban; 1 yes - 5 no."""
_BEHIND = pattern(
    rf"(?:^|[:(\[]|\bfor\s)\s*(?:for\s)?([^\W\d_][^\d/;,|()\[\]:=]*?)\s*[=(]?\s*({_NUMBER})\)?\s*(?:-|–|—|/|,|;|\.{{2,3}}|…|\b(?:to|and)\b)"
    rf"\s*(?:for\s)?([^\W\d_][^\d/;,|()\[\]:=]*?)\s*[=(]?\s*({_NUMBER})\)?\s*(?:$|[)\]])",
    re.IGNORECASE,
)
"""The same with each name before its point: opening 0 / closing 10."""
_LOW_POINTS, _HIGH_POINTS = frozenset((0, 1, -1, -2, -3, -5, -10, -100)), frozenset((1, 2, 3, 4, 5, 7, 10, 20, 100))
SHORTEST_END = 3
"""So many letters has the name of an end; Q1 / Q3 and Art 1 / Art 5 name none."""
_LEANS = pattern(r"\b(?:leans?|leaning|inclined|tends?)\s+(?:to|towards?)\s+([^()\[\]\d:;,|/?]+)", re.IGNORECASE)
"""The end to which more leans: leans to close."""
POINT_OF = pattern(rf"(?<![\w.,])({_NUMBER})\s*(?:=|:)\s*([^\d=,;|][^=,;|]*?)\s*(?=[,;|]|$|\s{_NUMBER}\s*[=:])")
"""A point of a legend: 1 = solid yes."""
_NUMBERED = pattern(r"(?<![\w.])[^\W\d_]{1,4}\.?\s?\d{1,2}(?![\w.,])")
"""The number of a question or an article: Q1, Art. 4."""
_NEXT_COLUMN = pattern(r"\s+/\s+(?=[^\W\d][\w. ]*\s[-+]?\d)")
"""Where a legend goes on with another column: +3 = at once / Weight 1-5."""
MOST_WORDS = 6
"""Of a unit in brackets."""
UNNAMED = ("the low end", "the high end")
"""What the ends of a scale are called that nobody has named."""
_MARKS = pattern(r"schulnote|school\s+mark|school\s+grade|note\s+scolaire", re.IGNORECASE)
MARKS: tuple[Scale, tuple[str, str]] = ((1.0, 6.0), ("for (the best mark)", "against (the worst mark)"))
"""School marks run from the best, 1, to the worst."""
_AS_IN_SCHOOL = pattern(r"(?:wie|als) in der schule", re.IGNORECASE)
_MARKS_ALONE = pattern(r"(?:schul)?noten?|zensur(?:en)?", re.IGNORECASE)
_IN_BRACKETS = (pattern(r"\(([^()]*)\)"), pattern(r"\[([^\[\]]*)\]"))
_WRITTEN = HEADER_WORDS["measures"]
_UNITS = frozenset(_WRITTEN["units"].split())
_PER = frozenset(_WRITTEN["per"].split())
_RATE = pattern(r"\b(?:rate|tax|royalty|stake|share|tariff|levy|duty|satz|taux|tasa|tipo|aliquota)\b", re.IGNORECASE)
WORD = pattern(r"[^\W\d_]+|[€$£]")


@frozen
class Doubt:
    """A scale that nobody has told for certain.

    scale   what is proposed
    why     what it is proposed for, as the rest of "the scale is in doubt: ..."
    falls   whether its low end is the most
    of_numbers  whether only the numbers of the column tell where it ends
    """

    scale: Scale
    why: str
    falls: bool = False
    of_numbers: bool = field(default=False, compare=False)


@lru_cache(maxsize=1024)
def told_scale(header: str) -> Scale | None:
    """The scale that a header tells, or None.

    >>> told_scale("Salience (1-5)"), told_scale("Position: 0 = no ban, 100 = full ban"), told_scale("Position")
    ((1.0, 5.0), (0.0, 100.0), None)
    """
    named = _named_ends(header)
    if named is not None:
        return (named[0][0], named[1][0]) if named[0][0] < named[1][0] else None
    match = next((found for found in _TOLD.finditer(header) if _is_scale(found)), None)
    if match is None:
        top = _OUT_OF.search(header)
        return MARKS[0] if of_marks(header) else (0.0, float(top[1])) if top else None
    low, high = map(value_of, match.groups())
    return (low, high) if low < high else None


def of_marks(header: str) -> bool:
    """Whether a header says that school marks stand under it, of which one word alone says so in German."""
    return bool(_MARKS.search(header) or _MARKS_ALONE.fullmatch(_IN_BRACKETS[0].sub("", header).strip()))


def tells_marks(line: str) -> bool:
    """Whether a line beside a table says that school marks stand in it.

    >>> tells_marks("Note wie in der Schule: 1 = dafür"), tells_marks("School marks, 1 is best"), tells_marks("1-6")
    (True, True, False)
    """
    return bool(_MARKS.search(line) or _AS_IN_SCHOOL.search(line))


def _is_scale(match: re.Match[str]) -> bool:
    """Whether two numbers of a header may be the ends of a scale: Art 9/10 and Q4-2025 are none."""
    low, high, header = value_of(match[1]), value_of(match[2]), match.string
    bracketed = header[: match.start()].rstrip()[-1:] in tuple("([") and header[match.end() :].lstrip()[:1] in tuple(
        ")]"
    )
    return low <= 1 or bracketed or (YEARS[0] <= low and high <= YEARS[1])


@lru_cache(maxsize=1024)
def told_ends(header: str) -> tuple[str, str] | None:
    """What a header says that the two ends mean, or None.

    >>> told_ends("Position (0 = no ban, 100 = full ban)"), told_ends("Vote (1 = no, 2 = maybe, 5 = yes)")
    (('no ban', 'full ban'), ('no', 'yes'))
    >>> told_ends("for opening 0 / closing 10"), told_ends("Stance (keep it 0, close it 10)"), told_ends("Q1 0 / Q3 10")
    (('opening', 'closing'), ('keep it', 'close it'), None)
    >>> told_ends("Power 2023 / Power 2024"), told_ends("Art 1 / Art 5"), told_ends("Weight 1, Votes 5")
    (None, None, ('Weight', 'Votes'))
    """
    named = _named_ends(header)
    if named is None or told_scale(header) is None:
        return MARKS[1] if named is None and of_marks(header) else None
    low, high = (" ".join(name.split()).strip(" .") for _, name in named)
    return (low, high) if low and high and low.casefold() != high.casefold() else None


def told_end(header: str, scale: Scale) -> tuple[str, str] | None:
    """The ends of a scale of which a header names one alone; the other stays unnamed.

    >>> told_end("Position (100 = unwind in full)", (0.0, 100.0)), told_end("Position (50 = half)", (0.0, 100.0))
    (('the low end', 'unwind in full'), None)
    >>> told_end("Leans to close", (0.0, 10.0))
    ('the low end', 'close')
    """
    if (leant := _LEANS.search(header)) is not None and (name := bare_name(leant[1])):
        return UNNAMED[0], name
    inner = [text for found in _IN_BRACKETS for text in found.findall(header)] or [header]
    points = [(value_of(point), bare_name(name)) for text in inner for point, name in POINT_OF.findall(text)]
    if len(points) != 1 or points[0][0] not in scale or not points[0][1]:
        return None
    (value, name), (low, high) = points[0], UNNAMED
    return (name, high) if value == scale[0] else (low, name)


def legend_ends(scale: Scale, lines: Sequence[str], header: str, *, alone: bool = True) -> tuple[str, str] | None:
    """What lines beside a table say that the ends of a scale mean, or None; of several the one that names the header.

    alone   whether the table has one issue: of several a line that names none speaks of all where its ends are words
            of attitude, and else of one that is not known

    >>> legend_ends((1.0, 5.0), ["1 = solid yes, 2 = probably yes, 5 = solid no"], "Where they are")
    ('solid yes', 'solid no')
    >>> legend_ends((1.0, 5.0), ["Key Q1: 1 = keep, 5 = sell", "Key Q2: 1 = now, 5 = never"], "Q1 - Land")
    ('keep', 'sell')
    """
    found: dict[tuple[str, str], bool] = {}
    words = [word.casefold() for word in WORD.findall(_IN_BRACKETS[0].sub("", header)) if len(word) > 2]
    numbers = {re.sub(r"\W", "", code).casefold() for code in _NUMBERED.findall(header)}
    for line in lines:
        points = {value_of(point): bare_name(name) for point, name in POINT_OF.findall(line)}
        if points.get(scale[0]) and points.get(scale[1]) and min(points) == scale[0] and max(points) == scale[1]:
            codes = {re.sub(r"\W", "", code).casefold() for code in _NUMBERED.findall(line)}
            named = any(word in line.casefold() for word in words) or bool(codes & numbers)
            found[points[scale[0]], points[scale[1]]] = named
    some = [pair for pair, named in found.items() if named]
    some = some or [pair for pair in found if alone or all(attitude(name) is not None for name in pair)]
    return some[0] if len(some) == 1 and some[0][0].casefold() != some[0][1].casefold() else None


def bare_name(name: str) -> str:
    """The name of a point without what is said about it in brackets and the signs between points."""
    own = _NEXT_COLUMN.split(name.partition("(")[0])[0]
    return " ".join(own.split()).strip(" .)/–—-")


def _named_ends(header: str) -> tuple[tuple[float, str], tuple[float, str]] | None:
    """(point, name) of the low and the high end that a header names, in whatever order; those between are no ends."""
    # most headers hold no number
    if not any(map(str.isdigit, header)):
        return None
    if (behind := _ends_behind(header)) is not None:
        return behind
    named = _NAMED.search(header)
    if named is None:
        return None
    if named[1] is None and any(_is_unit(named[place]) for place in (6, 8)):
        return None
    at = 0 if named[1] is not None else 4
    ends = [(value_of(named[at + 1]), named[at + 2]), (value_of(named[at + 3]), named[at + 4])]
    ends += [(value_of(point), bare_name(name)) for point, name in POINT_OF.findall(header[named.end() :])]
    return min(ends, key=lambda end: end[0]), max(ends, key=lambda end: end[0])


def _ends_behind(header: str) -> tuple[tuple[float, str], tuple[float, str]] | None:
    """The ends of which a header has each name before its point; None where it has no two such ends."""
    match = _BEHIND.search(header)
    if match is None:
        return None
    low, high = sorted(((value_of(match[2]), match[1]), (value_of(match[4]), match[3])))
    names = [" ".join(name.split()).casefold() for _, name in (low, high)]
    if low[0] not in _LOW_POINTS or high[0] not in _HIGH_POINTS or low[0] == high[0] or names[0] == names[1]:
        return None
    return (low, high) if all(sum(map(str.isalpha, name)) >= SHORTEST_END for name in names) else None


def _is_unit(name: str) -> bool:
    """Whether what stands behind a number is its unit: 1000 m³, 100 km."""
    bare = name.strip(" .)").casefold()
    return bare in _UNITS or bare in _PER


def value_of(written: str) -> float:
    return float(written.replace("−", "-").replace(",", "."))


def unit_of(header: str) -> str:
    """The unit that a header has in brackets, "" where it has none: EUR m, h/week, % of a rate.

    >>> unit_of("EV would accept (EUR m)"), unit_of("Preferred rate (%)"), unit_of("Position (%)")
    ('EUR m', '%', '')
    >>> unit_of("Inspections? (SA/A/N/D/SD)"), unit_of("Fee (EUR/t/year)")
    ('', 'EUR/t/year')
    >>> unit_of("How far do you agree? [Begin lessons in the higher school at 9 h]")
    ''
    """
    for inner in (str(one).strip() for found in _IN_BRACKETS for one in found.findall(header)):
        words = {word.casefold() for word in WORD.findall(inner)}
        if len(words) > MOST_WORDS:
            continue  # a sentence
        if (words & _UNITS and not lists_answers(inner)) or (
            inner in ("%", "pct", "per cent") and _RATE.search(header)
        ):
            return inner
    return ""


def doubt_of(cells: Sequence[Quantity], what: str, legend: Doubt | None = None, measured: str = "") -> Doubt | None:
    """What is in doubt about the scale of a column, None where its numbers can only lie on 0 to 100.

    What is proposed has every number of the column on it, ends of ranges too.

    what    "positions", for the sentence
    legend  the scale that lines beside the table tell
    measured  what lines above it say that the numbers count
    """
    numbers = [cell.number for cell in cells if cell.number is not None]
    if not numbers:
        return None
    header = next(cell.spot.name for cell in cells if cell.number is not None)
    low, high = min(one.low for one in numbers), max(one.high for one in numbers)
    told = told_scale(header)
    if told == WHOLE and low >= 0 and high <= WHOLE[1]:
        return None
    if told is not None and told[0] <= low and high <= told[1]:
        return Doubt(told, f"the column is called {header!r}")
    if told is None and legend is not None and legend.scale[0] <= low and high <= legend.scale[1]:
        return None if legend.scale == WHOLE else legend
    guessed = partial(Doubt, of_numbers=True)
    found = f"the {what} run from {figure(low)} to {figure(high)}"
    if told is not None:
        found += f", beyond the scale in {header!r}"
    whole = all(part == int(part) for one in numbers for part in (one.low, one.high))
    unit = (
        next((cell.unit.name for cell in cells if cell.loose == "amount"), "") or unit_of(header) or measured_in(header)
    )
    unit = unit or measure_in_cells([cell.raw for cell in cells])
    unit = unit or (measured if len(numbers) > FEWEST and not any(cell.percent for cell in cells) else "")
    if what == "saliences" and told is None and high > 0 and any(cell.loose == "amount" for cell in cells):
        return guessed((0.0, _rounded(high, math.ceil)), f"{found} ({unit})")
    if what == "positions" and unit and told is None and low < high:
        ends = (float(math.floor(low)), float(math.ceil(high))) if high <= WHOLE[1] else _about(low, high)
        return guessed(ends, f"{found} ({unit})")
    percent = told is None and (any(cell.percent for cell in cells) or (what == "positions" and "%" in header))
    parts = bool(percent and what == "positions" and len(numbers) >= FEWEST and low >= 0)
    if parts and low < high <= WHOLE[1] and high - low < NARROW and high > 1:
        return guessed((float(math.floor(low)), float(math.ceil(high))), f"{found} %")
    if (percent and low >= 0 and high <= WHOLE[1]) or (low, high) == (0, 0):
        return None
    if YEARS[0] <= low and high <= YEARS[1] and (whole or _parts_are_days(cells)):
        if not whole:
            days = f"the {what} run from {time_text(low)} to {time_text(high)}"
            return guessed(whole_months(low, high), f"{days}, which reads as dates")
        return guessed((low, high) if low < high else (low - 1, high + 1), f"{found}, which reads as years")
    if low < 0:
        end = next((end for end in (1.0, 2.0, 3.0, 5.0, 10.0, 100.0) if -end <= low and high <= end), None)
        return guessed(_about(low, high) if end is None else (-end, end), found)
    if high <= 1:
        return guessed((0.0, 1.0), found)
    if what == "positions" and not whole and high <= SMALL / 4 and told is None:
        return guessed(_about(low, high), found)  # of ten points so few would hardly be used
    if high <= SMALL:
        grid = next((end for end in GRIDS if whole and low >= 1 and high <= end), None)
        return guessed((0.0, SMALL) if grid is None else (1.0, grid), found)
    if what == "positions" and len(numbers) >= FEWEST and low < high <= SMALLISH and told is None:
        return guessed((0.0, SMALLISH), found)
    if what == "positions" and len(numbers) > FEWEST and told is None and high <= WHOLE[1] and _close(numbers):
        return guessed((float(math.floor(low)), float(math.ceil(high))), found)
    if low > WHOLE[1]:
        return guessed(_about(low, high), f"{found}, all beyond 100")
    if high > WHOLE[1]:
        beyond = [cell for cell in cells if cell.number is not None and cell.number.high > WHOLE[1]]
        alone = len(beyond) == 1 and what == "saliences" and len(numbers) > 1
        some = f"only {beyond[0].raw!r} in row {beyond[0].spot.row}" if alone else "some"
        return guessed((0.0, _rounded(high, math.ceil)), f"{found}, {some} beyond 100")
    if any(0 < part < 1 for one in numbers for part in (one.low, one.high)):
        return guessed(WHOLE, f"{found}, some between 0 and 1 and others beyond")
    # what the header tells is not what the numbers are on, and 0 to 100 would be a guess
    return None if told is None else guessed(WHOLE, found)


def _close(numbers: Sequence[Number]) -> bool:
    """Whether numbers that are not all round lie within a tenth of 0 to 100; ranges with their best guesses in a tenth.

    Then their ends fill a fifth at most: wider ones say that the scale is wide.
    """
    low, high = min(one.low for one in numbers), max(one.high for one in numbers)
    bests = [best for one in numbers for best in one.among or (one.middle,)]
    within = max(bests) - min(bests) <= SMALL and 0 < high - low <= SMALLISH
    return within and any(part % 5 for one in numbers for part in (one.low, one.high, one.mode or one.low))


def figure(value: float) -> str:
    """A number as it is read: 36,000,000; 0.25; a year as it is.

    >>> figure(3.6e7), figure(2030.0), figure(-1200.5), figure(0.25), figure(2027.192)
    ('36,000,000', '2030', '-1,200.5', '0.25', '2027.192')
    """
    year = YEARS[0] <= value <= YEARS[1] and round(value, PARTS_OF_A_YEAR) == value
    if year:
        return f"{value:.7g}"
    return f"{value:g}" if abs(value) < 1000 else f"{value:,.10g}"


def _parts_are_days(cells: Sequence[Quantity]) -> bool:
    """Whether the numbers with a part of a year are written as days, months or quarters, most of them at least."""
    numbers = [cell for cell in cells if cell.number is not None and cell.number.middle % 1]
    return bool(numbers) and 2 * sum(says_time(cell.raw) for cell in numbers) > len(numbers)


def on_scale(value: float, scale: Scale) -> str:
    """A point of a scale as it is read: a day of one of days, and else as `figure`.

    >>> on_scale(2026.677, (2026.666, 2026.833)), on_scale(2026.0, (2026.0, 2030.0)), on_scale(3.6e7, (0, 4e7))
    ('5 Sep 2026', '2026', '36,000,000')
    """
    return time_text(value) if are_times(*scale) else figure(value)


def _about(low: float, high: float) -> Scale:
    """Two round numbers around some; where all are one round number, from 0 to it."""
    low, high = _rounded(low, math.floor), _rounded(high, math.ceil)
    return (low, high) if low < high else (min(low, 0.0), max(high, 0.0))


def _rounded(value: float, towards: Callable[[float], int]) -> float:
    """A number of two digits at or beyond another: 1,230 is 1,300 above and 1,200 below."""
    if not value > 0:
        return 0.0 if value == 0 else -_rounded(-value, math.ceil if towards is math.floor else math.floor)
    step = 10.0 ** (math.floor(math.log10(value)) - 1)
    return float(f"{towards(value / step) * step:.12g}")  # 95 hundredths are 0.95, and not a little more
