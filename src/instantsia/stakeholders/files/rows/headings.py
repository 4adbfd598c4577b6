"""Names that stand alone in a row, where others say more: headings of groups, remarks below the table, or actors of
whom nothing else is told."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from statistics import median_low

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.voteless import says_voteless
from instantsia.stakeholders.files.reasons import Reason
from instantsia.stakeholders.files.rows.kind_names import goes_on, whole
from instantsia.stakeholders.files.rows.no_actor_table import Table
from instantsia.stakeholders.files.rows.no_actor_words import HEADINGS, IN_BRACKETS, JOINS, NAME_WORD, PHRASES, VOTING
from instantsia.stakeholders.files.rows.remark_kinds import told_by
from instantsia.stakeholders.files.sheet import Cell

LONGEST_NAME = 80
MUCH = 4
"""So many cells beside the name have most rows of a table in which a name alone above them is a heading."""
GROUP = 2
"""So many rows has a group on average below its heading."""

_MARKED = pattern(r"(?:[*†‡§#]|\(?\d+\s*=|\([*\d a-z]\)|\d+\s*=|[–—]\s|n\.?b\.?:?\s).*", re.IGNORECASE)


def alone_in_row(
    table: Table, rows: Sequence[Sequence[Cell]], kept: Sequence[int], reasons: Mapping[int, str]
) -> dict[int, str]:
    """{row: why it is no actor's} of rows in which the first cell stands alone, in a table where others say more."""
    alone = [place for place in kept if table.name(rows[place]) and not table.others(rows[place])]
    if not alone or len(alone) == len(kept):
        return {}
    last = max(place for place in kept if place not in alone)
    out: dict[int, str] = {}
    for place in alone:
        name = table.name(rows[place])
        if _remark(name) or (place > last and table.gap(place, last)) or (place > last and told_by(name)):
            out[place] = Reason.REMARK
    heads = [place for place in alone if place not in out and place < last]
    # a group begins the table, or stands behind a blank row; where several do, the lines alone at their heads name them
    starts = [place for place in heads if place == kept[0] or table.gap(place, place - 1)]
    several = len(starts) > 1 and starts[0] == kept[0]
    if _above_groups(table, rows, kept, alone):
        starts, several = heads, True
    for place in heads:
        name = table.name(rows[place])
        about_votes = place in starts and any(word in VOTING for word in NAME_WORD.findall(name.casefold()))
        about_votes = about_votes or says_voteless(name)
        # behind the sum of a group the next one begins
        next_group = reasons.get(place - 1) == Reason.ADDED and place + 1 in kept and place + 1 not in alone
        # where the others begin so, what stands alone at the top heads the first group
        next_group = next_group or (place == kept[0] and place + 1 not in alone and _behind_sums(alone, reasons))
        if next_group or (several and place in starts) or (place + 1 not in alone and (about_votes or _heading(name))):
            out[place] = Reason.HEADING
    heads = [place for place in heads if place not in out and place + 1 in kept and place + 1 not in alone]
    return out | _sisters(table, rows, heads, {**dict.fromkeys(kept, ""), **reasons, **out})


def _above_groups(table: Table, rows: Sequence[Sequence[Cell]], kept: Sequence[int], alone: Sequence[int]) -> bool:
    """Whether all names alone stand right above others who say much: the first begins the table, and it has several.

    Of an actor of whom nothing else is told hardly anyone makes the first row, and never that of each group.
    """
    full = [place for place in kept if place not in alone and table.name(rows[place])]
    inside = [place for place in alone if full and place < full[-1]]
    if len(inside) < 2 or inside[0] != kept[0] or GROUP * len(inside) > len(full):
        return False
    if median_low([len(table.others(rows[place])) for place in full]) < MUCH:
        return False
    return all(kept[kept.index(place) + 1] in full for place in inside)


def _sisters(
    table: Table, rows: Sequence[Sequence[Cell]], heads: Sequence[int], reasons: Mapping[int, str]
) -> dict[int, str]:
    """{row: why it is no actor's} of names alone where other such rows are headings, and no actor stands above them.

    heads     rows of a name alone above one that says more
    reasons   of all rows, "" of actors'
    """
    titles = {
        rows[place][0].spot.row: next(cell.text for cell in rows[place] if cell.text)
        for place, reason in reasons.items()
        if reason == Reason.HEADING
    }
    titles |= {one.spot.row: one.text for one in table.sheet.left_out if one.reason == Reason.MERGED}
    if len(titles) < 2:
        return {}
    actors = [table.name(rows[place]) for place, reason in reasons.items() if not reason and place not in heads]
    loud = not any(map(str.isupper, actors))
    out: dict[int, str] = {}
    for place in heads:
        # right under a heading stands who is of its group
        headed = rows[place][0].spot.row - 1 in titles
        begins = not headed and (not place or bool(reasons.get(place - 1, "-")) or table.gap(place, place - 1))
        if begins or _called_alike([table.name(rows[place]), *titles.values()], loud):
            out[place] = Reason.HEADING
    return out


def _called_alike(names: Sequence[str], loud: bool) -> bool:
    """Whether names have the same word at their end or their beginning; or all stand in capitals, where that counts."""
    words = [one.casefold().split() for one in names]
    return (
        len({one[-1] for one in words}) == 1
        or len({one[0] for one in words}) == 1
        or (loud and all(map(str.isupper, names)))
    )


def _behind_sums(alone: Sequence[int], reasons: Mapping[int, str]) -> bool:
    """Whether two headings or more, or names that stand alone, stand right behind the sum of a group."""
    heads = {*alone, *(place for place, reason in reasons.items() if reason == Reason.HEADING)}
    return sum(reasons.get(place - 1) == Reason.ADDED for place in heads) > 1


def _remark(name: str) -> bool:
    plain = name.casefold()
    if len(name) > LONGEST_NAME or _MARKED.fullmatch(name):
        return True
    if any(plain.startswith(f"{one} ") or plain == one for one in PHRASES):
        return True
    return name.endswith(".") and len(name.split()) > 4


def _heading(name: str) -> bool:
    if name.endswith(":"):
        return True
    bare = IN_BRACKETS.sub("", name).strip(" :").casefold()
    words = bare.split()
    if bare in HEADINGS or goes_on("dividers", name) or whole("dividers", name):
        return True
    # "permanent members", "members without a vote"
    return 1 < len(words) < 7 and (words[-1] in HEADINGS or (words[0] in HEADINGS and words[1] in JOINS))
