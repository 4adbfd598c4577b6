"""What the columns of a table of votes are called: members, votes, whom each has joined, who has a veto."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from instantsia.errors import cut, nearest
from instantsia.stakeholders.files.columns.names import key, role, roles
from instantsia.stakeholders.files.sheet import Problem, Sheet, Spot


def _keys(*lines: str) -> frozenset[str]:
    return frozenset(key(name) for line in lines for name in line.split(", "))


WEIGHTS = _keys("weight, weights, mandates, Gewicht, poids, peso, pesos, вес, веса")
"""What has votes where no column is called so, or seats; the names of votes and of seats stand in `columns`."""
UNIONS = _keys(
    "union, unions, bloc, block, alliance, coalition, Bündnis, Koalition, Allianz, alianza, coalición, bloque",
    "alleanza, coalizione, blocco, aliança, coligação, bloco, coalitie, alliantie, blok, союз, коалиция, блок",
)


MEANINGS = {"actor": "member", "seats": "votes", "vote": "votes", "veto": "veto"}
"""What a table of stakeholders calls a column, and what it is here; of votes and seats the votes count."""


def is_header(names: Sequence[str]) -> bool:
    """Whether a row of a table names votes.

    >>> is_header(["Land", "Stimmen"]), is_header(["party", "seats"]), is_header(["France", "4"])
    (True, True, False)
    """
    return len([name for name in names if name]) > 1 and any(map(is_votes, names))


def is_votes(name: str) -> bool:
    """Whether a column may be that of votes by its name."""
    return _rank(name) is not None


def _rank(name: str) -> int | None:
    """How surely a column has votes: one so called before one of seats, and this before one of weights."""
    found = role(name) if name else None
    return {"vote": 0, "seats": 1}.get(found or "", 2 if key(name) in WEIGHTS else None)


def places(sheet: Sheet, answered: str, problems: list[Problem]) -> dict[str, int]:
    """Where each meaning has its column.

    answered   which column is which, by the names that a table of stakeholders has for them, or ""

    Raises TableError for an answer that names no column.
    """
    return _by_name(sheet, _told(sheet, answered), problems)


def _told(sheet: Sheet, answered: str) -> dict[str, int]:
    if not answered:
        return {}
    # a small table of which nothing was answered is read without what reads answers
    from instantsia.stakeholders.files.columns.answered import places_told

    found, _ = places_told(sheet, answered)
    return {meaning: found[role][0] for role, meaning in MEANINGS.items() if found.get(role)}


def _by_name(sheet: Sheet, said: Mapping[str, int], problems: list[Problem]) -> dict[str, int]:
    """Where each meaning that was not told has its column."""
    names = [cell.text for cell in sheet.header]
    where: dict[str, int] = dict(said)
    ranks = {place: rank for place, name in enumerate(names) if (rank := _rank(name)) is not None}
    if "votes" in said:
        ranks = {}
    for place in sorted(ranks, key=lambda place: (ranks[place], place)):
        if "votes" not in where:
            where["votes"] = place
        elif ranks[place] == ranks[where["votes"]]:
            same = f"which means the same as {cut(names[where['votes']])}"
            told = f"found {cut(names[place])}, {same}, expected one of them"
            problems.append(Problem(sheet.header[place].spot, told))
    for meaning, at in (
        ("union", [place for place, name in enumerate(names) if key(name) in UNIONS]),
        ("veto", [place for place, name in enumerate(names) if name and role(name) == "veto"]),
    ):
        if at and meaning not in said:
            where[meaning] = at[0]
            twice = [(place, f"found column {cut(names[place])} twice, expected it once") for place in at[1:]]
            problems += [Problem(sheet.header[place].spot, found) for place, found in twice]
    # the first column names the member unless another is called so
    called = [place for place in roles(names).get("actor", []) if place not in where.values()]
    first = [place for place in range(len(names)) if place not in where.values()]
    top = sheet.header[0].spot._replace(column=0, name="") if sheet.header else Spot(sheet.file)
    if "member" in said:
        pass
    elif called or first:
        where["member"] = 0 if first[:1] == [0] else (called or first)[0]
    else:
        problems.append(Problem(top, "found no column that names the members"))
    if "votes" not in where:
        others = [name.lower() for name in names[1:] if name]
        close = nearest("votes", others) if others else ""
        hint = f" ({close})" if close.startswith("did") else ""
        shown = ", ".join(cut(name) for name in names[:8])
        problems.append(
            Problem(top, f"found columns {shown}, expected a column votes{hint}, or --answer columns=vote:NAME")
        )
    return where
