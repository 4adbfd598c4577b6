"""How a table was read, a line a thing: for whoever is asked about it, and beside the table as it is understood."""

from __future__ import annotations

from instantsia.errors import few
from instantsia.stakeholders import told as words
from instantsia.stakeholders.files.columns.told import columns_told, weighs_nobody_more
from instantsia.stakeholders.files.rows.left_out_told import NAMED, told_left_out
from instantsia.stakeholders.files.stakeholders import Stakeholders

SHOWN = 12
"""So many whose position is not known are named."""


def _unknown(told: Stakeholders) -> list[str]:
    """Whose position is not known, of each issue, and what is taken in its place."""
    out = []
    for issue in told.issues:
        names = [one.actor for one in told.entries if one.issue == issue and one.position.blank]
        if names:
            of = f" on {issue}" if issue else ""
            out.append(f"Position not known{of}, taken as anywhere: {few(names, SHOWN)}")
    return out


def reading_told(told: Stakeholders, named: int | None = NAMED) -> list[str]:
    """Which columns are what, what was made of cells and rows, what is not read; [] where all is as it stands.

    named   so many rows of each cause are named; None names all
    """
    columns = columns_told(told.called)
    # where one column is not called by its role, which others were taken is worth a look as well
    columns = columns_told(told.called, whole=True) if columns else columns
    out = [f"{words.COLUMNS}{', '.join(columns)}"] if columns else []
    if told.called and weighs_nobody_more(told.called):
        out.append(words.ALIKE.removesuffix("."))
    out += told.notes
    out += _unknown(told)
    if "vote" in told.columns and "capability" not in told.columns:
        out.append("No capability is told: each weighs as many votes as it has, whoever has none as many as the most")
    if told.unread:
        out.append(f"{words.NOT_READ}{', '.join(told.unread)}")
    out += [f"{words.LEFT_OUT}{one}" for one in told_left_out(told.left_out, named)]
    # the name of the file stays as it is
    return [" ".join((one if one.startswith(told.file) else f"{one[:1].upper()}{one[1:]}").split()) for one in out]
