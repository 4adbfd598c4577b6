"""The weekday that stands before a day without its year: jeudi 22 mai is in a year in which it is a Thursday."""

from __future__ import annotations

import datetime

from instantsia.patterns import pattern

_NAMES = (
    "mon monday montag lundi lun lunes lunedì lunedi segunda maandag poniedziałek понедельник понеділок",
    "tue tues tuesday dienstag mardi martes martedì martedi terça dinsdag wtorek вторник вівторок",
    "wed weds wednesday mittwoch mercredi mer mié miércoles mercoledì mercoledi quarta woensdag środa środę среда"
    " среду",
    "thu thur thurs thursday donnerstag jeudi jeu jue jueves giovedì giovedi gio quinta donderdag czwartek четверг",
    "fri friday freitag vendredi ven vie viernes venerdì venerdi sexta vrijdag piątek пятница пятницу",
    "sat saturday samstag sonnabend samedi sam sáb sábado sabato sab zaterdag sobota sobotę суббота субботу",
    "sun sunday sonntag dimanche dim domingo domenica dom zondag niedziela niedzielę воскресенье",
)
_DAYS = {word: at for at, words in enumerate(_NAMES) for word in words.split()}
_LAST_WORD = pattern(r"([^\W\d_]+)(?:-feira)?\.?,?\s+(?:(?:the|den|dem|le|el|il|dia|dnia)\s+)?$")
YEARS = 6
"""So many years before and after may have the day on that weekday."""


def weekday_before(before: str) -> int | None:
    """Which weekday the text right before a day names, Monday 0; None of none.

    >>> weekday_before("Conseil du jeudi "), weekday_before("Vote on Tues "), weekday_before("prevista mié ")
    (3, 1, 2)
    >>> weekday_before("Council on ")
    """
    found = _LAST_WORD.search(before)
    return _DAYS.get(found[1].casefold()) if found else None


def day_on(weekday: int, month: int, day: int, today: int) -> str:
    """The day nearest to today that is that weekday, as a case writes it; "" where it is none in these years.

    >>> day_on(3, 5, 22, 739950), day_on(5, 5, 22, 739950), day_on(0, 2, 30, 739950)
    ('2025-05-22', '2027-05-22', '')
    """
    year = datetime.date.fromordinal(today).year
    found = []
    for at in range(year - YEARS, year + YEARS + 1):
        try:
            one = datetime.date(at, month, day)
        except ValueError:
            continue
        if one.weekday() == weekday:
            found.append(one)
    return min(found, key=lambda one: abs(one.toordinal() - today)).isoformat() if found else ""
