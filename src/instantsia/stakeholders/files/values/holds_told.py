"""What holds today, as a line beside a table says it: Current TAC 34,500 t, now 180 / 900, 6 = as now.

A number counts only where it stands behind a word of what holds, is as large as the positions, and is the only one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from instantsia.errors import cut
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.amounts import amounts_in_digits
from instantsia.stakeholders.files.cells.holding_words import HOLDING, HOLDING_NUMBER, SAYS_NOW
from instantsia.stakeholders.files.cells.multiples import BEYOND
from instantsia.stakeholders.files.cells.otherwise import CLAUSES, Line, of_nothing_decided
from instantsia.stakeholders.files.cells.quota_words import MAJORITY, QUOTA
from instantsia.stakeholders.files.cells.words import MONTHS
from instantsia.stakeholders.files.columns.dates_in_text import without_dates
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS
from instantsia.stakeholders.files.entries import Entry, Unit
from instantsia.stakeholders.files.values.levels import in_another_unit
from instantsia.stakeholders.folding import folded

FARTHEST = 6
"""Words between the word of what holds and its number."""
LONGEST_UNIT = 3
LEAST_WORD = 4
"""Letters of a word of the name of an issue that a line may name."""
_DIGITS = r"[+−-]?(?:[1-9]\d{0,2}(?: \d{3})+(?!\d)|\d+)(?:[.,'\u00a0\u202f]\d{3})*(?:[.,]\d+)?"
_NUMBER = rf"(?<![\w.,/–≥≤><-]){_DIGITS}(?![\d/]|[.,]\d|\s?[–-]\s?\d|[^\W\d_]{{2,}}|\s*=)"
_FIRST_NUMBER = pattern(_NUMBER)
_HOLDS = pattern(rf"(?<!\w)(?:{HOLDING})(?!\w)|(?<!\w)(?:{HOLDING_NUMBER})(?=\W{{1,3}}\d)", re.IGNORECASE)
_SAYS_NOW = pattern(rf"(?<!\w)(?:{SAYS_NOW})", re.IGNORECASE)
_EQUALS = pattern(
    rf"(?<![\w.,/–≥≤><-])([+−-]?\d+(?:[.,]\d+)?)\s*(?:%|[^\W\d]{{1,3}})?\s*=\s*(?:[^\d,;=]{{0,40}}\W)?(?:{HOLDING})(?!\w)",
    re.IGNORECASE,
)
_TODAY = pattern(
    rf"[(\[]\s*({_DIGITS})\s*(?:%|[^\W\d_]{{1,{LONGEST_UNIT}}})?\s(?:{HOLDING_NUMBER})\s*[)\]]", re.IGNORECASE
)
"""What stands in brackets before a word of what holds: (64 today)."""
_OFFERED = pattern(
    r"\s*(?:bids?|offers?|proposals?|votes?|angebote?|vorschl[aä]ge?|offres?|propositions?|ofertas?|propuestas?|offert[ae]"
    r"|propost[ae]s?|bod|voorstel\w*|ofert[ay]|propozycj[ae])(?!\w)",
    re.IGNORECASE,
)
"""What lies on the table, right behind a word of what holds: the present bid."""
_NEXT = pattern(r"[,;/]\s*[+-]?\d[\d.,]*\s*=")
"""Where the next point of a scale is explained."""
_GROUPED = pattern(r"[+-]?[1-9]\d{0,2}(?:[.,]\d{3})+")
_FRACTION = pattern(r"[.,](?!\d{3}$)\d+$")
"""Three digits behind a mark may be thousands."""
_BRACKETS = pattern(r"[(\[][^)\]]*[)\]]")
_UNIT = pattern(r"\s*(?:%|pour\scent(?!\w)|([^\W\d_][\w³²/.]*))?", re.IGNORECASE)
_UNITS = frozenset(
    folded(word) for kind in ("units", "percents", "counted") for word in HEADER_WORDS["measures"][kind].split()
)
_MONTH = pattern(rf"\s*(?:{MONTHS})", re.IGNORECASE)
_LABELS = pattern(
    r"(?<!\w)(?:versions?|drafts?|rounds?|rev|revisions?|items?|pages?|weeks?|days?|nos?|nr|arts?|articles?|as of"
    r"|since|fassung|runde|entwurf|stand|seit|projet|tour|depuis|borrador|ronda|desde|bozza|giro|rascunho|rodada|wersja|runda|версия|раунд"
    r"|проект)(?!\w)",
    re.IGNORECASE,
)
"""Nouns that a number behind them only counts: draft 3."""
_COUNTED_BY = pattern(
    r"(?:(?<![\w'’])(?:arts?|articles?|artikel\w*|art[íi]culos?|articol[oi]|artigos?|artyku[łl]\w*|paras?|paragraphs?|paragraphe|p[áa]rrafos?|par"
    r"|clauses?|cl[áa]usulas?|section|sect|s|rule|regel|annex|anhang|annexe|anexo|allegato|bijlage|lid|abs|ст|п)\b\.?|§+)\s*$",
    re.IGNORECASE,
)
"""Right before the number of a rule: (art. 14)."""
_NEXT_LABEL = pattern(
    r"\s*(?:%|[^\W\d]{1,3}\b)?\s+(?!(?:and|und|et|y|e|en|i|и|or|oder|ou|o|of|lub)\b)[^\W\d]{3,}[^\d.,;:/|()]*"
)
"""Between a number and the next, where that is what another thing is: 11.75% market expects 11.25%."""


def numbers_that_hold(clause: str) -> list[str]:
    """The numbers in a part of a line that it says to hold today: behind a word of it.

    >>> numbers_that_hold("At present year 2 has 4 wks and that stays if nothing gets its 2/3")
    ['4']
    >>> numbers_that_hold("Oggi il disciplinare dice 6 mesi"), numbers_that_hold("bisheriger Preis 43,50 ct")
    (['6'], ['43,50'])
    >>> numbers_that_hold("At present the council has 12 members"), numbers_that_hold("Heute hat das Jahr 6 Wochen")
    ([], ['6'])
    """
    clause = without_dates(clause)
    if (says := _SAYS_NOW.search(clause)) is not None and not MAJORITY.search(says[0]):
        # what stands behind the number may be a rule of votes
        number = _FIRST_NUMBER.match(clause, says.end() + 1)
        return [number[0]] if number is not None and _measured(clause[number.end() :]) else []
    if _of_votes(clause):
        return []
    equal = _EQUALS.search(clause) or _TODAY.search(clause)
    if equal:
        return [equal[1]]
    holds = _HOLDS.search(clause)
    if holds is None or _OFFERED.match(clause, holds.end()):
        return []
    behind = _NEXT.split(clause[holds.end() :])[0]
    for text in (_BRACKETS.sub(" ", behind), behind):
        found = list(re.finditer(_NUMBER, text))
        if not found:
            continue
        before = text[: found[0].start()]
        if len(re.findall(r"\w+", before)) > FARTHEST or _LABELS.search(before):
            return []
        return _first_of(text, found)
    return []


def _of_votes(clause: str) -> bool:
    """Whether a part of a line is a rule of votes, whose numbers are never what holds: a majority, quorum 4."""
    return QUOTA.search(clause) is not None or MAJORITY.search(clause) is not None


def numbers_otherwise(clause: str) -> list[str]:
    """The numbers of a sentence that tells what holds where nothing is decided: those in brackets, or else all.

    >>> numbers_otherwise("Se salta: minimi fermi (0) + 22,50 al mese"), numbers_otherwise("Otherwise it stays at 40")
    (['0'], ['40'])
    >>> numbers_otherwise("Ohne Einigung gilt die VO von 2019 weiter (1.000 m)"), numbers_otherwise("The rate is 40")
    (['1.000'], [])
    >>> numbers_otherwise("Sin acuerdo el 31 de enero sale sin ella"), numbers_otherwise("No deal: 3m (art. 14)")
    ([], ['3'])
    """
    if not of_nothing_decided(clause):
        return []
    clause = without_dates(clause)
    inside = [number for part in _BRACKETS.findall(clause) for number in _uncounted(part[1:-1])]
    return inside or _uncounted(clause)


def _uncounted(text: str) -> list[str]:
    """The numbers in a text, without those that only count a rule: art. 14."""
    return [found[0] for found in re.finditer(_NUMBER, text) if not _COUNTED_BY.search(text[: found.start()])]


def holds_told(
    lines: Sequence[Line],
    positions: Mapping[str, Sequence[float]],
    headers: Mapping[str, str] | None = None,
    *,
    undecided: bool = False,
) -> dict[str, tuple[float, str]]:
    """{issue: (point, the line that says so)} of what holds.

    positions   {issue: the positions that are stated as numbers}
    headers     {issue: the header of its positions, which may have a unit}
    undecided   whether it is what holds where nothing is decided: then 0 may hold wherever the positions lie

    >>> holds_told([("Current TAC 34,500 t. Decision: 3-5 Dec", "")], {"": [20000, 38000]})
    {'': (34500.0, "'Current TAC 34,500 t'")}
    >>> holds_told([("Current positions of 12 governments", "")], {"": [0, 30]})
    {}
    """
    out: dict[str, tuple[float, str]] = {}
    sizes = {issue: (min(some), max(some)) for issue, some in positions.items() if some}
    for text, where in lines:
        for clause in filter(None, map(str.strip, CLAUSES.split(text))):
            numbers = numbers_otherwise(clause) if undecided else numbers_that_hold(clause)
            found = [(_values(one), clause.partition(one)[2]) for one in numbers]
            values = [some for some, _ in found]
            fits = {
                issue: [
                    value
                    for some, behind in found
                    if (value := _fitting(some, *ends, whole=undecided)) is not None
                    and not in_another_unit(behind, (headers or {}).get(issue, ""))
                ]
                for issue, ends in sizes.items()
            }
            one = {issue: some[0] for issue, some in fits.items() if len(some) == 1}
            if len(values) == len(sizes) > 1 and all(fits.values()):
                # as many numbers as issues are theirs in turn
                in_turn = {issue: _fitting(some, *sizes[issue]) for issue, some in zip(sizes, values, strict=True)}
                if None not in in_turn.values():
                    one = {issue: value for issue, value in in_turn.items() if value is not None}
            for issue, value in one.items():
                alike = [other for other in one if other != issue and _near(value, *sizes[other])]
                alone = len(values) == 1 and len(sizes) > 1 and alike
                # where nothing is decided one number may be that of each, and is asked of each
                of_each = undecided and not any(_names(clause, name) for name in one)
                if not alone or of_each or _names(clause, issue):
                    out.setdefault(issue, (value, f"{where}: {cut(clause)}" if where else cut(clause)))
    return out


def holds_told_of(
    lines: Sequence[Line],
    entries: Sequence[Entry],
    issues: Sequence[str],
    *,
    undecided: bool = False,
) -> dict[str, tuple[float, str]]:
    """The same of the entries of a table.

    An amount in a line is compared in full with positions that are amounts in a unit of their own.

    issues   those that are looked at, in their order
    """
    held: dict[str, list[float]] = {name: [] for name in issues}
    units: dict[str, Unit] = {}
    headers = {entry.issue: entry.position.spot.name for entry in entries}
    for entry in entries:
        if entry.position.number is not None:
            held[entry.issue].append(entry.position.number.middle)
            if entry.position.loose == "amount":
                units[entry.issue] = entry.position.unit
    if not units:
        return holds_told(lines, held, headers, undecided=undecided)
    out = holds_told(
        lines, {name: some for name, some in held.items() if name not in units}, headers, undecided=undecided
    )
    for name, unit in units.items():
        full = {name: [value * 10.0**unit.power for value in held[name]]}
        told_lines = [(amounts_in_digits(text, unit.currency), where) for text, where in lines]
        found = holds_told(told_lines, full, headers, undecided=undecided)
        least = min(filter(None, map(abs, held[name])), default=0.0) / BEYOND
        told = {name: (round(point / 10.0**unit.power, 9), where) for name, (point, where) in found.items()}
        # a bare 2 beside millions is no amount in full
        out |= {name: (point, where) for name, (point, where) in told.items() if not point or abs(point) >= least}
    return out


def _first_of(text: str, found: Sequence[re.Match[str]]) -> list[str]:
    """The numbers that are told to hold, up to one behind which another word stands: today 1.20 Proposal 2.00."""
    out: list[str] = []
    for at, one in enumerate(found):
        if at and _NEXT_LABEL.fullmatch(text, found[at - 1].end(), one.start()):
            return out
        if not _measured(text[one.end() :]):
            # nobody counts governments in fractions: the next word names another number
            return [*out, one[0]] if _FRACTION.search(one[0]) else out
        out.append(one[0])
    return out


def _measured(behind: str) -> bool:
    """Whether what stands behind a number is a unit or nothing: 34,500 t, and not 12 governments or 5 December."""
    unit = _UNIT.match(behind)
    word = (unit[1] or "" if unit else "").rstrip(".")
    letters = sum(map(str.isalpha, word))
    # decibel begins as December does
    return folded(word) in _UNITS or (not _MONTH.match(behind) and (letters <= LONGEST_UNIT or "/" in word))


def _values(text: str) -> list[float]:
    """What a number is; in each way where a mark may be that of thousands, which is the first.

    >>> _values("34,500"), _values("4.25"), _values("1.234,5"), _values("12 000")
    ([34500.0, 34.5], [4.25], [1234.5], [12000.0])
    """
    plain = re.sub(r"[\s']", "", text.replace("−", "-"))
    marks = [sign for sign in plain if sign in ".,"]
    if not marks:
        return [float(plain)]
    whole, _, part = plain.rpartition(marks[-1])
    decimal = [float(f"{re.sub('[.,]', '', whole)}.{part}")] if marks.count(marks[-1]) == 1 else []
    grouped = len(set(marks)) == 1 and _GROUPED.fullmatch(plain)
    return [*([float(re.sub("[.,]", "", plain))] if grouped else []), *decimal]


def _fitting(readings: Sequence[float], low: float, high: float, *, whole: bool = False) -> float | None:
    """The first way to read a number in which it is as large as positions are.

    Between 0 and 38,000 both 34,500 and 34.5 lie: nobody writes a fraction with three digits among thousands.

    whole   whether 0 fits wherever they lie: nothing at all may hold where nothing is decided
    """
    return next((value for value in readings if _near(value, low, high) or (whole and not value)), None)


def _near(value: float, low: float, high: float) -> bool:
    """Whether a number is as large as positions are: within them, or half of their width beyond."""
    room = (high - low) / 2 or abs(high) / 2
    return low - room <= value <= high + room


def _names(clause: str, issue: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]+", folded(issue)) if len(word) >= LEAST_WORD]
    return any(word in folded(clause) for word in words)
