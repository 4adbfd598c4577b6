"""Words that say of what stands beside them that it holds today: current, in force, geltend, vigente, действующий."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import any_of

_WRITTEN = tomllib.loads(Path(__file__).with_name("holding_words.toml").read_text("utf-8"))


HOLDING = any_of(_WRITTEN["anywhere"])
"""A pattern of the words that say so wherever they stand."""
HOLDING_NUMBER = any_of(_WRITTEN["before_numbers"])
"""A pattern of those that say so only right before a number."""
_NOW, _SAYS = any_of(_WRITTEN["now"]), any_of(_WRITTEN["says"])
SAYS_NOW = (
    rf"(?:{_NOW})(?:\s[\w'’]+){{1,5}}?\s(?:{_SAYS})(?=\s\W?\d)|(?:{_NOW})\s(?:{_SAYS})(?:\s[\w'’]+){{1,4}}?(?=\s\W?\d)"
)
"""A pattern of what says it of something that stands between: today the rules say 6 months."""
_ANYWHERE = pattern(rf"(?<!\w)(?:{HOLDING})(?!\w)", re.IGNORECASE)


def says_now(name: str) -> bool:
    """Whether a word of a name says that it holds today, wherever it stands.

    >>> says_now("Tariffa vigente"), says_now("Current policy rate"), says_now("Presentation of 5 May")
    (True, True, False)
    """
    return bool(_ANYWHERE.search(name))
