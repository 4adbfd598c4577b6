"""The table door: stakeholders in a table, with what was answered about them, become a case like any other."""

from __future__ import annotations

from instantsia.stakeholders.build.build import document
from instantsia.stakeholders.build.opened import Opened, opened, opened_frame
from instantsia.stakeholders.build.reading import Table, read_table

__all__ = ["Opened", "Table", "document", "opened", "opened_frame", "read_table"]
