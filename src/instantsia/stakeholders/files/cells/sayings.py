"""What people said, read by how each sentence begins: "All for selling, the sooner the better"; "Dead against. ...".

Only a column of sentences of which enough begin with a word of attitude is read so, and what is proposed is asked about
as all words are; a condition or a but behind the word makes it a weaker one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Sequence
from functools import lru_cache
from pathlib import Path

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.attitudes import (
    PLAIN,
    STRONG,
    WEAK,
    attitude,
    degrees,
    on_one_scale,
    plain_text,
    split_degree,
)
from instantsia.stakeholders.files.cells.words import any_of

MOST, SOME = 0.5, 0.3
"""Share of the cells that begin so in a column that is proposed for it, and in one that is called or answered so."""
FEWEST = 4
SENTENCE = 4.0
"""So many words on average are sentences, and no names of options."""
LONGEST = 6
"""Words at the beginning of a sentence that may tell where somebody stands."""
STEM = 4
"""So many letters alike are one word in another form: selling, sell."""
_WRITTEN = tomllib.loads(Path(__file__).with_name("sayings.toml").read_text("utf-8"))


def _plain_words(kind: str) -> frozenset[str]:
    return frozenset(plain_text(word) for word in _WRITTEN[kind].split(",") if word.strip())


_LEADS, _OTHERS, _MIDDLE = (_plain_words(kind) for kind in ("leads", "others", "middle"))
_LONGEST_OTHER = max(len(words.split()) for words in _OTHERS)
_OPENER = pattern(rf"^(?:{any_of(_WRITTEN['openers'])})\s+(?=\w)", re.IGNORECASE)
_CLAUSE = pattern(r"[.!?…]+(?=\s|$)|[,;:(\[]|\s[-–—]+\s|!+")
_WEAKER = pattern(rf"[\W_]*(?:{any_of(_WRITTEN['conditions'])})(?!\w)", re.IGNORECASE)


def sayings(texts: Sequence[str], least: float = SOME) -> dict[str, float] | None:
    """{sentence: its share of the scale} of those that begin with a word of attitude; None where too few do.

    texts   of all cells, as often as they stand there
    least   share of them that has to begin so

    >>> sayings(["Dead against. Her father built it", "In favour if paid", "Against, wants a park", "Said nothing"])
    {'In favour if paid': 0.6, 'Against, wants a park': 0.25, 'Dead against. Her father built it': 0.0}
    >>> sayings(["For Our Children", "Harbour Board", "City of Ulm", "Against the Grain Ltd"]) is None
    True
    """
    held = [text for text in texts if text]
    if len(held) < FEWEST or sum(len(text.split()) for text in held) < SENTENCE * len(held):
        return None
    said = {text: found for text in dict.fromkeys(held) if (found := saying(text)) is not None}
    objects = {word for text in said for word in _objects(text)}
    said |= {text: (1, WEAK) for text in dict.fromkeys(held) if text not in said and _leans(text, objects)}
    sides = [side for side, _ in said.values() if side]
    many = sum(text in said for text in held)
    if many < least * len(held) or len(sides) < 2 or len({*said.values()}) < 2:
        return None
    return on_one_scale(list(said), list(said.values()))


def saying(text: str) -> tuple[int, float] | None:
    """(side, degree) of a sentence by how it begins, as `attitude` has them; None where it does not tell it.

    >>> saying("All for selling to them, the sooner the better"), saying("Against, but won't stand in the way")
    ((1, 1.0), (-1, 0.2))
    >>> saying("Not bothered either way, retires soon"), saying("For years he has said so"), saying("No idea, away")
    ((0, 0.5), None, None)
    """
    found = _begun(text)
    return None if found is None else found[0]


def begun(text: str) -> str:
    """The words with which a sentence tells where somebody stands; a text of few words, or another, whole.

    >>> begun("Dead against. Her father built it"), begun("strongly in favour"), begun("She is all for it, she says")
    ('Dead against', 'strongly in favour', 'all for it')
    """
    found = _begun(text) if len(text.split()) >= SENTENCE else None
    return text if found is None else found[1]


@lru_cache(maxsize=4096)
def _begun(text: str) -> tuple[tuple[int, float], str] | None:
    """((side, degree), the words that tell it) of a sentence by how it begins."""
    bare = text.strip().strip("\"'“”„«»").strip()
    for opened in dict.fromkeys((bare, _OPENER.sub("", bare, count=1))):
        head = _CLAUSE.split(opened, maxsplit=1)[0]
        words = plain_text(head).split()
        middle = next((many for many in range(len(words), 0, -1) if " ".join(words[:many]) in _MIDDLE), 0)
        if middle:
            return (0, PLAIN), " ".join(head.split()[:middle])
        for many in range(min(LONGEST, len(words)), 0, -1):
            found = _led(words[:many], words[many:])
            if found is not None:
                weaker = found[0] and found[1] == PLAIN and _condition(opened, many)
                return (found[0], WEAK) if weaker else found, " ".join(head.split()[:many])
    return None


def _led(lead: Sequence[str], behind: Sequence[str]) -> tuple[int, float] | None:
    """(side, degree) of the first words of a clause; words behind them may only be a condition, or what it is about."""
    found = attitude(" ".join(lead))
    if found is None or not behind or _WEAKER.match(" ".join(behind)):
        return found
    bare = {one for one, _ in split_degree(" ".join(lead))}
    another = any(" ".join(behind[:many]) in _OTHERS for many in range(1, _LONGEST_OTHER + 1))
    return found if bare & _LEADS and not another else None


def _condition(text: str, many: int) -> bool:
    """Whether a condition, or a but, follows the first words of a text."""
    match = re.match(rf"\W*(?:[\w'’/-]+\W+){{{many - 1}}}[\w'’/-]+", text)
    behind = text[match.end() :] if match else ""
    if _WEAKER.match(behind):
        return True
    # a condition ends the clause: for selling to them, if the price is right
    clause = re.split(r"[.!?…]+(?=\s|$)", behind, maxsplit=1)[0]
    return any(_WEAKER.match(part) for part in re.split(r"[,;(]|\s[-–—]\s", clause)[1:2])


def _objects(text: str) -> list[str]:
    """What somebody is for or against, by the first word behind: selling, of "all for selling to them"."""
    words = plain_text(_CLAUSE.split(text.strip(), maxsplit=1)[0]).split()
    for many in range(min(LONGEST, len(words) - 1), 0, -1):
        if {one for one, _ in split_degree(" ".join(words[:many]))} & _LEADS:
            return [word[:STEM] for word in words[many : many + 2] if len(word) >= STEM][:1]
    return []


def _leans(text: str, objects: Collection[str]) -> bool:
    """Whether a text leans to what others are for or against: leaning towards selling."""
    words = plain_text(_CLAUSE.split(text.strip(), maxsplit=1)[0]).split()
    weak = {word for word, degree in degrees().items() if degree != STRONG}
    return any(
        " ".join(words[:many]) in weak and words[many][:STEM] in objects for many in range(1, min(LONGEST, len(words)))
    )
