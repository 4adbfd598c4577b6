"""Deadlines as people write them: 1 Feb 2027, Q1 2027, end of March 2027."""

from __future__ import annotations

import calendar
import re

from instantsia.case.dates import parse_span
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import month_of

_ENDS = (
    r"(?:(?:by|until|before|bis)\s+)?(?:the\s+)?"
    r"(?:end\s+of|end|late|ende|fin|fine|final de|eind|конец)\s+(?:of\s+)?"
)
_DAY = pattern(r"(\d{1,2})(?:st|nd|rd|th|\.|er|º)?(?:\s+de|\s+of)?[\s-]+([^\W\d]+)\.?(?:\s+de)?[,\s-]+(\d{4})")
_TURNED = pattern(r"([^\W\d]+)\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?[,\s]+(\d{4})")
_DOTTED = pattern(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")
_SLASHED = pattern(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
_IN_SIGNS = pattern(r"(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
DAY_FIRST = pattern(r"[^\W\da-z]|(?<!\w)(?:de|del|du|le|il|do|van|op|vom|w|na|em)(?!\w)", re.IGNORECASE)
"""What stands in a line of a language that writes the day before the month."""
WRITTEN_ON = pattern(
    r"(?:\bas (?:of|at)|\bupdated|\bversion|\bdated|\bwritten|\bcoded|\bfielded|\bstand(?: vom)?|\bétat au"
    r"|\bm[àa]j(?: (?:du|le|au))?|\bmise à jour(?: (?:du|le|au))?"
    r"|\bactualizado(?: el| al)?|\baggiornato(?: al)?|\batualizado(?: em)?|\bbijgewerkt(?: op)?|\bstan na|\bam \d+)"
    r"[:,]?\s*(?:on\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
"""What stands before the day of the table itself."""
_MONTH = pattern(r"([^\W\d]+)\.?(?:\s+de)?[\s-]+(\d{4})")
_PART = pattern(r"([qhQHtTsS])([1-4])[\s/-]*(\d{4})|(\d{4})[\s/-]*([qhQHtTsS])([1-4])")


def deadline(written: str) -> str | None:
    """The last day, month or year that is meant, as a case writes it; None where it is none.

    >>> deadline("1 Feb 2027"), deadline("Q1 2027"), deadline("end of March 2027"), deadline("2027")
    ('2027-02-01', '2027-03-31', '2027-03-31', '2027')
    """
    text = " ".join(written.split())
    try:
        if parse_span(text).last is not None:
            return text
    except ValueError:
        pass
    ended = re.match(_ENDS, text, re.IGNORECASE)
    bare = re.sub(r"^(?:by|until|before|bis|on)\s+", "", text[ended.end() :] if ended else text, flags=re.IGNORECASE)
    part = _PART.fullmatch(bare)
    if part:
        letter, count, year = (part[1], part[2], part[3]) if part[1] else (part[5], part[6], part[4])
        months = 3 * int(count) if letter.casefold() in "qt" else 6 * int(count)
        return _day(int(year), months, None) if months <= 12 else None
    for form, order in ((_DAY, (1, 2, 3)), (_TURNED, (2, 1, 3))):
        match = form.fullmatch(bare)
        if match:
            month = month_of(match[order[1]])
            return _day(int(match[order[2]]), month, int(match[order[0]])) if month else None
    match = _MONTH.fullmatch(bare)
    if match and (month := month_of(match[1])):
        return _day(int(match[2]), month, None)
    if ended and re.fullmatch(r"\d{4}", bare):
        return f"{bare}-12-31"
    return None


def day_told(text: str) -> tuple[str, str] | None:
    """(the day that some text names, as a case writes it; the words that name it); of several the last; None of none.

    A day on which the text was written, or the table is as it is, is none on which anything is decided.

    >>> day_told("Council vote on 14 March 2027"), day_told("Stakeholders, as of 14 March 2027")
    (('2027-03-14', '14 March 2027'), None)
    >>> day_told("reunião de 12/05/2027"), day_told("Vote 12/05/2027"), day_told("Vote 12/25/2027")
    (('2027-05-12', '12/05/2027'), None, ('2027-12-25', '12/25/2027'))
    """
    found: list[tuple[str, str]] = []
    for form in (_DAY, _TURNED, _DOTTED):
        for match in form.finditer(text):
            before = text[: match.start()]
            if (before[-1:].isalnum() and form is not _TURNED) or WRITTEN_ON.search(before):
                continue
            day = deadline(match[0]) if form is not _DOTTED else _day(int(match[3]), int(match[2]), int(match[1]))
            if day is not None:
                found.append((day, match[0]))
    for match in _SLASHED.finditer(text):
        if not WRITTEN_ON.search(text[: match.start()]) and (day := _slashed(match, text)):
            found.append((day, match[0]))
    for match in _IN_SIGNS.finditer(text):
        if (day := _day(int(match[1]), int(match[2]), int(match[3]))) is not None:
            found.append((day, match[0]))
    return max(found, default=None)


def written_on(text: str) -> str | None:
    """The day with its year of which a text says that the table is; None of none.

    >>> [written_on(text) for text in ("Stand 24.03.2025 / Wi", "note interne, màj 09/10/2025", "Vote 24.03.2025")]
    ['2025-03-24', '2025-10-09', None]
    """
    for form, order in ((_DAY, (1, 2, 3)), (_TURNED, (2, 1, 3)), (_DOTTED, (1, 2, 3))):
        for match in form.finditer(text):
            if WRITTEN_ON.search(text[: match.start()]):
                month = int(match[order[1]]) if match[order[1]].isdigit() else month_of(match[order[1]])
                return _day(int(match[order[2]]), month, int(match[order[0]])) if month else None
    found = next((one for one in _SLASHED.finditer(text) if WRITTEN_ON.search(text[: one.start()])), None)
    return _slashed(found, text) if found else None


def _slashed(match: re.Match[str], text: str) -> str | None:
    """The day of 12/05/2027, where only one order of day and month is one, or the language of the line tells it."""
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    days = {_day(year, second, first), _day(year, first, second)} - {None}
    if len(days) > 1:
        return _day(year, second, first) if DAY_FIRST.search(text) else None
    return days.pop() if days else None


def _day(year: int, month: int, day: int | None) -> str | None:
    last = calendar.monthrange(year, month)[1] if 1 <= year <= 9999 and 1 <= month <= 12 else 0
    day = last if day is None else day
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= day <= last else None
