"""A line that asks for two majorities at once: so many of the members, and so much of what they weigh."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import NamedTuple

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.quota_words import (
    MAJORITY,
    QUORUM,
    WRITTEN,
    any_of,
    in_digits,
    shares_in_words,
)

_WORDS = tomllib.loads(Path(__file__).with_name("heads_and_weights.toml").read_text("utf-8"))
_HEADS, _WEIGHTS, _JOINS, _HAS, _BETWEEN = (
    any_of(_WORDS[kind]).pattern for kind in ("heads", "weights", "joins", "has", "between")
)
_LEAST = any_of(WRITTEN["attended"]["least"])
_THERE = any_of(WRITTEN["attended"]["there"])
_CAST = any_of(WRITTEN["bases"]["voting"])
_PLAIN = any_of(WRITTEN["majority"]["plain"], WRITTEN["majority"]["halves"], WRITTEN["rules"]["majorities"])
_SHARES = any_of(*(words for share, words in WRITTEN["shares"].items() if share != "unanimity"))
_OF = r"(?:(?:out )?of(?: the)?|von(?: den| der)?|sur|de(?: los| las)?|des|su|dei|degli|dos|das|van(?: de)?|z|из|/)"
_NUMBER = r"(?<![\w.,/§])\d+(?:[.,]\d+)?(?![\w:])"
_CENT = r"\s?(?:%|per cent|percent|Prozent|pour cent|por ciento|per cento)"
_SO_MANY = rf"(?:{_PLAIN.pattern}|{_SHARES.pattern}|{_NUMBER}(?:{_CENT}|\s*{_OF}\s*\d+)?)"
_GAP = rf"(?:\s+{_BETWEEN}){{0,3}}\s*"


def _part(kind: str, noun: str) -> str:
    return rf"(?P<{kind}>{_SO_MANY}{_GAP}(?P<{kind}_noun>{noun})(?:\s+{_OF}\s*\d+)?)"


def _also(kind: str, noun: str) -> str:
    """The second of the two, which may leave out that it is a majority as well: of members and of votes."""
    return rf"(?P<{kind}>(?:{_SO_MANY})?{_GAP}(?P<{kind}_noun>{noun})(?:\s+{_OF}\s*\d+)?)"


_ARTICLE = r"(?:the|a|die|der|eine|einer|la|les|une|una|uma|as|los|las|i|gli|de|een)\s+"
_AND = rf"[^.;\d]{{0,25}}?(?:\s*[&+,]\s*|\s+){_JOINS}?\s*(?:{_LEAST.pattern}\s*)?(?:{_ARTICLE})?"
_BOTH = (
    pattern(rf"{_part('heads', _HEADS)}{_AND}{_also('weights', _WEIGHTS)}", re.IGNORECASE),
    pattern(rf"{_part('weights', _WEIGHTS)}{_AND}{_also('heads', _HEADS)}", re.IGNORECASE),
)
_JOINED = pattern(rf"(?:[&+]|{_JOINS})", re.IGNORECASE)
_HAS_THEM = pattern(rf"{_HAS}\s+$", re.IGNORECASE)
_FIGURE = pattern(rf"(\d+(?:[.,]\d+)?)(?:\s?/\s?(\d+))?({_CENT})?")
_MOST_OF_SHARE = 10
_ASIDE = pattern(rf"\s*\(\s*\d+\s*{_OF}\s*\d+\s*\)", re.IGNORECASE)
"""What a share comes to: 55 % of the states (8 of 14)."""
_QUALIFIED = pattern(r"(?<!\w)(?:MQ|VMQ|QMV|QM|QMS|MQD|GWM|VMC)(?!\w)")
"""A qualified majority by its letters, which stand for nothing else in capitals before two shares."""
_DOUBLE = any_of(WRITTEN["two_majorities"]["words"])


class Both(NamedTuple):
    """Two majorities of one line.

    heads, weights   how many are needed of either, as an answer has it
    noun             what the weights are called
    said             the two as the line has them
    before, behind   what stands around them
    """

    heads: str
    weights: str
    noun: str
    said: tuple[str, str]
    before: str
    behind: str


LOOKED_BEHIND = 12
"""So many letters behind the heads may say that they are those who are there: at least 4 members present."""


def heads_and_weights(text: str) -> Both | None:
    """The two majorities of a line that asks for both, None of any other.

    >>> heads_and_weights("Adopted by 5 of 9 states and 30 votes")[:3]
    ('5', '30', 'votes')
    >>> heads_and_weights("majority of members and of shares")[:2]
    ('more than half', 'more than half')
    >>> heads_and_weights("MQ : 55 % des États (8 sur 14) et 65 % de la pop.")[:3]
    ('55%', '65%', 'pop')
    >>> heads_and_weights("2/3 of members present and voting")
    >>> heads_and_weights("Quorum: 5 members and 30 votes"), heads_and_weights("North has 5 members and 30 votes")
    (None, None)
    """
    text = in_digits(_ASIDE.sub("", text))
    if QUORUM.search(text):
        return None
    for found in (match for both in _BOTH for match in both.finditer(text)):
        heads, weights = found["heads"], found["weights"]
        second = max(found.start("heads"), found.start("weights"))
        between = text[min(found.end("heads"), found.end("weights")) : second]
        behind = text[found.end("heads") :].lstrip()[:LOOKED_BEHIND]
        counted_there = _THERE.search(f"{heads}{between} {behind}") and not _PLAIN.search(heads)
        if (
            not _JOINED.search(between)
            or _CAST.search(weights)
            or counted_there
            or _HAS_THEM.search(text[: found.start()])
        ):
            continue
        first = needed(text[found.start() : second])
        quotas = needed(heads) or first, needed(weights) or first
        if all(quotas) and quotas[1] != "1":
            said = heads.strip(), weights.strip()
            return Both(*quotas, found["weights_noun"], said, text[: found.start()], text[found.end() :])
    return None


def needs_both(text: str) -> bool:
    """Whether a line that does not say that something is decided by it asks for both, by its words alone.

    >>> needs_both("MQ : 55 % des États et 65 % de la pop."), needs_both("55 % of states and 65 % of pop. agree")
    (True, False)
    >>> needs_both("maggioranza degli intervenuti e almeno 500 millesimi"), needs_both("5 members and 30 votes")
    (True, False)
    """
    both = heads_and_weights(text)
    said = (MAJORITY, _PLAIN, _SHARES, _DOUBLE, _QUALIFIED)
    return both is not None and any(one.search(text) for one in said)


def needed(text: str) -> str:
    """How many are needed, as an answer has it; "" where a text does not say."""
    if shares := [one for one in shares_in_words(text) if "/" in one]:
        return shares[0]
    if found := _FIGURE.search(text):
        if found[3]:
            return f"{found[1]}%"
        share = found[2] and int(found[2]) <= _MOST_OF_SHARE and _bare_share(text, found)
        return f"{found[1]}/{found[2]}" if share else found[1].replace(",", ".")
    return "more than half" if _PLAIN.search(text) else ""


def _bare_share(text: str, found: re.Match[str]) -> bool:
    """Whether 2/3 stands before of whom."""
    return found.start() == 0 and "." not in found[1] and "," not in found[1] and bool(text[found.end() :].strip())
