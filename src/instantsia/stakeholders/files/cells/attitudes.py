"""Words of attitude as points of a scale: strongly for 100, for 75, neutral 50, against 25, strongly against 0.

Only a column all of whose words are such words, one of them with a degree or in the middle, is read so: for and against
alone are two options, and so are high and low.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.ladders import most_of_a_ladder, ranked
from instantsia.stakeholders.files.cells.letters import letters
from instantsia.stakeholders.files.cells.rings import rings
from instantsia.stakeholders.files.cells.signs import bare, shares
from instantsia.stakeholders.files.cells.words import GRADES

STRONG, PLAIN, WEAK = 1.0, 0.5, 0.2
"""How far from the middle to an end, where somebody says strongly; without such a word whoever is plainly for is at
the end, and a weak word is half as far."""
WITHOUT_STRONG = {STRONG: 1.0, PLAIN: 1.0, WEAK: 0.5}

_CONDITION = pattern(
    r"\s*[,;:(\[]|\s+[-–—]\s+|\s+(?:unless|if|but|with|provided|sauf|si|mais|avec|außer|wenn|falls|sofern|aber|mit|salvo|pero|con|se|ma|mas|com|maar|met|mits|z|ale|jeśli|но|с|если)\s+",
    re.IGNORECASE,
)
"""What may stand between a word of attitude and the condition or the reason for it."""
_RESERVED = pattern(
    r"\b(?:reserv\w*|réserv\w*|riserv\w*|vorbehalt\w*|voorbehoud\w*|zastrzeżeni\w*|оговорк\w*|condition\w*|condizion\w*|"
    r"condic\w*|bedingung\w*|voorwaarde\w*|warun\w*|услови\w*|caveats?|qualif\w*|concerns?|doubts?|hesita\w*)\b"
    r"|^(?:if|provided|si|wenn|falls|sofern|se|jeśli|jeżeli|если|als|mits|but|mais|aber|pero|ma|mas|maar|ale|но)\b",
    re.IGNORECASE,
)
"""What makes a word of attitude a weak one, where it stands behind it: for, with reservations; yes, if paid."""
_PARTS = pattern(r"\s+[-–—]\s+|\s*[,;:(]\s*")
_LETTERS = pattern(r"[^\w'/ -]+|(?<!\S)-+(?!\S)")
_FILLERS = pattern(r"\b(?:vote|voting|be|to|towards|toward|the|is|are|of|zu|of)\b")


def plain_text(text: str) -> str:
    """Without case, accents, points and brackets, single spaces between words."""
    split = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in split if not unicodedata.combining(sign))
    return " ".join(_LETTERS.sub(" ", bare.replace("’", "'")).split())


_WRITTEN = tomllib.loads(Path(__file__).with_name("attitude_words.toml").read_text("utf-8"))
_WORDS = {
    kind: frozenset(plain_text(word) for word in re.split(r",\s+", names.strip()) if word)
    for kind, names in _WRITTEN.items()
}
_DEGREES = dict.fromkeys(_WORDS["strong"], STRONG) | dict.fromkeys(_WORDS["weak"], WEAK)


def degrees() -> Mapping[str, float]:
    """{word, plain: the degree that it gives another}."""
    return _DEGREES


_LONGEST = max(len(word.split()) for word in _DEGREES)


@lru_cache(maxsize=4096)
def attitude(word: str) -> tuple[int, float] | None:
    """(side, degree) of a word of attitude: side -1, 0 or 1, degree `STRONG`, `PLAIN` or `WEAK`; None for another word.

    >>> attitude("Strongly in favour"), attitude("neutral"), attitude("agree, somewhat"), attitude("north")
    ((1, 1.0), (0, 0.5), (1, 0.2), None)
    >>> attitude("Réservé"), attitude("reserved support")
    ((-1, 0.2), (1, 0.2))
    """
    found = _attitude(plain_text(word))
    if found is None and len(parts := _PARTS.split(word)) == 2:
        # of a middle and a leaning the leaning tells more: "wavering - leaning for"
        middle, leaning = (_attitude(plain_text(part)) for part in parts)
        if middle is not None and leaning is not None and not middle[0] and leaning[0]:
            found = leaning[0], WEAK
    if found is None:
        # a condition or a reason behind the word: "against, could soften", "for (flooding)", "against unless voluntary"
        before = _CONDITION.split(word.strip(), maxsplit=1)[0]
        found = _attitude(plain_text(before)) if before and before != word.strip() else None
        if found is not None and found[0] and found[1] == PLAIN and _RESERVED.search(_behind(word, before)):
            found = found[0], WEAK
    return found


def _behind(word: str, before: str) -> str:
    """What stands behind the word of attitude, without the signs between them."""
    return word.strip()[len(before) :].lstrip(" ,;:([–—-")


def _attitude(text: str) -> tuple[int, float] | None:
    for word, degree in split_degree(text):
        # an ending of gender or number is none of the word: favorevoli, opositora
        for one in (word, *_endings(word)):
            for side, kind in ((0, "neutral"), (1, "pro"), (-1, "contra")):
                if one in _WORDS[kind]:
                    return side, degree
                if side and one in _WORDS[f"strong_{kind}"]:
                    return side, STRONG if degree == PLAIN else degree
        if word in _WORDS["weak_contra"]:
            return -1, WEAK
    return None


_ENDINGS = {"as": ("o", "a"), "os": ("o",), "es": ("e", ""), "a": ("o",), "i": ("o", "e"), "e": ("",), "s": ("",)}
SHORTEST = 6
"""Letters of a word that may have another ending."""


def _endings(word: str) -> Iterable[str]:
    """A word with other endings of gender or number."""
    if len(word) >= SHORTEST:
        for ending, others in _ENDINGS.items():
            if word.endswith(ending):
                yield from (word[: -len(ending)] + other for other in others)


_UNSURE = pattern(r"\s*[(\[]?\s*\?+\s*[)\]]?\s*$")


def without_degree(word: str) -> tuple[str, ...]:
    """What may be left of a word without its degree, the longest degree taken off first.

    A question mark behind a word is one: "north (?)" is north, though somebody is not sure of it.

    >>> without_degree("lean reverse"), without_degree("strongly north"), without_degree("north")
    (('reverse', 'reverse'), ('north', 'north'), ())
    >>> without_degree("cut (?)"), without_degree("cut?"), without_degree("?")
    (('cut',), ('cut',), ())
    """
    sure = _UNSURE.sub("", word).strip()
    doubted = (sure,) if sure and sure != word.strip() else ()
    return (*doubted, *(bare for bare, degree in split_degree(plain_text(word)) if degree != PLAIN))


def split_degree(text: str) -> Iterable[tuple[str, float]]:
    """(what is left of a text, degree): whole, then without a degree before it or behind it."""
    yield text, PLAIN
    parts = text.split()
    for count in range(min(_LONGEST, len(parts) - 1), 0, -1):
        for degree, rest in (
            (" ".join(parts[:count]), parts[count:]),
            (" ".join(parts[-count:]), parts[:-count]),
        ):
            if degree in _DEGREES:
                left = " ".join(rest)
                yield left, _DEGREES[degree]
                yield " ".join(_FILLERS.sub(" ", left).split()), _DEGREES[degree]


NOT = frozenset(
    ("not", "no", "never", "nicht", "kein", "nie", "pas", "non", "ne", "não", "nao", "niet", "geen", "не", "нет")
)
"""What turns a word of attitude round is no modifier."""
MILD = {-1: "mild_contra", 1: "mild_pro"}
AGREES = {"sa": 1.0, "a": 0.75, "n": 0.5, "u": 0.5, "d": 0.25, "sd": 0.0}
"""Strongly agree to strongly disagree in letters."""


def most_attitudes(words: Sequence[str]) -> dict[str, float] | None:
    """The same of those that are words of one scale, where they are more than half of all cells, else None.

    words   of all cells, as often as they stand there

    >>> most_attitudes(["for", "strongly for", "against", "won't tell"])
    {'strongly for': 1.0, 'for': 0.75, 'against': 0.25}
    >>> most_attitudes(["SA", "D", "N", "?"]), most_attitudes(["++", "-", "o"])
    ({'SA': 1.0, 'N': 0.5, 'D': 0.25}, {'++': 1.0, 'o': 0.5, '-': 0.25})
    """
    if (of_a_vote := letters(words)) is not None:
        return ranked(of_a_vote)
    if (of_rings := rings(words)) is not None:
        return of_rings
    found = attitudes(words)
    if found is not None:
        return found
    short = {word: bare(word).casefold().replace(".", "") for word in words}
    if {"sa", "sd"} & set(short.values()):
        agree = {word: AGREES[one] for word, one in short.items() if one in AGREES}
        if 2 * sum(word in agree for word in words) > len(words):
            return ranked(agree)
    if {"h", "m", "l"} <= set(short.values()) and (grades := most_of_a_ladder(words)) is not None:
        return grades
    signs = shares(words)
    if 2 * sum(word in signs for word in words) > len(words):
        return ranked(signs)
    plain = {plain_text(word) for word in words if attitude(word) is not None}
    for known in (
        [word for word in words if attitude(word) is not None],
        # beside "for" and "against" a word with another modifier is a weaker one: "nearly for"
        [word for word in words if attitude(word) is not None or _modified(word, plain)],
        [word for word in words if _grade(word) is not None],
    ):
        if 2 * len(known) > len(words) and len(known) < len(words):
            return attitudes(known)
    return None


def attitudes(words: Iterable[str]) -> dict[str, float] | None:
    """{word: its share of the way from the low end to the high one}, where all are words of one scale, else None.

    >>> attitudes(["for", "strongly for", "against"])
    {'strongly for': 1.0, 'for': 0.75, 'against': 0.25}
    >>> attitudes(["for", "against"]) is None
    True
    """
    words = list(dict.fromkeys(words))
    if not words:
        return None
    if all(_grade(word) is not None for word in words):
        grades = {word: _grade(word) or 0.0 for word in words}
        return ranked(grades) if set(grades.values()) - {GRADES["high"], GRADES["low"]} else None
    plainly = {plain_text(word) for word in words if attitude(word) is not None}
    found = {word: attitude(word) or _modified(word, plainly) for word in words}
    known = [one for one in found.values() if one is not None]
    bare = all(side and degree == PLAIN for side, degree in known)
    if len(known) < len(words) or (bare and len({plain_text(word) for word in words}) < 3):
        return None
    return on_one_scale(words, known)


def on_one_scale(words: Sequence[str], known: Sequence[tuple[int, float]]) -> dict[str, float]:
    """{word: its share of the way along one scale} of words whose sides and degrees are known, the highest first."""
    known = _milder(words, known)
    strong = any(side and degree == STRONG for side, degree in known)
    far: Mapping[float, float] = {one: one for one in (STRONG, PLAIN, WEAK)} if strong else WITHOUT_STRONG
    return ranked(
        {word: round(0.5 + side * far[degree] / 2, 4) for word, (side, degree) in zip(words, known, strict=True)}
    )


def _milder(words: Sequence[str], known: Sequence[tuple[int, float]]) -> list[tuple[int, float]]:
    """(side, degree) of words, where critical stands beside opponent: the one is a step nearer to the middle.

    Where the other side alone has a strong word the farther of the two is as strong.

    >>> _milder(["opponent", "critical", "champion"], [(-1, PLAIN), (-1, PLAIN), (1, STRONG)])
    [(-1, 1.0), (-1, 0.5), (1, 1.0)]
    """
    out = list(known)
    for side in (-1, 1):
        plain = [at for at, one in enumerate(known) if one == (side, PLAIN)]
        mild = {at for at in plain if plain_text(words[at]) in _WORDS[MILD[side]]}
        if not mild or len(mild) == len(plain):
            continue
        end = (side, STRONG) not in known and (-side, STRONG) in known
        for at in plain:
            degree = (PLAIN if end else WEAK) if at in mild else (STRONG if end else PLAIN)
            out[at] = (side, degree)
    return out


def _modified(word: str, plain: Collection[str]) -> tuple[int, float] | None:
    """(side, degree) of a word of attitude behind an unknown modifier, where the word itself is one of `plain`.

    >>> _modified("Nearly for", {"for"}), _modified("asked for", {"against"})
    ((1, 0.2), None)
    """
    before, _, last = plain_text(word).rpartition(" ")
    if not before or len(before.split()) > 1 or last not in plain or before in NOT:
        return None
    found = _attitude(last)
    return (found[0], WEAK) if found is not None and found[0] else None


def _grade(word: str) -> float | None:
    return GRADES.get(" ".join(bare(word).casefold().split()).strip(". "))
