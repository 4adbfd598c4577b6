"""Where the remark begins behind a word of a cell: great - she has the figures; no, by invitation; high (now)."""

from __future__ import annotations

from instantsia.patterns import pattern

_BEHIND = pattern(r"\s*,\s+|\s*[;:(\[]|\s+[-–—]\s+")


def before_remark(text: str) -> str:
    """What stands before the first remark of a text; the whole of it where it has none, or begins with one.

    >>> before_remark("great - she has the figures"), before_remark("no, in attendance"), before_remark("medium-high")
    ('great', 'no', 'medium-high')
    >>> before_remark("(high)"), before_remark("1,5")
    ('(high)', '1,5')
    """
    return _BEHIND.split(text.strip(), maxsplit=1)[0].strip() or text
