"""The day, or the hour, that a sentence tells to hold where nothing is decided: No deal: the gates open May 1."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from instantsia.errors import cut
from instantsia.stakeholders.files.cells.clock import hour_of, on_the_clock
from instantsia.stakeholders.files.cells.otherwise import CLAUSES, GOES_ON, Line, of_nothing_decided
from instantsia.stakeholders.files.columns.in_time import says_time, time_between, time_in
from instantsia.stakeholders.files.entries import Entry

LONGEST = 3
"""So many words has a day: 1 May 2027."""
_AROUND = " .,;:()[]\"'"


def times_that_hold(lines: Sequence[Line], entries: Iterable[Entry]) -> dict[str, tuple[float, str]]:
    """{issue: (point, what says so)} of issues whose positions are days or hours, and of which one sentence tells one.

    The day must lie as near to the positions as half of their width: that until which a deal is possible does not.
    """
    held: dict[str, list[tuple[str, float]]] = {}
    for entry in entries:
        if entry.position.number is not None:
            held.setdefault(entry.issue, []).append((entry.position.raw, entry.position.number.middle))
    out: dict[str, tuple[float, str]] = {}
    for issue, ends in _ends(held).items():
        for text, where in lines:
            for clause in filter(None, map(str.strip, CLAUSES.split(text))):
                points = _times(clause, *ends) if of_nothing_decided(clause) else set()
                if len(points) > 1 and (goes_on := GOES_ON.search(clause)):
                    # no agreement on 26 Feb: the date in the plan stands, 1 April
                    points = _times(clause[goes_on.end() :], *ends)
                if len(points) == 1:
                    out.setdefault(issue, (points.pop(), f"{where}: {cut(clause)}" if where else cut(clause)))
    return out


def _ends(held: Mapping[str, Sequence[tuple[str, float]]]) -> dict[str, tuple[float, float]]:
    """{issue: from where to where what holds may lie} of those whose positions are days or hours."""
    out = {}
    for issue, some in held.items():
        low, high = min(value for _, value in some), max(value for _, value in some)
        room = (high - low) / 2
        times = sum(hour_of(raw) is not None or (says_time(raw) and bool(value % 1)) for raw, value in some)
        if 2 * times > len(some):
            out[issue] = (low - room, high + room)
    return out


def _times(clause: str, low: float, high: float) -> set[float]:
    """The days or hours in a sentence that lie between two points; of a day its parts are none of their own.

    >>> _times("No deal by Jan 31: the Bureau opens May 1 under the 1958 decree", 2027.2, 2027.5)
    {2027.329}
    >>> _times("sinon on reste à 1h00 comme depuis 2019", 20, 28), _times("it stays at 4", 2027.2, 2027.5)
    ({25.0}, set())
    """
    words = clause.split()
    out, taken = set(), set[int]()
    for many in range(LONGEST, 0, -1):
        for at in range(len(words) - many + 1):
            place = range(at, at + many)
            text = " ".join(words[at : at + many]).strip(_AROUND)
            if not taken.isdisjoint(place) or (point := _point(text, low, high)) is None:
                continue
            taken.update(place)
            out.add(point)
    return out


def _point(text: str, low: float, high: float) -> float | None:
    if (hour := on_the_clock(text, low, high)) is not None:
        return hour
    found = (time_in(text, True) if says_time(text) else None) or time_between(text, low, high)
    point = None if found is None or len(found.parts) > 1 else float(found.parts[0])
    return point if point is not None and low <= point <= high and point % 1 else None
