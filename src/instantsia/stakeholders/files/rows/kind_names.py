"""Names that say what kind of row it is: a word of a kind and nothing more, or a word of it and the rest of a name.

Street and Street (June) are the market's view, Street traders' union is somebody.
"""

from __future__ import annotations

import functools
import re
import tomllib
from itertools import starmap
from pathlib import Path

from instantsia.stakeholders.files.cells.words import MONTHS

WRITTEN = {
    kind: tuple(sorted((" ".join(word.split()) for word in words.split(",") if word.strip()), key=len, reverse=True))
    for kind, words in tomllib.loads(Path(__file__).with_name("no_actor_kinds.toml").read_text("utf-8")).items()
}
_ANY = {kind: "|".join(map(re.escape, words)) for kind, words in WRITTEN.items()}
_TWINS = str.maketrans("\u0131\u017f\u212a", "isk")
"""Letters of which a search that looks at no case makes those of ASCII."""
_BEGINNINGS = {kind: ("the", *(word.lower().translate(_TWINS) for word in words)) for kind, words in WRITTEN.items()}
# a number, a month, a bracket, what stands behind a colon, or words that no name of somebody goes on with
_OF = r"(?:at|of|de|di|del|du|von|vom|van|bei|z|от)\s+"
_NUMBER = r"[\d.,/%+-]*\d[\d.,/%+-]*"
_WORDS = r"\b(?:position|line|only|needed|required|etc|usw|ecc|enz|и т\. ?д)\b"
_BEHIND = (
    rf"[\s,;:.=≥>–—-]*(?:(?:{_OF})?(?:\bv\.?)?{_NUMBER}|{_OF}(?:{MONTHS})[^\W\d]{{0,6}}\b"
    rf"|[(\[][^)\]]*[)\]]|:.*|{_WORDS}|%)"
)


@functools.cache
def _first(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?:the\s+)?(?:{_ANY[kind]})(?!\w)", re.IGNORECASE)


@functools.cache
def _whole(kind: str) -> re.Pattern[str]:
    any_of = _ANY[kind]
    return re.compile(
        rf"(?:the\s+)?(?:{any_of})(?:\s+(?:{any_of})(?!\w))*(?:{_BEHIND})*[\s:.]*",
        re.IGNORECASE,
    )


@functools.cache
def _anywhere(kind: str) -> re.Pattern[str]:
    # with a capital behind it, it is the beginning of the name of somebody
    return re.compile(rf"(?<!\w)(?i:{_ANY[kind]})(?!\w)(?!\s+[A-ZÀ-ÞА-Я])")


def _may_begin(kind: str, name: str) -> bool:
    """Whether a name may begin with a word of a kind. Most begin with none: no pattern is made to find that out."""
    return not name.isascii() or name.lower().startswith(_BEGINNINGS[kind])


def begins(kind: str, name: str) -> bool:
    """Whether a name begins with a word of a kind, whatever stands behind it."""
    return _may_begin(kind, name) and bool(_first(kind).match(name))


def goes_on(kind: str, name: str) -> bool:
    """Whether a name begins with a word of a kind and goes on in small letters, as no name of a body does.

    >>> goes_on("needs", "Fabbisogno stimato dal Piano"), goes_on("needs", "Need Foundation")
    (True, False)
    """
    match = _first(kind).match(name) if _may_begin(kind, name) else None
    return match is not None and name[:1].isupper() and name[match.end() :].strip()[:1].islower()


def whole(kind: str, name: str) -> bool:
    """Whether a name is one of a kind and nothing more, or with a number or a bracket: Outcome (June), quorum 50 %.

    >>> [whole("proposals", name) for name in ("Street", "the Street (June)", "Street consensus", "Pres. compr.")]
    [True, True, True, True]
    >>> [whole("proposals", name) for name in ("Street traders' union", "Forecast Institute", "Draft Horse Society")]
    [False, False, False]
    >>> whole("majorities", "Block. minority: 35 %"), whole("majorities", "Quorum Club")
    (True, False)
    """
    if _may_begin(kind, name) and _whole(kind).fullmatch(name):
        return True
    if "." not in name:
        return False
    before = re.split(r"[:(\[\d=]", name)[0]
    return "." in before and any(shortened(before.casefold().split(), word.split()) for word in WRITTEN[kind])


def within(kind: str, name: str) -> bool:
    """Whether a word of a kind stands anywhere in a name.

    >>> within("baselines", "Draft budget (our baseline)"), within("baselines", "Baseline Energy")
    (True, False)
    """
    return bool(_anywhere(kind).search(name))


def rests(name: str) -> bool:
    """Whether a name is what is left of a whole, by its first word, one behind "and", or what stands in its brackets.

    >>> rests("Remainder"), rests("Retail & unidentified (rest)"), rests("Kleinaktionäre (Rest)")
    (True, True, True)
    >>> rests("Forest and Rest Homes Union")
    False
    """
    aside = re.search(r"[(\[]([^)\]]*)[)\]]\s*$", name)
    behind = re.search(r"\s(?:[&+/]|and|und|et|y|e|en|i|и)\s+(\S+)\s*(?:[(\[].*)?$", name)
    parts = [one[1] for one in (aside, behind) if one]
    return any(whole("remainders", part) for part in parts) or begins("remainders", name)


def shortened(name: list[str], words: list[str]) -> bool:
    """Whether each word of a name is that of the others, or its beginning with a point behind it."""
    return len(name) == len(words) > 1 and all(starmap(_stands_for, zip(name, words, strict=True)))


def _stands_for(short: str, word: str) -> bool:
    return short == word or (short.endswith(".") and len(short) > 3 and word.startswith(short[:-1]))
