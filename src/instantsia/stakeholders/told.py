"""How the notes of a table begin, a line each: what is written by them is read by them on the first screen."""

from __future__ import annotations

import re

FROM = "From the table "
"""What stands before this line was guessed."""
ASSUMED = "Assumed: "
"""KEY=VALUE of every question that took its default, as on a command line, with commas between."""
NOT_READ = "Columns not read: "
NOT_USED = "Read but not used, since votes are counted: "
LEFT_OUT = "Left out: "
COLUMNS = "Columns: "
"""Which column was read as what, with commas between."""
GUESSED = "Columns guessed: "
"""The same of what was guessed, which stands above: "actor = Deanery, positions on 2 issues = Quay and Tax"."""
ALIKE = "All weigh the same."
"""Where no column says how much anybody cares, weighs or has votes."""
OTHERWISE = " (--answer KEY=VALUE says otherwise)."
_ROLE = re.compile(r"(\w+?)(?:s on \d+ issues)? = ")


def roles_guessed(note: str) -> frozenset[str]:
    """The roles of which the line of guessed columns tells the column; none of another line.

    >>> sorted(roles_guessed("Columns guessed: actor = Deanery, positions on 2 issues = Quay and Tax"))
    ['actor', 'position']
    >>> roles_guessed("Columns: actor = Deanery")
    frozenset()
    """
    return frozenset(_ROLE.findall(note.removeprefix(GUESSED))) if note.startswith(GUESSED) else frozenset()
