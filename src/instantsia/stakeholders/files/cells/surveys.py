"""Answers of surveys in five even steps: not at all important to extremely important, to a great extent."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

from instantsia.stakeholders.files.cells.signs import bare

STEPS = (
    ("not_at_all", "slightly", "moderately", "very", "extremely"),
    ("not_at_all", "slightly", "moderately", "plain", "very"),
)
"""What the five steps of an answer may be, the least first."""
FEWEST = 3
"""So many different answers of one set are one."""


def _split(words: str) -> list[str]:
    return [" ".join(word.split()) for word in words.casefold().split(",") if word.strip()]


def _sets() -> list[dict[str, int]]:
    """{answer, folded: its step from 0 to 4} of each set."""
    out = []
    for language in tomllib.loads(Path(__file__).with_name("surveys.toml").read_text("utf-8")).values():
        adjectives = _split(language.get("adjectives", ""))
        for steps in STEPS if adjectives else STEPS[:1]:
            own: dict[str, int] = {}
            for step, kind in enumerate(steps):
                adverbs = _split(language[kind])
                # no alone is none of these answers
                answers = [adverb for adverb in adverbs if kind != "not_at_all" or " " in adverb]
                answers += (f"{adverb} {one}" for adverb in adverbs for one in adjectives)
                answers += adjectives if kind == "plain" else []
                own |= {answer: step for answer in answers if answer not in own}
            out.append(own)
    return out


_SETS = _sets()


def survey(words: Iterable[str]) -> dict[str, float] | None:
    """{word: its share of the scale} where all are answers of one set, no two of one step, else None.

    >>> survey(["Very important", "Slightly important", "Extremely important"])
    {'Very important': 0.75, 'Slightly important': 0.25, 'Extremely important': 1.0}
    >>> survey(["wichtig", "sehr wichtig", "wenig wichtig"])
    {'wichtig': 0.75, 'sehr wichtig': 1.0, 'wenig wichtig': 0.25}
    >>> survey(["very important", "highly important", "important"]) is None
    True
    """
    plain = {word: _plain(word) for word in dict.fromkeys(words)}
    different = set(plain.values())
    if len(different) < FEWEST:
        return None
    for own in _SETS:
        if different <= own.keys() and len({own[one] for one in different}) == len(different):
            return {word: own[one] / (len(STEPS[0]) - 1) for word, one in plain.items()}
    return None


def answers(words: Iterable[str]) -> list[str]:
    """The words that are answers of the set of which most are."""
    held = list(words)
    plain = {word: _plain(word) for word in held}
    return max(([word for word in held if plain[word] in own] for own in _SETS), key=len)


def _plain(word: str) -> str:
    return " ".join(bare(word).casefold().split()).strip(". ")
