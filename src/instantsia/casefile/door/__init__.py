"""The table door: stakeholders in a table, with what was answered about them, become a case like any other."""

from __future__ import annotations

from instantsia.casefile.door.build import document
from instantsia.casefile.door.opened import Opened, opened
from instantsia.casefile.door.reading import Table, read_table

__all__ = ["Opened", "Table", "document", "opened", "read_table"]
