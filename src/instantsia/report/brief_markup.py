"""Text that means itself in Markdown."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"([\\`*\[\]<>#|~]|(?<![^\W_])_|_(?![^\W_]))")


def plain(text: str) -> str:
    """Text that means itself in Markdown, on one line, without control characters."""
    return _MARKUP.sub(r"\\\1", one_line(text))


def plain_run(text: str) -> str:
    """The same of a part of a line, with the spaces at its ends."""
    first, last = (" " if end.isspace() else "" for end in (text[:1], text[-1:]))
    return f"{first}{plain(text)}{last}" if text.strip() else " "


def one_line(text: str) -> str:
    """Text on one line, without control characters."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
