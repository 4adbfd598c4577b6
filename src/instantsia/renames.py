"""Keys of a case that have another name since some version.

A case is read by either name (`casefile/old_names.py`). The random numbers of a path go by its first name
(`draws/streams.py`), so that a case has the same draws before and after.
"""

from __future__ import annotations

from instantsia.frozen import frozen


@frozen
class Rename:
    """A key that has another name.

    table    the table of the case in which it stands
    within   the keys between the entry and it
    kind     where the table that holds it must be of a `kind`, which; else ""
    old, new the key before and after
    """

    table: str
    within: tuple[str, ...]
    kind: str
    old: str
    new: str


RENAMES = (Rename("body", ("rule",), "acclamation", "his_man_chairs", "leader_side_chairs"),)
"""No new name is the old name of another row: whoever renames a key again changes the row that is there."""
