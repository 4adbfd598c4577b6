"""Whether the name of a column says that somebody can block a decision: Can block?, Blocking power (y/n)."""

from __future__ import annotations

from instantsia.patterns import pattern
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS

_WRITTEN = {part: frozenset(words.split()) for part, words in HEADER_WORDS["blocking"].items()}
_BRACKETS = pattern(r"\([^)]*\)|\[[^\]]*\]")
_WORD = pattern(r"[^\W\d_]+")
_DIGIT = pattern(r"\d")


def can_block(name: str) -> bool:
    """Whether a name says nothing but that somebody can block, or has a right or a minority that blocks.

    What they would block is named by what every decision is called alone: who may stop a road is another matter.

    >>> [can_block(name) for name in ("Can block?", "Blocking power (y/n)", "Sperrminorität", "Peut bloquer")]
    [True, True, True, True]
    >>> [can_block(name) for name in ("Blocked in 2024?", "Can block the road", "Blocks", "Power", "May vote", "Stop")]
    [False, False, False, False, False, False]
    """
    bare = _BRACKETS.sub(" ", name)
    words = {word.casefold() for word in _WORD.findall(bare)}
    if not words or _DIGIT.search(bare) or words - _WRITTEN["beside"] - _WRITTEN["may"] - _WRITTEN["blocks"]:
        return bool(words) and bool(words & _WRITTEN["whole"]) and words <= _WRITTEN["whole"] | _WRITTEN["beside"]
    return bool(words & _WRITTEN["may"] and words & _WRITTEN["blocks"])
