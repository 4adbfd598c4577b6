"""The ruling coalition of a table of votes: on the screen with what it means and assumes, and as JSON."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from instantsia.case.phrases import and_list, plural
from instantsia.controls import escaped
from instantsia.errors import few
from instantsia.frozen import frozen
from instantsia.models.power.coalition import MOST, ruling_coalitions
from instantsia.report import plaintext
from instantsia.report.power import NAMED, WIDTH, decimal, plain
from instantsia.report.wording.proportions import index_text

ALIKE = 3
"""So many coalitions that would do as well are named."""
ASSUMES = (
    "It assumes that votes are all the power there is and cannot be lent or taken over; that whoever is left shares "
    "what there is by votes, and wants as large a share as can be kept; that more than half of the votes of those who "
    "are left can throw the others out at any time, for good; and that nobody can promise not to. It knows nothing of "
    "what anybody wants done."
)


@frozen
class Ruling:
    """Who is left of a body of whom any majority can throw out the others.

    members   {name: votes}, in the order of the table
    ruling    the coalitions of least power that hold, the members of each in the order of the table; at least one
    """

    title: str
    members: dict[str, Fraction]
    ruling: tuple[tuple[str, ...], ...]

    @property
    def votes(self) -> Fraction:
        """All votes."""
        return sum(self.members.values(), Fraction(0))

    def of(self, names: Sequence[str]) -> Fraction:
        """The votes of some."""
        return sum((self.members[name] for name in names), Fraction(0))


def ruling_of(title: str, names: Sequence[str], votes: Sequence[Fraction]) -> Ruling:
    """The ruling coalition of a table; whoever has no votes is in none.

    names, votes   (member,) votes >= 0, of one more

    Raises ValueError where more than `MOST` have votes.
    """
    counted = [(name, one) for name, one in zip(names, votes, strict=True) if one > 0]
    if len(counted) > MOST:
        raise ValueError(
            f"{title}: found {len(counted)} members with votes, expected at most {MOST}: every coalition of them is "
            "looked at; join the smallest"
        )
    # whole numbers are added and halved without rounding
    unit = math.lcm(*(one.denominator for _, one in counted))
    found = ruling_coalitions([float(one * unit) for _, one in counted])
    rest = tuple(tuple(counted[place][0] for place in places) for places in found)
    return Ruling(title, dict(zip(names, votes, strict=True)), rest)


def screen(ruling: Ruling, width: int = WIDTH) -> str:
    """Who rules, what that means and what it assumes, at most `width` wide (not under 40)."""
    width = max(width, plaintext.LEAST_WIDTH)
    rule, everybody = ruling.ruling[0], ruling.votes
    head = f"{ruling.title} {plaintext.DOT} {plural(len(ruling.members), 'member')}, {decimal(everybody)} votes"
    own = ruling.of(rule)
    rows = [
        [
            name,
            decimal(votes),
            index_text(votes / everybody),
            index_text(votes / own if name in rule else Fraction(0)),
        ]
        for name, votes in ruling.members.items()
    ]
    said = [_who(ruling), _means(ruling), ASSUMES]
    if len(ruling.ruling) > 1:
        said.insert(2, _alike(ruling))
    out = [plaintext.lines(head, width, hanging="   "), ""]
    out += [
        plaintext.table(["member", "votes", "share now", "share then"], rows, width, right=frozenset({1, 2, 3})),
        "",
    ]
    return "\n".join([*out, *(plaintext.lines(line, width, hanging="   ") for line in said)])


def _who(ruling: Ruling) -> str:
    rule = ruling.ruling[0]
    own = f"{decimal(ruling.of(rule))} of {decimal(ruling.votes)} votes"
    return f"Minimal ruling coalition: {and_list(rule)} ({own})."


def _means(ruling: Ruling) -> str:
    rule = ruling.ruling[0]
    out = [name for name in ruling.members if name not in rule]
    if len(rule) == 1:
        why = f"{rule[0]} has more than half of the votes and needs nobody else"
        return f"It means: {why}." if not out else f"It means: {why}: {few(out, NAMED)} can be thrown out."
    if not out:
        return (
            "It means: nobody is thrown out. Any majority that could do it would split in its turn, so that somebody "
            "whom it needs does not begin."
        )
    return (
        f"It means: together they have more than half of the votes and can throw out {few(out, NAMED)}. They then stay "
        "together, since no part of them that would hold by itself has more than half of their votes. Of all "
        "coalitions of which this is so none has fewer votes, so that each in it gets the largest share."
    )


def _alike(ruling: Ruling) -> str:
    others = ruling.ruling[1:]
    named = "; ".join(and_list(one) for one in others[:ALIKE])
    more = f"; and {len(others) - ALIKE:,} more" if len(others) > ALIKE else ""
    do = "does" if len(others) == 1 else "do"
    return f"With as few votes {plural(len(others), 'other coalition')} {do} as well: {named}{more}."


def ruling_json(ruling: Ruling) -> str:
    """One object: votes, the coalitions of least power that hold, and each member's share now and with the first."""
    rule = ruling.ruling[0]
    told: dict[str, Any] = {
        "votes": plain(ruling.votes),
        "ruling_coalition": list(rule),
        "as_well": [list(one) for one in ruling.ruling[1:]],
        "ruling_votes": plain(ruling.of(rule)),
        "members": {
            name: {
                "votes": plain(votes),
                "share_now": float(votes / ruling.votes),
                "share_then": float(votes / ruling.of(rule)) if name in rule else 0.0,
            }
            for name, votes in ruling.members.items()
        },
        "means": _means(ruling),
        "assumes": ASSUMES,
    }
    return escaped(json.dumps(told, indent=1, ensure_ascii=False))
