"""What the name of a column says beside what stands in it: a Note of 1 to 6 is a school mark, and no remark."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.ladders import of_firmness
from instantsia.stakeholders.files.cells.voteless import only_voteless
from instantsia.stakeholders.files.columns.contents import known
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS
from instantsia.stakeholders.files.columns.hints import NONE, OPEN, PART, SHARE, said, tokens
from instantsia.stakeholders.files.columns.names import key
from instantsia.stakeholders.files.columns.statistics import statistic

SEATED = 1.0
"""How surely a column of seats that are names means who sits there: less than any name of a person."""
MOSTLY = 0.6
"""Share of the texts of a column of names that stand in it once."""
ASIDE = frozenset(("note", "source"))
"""Roles of texts that tell more of an actor, and on which nothing rests."""
MEASURES = ("numbers", "figures", "ranges", "grades", "signs")
"""Kinds of columns in which no remark stands."""
IN_PER_CENT = ("numbers", "shares")
"""Kinds of columns in which parts of a whole stand."""
WORDS = ("labels", "attitudes", "ballot", "mixed", "signs")
_WRITTEN = HEADER_WORDS["marks"]
_MARKS = frozenset(map(key, _WRITTEN["given"].split()))
_COUNTED = frozenset(_WRITTEN["noted"].split())
_SIGNS = frozenset(map(key, _WRITTEN["signs"].split()))
_RED_LINES = frozenset(map(key, ("red line", "redline", "rote Linie", "ligne rouge", "línea roja", "linea rossa")))
_LINES = frozenset(map(key, HEADER_WORDS["lines"]["words"].split()))
_POWERS = frozenset(map(key, _WRITTEN["powers"].split()))
_REPRESENTS = tuple(map(key, HEADER_WORDS["represents"]["stems"].split()))
_OF = frozenset(HEADER_WORDS["represents"]["of"].split())
_RESOLUTION = pattern(
    rf"\s*(?:{'|'.join(HEADER_WORDS['resolutions']['words'].split())})\s*"
    rf"(?:(?:{'|'.join(HEADER_WORDS['resolutions']['between'].split())})\.?\s*)?(?:\d{{1,3}}|[A-Z])(?![\w%])",
    re.IGNORECASE,
)


def of_a_resolution(name: str) -> bool:
    """Whether a name begins with what is voted on and its number or letter: Uchwała nr 14, Resolution 3, Motion A.

    >>> of_a_resolution("Uchwała nr 14 (zgoda)"), of_a_resolution("TOP 2"), of_a_resolution("Motion to adjourn")
    (True, True, False)
    """
    return bool(_RESOLUTION.match(name))


def no_remarks(kind: str) -> bool:
    """Whether a column of a kind holds numbers or grades, which are neither remarks nor sources."""
    return kind in MEASURES


def represents(name: str) -> bool:
    """Whether a name says no more than how much of all somebody speaks for, in per cent: Rappr. %, % iscritti.

    >>> represents("Rappr. %"), represents("% of members"), represents("Women on boards %"), represents("Members")
    (True, True, False, False)
    """
    words = {key(one) for one in tokens(name) - _OF}
    return "%" in name and bool(words) and all(one.startswith(_REPRESENTS) for one in words)


def names_of_powers(name: str) -> bool:
    """Whether a column of texts that is called so may name those who act: the powers of a congress."""
    return key(name) in _POWERS


def mostly_once(texts: Sequence[str]) -> bool:
    """Whether most texts of a column stand in it once: names, some of them of counts below.

    >>> mostly_once(["Ghana", "Kenya", "India", "Tally", "Tally"]), mostly_once(["north", "south", "north", "south"])
    (True, False)
    """
    times = Counter(text.casefold() for text in texts if text)
    once = sum(many == 1 for many in times.values())
    return once >= MOSTLY * times.total() > 0


def tells_who_votes(texts: Sequence[str]) -> bool:
    """Whether a column holds whole numbers and says of some that they have no vote: 1, 1, 2, no vote.

    >>> tells_who_votes(["1", "1 + casting", "1", "no vote"]), tells_who_votes(["1", "2", "?"])
    (True, False)
    """
    none = [text for text in texts if only_voteless(text)]
    held = [*none, *(text for text in known(texts) if text not in none)]
    counted = [text for text in held if text.isdecimal()]
    return bool(none) and MOSTLY * len(held) <= len(none) + len(counted) and len(counted) > 1


def said_of(name: str, kind: str, texts: Sequence[str] = ()) -> Mapping[str, float]:
    """{role: how surely a name means it}, as `hints.said` has it, of a column in which things of a kind stand.

    texts   what stands in it

    >>> dict(said_of("Note", "numbers")), dict(said_of("Note", "prose")), dict(said_of("Remarks", "numbers"))
    ({'position': 2.5}, {'note': 10.0}, {})
    >>> dict(said_of("Mark", "labels")), dict(said_of("Mark", "numbers")), dict(said_of("Power", "names"))
    ({'position': 2.5}, {'none': 5.0}, {'actor': 2.5})
    >>> dict(said_of("Line", "grades", ["hard", "soft", "-", "med"])), dict(said_of("Line", "labels", ["ban", "tax"]))
    ({'salience': 5.0}, {'position': 6.0})
    """
    told = said(name)
    if kind == "grades" and key(name) in _LINES and of_firmness([text for text in known(texts) if text.strip("-–")]):
        return {"salience": PART}  # how hard they hold to it
    if kind in ("labels", "mixed", "names") and key(name) == "where":
        return {"position": OPEN}  # where they stand, or where they are
    if of_a_resolution(name) and kind in WORDS and set(told) <= {NONE, "issue"}:
        return {"position": PART}  # how they vote on it
    if told and set(told) <= ASIDE and no_remarks(kind):
        return {"position": OPEN} if key(name) in _MARKS else {}
    if set(told) <= {NONE, SHARE, "actor", "seats"} and kind in IN_PER_CENT and represents(name):
        return {"capability": OPEN}
    if set(told) == {NONE} and tokens(name) <= _COUNTED and kind in WORDS:
        return {"position": OPEN}  # what somebody who counts votes noted of each
    if kind == "names" and set(told) == {"capability"} and names_of_powers(name):
        return {"actor": OPEN}  # the powers of a congress
    if set(told) <= {"capability", "salience", NONE} and tells_who_votes(texts):
        return {"vote": PART}  # what counts beside those who have no vote
    if kind in ("names", "labels") and set(told) == {"seats"} and mostly_once(texts):
        return {"actor": SEATED}  # who sits there, and not how many
    if kind in ("grades", "signs") and key(name) in _SIGNS and not told:
        return {"salience": PART}
    if kind in ("grades", "right") and key(name) in _RED_LINES:
        return {"salience": PART}  # whether, or how far, it is a red line for them
    if not told and kind in MEASURES and statistic(name) == "mean":
        return {"position": OPEN}
    return told
