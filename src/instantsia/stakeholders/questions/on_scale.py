"""Answers about a scale: its ends, what holds on it, the line that matters, its stretches.

`read_KEY` takes the text of an answer and what was answered before it, and raises ValueError with what was expected;
`default_KEY` is what holds where nobody answers, as it would be written.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from instantsia.case.limits import LARGEST
from instantsia.case.numbers import Number, plain
from instantsia.case.times import are_times, day_at
from instantsia.case.values import Domain, parse_value
from instantsia.errors import cut
from instantsia.stakeholders.files.cells.attitudes import attitude
from instantsia.stakeholders.files.cells.clock import on_the_clock
from instantsia.stakeholders.files.cells.now_words import as_now
from instantsia.stakeholders.files.cells.sayings import begun
from instantsia.stakeholders.files.cells.unit_of_amounts import in_unit
from instantsia.stakeholders.files.cells.years import PARTS_OF_A_YEAR, YEARS
from instantsia.stakeholders.files.columns.in_time import span_in, time_between, time_in
from instantsia.stakeholders.files.columns.kinds import numberish
from instantsia.stakeholders.files.columns.scales import UNNAMED, figure, on_scale
from instantsia.stakeholders.files.entries import NO_UNIT, Unit
from instantsia.stakeholders.folding import begun_by, folded
from instantsia.stakeholders.questions.answer_values import Ends, Line
from instantsia.stakeholders.questions.asking import Asking
from instantsia.stakeholders.questions.days import typed
from instantsia.stakeholders.questions.ends import HIGH_END, LOW_END, read_ends, scale_in_ends
from instantsia.stakeholders.questions.holding import quoted
from instantsia.stakeholders.questions.options import (
    NO_DECISION,
    holding_option,
    named_options,
    option_meant,
    option_told,
    told_option,
)
from instantsia.stakeholders.questions.words import (
    PLACED,
    holds,
    names_in,
    number_in,
    with_points,
)

MOST_STRETCHES = 4
TENTH = "a tenth of what is held"
"""How far a bare position may be off on either side, unless an answer says it in hundredths of the scale."""


def domain(asking: Asking) -> Domain:
    """Values of a position on the issue that is asked about."""
    low, high = asking.value("scale")
    ends: Ends = asking.value("ends")
    return Domain(low, high, ((ends.low,), (ends.high,)))


def point(written: str, asking: Asking) -> Number:
    """A point of the scale, a range, a word of it, or the name of an end; ValueError where it is none."""
    scale = domain(asking)
    named = {
        folded(name): end for end, names in zip((scale.low, scale.high), scale.ends, strict=True) for name in names
    }
    if named_options(asking):
        named |= {folded(name): place for name, place in asking.value("options").items() if place is not None}
    amounts = None if folded(written) in named else _amounts(written, asking.table_facts.unit) or _time(written, scale)
    if amounts is not None and scale.low <= amounts[0] and amounts[-1] <= scale.high:
        written = "..".join(map(plain, amounts))
    places = {named.get(folded(name)) for name in written.split("|")}
    found_points = tuple(sorted(place for place in places if place is not None))
    if None not in places:
        among = found_points if len(found_points) > 1 else ()
        return Number(low=found_points[0], high=found_points[-1], among=among, source="table")
    try:
        found = parse_value(with_points(written), scale)
    except ValueError as error:
        raise ValueError(f"{error}, or an end by its name") from None
    return Number(low=found.low, high=found.high, mode=found.mode, among=found.among, source="table")


def read_named_ends(written: str, asking: Asking) -> Ends:
    scale, facts = asking.value("scale"), asking.table_facts
    ends = read_ends(written, scale)
    # where the sheet or an answer tells the scale, numbers are names as any other
    guessed = facts.scale is None and asking.text("scale") is None and (facts.doubt is None or facts.doubt.of_numbers)
    told = scale_in_ends(written, facts.held, scale) if facts.held and guessed and asking.text("ends") else None
    if told is not None:
        headline = asking.issue in (None, replace(asking, issue=None).value("issue"))
        key = "scale" if headline else f"scale.{asking.issue}"
        said, other = (shlex.quote(f"{key}={plain(low)}..{plain(high)}") for low, high in (told, scale))
        raise ValueError(
            f"all positions lie between {figure(told[0])} and {figure(told[1])}, which reads as the scale: expected "
            f"--answer {said} beside it (or {other}, if these are names of its ends)"
        )
    for word in asking.table_facts.ends:
        if word not in UNNAMED and folded(word) not in map(folded, (ends.low, ends.high)):
            raise ValueError(f"expected the ends that the table names, and {word} is one of them")
    return ends


def default_ends(asking: Asking) -> str:
    named = asking.table_facts.ends
    if not named:
        low, high = asking.value("scale")
        # words that were not answered are what was proposed
        meant = {**asking.table_facts.words, **asking.value("words")}.items()
        # a number that was asked about is no name, nor is what one person's cell says among numbers
        own = asking.table_facts.own_words
        placed = ((word, at) for word, at in meant if isinstance(at, float))
        words = {word: at for word, at in placed if not (numberish(word) or folded(word) in own)}
        # of several words for one end the shortest says it best: Y, and not Y (20)
        points = {words[word]: begun(word) for word in sorted(words, key=len, reverse=True)}
        return f"{_at_end(low, high, points) or LOW_END}|{_at_end(high, low, points) or HIGH_END}"
    if len(named) == 2:
        return "|".join(named)
    return f"{named[0]}|{HIGH_END}" if holds(named[0]) else f"{LOW_END}|{named[0]}"


def _at_end(end: float, other: float, points: Mapping[float, str]) -> str:
    """The word of a ladder at one end; where nobody uses it, as that at the other end is made; "" where none is known.

    points   {point: its word}

    >>> _at_end(0.0, 100.0, {100.0: "Strongly supportive", 75.0: "Supportive", 50.0: "Neutral", 25.0: "Opposed"})
    'Strongly opposed'
    """
    if end in points:
        return points[end]
    whole = points.get(other, "")
    for point, word in points.items():
        opposite = points.get(end + other - point, "")
        degree = whole.casefold().removesuffix(f" {word.casefold()}")
        if opposite and degree != whole.casefold():
            lower = whole[len(degree) + 1].islower()
            return f"{whole[: len(degree)]} {opposite[0].lower() if lower else opposite[0]}{opposite[1:]}"
    return ""


def read_scale(written: str, unit: Unit = NO_UNIT) -> tuple[float, float]:
    """Low and high end of "0..100", of amounts, "$0..$200m", or of days; ValueError where it is no scale.

    unit   in which the positions are amounts

    >>> read_scale("0..100"), read_scale("$0..$1.2bn", Unit("USD m", 6, frozenset(["usd"])))
    ((0.0, 100.0), (0.0, 1200.0))
    >>> read_scale("2026-09-05..2026-10-17")
    (2026.677, 2026.792)
    """
    one = r"([+-]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d{1,3})?)"
    match = re.fullmatch(rf"\s*{one}\s*(?:\.\.|–|-|to)\s*{one}\s*", written)
    try:
        low, high = (float(part.replace(",", ".")) for part in match.groups()) if match else (0.0, 0.0)
    except ValueError:
        low = high = 0.0
    amounts = None if match else span_in(written) or _amounts(written, unit)
    if amounts is not None and len(amounts) == 2:
        low, high = amounts
    if not -LARGEST <= low < high <= LARGEST:
        turned = f", the low one first ({typed(high, high, low)}..{typed(low, high, low)})" if low > high else ""
        raise ValueError(f"expected the low and the high end as 0..100{turned}, none beyond {LARGEST:g}")
    return low, high


def _amounts(written: str, unit: Unit) -> tuple[float, ...] | None:
    """The amounts that are written, one or from one to another, in the unit of the positions; None where it is none."""
    whole = in_unit(written, unit, frozenset()) if unit.name else None
    found = [whole] if whole is not None else [in_unit(one, unit, frozenset()) for one in written.split("..")]
    if not unit.name or any(one is None or one.open for one in found):
        return None
    return tuple(float(part) for one in found if one is not None for part in one.parts)


def _time(written: str, scale: Domain) -> tuple[float, ...] | None:
    """A time as a point of a scale of years, or of hours, a month as the range that it is; None of what is no time."""
    if not (YEARS[0] <= scale.low and scale.high <= YEARS[1]):
        hour = on_the_clock(written, scale.low, scale.high)
        return None if hour is None else (hour,)
    found = time_in(written, True) or time_between(written, scale.low, scale.high)
    return None if found is None else tuple(map(float, found.parts))


def amount(written: str, unit: Unit) -> float | None:
    """One amount in the unit of the positions; None where it is none.

    >>> amount("$150m", Unit("USD m", 6, frozenset(["usd"]))), amount("150", Unit("USD m", 6, frozenset(["usd"])))
    (150.0, None)
    """
    found = _amounts(written, unit)
    return found[0] if found is not None and len(found) == 1 else None


def default_scale(asking: Asking) -> str:
    doubt = asking.table_facts.doubt
    low, high = asking.table_facts.scale or (doubt.scale if doubt is not None else (0.0, 100.0))
    return f"{typed(low, low, high)}..{typed(high, low, high)}"


def read_status_quo(written: str, asking: Asking) -> Any:
    if named_options(asking):
        return option_meant(written, asking.value("options"), "one of the options")
    try:
        return point(written, asking)
    except ValueError:
        ends: Ends = asking.value("ends")
        begun = begun_by(written, (ends.low, ends.high))
        if len(begun) != 1:
            raise
        return point(begun[0], asking)


def default_status_quo(asking: Asking) -> str:
    if named_options(asking):
        options = [str(one) for one in asking.value("options")]
        # whoever answered the options puts first what holds; the table's stand in the order of the alphabet
        first = options[0] if asking.text("options") is not None else NO_DECISION
        return option_told(asking, options)[0] or holding_option(options) or first
    low, high = asking.value("scale")
    status_quo = asking.table_facts.status_quo
    if status_quo is not None:
        return typed(status_quo, low, high)
    ends: Ends = asking.value("ends")
    reference = asking.table_facts.reference
    if reference is not None and low <= reference[0] <= high:
        return typed(reference[0], low, high)
    if (kept := _kept(asking)) is not None:
        return typed(kept[1], low, high)
    # on a scale that runs from for to against nothing is changed at its high end
    return typed(high if _against(ends.high) and not _against(ends.low) else low, low, high)


def holds_told(asking: Asking) -> bool:
    """Whether the table tells what holds on a scale, as a point of it: by itself, by a line or a row beside it, or by
    a word of the scale that says that all stays as it is."""
    facts = asking.table_facts
    low, high = asking.value("scale")
    referred = facts.reference is not None and low <= facts.reference[0] <= high
    return facts.status_quo is not None or referred or _kept(asking) is not None


def holds_guessed(asking: Asking) -> bool:
    """Whether what holds is a point of a scale that nobody told: no answer, nothing of the table, no name of an end."""
    if named_options(asking) or asking.text("status_quo") is not None or holds_told(asking):
        return False
    ends: Ends = asking.value("ends")
    return _against(ends.low) == _against(ends.high)


def told_status_quo(asking: Asking) -> str:
    """That what is proposed is a guess, and what another answer would change; "" where the table tells."""
    if named_options(asking):
        return told_option(asking)
    proposed = default_status_quo(asking)
    ends: Ends = asking.value("ends")
    reference = asking.table_facts.reference
    begins = "Nothing in the sheet was read as saying it"
    if reference is not None:
        low, high = asking.value("scale")
        if low <= reference[0] <= high:
            return f"The sheet tells it ({reference[1]})."
        begins = f"The sheet has {plain(reference[0])} ({reference[1]}), which lies beyond the scale"
    elif (kept := _kept(asking)) is not None:
        return f"{cut(kept[0])} is read as what holds."
    elif said := quoted(asking):
        begins = f"The sheet says it in words ({said}), from which no point of the scale was read"
    elif _against(ends.low) != _against(ends.high):
        return ""
    unit = f" ({asking.table_facts.unit.name})" if asking.table_facts.unit.name else ""
    return (
        f"{begins}, so {proposed}{unit} is a guess. On it rests which outcomes count as a change, which line "
        "is proposed, and what stands where a vote carries nothing."
    )


def _kept(asking: Asking) -> tuple[str, float] | None:
    """(word, point) of a word of the scale that says that all stays as it is: keep, beibehalten, mantener."""
    words = asking.value("words").items()
    return next(((word, point) for word, point in words if isinstance(point, float) and as_now(word)), None)


def _against(end: str) -> bool:
    """Whether the name of an end says that nothing is done, or that somebody is against it."""
    found = attitude(end)
    return holds(end) or (found is not None and found[0] < 0)


def read_line(written: str, asking: Asking) -> Line:
    low, high = asking.value("scale")
    status_quo: Number = asking.value("status_quo")
    side = ""
    match = re.fullmatch(r"\s*(above|below)\s+(.*)", written)
    if match:
        side, written = match[1], match[2]
    place, when = amount(written, asking.table_facts.unit), _time(written, domain(asking))
    if place is None and when is not None:
        place = when[0]
    if place is None:
        first, last, half = (on_scale(one, (low, high)) for one in (low, high, (low + high) / 2))
        place = number_in(written, f"a point from {first} to {last}, as in {half}")
    if not low <= place <= high:
        raise ValueError(f"expected a point from {on_scale(low, (low, high))} to {on_scale(high, (low, high))}")
    above = (
        side == "above"
        if side
        else place > status_quo.middle or (place == status_quo.middle and high - place >= place - low)
    )
    if place == (high if above else low):
        raise ValueError(
            f"expected a point before the end at {on_scale(place, (low, high))}: beyond is the side away from the "
            f"status quo ({status_quo.written}), and nothing lies beyond the end"
        )
    return Line(place, above)


def default_line(asking: Asking) -> str:
    low, high = asking.value("scale")
    status_quo = asking.value("status_quo").middle
    far = high if high - status_quo >= status_quo - low else low
    half = (status_quo + far) / 2
    if are_times(low, high):
        return day_at(half).isoformat()
    # a day is a part of a year with so many decimals
    return plain(round(half, PARTS_OF_A_YEAR) if YEARS[0] <= low and high <= YEARS[1] else half)


def read_stretches(written: str, asking: Asking) -> dict[str, float]:
    """{name: upper end}; equal widths where no ends are written."""
    parts = names_in(written)
    low, high = asking.value("scale")
    if written == default_stretches(asking):
        return dict(zip(parts, _equal(low, high, len(parts)), strict=True))
    if not 1 <= len(parts) <= MOST_STRETCHES:
        raise ValueError(f"expected up to {MOST_STRETCHES} names joined by |, as in no ban 10|partial ban 70|full ban")
    split = [PLACED.fullmatch(part) for part in parts]
    if not any(split):
        ends = _equal(low, high, len(parts))
        names = list(parts)
    elif all(split[:-1]):
        names = [match[1] if match else part for match, part in zip(split, parts, strict=True)]
        ends = [float(match[2].replace(",", ".")) if match else high for match in split]
    else:
        raise ValueError("expected an upper end behind each name but the last, or behind none")
    if not all(one < other for one, other in zip([low, *ends], ends, strict=False)) or ends[-1] != high:
        between = f"from above {figure(low)} to {figure(high)}"
        raise ValueError(f"expected upper ends that rise {between}, found {_figures(ends)}")
    if len({folded(name) for name in names}) != len(names):
        raise ValueError("expected each name once")
    return dict(zip(names, ends, strict=True))


def _equal(low: float, high: float, count: int) -> list[float]:
    """The upper ends of stretches of one width."""
    return [low + (high - low) * (place + 1) / count for place in range(count - 1)] + [high]


def _figures(values: Sequence[float]) -> str:
    return ", ".join(map(figure, values))


def default_stretches(asking: Asking) -> str:
    ends: Ends = asking.value("ends")
    return f"near {ends.low}|in between|near {ends.high}"


def read_width(written: str, asking: Asking) -> float | None:
    """Points of 100 on either side; None for a tenth of the range that is held."""
    if "tenth" in written.casefold().split():
        return None
    expected = "points of 100 on either side, as in 10, or a tenth of what is held"
    found = number_in(written.replace("±", "").replace("+-", ""), expected)
    if not 0 <= found <= 100:
        raise ValueError("expected from 0 to 100 points of 100 on either side, as in 10")
    return found
