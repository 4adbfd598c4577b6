"""Rows beside the sum of votes, or below the table, that count members and are nobody: There on the day, 10.

They say nothing but a number in the column of votes. One whose name does not say that it counts, and whose number is
more than that of anybody above, is read as an actor, and told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from instantsia.errors import cut, few
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import any_of
from instantsia.stakeholders.files.reasons import SUMS, Reason
from instantsia.stakeholders.files.rows.attendance import counts_people
from instantsia.stakeholders.files.rows.no_actor_below import FEWEST, Rows
from instantsia.stakeholders.files.rows.no_actor_table import Table, is_blank
from instantsia.stakeholders.files.sheet import Cell, LeftOut
from instantsia.stakeholders.told import BELOW

COUNTED = ("vote", "seats", "capability")
SAYS = ("position", "salience", "capability", "vote", "seats", "veto")
NAMED = 20
_BESIDE = SUMS | {Reason.NEEDED, Reason.QUORUM, Reason.COUNTED, Reason.WHOLE_OF}
_WORDS = any_of(
    "there, present, absent, attending, away, eligible, entitled, voting, cast, needed, required, majority, quorum",
    "of which, of whom, thereof, in the room, on the day, apologies, proxies, away on the day, not there",
    "anwesend, anwesende, abwesend, abwesende, davon, stimmberechtigt, wahlberechtigt, nötig, erforderlich, mehrheit",
    "entschuldigt, vor ort, am tag, présents, présent, absents, votants, dont, nécessaire, nécessaires, requis",
    "majorité, excusés, procurations, sur place, le jour, presentes, ausentes, asistentes, de los cuales, de ellos",
    "con derecho, necesarios, mayoría, el día, presenti, assenti, votanti, di cui, aventi diritto, necessari",
    "maggioranza, numero legale, deleghe, il giorno, dos quais, dos quais presentes, com direito, necessários, maioria",
    "no dia, aanwezig, aanwezigen, afwezig, waarvan, stemgerechtigd, nodig, meerderheid, volmachten, op de dag",
    "obecni, obecnych, nieobecni, w tym, uprawnieni, potrzebne, większość, w dniu",
)
_COUNTS = pattern(
    rf"\W*(?:(?:those|members|mitglieder|membres|miembros|membri|membros|leden)\s+)?(?:{_WORDS})(?!\w)", re.IGNORECASE
)
_NAMES = pattern(r"\s[A-ZÀ-ÖØ-ÞŁŚŻŹĆ][^\W\d_]+\s+[A-ZÀ-ÖØ-ÞŁŚŻŹĆ]")
"""Two words with capitals behind the first one, as names have them."""


def counts_beside_sums(
    table: Table, rows: Rows, places: Mapping[str, Sequence[int]], left_out: Sequence[LeftOut]
) -> tuple[dict[int, str], str]:
    """({row: why it is no actor's} of such rows, what is told of those that may be some).

    places     of the columns, by their roles
    left_out   what is no actor's already
    """
    counted = {at for role in COUNTED for at in places.get(role, ())}
    said = {at for role in SAYS for at in places.get(role, ())}
    beside = {one.spot.stands_in for one in left_out if one.reason in _BESIDE and any(map(str.isdigit, one.text))}
    named = [place for place, row in enumerate(rows) if table.name(row)]
    stands = [place for place in named if any(not is_blank(rows[place][at]) for at in places.get("position", ()))]
    out: dict[int, str] = {}
    doubted: dict[int, Cell] = {}
    above: list[float] = []
    for place in named:
        row, at = rows[place], rows[place][table.actor].spot.stands_in
        held = [one for one in said if not is_blank(row[one])]
        own = _number(table, row, [one for one in held if one in counted])
        if len(held) == 1 and own is not None and len(above) >= FEWEST:
            begins = all(one[table.actor].spot.stands_in != at - 1 for one in rows[:place])
            last = place > stands[-1] if stands else False
            # whoever stands right above a sum is one of those who are added up, but behind a blank row
            near = at - 1 in beside or (at + 1 in beside and begins)
            apart = last and own > max(above) and (begins or at - 1 in doubted)
            if (near or apart) and (counts_members(table.name(row)) or own == sum(above)):
                out[place] = Reason.ADDED if own == sum(above) else Reason.COUNTED
                beside.add(at)
                continue
            if apart or (near and own > max(above)):
                doubted[at] = row[table.actor]
                continue
        above += [] if own is None else [own]
    who = few([f"{cut(cell.text)} (row {cell.spot.row})" for cell in doubted.values()], NAMED)
    return out, f"{BELOW}{who} without anything but a number" if doubted else ""


def counts_members(name: str) -> bool:
    """Whether a name says that a row counts members.

    >>> counts_members("There on the day"), counts_members("davon anwesend"), counts_members("Present Rules Ltd")
    (True, True, False)
    >>> counts_members("Dr There"), counts_members("Dont Fontaine Marie")
    (False, False)
    """
    if counts_people(name):
        return True
    return bool(_COUNTS.match(name)) and not _NAMES.search(name)


def _number(table: Table, row: Sequence[Cell], held: Sequence[int]) -> float | None:
    """The number in the one column of numbers that a row says something in; None where there is none."""
    found = table.number(row[held[0]].text) if len(held) == 1 else None
    return None if found is None else float(found)
