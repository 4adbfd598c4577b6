"""What the name of a column in Japanese, Chinese or Korean says, which has no spaces between its words."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

_PARTS = {
    role: tuple(parts.split())
    for role, parts in tomllib.loads(Path(__file__).with_name("east_asian_words.toml").read_text("utf-8")).items()
}


@lru_cache(maxsize=4096)
def east_asian(name: str) -> str | None:
    """The one role of which a part stands in a name, or None; a word for votes or seats tells more than any other.

    >>> east_asian("賛否 6/20"), east_asian("議決権"), east_asian("希望投資額 (億円)"), east_asian("Stance")
    ('position', 'vote', 'position', None)
    """
    if name.isascii():
        return None
    found = {role for role, parts in _PARTS.items() if any(part in name for part in parts)}
    for role in ("vote", "seats"):
        if role in found and "position" not in found:
            return role
    return found.pop() if len(found) == 1 else None
