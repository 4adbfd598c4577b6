"""Rows that are measured against and stand for nobody: what holds, a proposal, what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.holding_words import says_now
from instantsia.stakeholders.files.reasons import Reason
from instantsia.stakeholders.files.rows.agreed_before import agreed_before, preliminaries
from instantsia.stakeholders.files.rows.attendance import counts_people
from instantsia.stakeholders.files.rows.kind_names import begins, goes_on, whole, within
from instantsia.stakeholders.files.rows.no_actor_below import Rows
from instantsia.stakeholders.files.rows.no_actor_table import Table, is_blank
from instantsia.stakeholders.files.sheet import Cell

FULL = 0.8
"""A column is filled in this share of the rows of actors, or more."""
_OF_A_BODY = pattern(r"(?:[Cc]urrent|[Pp]resent|[Ee]xisting|[Ii]n [Ff]orce|[Ii]n [Ee]ffect|SQ)\s[^([]*[A-ZÀ-Þ]")
"""A word of what holds with which bodies are called, too, and a capital behind it."""
POINTS = ("holding", "proposals", "comparisons")


def holds_now(name: str) -> bool:
    """Whether the name of a point of comparison says that it is what holds.

    >>> holds_now("Status quo"), holds_now("Pour mémoire : situation actuelle (1 Crit'Air)"), holds_now("COM proposal")
    (True, True, False)
    >>> holds_now("Tariffa vigente"), holds_now("Geltende Regel"), holds_now("Proposta del gestore")
    (True, True, False)
    >>> holds_now("Entwurf (unsere Ausgangslage)"), holds_now("Last cycle (agreed)"), holds_now("Last Mile Logistics")
    (True, True, False)
    """
    if counts_people(name):
        return False
    _, colon, behind = name.partition(":")
    texts = (name, behind.strip() if colon else "")
    if says_now(name) or preliminaries(name):
        return True
    return within("baselines", name) or any(begins("holding", text) for text in texts)


def _describes_what_holds(name: str) -> bool:
    """Whether a name says that it is what holds, and goes on as no name of a body does.

    >>> _describes_what_holds("Current rules"), _describes_what_holds("Geltende Satzung (2019)")
    (True, True)
    >>> _describes_what_holds("Current Energy"), _describes_what_holds("Existing Owners' Association")
    (False, False)
    """
    return within("baselines", name) or (says_now(name) and not _OF_A_BODY.match(name))


def references(table: Table, rows: Rows, left: Sequence[int], reasons: Mapping[int, str]) -> dict[int, str]:
    """Points of comparison by their names, or under a heading that says so, which lack what all others have."""
    alone = [place for place in left if not table.others(rows[place])]
    filled = filled_columns(table, [rows[place] for place in left])
    # who may be such a row by its name is measured by the others
    about = [one for one in left if goes_on("proposals", table.name(rows[one])) or holds_now(table.name(rows[one]))]
    have = filled_columns(table, [rows[place] for place in left if place not in (*about, *alone)])
    above = [*alone, *(place for place, reason in reasons.items() if reason == Reason.HEADING)]
    heads = [place for place in above if whole("comparisons", _texts(rows[place]))]
    others = [place for place in above if place not in heads]
    # the column of groups, too, may say that what stands beside it is told for comparison
    beside = [one for one in left if one not in alone and any(map(_compares, rows[one][: table.actor]))]
    out: dict[int, str] = {place: Reason.HEADING for place in heads if place not in reasons}
    # what stands below the sums may say what holds
    below = [place for place, reason in reasons.items() if reason == Reason.UNDER_SUMS and table.numbers(rows[place])]
    full = [one for one in left if one not in about and not any(is_blank(rows[one][at]) for at in have)]
    for place in [*sorted(set(left) - set(alone)), *below]:
        name = table.name(rows[place])
        lacks = not filled or any(is_blank(rows[place][at]) for at in filled)
        if counts_people(name):
            told = [text for _, text in table.others(rows[place])]
            if lacks and told and all(any(map(str.isdigit, text)) for text in told):
                out[place] = Reason.COUNTED
            continue
        under = lacks and any(head < place and not any(head < other < place for other in others) for head in heads)
        under = under or (lacks and place in beside)
        named = any(whole(kind, name) for kind in POINTS)
        # somebody may have such a name, but hardly below all others and with half of what they have
        many = sum(is_blank(rows[place][at]) for at in have)
        half = many > 1 and 2 * many >= len(have)
        apart = half and bool(full) and place > full[-1] and table.gap(place, full[-1])
        if (apart and place in about) or (half and _describes_what_holds(name)) or (many > 1 and agreed_before(name)):
            out[place] = Reason.REFERENCE
            continue
        code = name.islower() and len(name) < 4
        short = len(name) < 4 or name.casefold() == "current"
        if whole("outcomes", name) and (lacks or not short):
            out[place] = Reason.OUTCOME
        elif (whole("holding", name) and not short) or (
            lacks and (under or (named and (not code or len(table.others(rows[place])) <= len(filled))))
        ):
            out[place] = Reason.REFERENCE
    return out


def filled_columns(table: Table, rows: Rows) -> set[int]:
    """The columns in which nearly every row has something."""
    return {
        at
        for at in range(len(table.sheet.header))
        if at != table.actor and sum(not is_blank(row[at]) for row in rows) >= FULL * len(rows)
    }


def _compares(cell: Cell) -> bool:
    return whole("comparisons", cell.text)


def _texts(row: Sequence[Cell]) -> str:
    return " ".join(cell.text for cell in row if cell.text)
