"""What the header of a column says: best, worst or weight of a side, issue, unit or note; in eight languages."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from instantsia.patterns import pattern
from instantsia.stakeholders.files.columns.names import role

Kind = Literal["best", "worst", "weight", "issue", "unit", "note"]
OURS, THEIRS = "our side", "their side"
"""What sides are called that a header tells from each other by these words alone."""
KINDS: tuple[Kind, ...] = ("best", "worst", "weight")
WORD = pattern(r"[^\W_]+(?:['’][^\W_]+)?")
_BRACKETS = pattern(r"[(\[][^)\]]*[)\]]")
_CAMEL = pattern(r"(?<=[a-zà-ÿ])(?=[A-Z])")
_POSSESSIVE = pattern(r"['’]s?$")


def plain_word(text: str) -> str:
    """A word in small letters, without the marks above and below them.

    >>> plain_word("Größe"), plain_word("Límite")
    ('grosse', 'limite')
    """
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in split if not unicodedata.combining(sign))


def _phrases(words: str) -> tuple[tuple[str, ...], ...]:
    """The phrases of a list, each as its words, the longest first."""
    found = {tuple(WORD.findall(plain_word(one))) for one in " ".join(words.split()).split(",")} - {()}
    return tuple(sorted(found, key=lambda one: (-len(one), one)))


_WRITTEN = tomllib.loads(Path(__file__).with_name("deal_words.toml").read_text("utf-8"))
_LISTS = {name: _phrases(words) for name, words in _WRITTEN.items()}
_FILLERS = frozenset(one[0] for one in _LISTS["fillers"] if len(one) == 1)
AT_ONCE = frozenset(" ".join(one) for one in _LISTS["at_once"])
"""Words that in all likelihood are 0 beside days or weeks: an answer to paste has it so."""
_SIDES = {OURS: _LISTS["ours"], THEIRS: _LISTS["theirs"]}


class Meant(NamedTuple):
    """What a header says: the kind of its column, and the side as it is written; "" where it names none."""

    kind: Kind
    side: str = ""


@lru_cache(maxsize=1024)
def meant(header: str) -> Meant | None:
    """What a header says, or None.

    >>> meant("our_best"), meant("Walk-away of the Union"), meant("Gewicht Käufer")
    (Meant(kind='best', side='our side'), Meant(kind='worst', side='Union'), Meant(kind='weight', side='Käufer'))
    >>> meant("Unit"), meant("Buyer's limit"), meant("Comments")
    (Meant(kind='unit', side=''), Meant(kind='worst', side='Buyer'), Meant(kind='note', side=''))
    """
    whole = _CAMEL.sub(" ", header[:200])
    found = _meant(_BRACKETS.sub(" ", whole))
    # what stands in brackets is a unit, or the side: best (A)
    if found is None or found.kind not in KINDS or found.side:
        return found
    inside = _meant(whole)
    return inside if inside is not None and any(map(str.isalpha, inside.side)) else found


def _meant(text: str) -> Meant | None:
    shown = WORD.findall(text)
    words = [plain_word(_POSSESSIVE.sub("", word)) for word in shown]
    for kind in ("issue", "unit", "note"):
        if tuple(words) in _LISTS[kind]:
            return Meant(kind)
    for kind in KINDS:
        at = _found(words, _LISTS[kind])
        if at is not None:
            left = [n for n in range(len(words)) if n not in at]
            return Meant(kind, side_in([shown[n] for n in left], [words[n] for n in left]))
    return Meant("note") if role(text) in ("note", "source") else None


def _found(words: Sequence[str], phrases: tuple[tuple[str, ...], ...]) -> range | None:
    """Where the longest of some phrases stands among words."""
    for one in phrases:
        for start in range(len(words) - len(one) + 1):
            if tuple(words[start : start + len(one)]) == one:
                return range(start, start + len(one))
    return None


def side_in(shown: Sequence[str], words: Sequence[str]) -> str:
    """The side that is named by what is left of a header."""
    for name, phrases in _SIDES.items():
        if tuple(words) in phrases:
            return name
    # a letter alone may be what a side is called
    kept = [n for n, word in enumerate(words) if word not in _FILLERS or (len(words) == 1 and len(word) == 1)]
    bare = tuple(words[n] for n in kept)
    for name, phrases in _SIDES.items():
        if bare in phrases:
            return name
    return " ".join(_POSSESSIVE.sub("", shown[n]) for n in kept)


def named_side(text: str) -> str:
    """The side that a cell names.

    >>> named_side("We"), named_side("The Union"), named_side("other side")
    ('our side', 'Union', 'their side')
    """
    words = WORD.findall(text)
    return side_in(words, [plain_word(word) for word in words]) or text


def is_header(names: Sequence[str]) -> bool:
    """Whether a row of a table names the ends of sides.

    >>> is_header(["issue", "our best", "our worst"]), is_header(["price", "180", "130"])
    (True, False)
    """
    return sum((found := meant(name)) is not None and found.kind in KINDS for name in names if name) > 1
