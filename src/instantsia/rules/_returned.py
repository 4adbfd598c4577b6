"""What is wrong with what a rule of another package returns: no decision, another shape, an option that is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from instantsia.errors import cut
from instantsia.guard import Flaw, anything, first, misshapen, off
from instantsia.models.voting.ballots import ABSENT, UNDECIDED, Ballots, Decision, Threshold


def _room(seen: Any) -> tuple[int, int]:
    """(draws, members) of what a rule is shown."""
    draws, members = (seen.vote if isinstance(seen, Ballots) else seen.present).shape
    return int(draws), int(members)


def _decision(rule: Any, shown: tuple[Any, ...], found: Any) -> str:
    if not isinstance(found, Decision):
        return f"returned {cut(found)}, expected a Decision"
    return first(_of_decision(shown[0], found))


def _of_decision(seen: Any, found: Decision) -> Iterator[str]:
    draws, members = _room(seen)
    yield misshapen("option", found.option, (draws,), "i1")
    yield off("option", found.option, UNDECIDED, seen.options - 1)
    yield misshapen("tally", found.tally, (draws, seen.options), "f8")
    yield misshapen("tied", found.tied, (draws,), "?")
    if found.vote is not None:
        yield misshapen("vote", found.vote, (draws, members), "i1")
        yield off("vote", found.vote, ABSENT, seen.options - 1)
    if not isinstance(found.notes, Mapping):
        yield f"returned {cut(found.notes)} as notes, expected a mapping"


def _pivotal(rule: Any, shown: tuple[Any, ...], found: Any) -> str:
    return misshapen("who is pivotal", found, _room(shown[0]), "?")


def _threshold(rule: Any, shown: tuple[Any, ...], found: Any) -> str:
    if found is None:
        return ""
    if not isinstance(found, Threshold):
        return f"returned {cut(found)}, expected a Threshold or None"
    return first(_of_threshold(np.shape(shown[1]), found))


def _of_threshold(shape: tuple[int, ...], found: Threshold) -> Iterator[str]:
    draws, members = shape
    yield misshapen("quota", found.quota, (draws,), "f8")
    if np.isnan(found.quota).any():
        yield "returned nan as quota, expected numbers above 0"
    if found.vetoes is not None:
        yield misshapen("vetoes", found.vetoes, (members,), "?")
    if found.quorum is not None:
        yield misshapen("quorum", found.quorum, (draws,), "f8")


def _pivot(rule: Any, shown: tuple[Any, ...], found: Any) -> str:
    return misshapen("the pivot", found, np.shape(shown[1])[:1], "f8")


LOOKED_AT: Mapping[str, Flaw] = {
    "decide": _decision,
    "pivotal": _pivotal,
    "threshold": _threshold,
    "pivot": _pivot,
    **dict.fromkeys(
        (
            "cited",
            "deciders",
            "own_streams",
            "vetoers",
            "abstainers",
            "camps",
            "check",
            "check_body",
            "least_seats",
            "enough",
            "carrying",
            "asks_abstainers",
        ),
        anything,
    ),
}
"""{method of a rule: what is wrong with what it returns}."""
