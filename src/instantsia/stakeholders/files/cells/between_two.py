"""How firmly somebody is for one of two names: firmly Ann, leans to Ann, leans to Bob, firmly Bob, as points of a line.

Only a column in which both names stand with the same two degrees or more is read so: else the names are options.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from instantsia.frozen import frozen
from instantsia.stakeholders.files.cells.attitudes import PLAIN, STRONG, WEAK, attitude, plain_text, split_degree
from instantsia.stakeholders.folding import folded

MOSTLY = 0.75
"""So much of all cells is such a word."""
FEWEST = 2
"""So many degrees stand with both names."""


@frozen
class Line:
    """A line between two names.

    names   of its low end and of its high end, what is against before what is for, else as in the alphabet
    shares  {word: its share of the way from the low end to the high one}, the highest first
    """

    names: tuple[str, str]
    shares: Mapping[str, float]


def between_two(words: Sequence[str]) -> Line | None:
    """The line between two names on which the words of a column stand, None where they are not on one.

    words   of all cells, as often as they stand there

    >>> line = between_two(["firmly Ann", "leans to Ann", "lean Bob", "firmly Bob"])
    >>> line.names, line.shares
    (('Ann', 'Bob'), {'firmly Bob': 1.0, 'lean Bob': 0.75, 'leans to Ann': 0.25, 'firmly Ann': 0.0})
    >>> between_two(["Ann", "lean Ann", "Bob"]) is None
    True
    """
    once = list(dict.fromkeys(words))
    parts = {word: dict(_parts(word)) for word in once}
    degrees: dict[str, set[float]] = {}
    for found in parts.values():
        for name, degree in found.items():
            degrees.setdefault(name, set()).add(degree)
    names = sorted((name for name, some in degrees.items() if len(some) >= FEWEST), key=lambda one: (len(one), one))
    # of "Ann" and "to Ann" the shorter is the name
    names = [one for at, one in enumerate(names) if not any(f" {other}" in f" {one}" for other in names[:at])]
    if len(names) != 2 or len(degrees[names[0]] & degrees[names[1]]) < FEWEST:
        return None
    # of for and against the high end is for, in any language
    names.sort(key=lambda name: ((attitude(name) or (0, 0.0))[0], name))
    of = {word: (name, found[name]) for word, found in parts.items() for name in names if name in found}
    if sum(word in of for word in words) < MOSTLY * len(words):
        return None
    held = {degree for _, degree in of.values()}
    far = {STRONG: 1.0, PLAIN: 0.5 if STRONG in held else 1.0, WEAK: 0.2 if held >= {STRONG, PLAIN} else 0.5}
    side = dict(zip(names, (-0.5, 0.5), strict=True))
    shares = {word: 0.5 + side[name] * far[degree] for word, (name, degree) in of.items()}
    low, high = (next(_as_written(word, name) for word, (of_it, _) in of.items() if of_it == name) for name in names)
    ranked = sorted(shares.items(), key=lambda item: (-item[1], folded(item[0]), item[0]))
    return Line((low, high), {word: round(share, 4) for word, share in ranked})


def _parts(word: str) -> Iterator[tuple[str, float]]:
    """(name, degree) of every way in which a word may be a name with a degree, or a name alone."""
    yield from ((name, degree) for name, degree in split_degree(plain_text(word)) if name)


def _as_written(word: str, name: str) -> str:
    """The name as it is written in a word that holds it."""
    wanted = set(name.split())
    return " ".join(part.strip("()[],;:") for part in word.split() if plain_text(part) in wanted)
