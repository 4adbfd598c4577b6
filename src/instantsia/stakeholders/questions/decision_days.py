"""The day on which something is decided, as a sentence beside a table tells it, with a year or without."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from instantsia.case.dates import parse_day
from instantsia.errors import cut
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.otherwise import Line, until_when
from instantsia.stakeholders.files.cells.words import month_of
from instantsia.stakeholders.files.columns.dates_in_text import MONTH
from instantsia.stakeholders.files.rows.decision_words import ADVISORY, BEEN, END_OF_MONTH, sentences_of_days
from instantsia.stakeholders.questions.deadlines import DAY_FIRST, WRITTEN_ON, day_told
from instantsia.stakeholders.questions.weekdays import day_on, weekday_before

_NAMED = pattern(
    rf"(?<![\w/.,])(\d{{1,2}})(?:st|nd|rd|th|\.|er|º)?(?:\s(?:de|of))?[\s-]({MONTH})\.?(?!,?\s?\d{{4}}|\s(?:de|of)\s\d)",
    re.IGNORECASE,
)
_TURNED = pattern(rf"(?<!\w)({MONTH})\.?\s(\d{{1,2}})(?:st|nd|rd|th)?(?![\d/:]|[.,]\d|\w|,?\s?\d{{4}})", re.IGNORECASE)
_DOTTED = pattern(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.(?!\s?\d)")
_SLASHED = pattern(r"(?<![\d/.,])(\d{1,2})/(\d{1,2})(?![\d/])")
_DASHED = pattern(r"(?<![\d-])(\d{1,2})-(0[1-9]|1[0-2])(?![\d-])")
_WITH_YEAR = pattern(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_DECIDED_AFTER = pattern(
    r"(?<!\w)(?:decides?|votes?|entscheidet|beschließt|décide(?:ra)?|tranche(?:ra)?|decide|resuelve|vota|beslist|stemt|decyduje|głosuje|решает"
    r"|голосует)\s+(?:after|nach|après|después d\w*|dopo|depois d\w*|na|po|после)\s[^.;]*$",
    re.IGNORECASE,
)
"""Before a day after which it is decided, and which is no day that has been: decides after the Board of 25 June."""
_AROUND_THE_CLOCK = pattern(r"24/[567](?![\d/])")
"""How many hours on how many days, and only behind what names a day the 24th of a month."""
_ON = pattern(
    r"(?<!\w)(?:le|du|au|am|vom|zum|del|el|al|il|do|em|op|w|we|dnia|on|by|bis|entro|hasta|até|uiterlijk)\s$",
    re.IGNORECASE,
)
"""Right before a day in two numbers, which are else a fraction or in an order that nobody knows."""
_SET_ON = pattern(r"(?<!\w)(?:calendar|agenda|docket|mtg|meeting|deadline|session)\s$", re.IGNORECASE)
"""Right before such a day where the line is in English, in which the month may come first."""
_VOTES = pattern(
    r"\s*(?:of|der|des|de|dei|dos|van|z|votes?|stimmen|voix|votos|voti|stemmen|głos\w*)(?!\w)", re.IGNORECASE
)
_OF_HOURS = pattern(r"\s*-?\s*(?:basis|cover|service|support|opening|open|shift|access|operation)", re.IGNORECASE)
SHOWN = 120
"""So many signs of a sentence are shown, so that the day is among them."""
NEAR = 40
"""So many signs before a day are looked at for what says that it has been."""


class DayTold(NamedTuple):
    """A day on which something is decided.

    day      as a case writes it
    words    that name it
    said     the sentence, and where it stands
    no_year  whether it names no year, and is the next such day
    was      the day that has been, where the weekday that is named is that of a year before; "" elsewhere
    """

    day: str
    words: str
    said: str
    no_year: bool
    was: str = ""


def day_of_deciding(lines: Sequence[Line], today: int) -> DayTold | None:
    """The first day after today on which lines say that something is decided, or else by which it must be.

    That of a vote that only advises comes last; a day behind what holds where nothing is decided is no such day.

    >>> found = day_of_deciding([("For me only. MC meets Tues 10 Feb, 7pm. Notices by 28 Feb or rents stay as is", "")], 739950)
    >>> found.day, found.words, found.no_year
    ('2027-02-10', '10 Feb', True)
    >>> [one and one.day for text in ("Conseil du 12/12", "Abstimmung 18.11.", "Sin acuerdo el 31 de enero sale sin ella",
    ...   "contract up 6/30", "needs 2/3 of the council", "Council vote, last one 4 May", "Vote on 3 May 2019")
    ...   for one in (day_of_deciding([(text, "")], 739950),)]
    ['2026-12-12', '2027-11-18', '2027-01-31', '2027-06-30', None, None, None]
    >>> [one and one.day for text in ("If not carried: the unit stays open 24/7", "Vote: the 24/7 line", "Council on 24/7",
    ...   "Decided on 24/7 basis", "Vote 24/8") for one in (day_of_deciding([(text, "")], 739950),)]
    [None, None, '2027-07-24', None, '2027-08-24']
    """  # noqa: E501
    found: list[tuple[int, DayTold]] = []
    for text, where in lines:
        for sentence, decided in sentences_of_days(text):
            # cells of a row are joined by commas: who was rung on which day decides nothing on it
            parts = [sentence] if not where else sentence.split(", ")
            for part in parts:
                if (where and part != sentence and not sentences_of_days(part)) or not (
                    told := _day(until_when(part), today)
                ):
                    continue
                rank = 2 if ADVISORY.search(sentence) else int(not decided)
                said = f"{where}: {cut(sentence, SHOWN)}" if where else cut(sentence, SHOWN)
                found.append((rank, DayTold(*told[:2], said, *told[2:])))
    return min(found, key=lambda one: one[0])[1] if found else None


def _day(text: str, today: int) -> tuple[str, str, bool, str] | None:
    """(the last day after today that a text names, the words that name it, whether they have no year, the day of a year
    before that is the weekday they name).
    """
    told = [(*one, False, "") for one in filter(None, [day_told(text)])]
    told += [
        (found[0], found[0], False, "") for found in _WITH_YEAR.finditer(text) if _of(found[1], found[2], found[3])
    ]
    for month, at, words in _without_year(text):
        weekday = weekday_before(text[: text.index(words)])
        on = "" if weekday is None else day_on(weekday, month, at, today)
        if on and parse_day(on) > today:
            told.append((on, words, True, ""))
        elif day := _next(month, at, today):
            told.append((day, words, True, on))
    return max((one for one in told if parse_day(one[0]) > today), default=None)


def _without_year(text: str) -> Iterator[tuple[int, int, str]]:
    """(month, day, words) of each day in a text that has no year."""
    for found in _NAMED.finditer(text):
        if not _been(text, found):
            yield month_of(found[2]), int(found[1]), found[0]
    for found in _TURNED.finditer(text):
        if not _been(text, found):
            yield month_of(found[1]), int(found[2]), found[0]
    for found in _DOTTED.finditer(text):
        if not _been(text, found):
            yield int(found[2]), int(found[1]), found[0]
    for found in _DASHED.finditer(text):
        dated = _ON.search(text[: found.start()]) and (found[2].startswith("0") or int(found[1]) > 12)
        if dated and not _been(text, found):
            yield int(found[2]), int(found[1]), found[0]
    for found in END_OF_MONTH.finditer(text):
        if not _been(text, found):
            month = month_of(found["month"])
            yield month, calendar.monthrange(2027, month)[1], found[0]
    for found in _SLASHED.finditer(text):
        first, second = int(found[1]), int(found[2])
        named = bool(_ON.search(text[: found.start()]))
        if _been(text, found) or _VOTES.match(text[found.end() :]):
            continue
        if _AROUND_THE_CLOCK.fullmatch(found[0]) and not _names_the_24th(text, found):
            continue
        if first > 12 or first == second or (named and second <= 12 and DAY_FIRST.search(text)):
            yield second, first, found[0]
        elif second > 12:
            yield first, second, found[0]
        elif _SET_ON.search(text[: found.start()]):
            # either may be the month, and in America it comes first
            yield first, second, found[0]


def _names_the_24th(text: str, found: re.Match[str]) -> bool:
    """Whether 24/7 is a day: council on 24/7, agenda 24/7, and not open on a 24/7 basis."""
    before, behind = text[: found.start()], text[found.end() :]
    return bool(_ON.search(before) or _SET_ON.search(before)) and not _OF_HOURS.match(behind)


def _been(text: str, found: re.Match[str]) -> bool:
    """Whether a day is that of the table, or has been: as of 3 May, since 3 May."""
    before = text[: found.start()]
    return bool(WRITTEN_ON.search(before) or (BEEN.search(before[-NEAR:]) and not _DECIDED_AFTER.search(before)))


def _next(month: int, day: int, today: int) -> str:
    """The next such day after today, as a case writes it; "" where it is none."""
    year = datetime.date.fromordinal(today).year
    days = (_of(year + more, month, day) for more in range(5))
    return next((one for one in days if one and parse_day(one) > today), "")


def _of(year: int | str, month: int | str, day: int | str) -> str:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
