"""Words of a quota as people write them: two thirds, einstimmig, quorum, blocking minority."""

from __future__ import annotations

import re
import tomllib
from itertools import chain
from pathlib import Path

_WRITTEN: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("quota_words.toml").read_text("utf-8"))


def _words(text: str) -> list[str]:
    return [" ".join(word.split()) for word in text.split(",")]


def _any_of(*texts: str) -> re.Pattern[str]:
    """What finds any word of some lists, whole."""
    words = sorted(chain.from_iterable(map(_words, texts)), key=len, reverse=True)
    made = "|".join(re.escape(word).replace(r"\ ", r"[\s-]?").replace(r"\*", r"\w*") for word in words)
    return re.compile(rf"(?<!\w)(?:{made})(?!\w)", re.IGNORECASE)


_SHARES = {share: _any_of(words) for share, words in _WRITTEN["shares"].items()}
_OTHERS = _WRITTEN["others"]
QUOTA = _any_of(
    *_WRITTEN["shares"].values(), *_WRITTEN["rules"].values(), _OTHERS["quorums"], _OTHERS["blocking_minorities"]
)
"""Finds what tells how many are needed by itself: a share in words, unanimity, a quorum, a blocking minority."""
OTHER = _any_of(*_OTHERS.values())
"""Finds what is needed to stop something, or to meet."""


def shares_in_words(text: str) -> list[str]:
    """The shares of the votes that a text tells in words, each as an answer has it.

    >>> shares_in_words("Carried by two-thirds"), shares_in_words("Zweidrittelmehrheit"), shares_in_words("qmv")
    (['2/3'], ['2/3'], [])
    >>> shares_in_words("Требуется единогласное решение"), shares_in_words("trzech piątych głosów")
    (['unanimity'], ['3/5'])
    """
    return [share for share, found in _SHARES.items() if found.search(text)]
