"""What those weigh who are told to have no vote, or no weight, and of whom no weight is known: the least of the others.

A blank is else one of the values that the others have, and would make a guest as heavy as the heaviest of them.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from instantsia.case.numbers import Number
from instantsia.errors import few
from instantsia.stakeholders.files.cells.voteless import begins_voteless
from instantsia.stakeholders.files.cells.words import set_of
from instantsia.stakeholders.files.entries import Entry, Quantity
from instantsia.stakeholders.files.reasons import SUMS
from instantsia.stakeholders.files.sheet import LeftOut

NOT_APPLICABLE = set_of(
    "s.o., s. o., sans objet, entfällt, not applicable, no aplica, não se aplica, nao se aplica, non applicabile",
    "n.v.t., nvt, niet van toepassing, nie dotyczy, неприменимо, не применимо, なし, 無し, 対象外",
    "无, 不适用, 해당없음",
    "nil, none, keine, keins, aucun, aucune, ninguno, ninguna, nessuno, nessuna, nenhum, nenhuma, geen, brak, нет",
)
"""Cells of a weight that say that there is none to tell."""
NAMED = 8


def below_sums(entries: Sequence[Entry], left_out: Sequence[LeftOut]) -> frozenset[str]:
    """Actors below the last row that adds up the others, where everybody above it has a weight or seats or votes."""
    last = max((one.spot.row for one in left_out if one.reason in SUMS), default=0)
    above = [one for one in entries if one.spot.row < last]
    if not above or any(one.capability.blank and one.seats.blank for one in above):
        return frozenset()
    return frozenset(one.actor for one in entries if last < one.spot.row)


def with_least(
    entries: Sequence[Entry], voteless: Container[str], below: Container[str] = frozenset()
) -> tuple[list[Entry], list[str]]:
    """(the entries, of which those without a vote and a weight weigh as little as anybody; what is told of them).

    below   actors who stand below the sums of the others: what is blank there is in no sum
    """
    least: dict[str, float] = {}
    for one in entries:
        if one.capability.number is not None:
            least[one.issue] = min(least.get(one.issue, one.capability.number.low), one.capability.number.low)
    seats = min((one.seats.number.low for one in entries if one.seats.number is not None), default=None)
    out: list[Entry] = []
    names: list[str] = []
    under: list[str] = []
    for one in entries:
        outside = one.actor in below
        if one.issue in least and one.capability.blank and (outside or _without(one, voteless)):
            one = replace(one, capability=_of(one.capability, least[one.issue]))
            (names if _without(one, voteless) else under).append(one.actor)
        elif not least and seats is not None and one.seats.blank and outside and one.actor not in voteless:
            one = replace(one, seats=_of(one.seats, seats))
            under.append(one.actor)
        out.append(one)
    return out, [*_told(names, least), *_told_under(under)]


def _of(cell: Quantity, value: float) -> Quantity:
    return replace(cell, number=Number(low=value, high=value, source="table"), exact=True)


def _told_under(names: Sequence[str]) -> list[str]:
    if not names:
        return []
    shown = few(list(dict.fromkeys(names)), NAMED)
    return [f"Below the sums and without a weight there; each gets the least that anybody has: {shown}"]


def _without(entry: Entry, voteless: Container[str]) -> bool:
    said = entry.capability.raw.strip().casefold()
    return entry.actor in voteless or said in NOT_APPLICABLE or begins_voteless(entry.note)


def _told(names: Sequence[str], least: Mapping[str, float]) -> list[str]:
    if not names:
        return []
    shown = few(list(dict.fromkeys(names)), NAMED)
    values = sorted({f"{value:g}" for value in least.values()})
    which = f" ({values[0]})" if len(values) == 1 else ""
    return [f"The sheet says that these have no vote or weight; each gets the least that anybody has{which}: {shown}"]
