"""The positions on one issue: points of its scale, words of attitude as points, or options."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import field, replace

from instantsia.case.values import WORDS
from instantsia.errors import cut, listed
from instantsia.frozen import frozen
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.attitudes import attitudes, most_attitudes
from instantsia.stakeholders.files.cells.between_two import between_two
from instantsia.stakeholders.files.cells.directions import directions
from instantsia.stakeholders.files.cells.options_in_words import MOST_OPTIONS, ORDER, written_once
from instantsia.stakeholders.files.cells.sayings import sayings
from instantsia.stakeholders.files.cells.spellings import too_large
from instantsia.stakeholders.files.cells.words import ANYTHING, AT_ONCE, FREE, NEVER, NOT_AT_ALL, TO_THE_END
from instantsia.stakeholders.files.cells.years import YEARS
from instantsia.stakeholders.files.columns.beside import measured_in
from instantsia.stakeholders.files.columns.scales import unit_of
from instantsia.stakeholders.files.entries import Quantity
from instantsia.stakeholders.files.sheet import Scale
from instantsia.stakeholders.files.values.exceptions import (
    Exceptions,
    Meant,
    left_unknown,
    numbers_said,
    read_out,
    undecided,
)
from instantsia.stakeholders.files.values.given import About
from instantsia.stakeholders.files.values.hedged_options import hedged_options
from instantsia.stakeholders.files.values.high_first import name_nothing
from instantsia.stakeholders.files.values.legend_words import legend_words
from instantsia.stakeholders.files.values.points import closed, placed
from instantsia.stakeholders.files.values.quantities import number_of
from instantsia.stakeholders.files.values.several import each_word
from instantsia.stakeholders.folding import folded

OPEN = "open"
OF_AN_END = pattern(rf"(?:{'|'.join(WORDS)})\s+(.*\S)", re.IGNORECASE)
"""A word of the printed scale, and the end that it names: "leans to full ban"."""
ANY_OR_NONE = "any number will do, or none?"


@frozen
class Positions:
    """The positions on one issue as they are read.

    notes  what a person should know of it
    meant  {word: the point that is proposed for it}
    where  {word: where what is not known stands, and why}
    """

    cells: list[Quantity]
    notes: list[str]
    meant: Mapping[str, Meant] = field(default_factory=dict)
    where: Mapping[str, str] = field(default_factory=dict)


def positions(
    cells: list[Quantity],
    issue: str,
    scale: Scale,
    answered: About,
    beside: Sequence[str] = (),
    *,
    asked: Sequence[Quantity] | None = None,
    known: bool,
    exempt: bool,
) -> Positions:
    """The positions on one issue, words of attitude as points of its scale.

    answered  what was said about the issue
    beside    lines beside the table, which may tell codes
    asked     the cells before any of their words was answered, which tell what the others mean; None where none was
    known     whether the table has a scale: then words are points of it
    exempt    whether its format has nothing but numbers: then a word stays one, and is told as a mistake
    """
    numbers, amounts = any(cell.number is not None for cell in cells), numbers_said(cells)
    shares = _shares(cells if asked is None else asked, answered, beside)
    found = Exceptions()
    if shares is not None:
        low, high = scale
        middle, said = round((low + high) / 2, 9), answered.words or {}
        left = {word: share for word, share in shares.items() if folded(word) not in said}
        found.meant |= {word: round(low + share * (high - low), 9) for word, share in left.items()}
        of = {folded(word): share for word, share in shares.items()}
        cells = [placed(cell, of, scale) for cell in undecided(cells, found, middle, said)]
    words = [cell.word for cell in cells if cell.word]
    # a number that is too large to be reckoned with is no option, but one that is not known; nor is a range of none
    nameless = any(map(too_large, words)) or (not _as_options(answered) and name_nothing(words))
    on_scale = known or any(cell.number is not None for cell in cells) or not words or nameless
    of_issue = f" on {issue}" if issue else ""
    notes: list[str] = []
    of_ends = {folded(match[1]) for cell in cells if (match := OF_AN_END.fullmatch(cell.word or ""))}
    named = {folded(cell.word) for cell in cells if cell.word and not OF_AN_END.fullmatch(cell.word)} - {OPEN}
    ends = of_ends | named if of_ends else of_ends
    if not on_scale:
        if of_ends:
            return Positions(cells, notes)  # "leans to full ban" names an end of a scale
        sure, hedged = (cells, []) if exempt else hedged_options(cells, found)
        once, more = written_once(sure)
        if _many(once) <= MOST_OPTIONS:
            told = _options_told(once, [*hedged, *more], of_issue, found.meant)
            return Positions(once, told, found.meant, found.where)
        found = Exceptions()
        notes.append(
            f"found {_many(once)} different words{of_issue}, more than {MOST_OPTIONS} options: no number is known"
        )
    cells = [closed(cell, scale) for cell in cells]

    def keep(word: str) -> bool:
        of_an_end = OF_AN_END.fullmatch(word)
        if exempt:
            return True
        # of two names in the column, of which one is leaned to, the other may be the other end
        places = answered.options | (answered.ends or (ends if len(ends) <= 2 else of_ends))
        bare = folded(of_an_end[1] if of_an_end is not None else word)
        parts = {folded(part) for part in word.split("|")}
        return word.casefold() == OPEN or bare in places or parts <= places

    if numbers and shares is None and not answered.words:
        cells = [_at_an_end(cell, scale) for cell in cells]
    notes += read_out(cells, of_issue, amounts)
    cells = left_unknown(cells, found, keep)
    return Positions(cells, notes, found.meant, found.where if found.meant else {})


def _as_options(answered: About) -> bool:
    """Whether somebody said that the words are options."""
    return answered.words is not None and not answered.words


def _shares(cells: Sequence[Quantity], answered: About, beside: Sequence[str]) -> Mapping[str, float] | None:
    """{word: its share of the way along the scale} of words of attitude; None where they are none, or are options."""
    said = each_word(cells)
    if _as_options(answered) or not said or _explained(said, answered.ends):
        return None
    if any(cell.number is not None for cell in cells):
        return attitudes(said)
    found = most_attitudes(said) or sayings(said) or directions(said) or legend_words(beside, said)
    return found if found is not None or (line := between_two(said)) is None else line.shares


def _options_told(once: Sequence[Quantity], more: Sequence[str], of_issue: str, asked: Collection[str]) -> list[str]:
    """What is told of positions that are options.

    once   the cells with every option written in one way
    more   what is told of that
    asked  texts that are asked about, and told there
    """
    notes = [*more]
    unknown = Counter(cell.raw for cell in once if cell.blank and cell.raw and cell.raw not in asked)
    if unknown:
        which = listed([f"{count} {cut(raw)}" for raw, count in sorted(unknown.items())])
        notes.append(f"Read as not known among the options{of_issue}: {which}")
    return notes


def at_no_charge(cells: Sequence[Quantity]) -> list[Quantity]:
    """The cells of a column of amounts in a unit, with what is free of charge as 0, which is asked.

    Beside amounts with their unit in the cells "nothing" is 0 as well.
    """
    numbers = [cell.number for cell in cells if cell.number is not None]
    name = next((cell.spot.name for cell in cells), "")
    in_cells = any(cell.loose == "amount" for cell in cells)
    if not numbers or min(one.low for one in numbers) < 0 or not (in_cells or unit_of(name) or measured_in(name)):
        return list(cells)
    free = FREE | NOT_AT_ALL if in_cells else FREE
    why = "nothing is paid: 0, or another number?"
    return [
        replace(cell, number=number_of((0.0,)), word=None, loose="proposed", why=why)
        if (cell.word or "").casefold().strip(". !") in free
        else cell
        for cell in cells
    ]


def _at_an_end(cell: Quantity, scale: Scale) -> Quantity:
    """A word that may be an end of a scale of numbers, as a ban is of years without something.

    Of calendar years "never" is the last, and "at once" the first; "none" is no year. What "any" means is asked.
    """
    word = (cell.word or "").casefold().strip(". !")
    years = YEARS[0] <= scale[0] and scale[1] <= YEARS[1]
    last, first = (TO_THE_END | NEVER, AT_ONCE) if years else (TO_THE_END, NOT_AT_ALL)
    if word in ANYTHING:
        return replace(cell, why=ANY_OR_NONE)
    if word not in last | first:
        return cell
    up = word in last
    why = f"the {'upper' if up else 'lower'} end of the scale, or another number?"
    return replace(cell, number=number_of((scale[up],)), word=None, loose="proposed", why=why)


def _many(cells: Sequence[Quantity]) -> int:
    """How many options are named in a column."""
    parts = (part for cell in cells if cell.word is not None for part in cell.word.replace(ORDER, "|").split("|"))
    return len(set(map(folded, parts)))


def _explained(words: Sequence[str], ends: frozenset[str]) -> bool:
    """Whether the printed scale explains all words: ends by their names, leans to and firmly, open."""
    named = {folded(match[1]) for word in words if (match := OF_AN_END.fullmatch(word))}
    known = ends or named
    return bool(known) and all(
        word.casefold() == OPEN
        or folded(match[1] if (match := OF_AN_END.fullmatch(word)) else word) in known
        or all(folded(part) in known for part in word.split("|"))
        for word in words
    )
