"""Patterns that are compiled when they are first looked for.

A table may be written in any of a dozen languages and a hundred layouts: hundreds of patterns are made of lists of
words, and most tables meet fewer than half of them. To compile the others takes a twentieth of the time of a small
table.
"""

from __future__ import annotations

import functools
import re
from typing import Any, cast


class _Written:
    """A pattern as it is written, which answers as the compiled one does."""

    def __init__(self, text: str, flags: int) -> None:
        self.pattern = text
        self._flags = flags

    @functools.cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            # what copies and pickles ask for is not the pattern's
            raise AttributeError(name)
        found = getattr(self._compiled, name)
        # the next time it is there, as it is of a compiled pattern
        setattr(self, name, found)
        return found


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but for when the work is done and a mistake in the text is noticed: at the first look for it.

    What is given is used by its own methods (`.fullmatch(text)`), not handed to `re`.

    >>> year = pattern(r"[12][0-9]{3}")
    >>> year.fullmatch("1957")[0], year.search("none"), year.groups
    ('1957', None, 0)
    """
    return cast("re.Pattern[str]", _Written(text, flags))
