"""What needs the scale before it is a number: words of attitude, 80+ and <45, saliences on a grid of 1 to 5."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from instantsia.stakeholders.files.cells.ladders import few_words, known_grades, most_of_a_ladder
from instantsia.stakeholders.files.cells.order_beside import in_the_order_told
from instantsia.stakeholders.files.cells.words import GRADES
from instantsia.stakeholders.files.entries import Entry, Quantity
from instantsia.stakeholders.files.sheet import WHOLE, Scale
from instantsia.stakeholders.files.values.exceptions import Exceptions, Meant, answered, left_unknown, of_a_column
from instantsia.stakeholders.files.values.quantities import number_of, with_both_ends
from instantsia.stakeholders.files.values.several import at_points, each_word
from instantsia.stakeholders.folding import folded


def placed(cell: Quantity, shares: Mapping[str, float], scale: Scale) -> Quantity:
    """A word of attitude as a point of the scale; any other cell as it is.

    shares   {word, folded: its share of the way from the low end to the high one}
    """
    low, high = scale
    return at_points(cell, {word: round(low + share * (high - low), 9) for word, share in shares.items()})


def closed(cell: Quantity, scale: Scale) -> Quantity:
    """80+ as the range from 80 to the upper end of the scale, <45 as that from the lower end; any other as it is.

    20..30..? has its blank end as far from its best guess as the other, and no farther than the scale goes.
    """
    if not cell.open or cell.number is None:
        return cell
    low, high = scale
    at = cell.number.low
    if not cell.number.fixed:
        return replace(cell, number=number_of(with_both_ends(cell.number, cell.open, scale)), open="")
    # beyond its end a scale has no range: that is told as any number outside
    ends = (at, max(at, high)) if cell.open == "up" else (min(at, low), at)
    return replace(cell, number=number_of(ends), open="")


def in_hundredths(cell: Quantity, scale: Scale) -> Quantity:
    """A salience on a scale as one of 0 to 100: its share of the upper end, so that the least of 1 to 5 counts.

    On a scale that begins below 0 it is the share of the way from its lower end.
    """
    if cell.number is None:
        return cell
    low, high = scale
    begin = min(low, 0.0)

    def share(value: float) -> float:
        return round(100 * (value - begin) / (high - begin), 9)

    number = cell.number
    parts = number.among or tuple(part for part in (number.low, number.mode, number.high) if part is not None)
    if number.fixed and not number.among:
        parts = (number.low,)
    return replace(cell, number=number_of(tuple(map(share, parts)), bool(number.among)))


def graded(cells: Sequence[Quantity], top: float) -> list[Quantity]:
    """High, medium and low as hundredths of `top`; any other word stays a word."""
    return [
        cell
        if cell.word is None or (share := GRADES.get(cell.word.casefold().strip(". "))) is None
        else replace(cell, number=number_of((round(share * top, 9),)), word=None)
        for cell in cells
    ]


def turned(cell: Quantity, scale: Scale) -> Quantity:
    """A number of a scale that runs down as the same distance from the other end: 1 of 1 to 5 is 5."""
    if cell.number is None:
        return cell
    number, total = cell.number, scale[0] + scale[1]
    parts = number.among or tuple(part for part in (number.low, number.mode, number.high) if part is not None)
    if number.fixed and not number.among:
        parts = (number.low,)
    return replace(
        cell,
        number=number_of(tuple(sorted(total - part for part in parts)), bool(number.among)),
        open={"up": "down", "down": "up"}.get(cell.open, ""),  # type: ignore[arg-type]
    )


def of_grades(
    cells: Sequence[Quantity],
    answers: Mapping[str, Meant],
    beside: Sequence[str] = (),
    apart: Collection[str] = frozenset(),
    others: Sequence[Quantity] = (),
) -> tuple[list[Quantity], Exceptions]:
    """(the cells of a column of grades as points of 100, what each grade was read as without an answer).

    answers   {grade, folded: its points of 100}; beside numbers, what it is on their scale
    beside    lines beside the table, which may tell the order of grades
    apart     numbers, folded, that stand apart in this column or another, as in `answered`
    others    the cells of the other column of weights, in which a grade is worth the same

    High, medium and low alone stay words, which `graded` reads. Beside grades of one kind, or beside numbers, any other
    word is not known.
    """
    cells = of_a_column(answered(cells, answers, apart))
    found = Exceptions()
    numbers = any(cell.number is not None for cell in cells)
    words = each_word(cells)
    shares = _shares_in_both(words, each_word(others), beside) if words and not (numbers and not answers) else None
    most = max((cell.number.high for cell in cells if cell.number is not None), default=0.0)
    # beside numbers of 0 to 100 high is a share of them; beside 14,000 nobody knows what it is
    kept = {word for word in words if word.casefold().strip(". ") in GRADES and most <= WHOLE[1]}
    if shares is not None:
        found.meant |= {word: round(100 * share, 9) for word, share in shares.items()}
        points = {folded(word): round(100 * share, 9) for word, share in shares.items()}
        points |= {word: meant for word, meant in answers.items() if isinstance(meant, float)}
        cells = [at_points(cell, points) for cell in cells]
    return left_unknown(cells, found, kept.__contains__), found


def _shares_in_both(words: Sequence[str], others: Sequence[str], beside: Sequence[str]) -> Mapping[str, float] | None:
    """The same where another column has grades, too: one that stands in both is worth the same in both.

    Of * and ** beside a column of up to five stars the most is five.
    """
    own, other = _shares(words, beside), _shares(others, beside)
    if own is None or other is None or all(other.get(word, share) == share for word, share in own.items()):
        return own
    both = _shares([*words, *others], beside)
    return own if both is None else {word: share for word, share in both.items() if word in own}


def _shares(words: Sequence[str], beside: Sequence[str]) -> Mapping[str, float] | None:
    """{word: its share of the scale} of the grades of a column; None where it has none."""
    known = most_of_a_ladder(words)
    return in_the_order_told(beside, words, known or known_grades(words)) or known or few_words(words)


def replaced(entries: Sequence[Entry], role: str, cells: Sequence[Quantity]) -> list[Entry]:
    """The entries with these cells in the place of theirs."""
    # `replace` looks at every field, and a table has thousands of rows in which nothing changes
    return [
        entry if getattr(entry, role) is cell else replace(entry, **{role: cell})  # type: ignore[arg-type]
        for entry, cell in zip(entries, cells, strict=True)
    ]
