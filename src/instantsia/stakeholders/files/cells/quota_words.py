"""Words of a quota as people write them: two thirds, einstimmig, quorum, blocking minority."""

from __future__ import annotations

import re
import tomllib
from itertools import chain
from pathlib import Path

from instantsia.patterns import pattern

WRITTEN: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("quota_words.toml").read_text("utf-8"))


def _words(text: str) -> list[str]:
    return [" ".join(word.split()) for word in text.split(",")]


def any_of(*texts: str) -> re.Pattern[str]:
    """What finds any word of some lists, whole."""
    words = sorted(chain.from_iterable(map(_words, texts)), key=len, reverse=True)
    made = "|".join(re.escape(word).replace(r"\ ", r"[\s-]?").replace(r"\*", r"\w*") for word in words)
    return pattern(rf"(?<!\w)(?:{made})(?!\w)", re.IGNORECASE)


_SHARES = {share: any_of(words) for share, words in WRITTEN["shares"].items()}
_OTHERS = WRITTEN["others"]
QUOTA = any_of(
    *WRITTEN["shares"].values(), *WRITTEN["rules"].values(), _OTHERS["quorums"], _OTHERS["blocking_minorities"]
)
"""Finds what tells how many are needed by itself: a share in words, unanimity, a quorum, a blocking minority."""
OTHER = any_of(*_OTHERS.values())
"""Finds what is needed to stop something, or to meet."""


QUORUM = any_of(_OTHERS["quorums"])
MAJORITY = any_of(WRITTEN["majority"]["plain"], WRITTEN["rules"]["majorities"])
"""Finds a majority, by its plain name or one of its kinds."""

_NEGATIONS = WRITTEN["negations"]
_BEFORE = pattern(rf"{any_of(_NEGATIONS['before']).pattern}(?:\s[\w']+){{0,2}}\s+$", re.IGNORECASE)
"""What takes it back before it, as in "our own judgement, not the QMV weight"."""
_BEHIND = pattern(rf"\s+{any_of(_NEGATIONS['behind']).pattern}", re.IGNORECASE)
"""What takes it back behind it, as in "unanimity is not required"."""
_NUMBERS = {digits: any_of(words) for digits, words in WRITTEN["numbers"].items()}


def in_digits(text: str) -> str:
    """A text with its numbers of votes in digits; those of shares stay: three quarters.

    >>> in_digits("At least seven votes are needed"), in_digits("Benötigt werden acht Stimmen")
    ('At least 7 votes are needed', 'Benötigt werden 8 Stimmen')
    """
    for digits, words in _NUMBERS.items():
        shares = [one.span() for found in _SHARES.values() for one in found.finditer(text)]
        for one in reversed([*words.finditer(text)]):
            if not any(first <= one.start() < last for first, last in shares):
                text = f"{text[: one.start()]}{digits}{text[one.end() :]}"
    return text


def quota_word(text: str) -> re.Match[str] | None:
    """The first word that tells how many are needed, and is not said not to be.

    >>> quota_word("Unanimity is not required"), quota_word("No two-thirds majority is needed"), quota_word("2/3")
    (None, None, None)
    """
    return next((found for found in QUOTA.finditer(text) if not is_negated(text, found)), None)


def is_negated(text: str, found: re.Match[str]) -> bool:
    """Whether a text says of what was found in it that it is not needed."""
    return bool(_BEFORE.search(text[: found.start()]) or _BEHIND.match(text[found.end() :]))


def is_share(text: str) -> bool:
    """Whether a text is a share of the votes in words, and nothing more.

    >>> is_share("Two thirds:"), is_share("Two Thirds Club"), is_share("drei Viertel"), is_share("2/3")
    (True, False, True, False)
    """
    return any(found.fullmatch(text.strip(" :.")) for found in _SHARES.values())


def shares_in_words(text: str) -> list[str]:
    """The shares of the votes that a text tells in words, each as an answer has it.

    >>> shares_in_words("Carried by two-thirds"), shares_in_words("Zweidrittelmehrheit"), shares_in_words("qmv")
    (['2/3'], ['2/3'], [])
    >>> shares_in_words("Требуется единогласное решение"), shares_in_words("trzech piątych głosów")
    (['unanimity'], ['3/5'])
    """
    return [share for share, found in _SHARES.items() if any(not is_negated(text, one) for one in found.finditer(text))]
