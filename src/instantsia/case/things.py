"""Entries of the tables that other packages bring: [[channel]], [[party]], [[war]]."""

from __future__ import annotations

from instantsia.case.words import Id, Words


class Thing(Words):
    """A thing of a case that a table of another package holds; a subclass says what may be written of one.

    A number written in it has the path TABLE.ID.KEY, and any step can read it.
    """

    id: Id
    """How paths, conditions and steps name it: lower-case letters, digits and underscores."""
