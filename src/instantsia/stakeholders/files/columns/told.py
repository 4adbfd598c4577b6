"""Which columns were read as what, in words: one that nobody guessed may still not be the one that is meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from instantsia.errors import few
from instantsia.stakeholders.files.columns.names import named

TOLD: Mapping[str, str] = {
    "issue": "issue",
    "actor": "actor",
    "position": "position",
    "salience": "salience",
    "capability": "capability",
    "vote": "vote",
    "veto": "veto",
    "seats": "seats",
    "body": "body",
    "source": "source",
    "note": "remark",
}
"""Roles in the order in which they are told, by their names."""
SHOWN = 3
"""So many columns of one role are named."""


def columns_told(called: Mapping[str, Sequence[str]], *, whole: bool = False) -> tuple[str, ...]:
    """Each role with its columns, where one is not called by a name of its role.

    called   {role: names of its columns as they are written, "" of one without a name}
    whole    whether columns that are called by a name of their role are told as well

    >>> columns_told({"actor": ["Deanery"], "position": ["View on union"], "vote": ["Synod votes"]})
    ('actor = Deanery', 'position = View on union', 'vote = Synod votes')
    >>> columns_told({"actor": ["Holder"], "position": ["Stance today"]})
    ('position = Stance today',)
    >>> columns_told({"actor": ["Country"], "position": ["Position"], "salience": ["Importance"]})
    ()
    """
    out = []
    for role, name in TOLD.items():
        columns = [one or "a column without a name" for one in called.get(role, ())]
        if columns and (whole or not all(named(one, role) for one in columns)):
            out.append(f"{name} = {few(columns, SHOWN, ' and ')}")
    return tuple(out)


def weighs_nobody_more(called: Mapping[str, Sequence[str]]) -> bool:
    """Whether no column says how much anybody cares, weighs or has votes."""
    return not {"salience", "capability", "vote", "seats"} & set(called)
