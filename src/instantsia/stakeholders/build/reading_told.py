"""How a table was read, a line a thing: for whoever is asked about it, and beside the table as it is understood."""

from __future__ import annotations

from instantsia.stakeholders import told as words
from instantsia.stakeholders.files.left_out_told import NAMED, told_left_out
from instantsia.stakeholders.files.stakeholders import Stakeholders


def reading_told(told: Stakeholders, named: int | None = NAMED) -> list[str]:
    """Which columns are what, what was made of cells and rows, what is not read; [] where all is as it stands.

    named   so many rows of each cause are named; None names all
    """
    out = [f"{words.COLUMNS}{', '.join(told.taken)}"] if told.taken else []
    out += told.notes
    if told.unread:
        out.append(f"{words.NOT_READ}{', '.join(told.unread)}")
    out += [f"{words.LEFT_OUT}{one}" for one in told_left_out(told.left_out, named)]
    # the name of the file stays as it is
    return [" ".join((one if one.startswith(told.file) else f"{one[:1].upper()}{one[1:]}").split()) for one in out]
