"""What the columns of a table of stakeholders are called in the languages that are read; to be printed and looked up.

Case, accents, spaces, hyphens, what stands in brackets, a scale behind the name and the plural do not matter.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache
from pathlib import Path

from instantsia.patterns import pattern
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS
from instantsia.stakeholders.files.columns.statistics import statistic

_WRITTEN = tomllib.loads(Path(__file__).with_name("column_names.toml").read_text("utf-8"))
INSTEAD: dict[str, str] = _WRITTEN.pop("instead")
"""{role: names that mean it only where no column has one of its names}: "Actor, Country" has one column of actors."""
ALONE: dict[str, str] = _WRITTEN.pop("alone")
"""{role: names that may mean it, which is asked, and that say nothing as a word within a longer name}."""
FURTHER: dict[str, str] = _WRITTEN.pop("further")
"""{role: short names, and names in languages that are read in part}, which mean it as those of `INSTEAD` do."""
NAMES: dict[str, dict[str, str]] = _WRITTEN
"""{role: {language: its names}}."""
ROLES = tuple(NAMES)

WESTERN = ("German", "French", "Spanish", "Italian", "Portuguese", "Dutch")
ENDINGS = ("s", "es", "e", "n", "en")
LONGEST = 200
"""Signs of a name that are looked at."""
_BRACKETS = pattern(r"\([^)]*\)|\[[^\]]*\]")
_SCALE = pattern(r"[\s:,]*-?\d+\s*(?:-|–|\.\.|to)\s*\d+\s*%?\s*$")

_MEASURE = pattern(
    r"^(?:(?:level|degree|amount|extent|grade|strength|grad|ausmaß|niveau|degré|nivel|grado|livello|nível|grau|mate|graad"
    r"|уровень|степень)\s+(?:of|der|des|von|de|d'|di|do|da|van)?\s*)|\s+(?:level|score|rating|index|grade)$",
    re.IGNORECASE,
)
"""Words of a name that say no more than that something is measured."""
_PARTS = pattern(r"\s*[/|&+]\s*|\s+(?:or|oder|ou|или)\s+", re.IGNORECASE)


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """What two writings of a column's name have in common.

    >>> key("Ideal-Point (0-100)"), key("Posición")
    ('idealpoint', 'posicion')
    """
    name = name[:LONGEST]
    bare = _SCALE.sub("", _BRACKETS.sub("", name)) or name
    split = unicodedata.normalize("NFKD", bare.casefold())
    return "".join(sign for sign in split if sign.isalnum())


def _table(names: str, role: str) -> dict[str, str]:
    return {key(name): role for name in re.split(r",\s+", names.strip())}


_FIRST = {one: role for role, told in NAMES.items() for names in told.values() for one in _table(names, role)}
_SECOND = {one: role for role, names in INSTEAD.items() for one in _table(names, role)}
_WHOLE = {one: role for role, names in ALONE.items() for one in _table(names, role)}
_THIRD = {one: role for role, names in FURTHER.items() for one in _table(names, role)}
_WORDS = HEADER_WORDS
NO_ISSUE = frozenset(
    word
    for words in (
        _WORDS["not_now"]["words"],
        _WORDS["now"]["words"],
        _WORDS["wished"]["desired"],
        _WORDS["ours"]["words"],
        _WORDS["whose"]["words"],
    )
    for word in words.split()
)
"""Words before a position that name no issue: Current, Target, Desired, Our."""
_SHORT = {one: meant for one, meant in _THIRD.items() if len(one) < 6 and one.isascii()}
"""Short names, as those of files of data have them behind an issue: levy_sal."""
MARK = "\u2063"
"""Between role and issue in the name of a column that was found to be one of several issues."""


def named(name: str, role: str) -> bool:
    """Whether the whole of a column's name is one of a role's, so that nobody needs to be told of it.

    >>> named("Country", "actor"), named("Level of support", "position"), named("Deanery / body", "body")
    (True, False, False)
    """
    return key(name) in (role, f"{role}s") or role in (_FIRST.get(key(name)), _SECOND.get(key(name)))


@lru_cache(maxsize=4096)
def role(name: str) -> str | None:
    """What a column's name means, or None; names that mean it only in the absence of others are not looked at.

    >>> role("Akteure"), role("Country"), role("shoe size")
    ('actor', None, None)
    """
    # a count or a deviation of positions is none
    return None if statistic(name) in ("spread", "count") else _meant(name, _FIRST)


@lru_cache(maxsize=4096)
def role_instead(name: str) -> str | None:
    """What a column's name means where no other column means it.

    >>> role_instead("Countries"), role_instead("Country / delegate"), role_instead("Level of support")
    ('actor', 'actor', 'position')
    """
    found = _meant(name, _SECOND) or _THIRD.get(key(name))
    # a stake in per cent is what somebody owns
    return None if found == "salience" and "%" in name and "stake" in name.casefold() else found


def names_meaning(roles: Collection[str]) -> frozenset[str]:
    """The keys of all names that mean one of the roles, in whatever language and however surely."""
    return frozenset(one for table in (_FIRST, _SECOND, _THIRD) for one, meant in table.items() if meant in roles)


def role_alone(name: str) -> str | None:
    """What a column's whole name may mean, which is asked about.

    >>> role_alone("Offer"), role_alone("Offer made on")
    ('position', None)
    """
    return _meant(name, _WHOLE)


def _meant(name: str, table: dict[str, str]) -> str | None:
    """What a name means by itself, without the words of how much, or by each of its parts that a table has."""
    bare = _SCALE.sub("", _BRACKETS.sub("", name[:LONGEST])).strip()
    whole = _singular(key(name), table) or _singular(key(_MEASURE.sub("", bare)), table)
    if whole is not None or not _PARTS.search(bare):
        return whole
    parts = {_singular(key(_MEASURE.sub("", part)), table) for part in _PARTS.split(bare)} - {None}
    return parts.pop() if len(parts) == 1 else None


def _singular(found: str, table: dict[str, str]) -> str | None:
    return _found(found, table) or (_found(found[:-3] + "y", table) if found.endswith("ies") else None)


def _found(name: str, table: dict[str, str]) -> str | None:
    if name in table:
        return table[name]
    for ending in ENDINGS:
        if name.endswith(ending) and name[: -len(ending)] in table:
            return table[name[: -len(ending)]]
    return None


_JOINS = frozenset(_WORDS["of_issues"]["joins"].split())
"""Words behind which something goes on: "View on mobilisation" is no issue that is called "View on"."""


@lru_cache(maxsize=4096)
def of_issue(name: str) -> tuple[str, str] | None:
    """(issue, "position" or "salience") of a name that carries its issue before it, or None.

    >>> of_issue("Policy Position"), of_issue("Position"), of_issue("price_salience")
    (('Policy', 'position'), None, ('price', 'salience'))
    >>> of_issue("View on mobilisation") is None
    True
    """
    if MARK in name:
        told, _, issue = name.partition(MARK)
        return issue, told
    bare = _SCALE.sub("", _BRACKETS.sub("", name[:LONGEST])).strip()
    match = re.fullmatch(r"(.*\w)\s*[\s_:.\-–]\s*(\w+)", bare)
    if match is None or role(bare) is not None or match[1].split()[-1].casefold() in _JOINS:
        return None
    found = role(match[2]) or _SHORT.get(key(match[2]))
    if found == "position" and all(word in NO_ISSUE for word in re.findall(r"[^\W\d_]+", match[1].casefold())):
        return None
    return (match[1].strip(), found) if found in ("position", "salience") else None


def on_issue(meant: str, issue: str) -> str:
    """The name of a column of positions or saliences on one of several issues, as `of_issue` reads it.

    >>> of_issue(on_issue("position", "Art. 4 (kW)"))
    ('Art. 4 (kW)', 'position')
    """
    return f"{meant}{MARK}{issue}"


def plain_name(name: str) -> str:
    """The name of a column as it is printed: an issue without the mark that `on_issue` puts before it.

    >>> plain_name(on_issue("salience", "Art. 4")), plain_name("Weight")
    ('Art. 4', 'Weight')
    """
    return name.rpartition(MARK)[2]


def is_header(names: Sequence[str]) -> bool:
    """Whether a row of a table names both an actor and a position; a row with a bare number in it names nothing."""
    if any(name.isascii() and name.isdigit() for name in names):
        return False
    found = roles(names)
    return "actor" in found and (
        "position" in found or any((of_issue(name) or ("", ""))[1] == "position" for name in names)
    )


def roles(names: Sequence[str]) -> dict[str, list[int]]:
    """{role: places of the columns that mean it}, names of the second table only where the first has none."""
    out: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        found = role(name) if name else None
        if found is not None:
            out.setdefault(found, []).append(place)
    instead: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        found = role_instead(name) if name else None
        if found is not None and found not in out:
            instead.setdefault(found, []).append(place)
    return out | instead


def language(names: Sequence[str]) -> str | None:
    """The one western language, other than English, that alone has all the names a header is understood by."""
    known = {key(name) for name in names if name and role(name)}
    for tongue in WESTERN:
        table = {one for told in NAMES.values() for one in _table(told[tongue], "")}
        if known and all(_found(name, dict.fromkeys(table, "x")) for name in known):
            english = {one for told in NAMES.values() for one in _table(told["English"], "")}
            if not all(_found(name, dict.fromkeys(english, "x")) for name in known):
                return tongue
    return None
