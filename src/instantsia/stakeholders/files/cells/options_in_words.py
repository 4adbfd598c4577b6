"""Named options as people write them: "No." and "no" are one, "north or south" is either, "a > b > c" an order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from instantsia.errors import cut, listed
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.attitudes import without_degree
from instantsia.stakeholders.files.cells.words import EITHER, UNTOLD
from instantsia.stakeholders.files.entries import Quantity
from instantsia.stakeholders.folding import folded

MOST_OPTIONS = 15
"""Of a column with more different words these are no options."""
ORDER = " > "
"""What stands between the options of an order of preference, the best first."""
_ORDER = pattern(r"\s*(?:>|≻|›)+\s*")
_COUNTED = pattern(r"\s*[,;]?\s*\(?\b([1-9])\s*[.):](?![.\d])\s*")
_EITHER = pattern(rf"\s*[/,;|]\s*|\s+(?:{'|'.join(EITHER)})\s+", re.IGNORECASE)


def ranked(word: str) -> tuple[str, ...]:
    """The options of an order of preference, the best first; empty where a word is none.

    >>> ranked("north > south>stay"), ranked("1. north 2. south"), ranked("north")
    (('north', 'south', 'stay'), ('north', 'south'), ())
    """
    # a count behind an option is no place in an order: A (4), B (3); nor are days, clock times and
    # ranges: 8. Mai, 8:00-8:30, 1..2
    pieces = _COUNTED.split(word) if _COUNTED.match(word) else []
    counted = pieces[2::2] if all(int(told) == at for at, told in enumerate(pieces[1::2], 1)) else []
    parts = _ORDER.split(word) if _ORDER.search(word) else counted
    named = tuple(" ".join(part.split()) for part in parts if part.strip())
    return named if len(named) > 1 else ()


def named_in(word: str) -> tuple[str, ...]:
    """The options that a text names: those of an order or joined by |, else the whole.

    >>> named_in("north > south"), named_in("north|south"), named_in("north")
    (('north', 'south'), ('north', 'south'), ('north',))
    """
    return _parts(word) if word else ()


def either_of(word: str) -> tuple[str, ...]:
    """The options between which "or", a slash or a comma stands.

    >>> either_of("north or south"), either_of("north")
    (('north', 'south'), ('north',))
    """
    return tuple(piece for piece in _EITHER.split(word) if piece)


def written_once(cells: Sequence[Quantity]) -> tuple[list[Quantity], list[str]]:
    """(the cells of a column of options, each option in one way of writing; what a person should know about it)."""
    split = [() if cell.word is None else _parts(cell.word) for cell in cells]
    plain = Counter(part for parts in split for part in parts)
    # a cell that is an option by itself stays one: "bread and butter" is split only where both are options
    single = {_key(parts[0]) for parts in split if len(parts) == 1 and len(_EITHER.split(parts[0])) == 1}
    single |= {_key(part) for parts in split if len(parts) > 1 for part in parts}
    names: dict[str, str] = {}
    for part in sorted(plain, key=lambda part: (-plain[part], part.endswith("."), part.swapcase())):
        names.setdefault(_key(part), part.rstrip("."))
    out, orders = [], 0
    either: list[str] = []
    degrees: list[str] = []
    # "lean reverse" leans to one of the options, where that is one by itself
    plainly = {key for key in single if not any(_key(one) in single for one in without_degree(names.get(key, key)))}
    for cell, parts in zip(cells, split, strict=True):
        if cell.word is None:
            out.append(cell)
            continue
        joint = ORDER if len(parts) > 1 and ranked(cell.word) else "|"
        orders += bool(ranked(cell.word))
        pieces = [piece for piece in _EITHER.split(parts[0]) if piece] if len(parts) == 1 else []
        bare = [] if len(parts) > 1 else [one for one in without_degree(parts[0]) if _key(one) in plainly]
        if bare:
            degrees.append(cell.word)
            parts = (bare[0],)
        elif len(pieces) > 1 and all(_key(piece) in single for piece in pieces):
            parts = tuple(pieces)
            either.append(cell.word)
        word = joint.join(dict.fromkeys(names.get(_key(part), part) for part in parts))
        out.append(cell if word == cell.word else replace(cell, word=word))
    notes = [f"{cut(word)} is read as either of the two or more" for word in dict.fromkeys(either)]
    if degrees:
        words = listed([*map(cut, dict.fromkeys(degrees))])
        notes.append(f"{words}: read as the option that is named, however firmly")
    if orders:
        notes.append(
            f"{orders} cells are orders of preference: on the ballot the first choice counts, in a run-off "
            "whichever is ranked higher"
        )
    notes += _alike(sorted({name for key, name in names.items() if key in plainly or key not in single}))
    return out, notes


def _parts(word: str) -> tuple[str, ...]:
    """The options of a cell; of an order of preference those that are known: C > ? is C."""
    if _ORDER.search(word):
        told = [part for part in _ORDER.split(word) if part.strip().casefold() not in UNTOLD]
        word = ORDER.join(told) or word
    return ranked(word) or tuple(" ".join(part.split()) for part in word.split("|") if part.strip()) or (word,)


def _key(option: str) -> str:
    return folded(option).rstrip(".")


def _alike(names: Sequence[str]) -> list[str]:
    """Which options may be one that was written wrongly."""
    pairs = [
        (one, other)
        for place, one in enumerate(names)
        for other in names[place + 1 :]
        if min(len(one), len(other)) > 3 and _one_letter(_key(one), _key(other))
    ]
    return [f"{cut(one)} and {cut(other)} differ by one letter and are two options" for one, other in pairs[:3]]


def _one_letter(one: str, other: str) -> bool:
    if any(map(str.isdigit, one + other)) or abs(len(one) - len(other)) > 1 or one == other:
        return False
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, others = one[same:], other[same:]
    swapped = rest[:2] == others[:2][::-1] and rest[2:] == others[2:]
    return rest[1:] == others[1:] or rest[1:] == others or rest == others[1:] or swapped
