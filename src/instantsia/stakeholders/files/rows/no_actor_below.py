"""Rows without a name, and what stands below a table: tallies, points of comparison, legends beside the names.

What is left out here is told row by row, as everywhere. A row that has numbers and no name among the others is nobody's
by no rule: it stays, and is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from statistics import median_low

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import TOTALS
from instantsia.stakeholders.files.reasons import Reason
from instantsia.stakeholders.files.rows.no_actor_table import Table
from instantsia.stakeholders.files.rows.no_actor_words import TALLIES
from instantsia.stakeholders.files.sheet import Cell

ANOTHER = "belongs to another table below, which was not read"
WIDE = 4
"""So many cells beside the name have most rows of a table under which a tally has one."""
FEWEST = 3
TOGETHER = 2
"""So many counts stand below each other where they are counts by where they stand."""

Rows = Sequence[Sequence[Cell]]
_WORD = pattern(r"[^\W\d_]+")


def nameless(
    table: Table, rows: Rows, adds_up: Callable[[str], bool], by_text: Callable[[str], str] = lambda text: ""
) -> dict[int, str]:
    """{row: why it is no actor's} of rows without a name, where most rows have one."""
    named = [place for place, row in enumerate(rows) if table.name(row)]
    if 2 * len(named) < len(rows):
        return {}
    # a remark alone at the very end is no row of the table, which ends before it
    last = max((place for place in named if table.others(rows[place])), default=named[-1] if named else 0)
    usual = median_low([len(table.numbers(rows[place])) for place in named])
    full = median_low([len(table.others(rows[place])) for place in named]) + 1
    out = _counts_in_words(table, rows, last)
    for place, row in enumerate(rows):
        others = table.others(row)
        if table.name(row) or not others or place in out:
            continue
        numbers = table.numbers(row)
        texts = [text for _, text in others if text not in [number for _, number in numbers]]
        below = place > last
        if any(adds_up(text) or (numbers and _of_a_sum(text)) for text in texts):
            out[place] = Reason.ADDED
        elif len(others) < full - 1 and any(map(by_text, texts)):
            out[place] = next(filter(None, map(by_text, texts)))
        elif not numbers and len(others) == 1 and any(map(str.isalpha, texts[0])):
            out[place] = Reason.REMARK if below else Reason.HEADING
        elif below and 2 * len(others) >= full and any(any(map(str.isalpha, text)) for text in texts[:2]):
            continue  # as much stands in it as in the rows of others: its name may stand in another column
        elif below and (not numbers or table.gap(place, last) or 2 * len(numbers) < usual):
            out[place] = Reason.NAMELESS
    return out


def _counts_in_words(table: Table, rows: Rows, last: int) -> dict[int, str]:
    """Rows without a name behind the last row of the table whose one number stands where all others have words.

    They count who says which: Maddern, DM, 7 below the columns of the first and the second preference.
    """
    above = {at for row in rows[: last + 1] for at, text in table.others(row) if table.read[text]}
    below = [place for place in range(last + 1, len(rows)) if not table.name(rows[place]) and table.gap(place, last)]
    held = {place: [at for at, text in table.others(rows[place]) if table.read[text]] for place in below}
    found = [place for place, some in held.items() if len(some) == 1 and some[0] not in above]
    return dict.fromkeys(found, Reason.COUNTED) if len(found) >= TOGETHER else {}


def _of_a_sum(text: str) -> bool:
    """Whether a text beside numbers begins as the name of a sum does, whatever is said of it: total, should be 750."""
    return re.split(r"\s*[,;:(]|\s[-–—]\s", text.casefold(), maxsplit=1)[0].strip(" .") in TOTALS


def below_the_table(table: Table, rows: Rows, reasons: Mapping[int, str]) -> dict[int, str]:
    """{row: why it is no actor's} of the last rows, which have few cells and stand under sums, or in a tally.

    reasons   of the rows that are no actors already
    """
    kept = [place for place in range(len(rows)) if place not in reasons and table.name(rows[place])]
    many = {place: len(table.others(rows[place])) for place in kept}
    told = [count for count in many.values() if count]
    if len(told) < FEWEST:
        return {}
    usual = median_low(told)
    full = [place for place in kept if 2 * many[place] >= usual and many[place] > 1]
    if not full or usual < FEWEST:
        return {}
    last = full[-1]
    counting = _counting(table, rows, [one for one in kept if 2 * many[one] <= usual], reasons)
    sums = [place for place, reason in reasons.items() if reason == Reason.ADDED and place > last]
    out: dict[int, str] = {}
    before = min(sums, default=len(rows))
    for place in (place for place in kept if place > before):
        # behind a blank row somebody may stand of whom little is known: no words of theirs are known from above
        near = not table.gap(place, before)
        counted = usual > WIDE and many[place] == 1 == len(table.numbers(rows[place]))
        if near or counted or (many[place] and not table.numbers(rows[place]) and not _heard(table, rows, place, last)):
            out[place] = Reason.UNDER_SUMS
    return out | counting | (_tally(table, rows, kept, many) if usual >= WIDE else {})


def another_table(table: Table, rows: Rows, reasons: Mapping[int, str]) -> dict[int, str]:
    """The last rows, where they are a table of their own: its header has words in columns of numbers, and alone there.

    Every row below the header has numbers under it, and nothing beside them but a name.
    """
    for place in range(FEWEST, len(rows) - 1):
        apart = table.gap(place, place - 1) or place - 1 in reasons or not table.others(rows[place - 1])
        heads = {at for at, _ in table.others(rows[place])}
        if not apart or len(heads) < 2 or not heads <= table.numeric or table.numbers(rows[place]):
            continue
        below = range(place + 1, len(rows))
        held = [{at for at, _ in table.others(rows[one])} for one in below if one not in reasons]
        numbers = [{at for at, _ in table.numbers(rows[one])} for one in below if one not in reasons]
        if held and all(some <= heads for some in held) and all(len(some) > 1 for some in numbers):
            return {one: ANOTHER for one in (place, *below) if one not in reasons}
    return {}


def _counting(table: Table, rows: Rows, few: Sequence[int], reasons: Mapping[int, str]) -> dict[int, str]:
    """Rows of few cells under a sum whose numbers all stand in columns of words: they count who says which.

    few   rows of few cells
    """
    first = min((place for place, reason in reasons.items() if reason == Reason.ADDED), default=len(rows))
    out: dict[int, str] = {}
    for place in few:
        others = table.others(rows[place])
        # a zero alone is the middle of ++ to --
        numbers = [text for at, text in others if at not in table.numeric and table.read[text] and text != "0"]
        if place > first and numbers and len(numbers) == len(others):
            out[place] = Reason.COUNTED
    return out


def tallies_apart(table: Table, rows: Rows, reasons: Mapping[int, str]) -> dict[int, str]:
    """The rows behind the last blank row of a table that have a number where everybody else has a word, and no other.

    So stand counts below the column beside the names: Halloran, 13; Beck, 12; don't know, 5.
    """
    kept = [place for place in range(len(rows)) if place not in reasons and table.name(rows[place])]
    first = next((at for at in range(len(kept) - 1, 0, -1) if table.gap(kept[at], kept[at - 1])), len(kept))
    block = [place for place in kept[first:] if table.others(rows[place])]
    if len(block) < TOGETHER or len(kept) - len(block) < FEWEST:
        return {}
    where = {at for place in block for at, text in table.others(rows[place]) if table.read[text]}
    # a column before the names may be that of the answers, under which it counts them
    lone = len(where) == 1 and min(where) > table.actor and not where & table.numeric
    if not lone or any(
        table.read[text] for place in kept[:first] for at, text in table.others(rows[place]) if at in where
    ):
        return {}
    counts = [[at for at, _ in table.others(rows[place]) if at in table.numeric or at in where] for place in block]
    return dict.fromkeys(block, Reason.COUNTED) if all(len(one) == 1 for one in counts) else {}


def _heard(table: Table, rows: Rows, place: int, last: int) -> bool:
    """Whether a cell of a row says what one of its column says in the table."""
    above = {cell for row in rows[: last + 1] for cell in table.others(row)}
    return any(cell in above for cell in table.others(rows[place]))


def _tally(table: Table, rows: Rows, kept: Sequence[int], many: Mapping[int, int]) -> dict[int, str]:
    """The rows behind the last blank row under which a line alone says that others are counted: Vote count."""
    wide = [at for at, place in enumerate(kept) if many[place] > 1]
    run = kept[wide[-1] + 1 :]
    for at, place in enumerate(run):
        title = _WORD.findall(table.name(rows[place]).casefold())
        if place and table.gap(place, place - 1) and not many[place] and TALLIES & set(title):
            counted = [one for one in run[at + 1 :] if many[one]]
            if counted and all(table.read[text] for one in counted for _, text in table.others(rows[one])):
                return dict.fromkeys((place, *counted), Reason.COUNTED)
    return {}
