"""What is told of the case that is made of a table, beside how its cells and rows were read."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from instantsia.errors import UserError
from instantsia.stakeholders import told
from instantsia.stakeholders.build.opened import Opened

_ASKED = (told.FROM, told.ASSUMED, told.HOLDS, told.LEFT_OUT, told.COLUMNS, told.NOT_READ, told.UNKNOWN, told.REMARKS)
"""How sentences begin that say what is asked anyway, or what is said of how the cells and rows were read."""
_BLANKS = re.compile(r"\d+ blank (?:position|salience|capabilit)|The table tells no ")


def told_besides(read: Opened, said: Iterable[str]) -> list[str]:
    """Who takes no part, what is drawn for blanks, which columns count for nothing: what is not said already.

    said   the lines that are printed
    """
    try:
        note = str(read.document().head.raw.get("note", ""))
    except (UserError, ValueError):
        # what is wrong with it is told where it is made
        return []
    lines = itertools.dropwhile(lambda line: not line.startswith(told.FROM), map(str.strip, note.splitlines()))
    before = "\n".join(map(_bare, said))
    return [line for line in lines if line and not _is_said(line) and _bare(line) not in before]


def _is_said(line: str) -> bool:
    """Whether the same is said in other words: of whom the cells above show that they are not known, or are alike."""
    return line.startswith(_ASKED) or _BLANKS.match(line) is not None


def _bare(line: str) -> str:
    return line.removeprefix("Read: ").strip().rstrip(".").casefold()
