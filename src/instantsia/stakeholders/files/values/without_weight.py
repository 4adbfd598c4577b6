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
from instantsia.stakeholders.files.entries import Entry

NOT_APPLICABLE = set_of(
    "s.o., s. o., sans objet, entfällt, not applicable, no aplica, não se aplica, nao se aplica, non applicabile",
    "n.v.t., nvt, niet van toepassing, nie dotyczy, неприменимо, не применимо, なし, 無し, 対象外",
    "无, 不适用, 해당없음",
    "none, keine, keins, aucun, aucune, ninguno, ninguna, nessuno, nessuna, nenhum, nenhuma, geen, brak, нет",
)
"""Cells of a weight that say that there is none to tell."""
NAMED = 8


def with_least(entries: Sequence[Entry], voteless: Container[str]) -> tuple[list[Entry], list[str]]:
    """(the entries, of which those without a vote and a weight weigh as little as anybody; what is told of them)."""
    least: dict[str, float] = {}
    for one in entries:
        if one.capability.number is not None:
            least[one.issue] = min(least.get(one.issue, one.capability.number.low), one.capability.number.low)
    out, names = [], []
    for one in entries:
        if one.issue in least and one.capability.blank and _without(one, voteless):
            value = least[one.issue]
            number = Number(low=value, high=value, source="table")
            one = replace(one, capability=replace(one.capability, number=number, exact=True))
            names.append(one.actor)
        out.append(one)
    return out, _told(names, least)


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
