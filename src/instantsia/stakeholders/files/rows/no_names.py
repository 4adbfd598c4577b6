"""Rows whose first cell is nobody's name by how it is written: lines of dashes, counts of sides, dates, sentences.

Also names that stand alone above a group whose sum is called as they are: North, and Subtotal North.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.attitudes import attitude
from instantsia.stakeholders.files.cells.words import MONTHS, TOTALS, UNKNOWN, abstains, any_of
from instantsia.stakeholders.files.reasons import Reason
from instantsia.stakeholders.files.rows.kind_names import WRITTEN
from instantsia.stakeholders.files.rows.no_actor_below import Rows
from instantsia.stakeholders.files.rows.no_actor_table import Table
from instantsia.stakeholders.files.rows.no_actor_words import ADDS
from instantsia.stakeholders.files.rows.remark_kinds import told_needed
from instantsia.stakeholders.files.sheet import Cell

_LINE = pattern(r"[-=_*~—–─━═.+|:·\s]{2,}")
_SIDE = pattern(r"([^\W\d_].*?)\s*[:=–—-]\s*\d+\s*%?\.?")
_DATED = pattern(
    rf"(?:{any_of(*WRITTEN['dated'])})[\s:,–-]+(?:(?:on|the|am|vom|le|du|au|el|il|em|op|per|na|dnia)\s+)?"
    rf"(?:\d{{1,4}}[./ -]|(?:19|20)\d\d$|(?:{MONTHS})).*",
    re.IGNORECASE,
)
_WORD = pattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_IS = frozenset(WRITTEN["sentence_is"])
_WHO = frozenset(WRITTEN["sentence_who"])
FEWEST = 5
"""So many words has a sentence."""


def no_names(table: Table, rows: Rows, reasons: Mapping[int, str]) -> dict[int, str]:
    """{row: why it is no actor's} of the rows that are not among `reasons`."""
    kept = [place for place, row in enumerate(rows) if table.name(row) and place not in reasons]
    sums = {word for place, reason in reasons.items() if reason == Reason.ADDED for word in _of_sum(table, rows[place])}
    out: dict[int, str] = {}
    for place in kept:
        name, alone = table.name(rows[place]), not table.others(rows[place])
        if _is_line(table, rows[place]):
            out[place] = Reason.LINE
        elif alone and _of_side(name):
            out[place] = Reason.COUNTED
        elif alone and _DATED.fullmatch(name):
            out[place] = Reason.REMARK
        elif alone and told_needed(name) and len(_WORD.findall(name)) >= FEWEST - 1:
            out[place] = Reason.NEEDED
        elif alone and name.casefold() in sums:
            out[place] = Reason.HEADING
    for place in reversed([one for one in kept if one not in out]):
        # a sentence below all others, of which a comma made several cells
        if not is_sentence(table.name(rows[place])) or table.words(rows[place]):
            break
        out[place] = Reason.REMARK
    return out


def is_sentence(name: str) -> bool:
    """Whether a text says that something is so, and names nobody.

    >>> is_sentence("The figures are by desk 4"), is_sentence("Die Zahlen sind vom Referat 4")
    (True, True)
    >>> is_sentence("Farmers who are against the levy"), is_sentence("Friends of the Earth"), is_sentence("Who Is Next")
    (False, False, False)
    """
    words = _WORD.findall(name)
    small = [word for word in words[1:] if word.islower()]
    if len(words) < FEWEST or 2 * len(small) < len(words) - 1 or _WHO & set(map(str.casefold, words)):
        return False
    return any(word in _IS for word in small)


def _is_line(table: Table, row: Sequence[Cell]) -> bool:
    """Whether a row has nothing but dashes or other signs of which a line is drawn."""
    texts = [table.name(row), *(text for _, text in table.others(row))]
    return all(map(_LINE.fullmatch, texts))


def _of_side(name: str) -> bool:
    """Whether a name is a side and how many it has: For: 2, Abstentions = 3."""
    match = _SIDE.fullmatch(name)
    if match is None:
        return False
    side = match[1].casefold()
    # several of them: Abstentions, Enthaltungen
    away = any(
        abstains(one) for one in (side, side.removesuffix("s"), side.removesuffix("es"), side.removesuffix("en"))
    )
    return away or attitude(side) is not None or side in UNKNOWN


def _of_sum(table: Table, row: Sequence[Cell]) -> list[str]:
    """The name of the group whose sum a row has: Subtotal North, North total."""
    words = table.name(row).casefold().split()
    adds = [word.strip(" .:") in ADDS | TOTALS | frozenset(WRITTEN["subtotals"]) for word in words]
    parts = [words[1:]] * adds[0] + [words[:-1]] * adds[-1] if len(words) > 1 else []
    return [" ".join(part).strip(" .:()") for part in parts]
