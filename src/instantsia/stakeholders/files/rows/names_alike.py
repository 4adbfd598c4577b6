"""Two names of a table that may mean one: with and without a bracket, abbreviated, or one person under two offices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations

from instantsia.errors import cut, few
from instantsia.patterns import pattern
from instantsia.stakeholders.files.rows.kind_names import shortened
from instantsia.stakeholders.files.rows.persons import SHORTEST, TITLES, bare_name, may_be_one, titled
from instantsia.stakeholders.files.sheet import Cell
from instantsia.stakeholders.folding import folded
from instantsia.stakeholders.told import ONE_AND_THE_SAME

NAMED = 3
MANY = 100
"""So many who have one surname are compared one with another: more would take minutes, and tell nobody anything."""
NO_KEYS: Mapping[int, str] = {}
LONG = 2
"""So many words has what is in brackets where two names share it."""
_BRACKET = pattern(r"(.+?)\s*[(\[]([^()\[\]]+)[)\]]")
_LOOKS = str.maketrans(
    "аеорсухіјѕԁһԛԝАВЕКМНОРСТУХІЈЅԚԜοαΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijsdhqwABEKMHOPCTYXIJSQWoaABEZHIKMNOPTYX",
)
"""Cyrillic and Greek letters, and those of the Latin alphabet that they look like."""
ONE_OUT = "where they are one, take one of the rows out"
LATER = "where they are one, give both rows one name: then the later row counts"
"""What to do about it; of answers with an address or a time the later counts."""


def alike(cells: Sequence[Cell], shared: Mapping[int, str] = NO_KEYS, remedy: str = ONE_OUT) -> list[str]:
    """What is told of the names of a table that may mean one actor; nothing is changed for it.

    shared   {row: the address or the number of who stands in it}, by which rows of two names may be one's
    remedy   what to do where they are one

    >>> from instantsia.stakeholders.files.sheet import Spot
    >>> names = ("Dean of Science (Prof. U. Brand)", "Ann", "U. Brand", "Red Agua", "Red Agua (Oaxaca)")
    >>> print(*alike([Cell(name, Spot("ban.csv", "", at)) for at, name in enumerate(names, 2)]))
    May be one and the same, and read as two: 'U. Brand' (row 4) and 'Dean of Science (Prof. U. Brand)' (row 2); 'Red Agua' (row 5) and 'Red Agua (Oaxaca)' (row 6) (where they are one, take one of the rows out)
    """  # noqa: E501
    names = {folded(cell.text): cell for cell in reversed(cells) if cell.text}
    whole = {_plain(cell.text): cell for cell in names.values()}
    inside: dict[str, Cell] = {}
    pairs: dict[tuple[str, str], str] = {}
    for cell in reversed(names.values()):
        match = _BRACKET.fullmatch(cell.text)
        if match is None:
            continue
        base, aside = _plain(match[1]), _plain(match[2])
        other = whole.get(aside) or whole.get(base)
        # what is in brackets behind two names is a person where it has a title, and else a group of both
        if other is None and len(match[2].split()) >= LONG and titled(match[2]):
            other = inside.setdefault(aside, cell)
        if other is not None and other.text != cell.text:
            pairs[other.text, cell.text] = f"{_shown(other)} and {_shown(cell)}"
    pairs |= _abbreviated(list(names.values()))
    known = {frozenset(pair) for pair in pairs}
    for one, other in (*_by_name(list(names.values())), *_by_key(cells, shared)):
        if frozenset((one.text, other.text)) not in known:
            known.add(frozenset((one.text, other.text)))
            pairs[one.text, other.text] = f"{_shown(one)} and {_shown(other)}"
    for one, other in _in_other_letters(list(names.values())):
        if frozenset((one.text, other.text)) not in known:
            pairs[one.text, other.text] = f"{_shown(one)} and {_shown(other)}, with letters of another alphabet"
    if not pairs:
        return []
    told = list(pairs.values())
    return [f"{ONE_AND_THE_SAME}{few(told, NAMED, '; ')} ({remedy})"]


def _by_name(cells: Sequence[Cell]) -> Iterator[tuple[Cell, Cell]]:
    """The pairs of names that differ in a title, a hyphen or a point, or of which the one has an initial.

    A surname that may be that of several is nobody's; where very many have it, only names that are the same are told.
    """
    of: dict[str, list[Cell]] = {}
    for cell in cells:
        words = bare_name(cell.text)
        if words and len(words[-1]) >= SHORTEST:
            of.setdefault(words[-1], []).append(cell)
    for some in (some for some in of.values() if len(some) > 1):
        together = [some] if len(some) <= MANY else _of_one_name(some)
        compared = (combinations(sorted(one, key=_row), 2) for one in together)
        pairs = [pair for pair in chain.from_iterable(compared) if may_be_one(pair[0].text, pair[1].text)]
        times = Counter(cell.text for pair in pairs for cell in pair)
        for one, other in pairs:
            same = bare_name(one.text) == bare_name(other.text)
            if same or (times[one.text] == 1 and times[other.text] == 1):
                yield one, other


def _of_one_name(cells: Sequence[Cell]) -> list[list[Cell]]:
    out: dict[tuple[str, ...], list[Cell]] = {}
    for cell in cells:
        out.setdefault(bare_name(cell.text), []).append(cell)
    return list(out.values())


def _by_key(cells: Sequence[Cell], shared: Mapping[int, str]) -> Iterator[tuple[Cell, Cell]]:
    """The pairs of rows that have one address, or one number, and two names."""
    first: dict[str, Cell] = {}
    for cell in cells:
        key = folded(shared.get(cell.spot.row, ""))
        if key and cell.text:
            other = first.setdefault(key, cell)
            if folded(other.text) != folded(cell.text):
                yield other, cell


def _in_other_letters(cells: Sequence[Cell]) -> Iterator[tuple[Cell, Cell]]:
    """The pairs of names that look alike, of which one has letters of another alphabet: Spain with a Cyrillic S.

    What is written in one alphabet alone goes first.
    """
    first: dict[str, Cell] = {}
    for cell in sorted(cells, key=lambda cell: (not cell.text.isascii(), cell.spot.row)):
        other = first.setdefault(folded(cell.text.translate(_LOOKS)), cell)
        if folded(other.text) != folded(cell.text):
            yield other, cell


def _row(cell: Cell) -> int:
    return cell.spot.row


def _abbreviated(cells: Sequence[Cell]) -> dict[tuple[str, str], str]:
    """The pairs of names of which one has beginnings of words where the other has the words: Inst. of Sea Research."""
    long: dict[tuple[int, str], list[Cell]] = {}
    for cell in cells:
        words = cell.text.casefold().split()
        if words:
            long.setdefault((len(words), words[0][:1]), []).append(cell)
    out: dict[tuple[str, str], str] = {}
    for cell in cells:
        words = cell.text.casefold().split()
        if not any(word.endswith(".") for word in words):
            continue
        for other in long[len(words), words[0][:1]]:
            if other.text != cell.text and shortened(words, other.text.casefold().split()):
                out[other.text, cell.text] = f"{_shown(other)} and {_shown(cell)}"
    return out


def _plain(name: str) -> str:
    return folded(TITLES.sub("", name.strip()))


def _shown(cell: Cell) -> str:
    return f"{cut(cell.text)} ({'line' if cell.spot.way == 'lines' else 'row'} {cell.spot.row})"
