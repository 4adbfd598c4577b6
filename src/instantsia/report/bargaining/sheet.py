"""A table of a deal as it was read: what each side wants, where lines cross, what is not known."""

from __future__ import annotations

from collections.abc import Iterator

from instantsia.analysis.bargaining.results import Alone, Bargain
from instantsia.case.phrases import and_list, capital
from instantsia.report import plaintext
from instantsia.report.bargaining.options import order_lines
from instantsia.report.bargaining.words import Measure, between, ended, measures, number, sides
from instantsia.report.wording.magnitudes import at_resolution
from instantsia.report.wording.probabilities import percent
from instantsia.stakeholders.files.deal.table import Ends, Issue
from instantsia.stakeholders.files.entries import Quantity

BLANK = "?"
SHORT = 6
"""Signs of the two ends of a range that stand on one line."""
FILLED = {
    "best": "taken from the ends of the other",
    "worst": "drawn between its best and that of the other",
    "weight": "drawn between 0 and twice the mean of the others of that side",
}
"""{what is blank: how it is filled}."""


def as_read(found: Bargain, width: int) -> list[str]:
    """The table with a heading and what is to be told of it."""
    one, other = sides(found)
    heads = [
        "issue",
        f"{one}: best",
        "worst",
        "weight",
        f"{other}: best",
        "worst",
        "weight",
        "range",
    ]
    of = measures(found)
    rows = [_row(issue, found.issues[issue.name], of[issue.name].bare) for issue in found.deal.issues]
    told = [*_directions(found), *_lines(found), *_unknown(found)]
    return [
        "The sheet as it was read",
        plaintext.table(heads, rows, width, right=frozenset(range(1, 7))),
        *(plaintext.item(line, width) for line in told),
    ]


def _row(issue: Issue, alone: Alone, of: Measure) -> list[str]:
    name = f"{issue.name} ({issue.unit})" if issue.unit else issue.name
    cells = [_cells(issue.ends[side], alone, side) for side in (0, 1)]
    return [name, *cells[0], *cells[1], _range(alone, of)]


def _cells(ends: Ends, alone: Alone, side: int) -> list[str]:
    weight = alone.weights[side]
    low, high = (round(100 * part) for part in (weight.low, weight.high))
    share = f"{low} %" if low == high else f"{low}-{high} %"
    return [_cell(ends.best), _cell(ends.worst), share]


def _cell(one: Quantity) -> str:
    if one.blank:
        return BLANK
    if one.number is None:
        return one.word or ""
    low, high = (at_resolution(end, 0.0) for end in (one.number.low, one.number.high))
    return _from_to(low, high)


def _range(alone: Alone, of: Measure) -> str:
    if not _is_number(alone):
        some = "any option" if len(alone.both) == alone.levels else ", ".join(alone.both) or "none"
        return some if alone.range in (0.0, 1.0) else f"{some} ({percent(alone.range)})"
    if alone.low is None or alone.high is None:
        return "none"
    low, high = alone.low.median, alone.high.median
    shown = _from_to(number(low, of), number(high, of))
    return shown if alone.range == 1 else f"{shown} ({percent(alone.range)})"


def _directions(found: Bargain) -> Iterator[str]:
    """Which direction is better for whom, and where both want the same."""
    names = sides(found)
    for side in (0, 1):
        more = [name for name, one in found.issues.items() if one.wants[side] == "more" and _is_number(one)]
        less = [name for name, one in found.issues.items() if one.wants[side] == "less" and _is_number(one)]
        options = [f"{name} {one.wants[side]}" for name, one in found.issues.items() if not _is_number(one)]
        said = [
            *([f"more {and_list(more)}"] if more else []),
            *([f"less {and_list(less)}"] if less else []),
            *([and_list(options)] if options else []),
        ]
        yield f"{capital(names[side])} wants {'; '.join(said)}."
    for name, one in found.issues.items():
        if one.same > 0.5:
            yield f"On {name} both want the same way: there is nothing to divide."


def _is_number(one: Alone) -> bool:
    return not (one.step is None and one.low is None and one.gap is None)


def _lines(found: Bargain) -> Iterator[str]:
    """Where the lines of the two leave a range, and where not."""
    of = measures(found)
    crossing = [
        f"{name} {between(one.low.median, one.high.median, of[name])}"
        for name, one in found.issues.items()
        if _is_number(one) and one.range == 1 and one.low is not None and one.high is not None
    ]
    if crossing:
        yield ended(f"The lines cross, and leave a range by itself, on {and_list(crossing)}")
    steps = [f"{name} {number(one.step, of[name])}" for name, one in found.issues.items() if one.step]
    if steps:
        yield ended(f"Steps between the levels that are looked at: {and_list(steps)}")
    for name, one in found.issues.items():
        if one.range == 1:
            continue
        often = "" if one.range == 0 else f" in {percent(1 - one.range)} of the draws"
        apart = "what each would take the other would not"
        if one.gap is not None:
            apart = f"the lines are {number(one.gap.median, of[name])} apart"
        makes_up = ", and another issue has to make up for it" if len(found.issues) > 1 else ""
        yield f"No range on {name} by itself{often}: {apart}{makes_up}."


def _unknown(found: Bargain) -> Iterator[str]:
    """What is not known, and how it was filled."""
    names = sides(found)
    issues = found.deal.issues
    for kind, how in FILLED.items():
        whole = [
            names[side]
            for side in (0, 1)
            if len(issues) > 1 and all(_blank(issue.ends[side], kind) for issue in issues)
        ]
        some = [
            f"{names[side]} on {issue.name}"
            for issue in issues
            for side in (0, 1)
            if _blank(issue.ends[side], kind) and names[side] not in whole and (kind != "weight" or len(issues) > 1)
        ]
        if whole:
            each = "each" if kind == "weight" else f"every {kind}"
            told = f"any weight of {and_list(whole)} ({each} is drawn between 0 and 1)"
            yield f"Not known: {told}." if kind == "weight" else f"Not known: {each} of {and_list(whole)} ({how})."
        if some:
            yield f"Not known: the {kind} of {and_list(some)} ({how})."
    yield from order_lines(found)
    if not found.drawn:
        yield (
            "Nothing is drawn, since every cell is one exact number: write 150..170 where you know about how much, "
            "and nothing where you do not."
        )
    for note in found.deal.notes:
        yield f"Read: {note}"
    if found.deal.left_out:
        yield f"Left out: {and_list([str(one) for one in found.deal.left_out])}."
    if found.deal.unread:
        yield f"Columns not read: {and_list(list(found.deal.unread))}."


def _blank(ends: Ends, kind: str) -> bool:
    one: Quantity = getattr(ends, kind)
    return one.blank


def _from_to(low: str, high: str) -> str:
    """A range as it is written in a cell; a long one so that it can be broken into lines."""
    if low == high:
        return low
    return f"{low}..{high}" if len(low) + len(high) <= SHORT else f"{low} to {high}"
