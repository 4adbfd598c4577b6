"""The answer that says which column is which, as it is written and as it is read: "actor:Director|position:Their view".

A role that is said twice is one of several columns: positions on several issues, each with its own salience, the parts
of the name of an actor, or capabilities that several raters told. `position by rater:JK|position by rater:TB` are
positions on one issue that several raters told. A column is named as its header is, or as "column C"; `salience:none`
says that none is. `position low:Floor` and `position high:Cap` are the ends of one range with `position:Ideal`.
`option:Lockers|option:Pouches` are columns of the options of one question, of which each marks one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from instantsia.errors import cut, nearest
from instantsia.patterns import pattern
from instantsia.stakeholders.files.columns.answered_ends import ENDS, HIGH, LOW, end_meant
from instantsia.stakeholders.files.columns.at_stake import MEASURES
from instantsia.stakeholders.files.columns.column import Column
from instantsia.stakeholders.files.columns.guess import NO_COLUMN, Assigned, by_name
from instantsia.stakeholders.files.columns.names import ROLES, key, role
from instantsia.stakeholders.files.sheet import Sheet, TableError, letters
from instantsia.stakeholders.folding import folded

BY_RATER = " by rater"
RATER, OPTION = "rater", "option"
_MEANINGS = (*ROLES, *ENDS, RATER, OPTION)
EXPECTED = "expected what each column is, as in actor:Director|position:Where they stand"
_PLACE = pattern(
    r"(?:column|col\.?|spalte|colonne|columna|colonna|coluna|kolom|столбец)\s+([A-Za-z]{1,3}|\d{1,4})(?:\s\(.*\))?",
    re.IGNORECASE,
)


def read_columns(written: str) -> dict[str, tuple[str, ...]]:
    """{role, or role by rater: names of its columns}; raises ValueError where it is none.

    >>> read_columns("actor:Who|position:Quay|position:Tax"), read_columns("salience:none")
    ({'actor': ('Who',), 'position': ('Quay', 'Tax')}, {'salience': ('none',)})
    """
    out: dict[str, tuple[str, ...]] = {}
    for part in filter(None, (one.strip() for one in written.split("|"))):
        name, mark, column = part.partition(":") if ":" in part else part.partition("=")
        found = " ".join(name.casefold().split())
        found, by_rater = found.removesuffix(BY_RATER), BY_RATER if found.endswith(BY_RATER) else ""
        found = found if found in _MEANINGS else (end_meant(found) or role(found) or found)
        if not mark or not column.strip():
            raise ValueError(EXPECTED)
        if found not in _MEANINGS:
            close = nearest(name.strip(), _MEANINGS)
            raise ValueError(f"found {cut(name.strip())}, expected what a column is ({close})")
        out[found + by_rater] = (*out.get(found + by_rater, ()), column.strip())
    if not out:
        raise ValueError(EXPECTED)
    return out


def columns_told(answered: str | None) -> dict[str, tuple[str, ...]]:
    """{role: names of its columns} of an answer; empty where there is no answer, or it is none.

    >>> columns_told("actor:Who|position:Quay"), columns_told(None)
    ({'actor': ('Who',), 'position': ('Quay',)}, {})
    """
    try:
        return read_columns(answered or "")
    except ValueError:
        return {}


def columns_named(answered: str | None) -> tuple[str, ...]:
    """The names of columns in an answer; none where there is no answer, or it is none.

    >>> columns_named("actor:Who|position:Quay"), columns_named(None)
    (('Who', 'Quay'), ())
    """
    return tuple(name for some in columns_told(answered).values() for name in some)


def places_told(sheet: Sheet, answered: str) -> tuple[dict[str, list[int]], frozenset[str]]:
    """({role: places of its columns}, roles whose columns are those of raters).

    Raises TableError where there is no such column.
    """
    try:
        wanted = read_columns(answered)
    except ValueError as error:
        raise TableError([f"--answer columns: {error}"]) from None
    places: dict[str, list[int]] = {}
    raters = set()
    taken: set[int] = set()
    for meant, some in wanted.items():
        bare = meant.removesuffix(BY_RATER)
        # the columns of options were put together as one of positions
        bare = "position" if bare == OPTION else bare
        # the ends were put together with what they are the ends of
        bare = bare.removesuffix(LOW).removesuffix(HIGH)
        here = places.setdefault(bare, [])
        if (
            len(some) == 1
            and folded(some[0]) == NO_COLUMN
            and not any(folded(c.text) == NO_COLUMN for c in sheet.header)
        ):
            continue
        for column in some:
            joined = sheet.ranged.get(folded(column))
            at = place_of(sheet, joined or column, taken)
            taken.add(at)
            # the low end, the middle and the high end of one range are one column
            here += [at] if joined is None or at not in here else []
        if len(here) > 1 and (meant.endswith(BY_RATER) or bare == "capability"):
            raters.add(bare)
    return places, frozenset(raters)


def place_of(sheet: Sheet, column: str, taken: set[int]) -> int:
    """The place of a column by its name, its beginning, or its letter; raises TableError where there is none."""
    names = [cell.text for cell in sheet.header]
    same = [at for at, name in enumerate(names) if name and folded(name) == folded(column)]
    found = [at for at in same if at not in taken] or same
    match = _PLACE.fullmatch(column.strip())
    if not found and match:
        spots = [cell.spot.column or at + 1 for at, cell in enumerate(sheet.header)]
        found = [at for at, one in enumerate(spots) if match[1].casefold() in (letters(one).casefold(), str(one))]
    if not found:
        begun = [at for at, name in enumerate(names) if name and folded(name).startswith(folded(column))]
        found = begun if len(begun) == 1 else []
    if not found:
        known = nearest(column, [name for name in names if name])
        raise TableError([f"{sheet.file}: columns: found no column {cut(column)} ({known})"])
    return found[0]


def written_columns(sheet: Sheet, found: Assigned, told: Mapping[str, Sequence[int]], asked: bool = False) -> str:
    """What was guessed as it would be answered; "" where the names of the columns say all of it.

    told    what was answered already
    asked   whether something else is asked about them, so that actor and position are written all the same
    """
    names = by_name(sheet)
    guessed = []
    for meant in ROLES:
        here = list(found.places.get(meant, ()))
        if meant in told or meant in ("source", "note"):
            continue
        if meant == "body":
            # who decides is asked wherever its column is not called just so
            guessed += [meant] * any(key(found.columns[at].name) != "body" for at in here)
            continue
        by_names = names.get(meant, [])
        used = {at for role_of, some in found.places.items() if role_of != meant for at in some}
        empty = not here and all(not found.columns[at].filled or at in used for at in by_names)
        # the name of an issue that may be a stake is told, whatever was read
        doubted = meant == "issue" and any(_may_be_a_stake(found.columns[at]) for at in here)
        if (here != by_names or doubted) and not (empty or (meant == "position" and not here)):
            guessed.append(meant)
    if asked or {"actor", "position"} & set(guessed):
        guessed = [
            one
            for one in ROLES
            if one in guessed or (one in ("actor", "position") and one in found.places and one not in told)
        ]
    parts = []
    for meant in guessed:
        by = BY_RATER if meant in found.raters and meant != "capability" else ""
        some = [f"{meant}{by}:{found.columns[at].called}" for at in found.places.get(meant, ())]
        if meant == "position" and sheet.options:
            some = [f"{OPTION}:{name}" for name in sheet.options]
        parts += some or [f"{meant}:{NO_COLUMN}"]
    return "|".join(parts)


def _may_be_a_stake(column: Column) -> bool:
    """Whether a column of issues is called as one of how much is at stake, and holds numbers or grades."""
    return "salience" in column.said and column.kind in MEASURES


def in_words(columns: str) -> str:
    """The columns as they are shown.

    >>> in_words("actor:Director|position:Where they stand")
    'actor = Director, position = Where they stand'
    >>> in_words("position:Quay|position:Tax|capability:none")
    'positions on 2 issues = Quay and Tax, capability = no column'
    """
    shown: dict[str, list[str]] = {}
    for part in columns.split("|"):
        meant, _, column = part.partition(":")
        shown.setdefault(meant, []).append("no column" if column == NO_COLUMN else column)
    several = {
        OPTION: "options in {} columns",
        "position": "positions on {} issues",
        "salience": "saliences",
        "capability": "capability by {} raters",
    }
    return ", ".join(
        f"{several.get(meant, meant).format(len(some)) if len(some) > 1 else meant} = {' and '.join(some)}"
        for meant, some in shown.items()
    )
