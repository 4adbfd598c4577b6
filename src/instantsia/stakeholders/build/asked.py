"""How the question of an issue is put where the table names no issue, and a line above it names the matter."""

from __future__ import annotations

from instantsia.stakeholders.build.building import Building
from instantsia.stakeholders.files.table.titles import matter_in


def asked(work: Building, by_name: str, of_matter: str) -> str:
    """ "Divestment from coal: will the motion be carried?", rather than by the name of the file.

    by_name     the question with the name of the issue in it
    of_matter   the same where the matter was named before it
    """
    matter = matter_in(work.table.stakeholders.title) if work.table.unnamed else ""
    return f"{matter}: {of_matter}" if matter else by_name
