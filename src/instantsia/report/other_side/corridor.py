"""What each side and each home would accept over time: a table for the screen, JSON with its schema."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

from instantsia.analysis.results.other_side import TIMES_ERROR, Bands, Corridor, Opening, Without
from instantsia.case.dates import day_text
from instantsia.case.phrases import and_list, capital
from instantsia.errors import UserError
from instantsia.report import naming, plaintext
from instantsia.report.beliefs.knew import played
from instantsia.report.json_text import dump, fields
from instantsia.report.schema_parts import count, listed, named, number, record, share, text, whole
from instantsia.report.sentences.over_time import day as day_said
from instantsia.report.sentences.over_time import short
from instantsia.report.wording.magnitudes import value_text
from instantsia.report.wording.proportions import side_text

ROWS = 8
"""So many turns stand in the table."""
SHOWN = (0.1, 0.5, 0.9)
HEADS = {0.1: "1 in 10", 0.5: "half", 0.9: "9 in 10"}
LEAST_ROOM = 4
"""Columns of a share."""


def screen(found: Corridor, width: int = 80, at: Sequence[int] = ()) -> str:
    """The table of some turns and what opens a range, at most `width` wide (not under 40).

    at   days whose turns are wanted, as ordinals; without them some that lie evenly
    """
    width = max(width, plaintext.LEAST_WIDTH)
    head = f"{found.case} {plaintext.DOT} what both sides would accept {plaintext.DOT} {played(found)}"
    intro = f"{what(found)} that each home would accept were there talks, in the draws in which {still(found)}."
    out = [plaintext.entry(head, width), *([f"changed: {'; '.join(found.changes)}"] if found.changes else []), ""]
    out += [plaintext.lines(intro, width), *_table(found, chosen(found, at), width), ""]
    out += [plaintext.entry(one, width) for one in sentences(found)]
    note = (
        f"{capital(and_list(list(HEADS.values())))}: of these draws so many lie no higher. Open: the share of them in "
        "which the one's least is no higher than the other's most, with what the homes want beyond and, under sides, "
        f"without it. {'Support: its median. ' if found.support else ''}"
        f"{'War runs' if found.unit is None else 'Still open'}: share of all draws."
    )
    return "\n".join([*out, "", plaintext.entry(note, width)])


def what(found: Corridor) -> str:
    """What all figures are: "Share of the prize to North, 0 to 1,", or an amount."""
    if found.unit is None:
        return f"Share of the prize to {sides(found)[0]}, 0 to 1,"
    return f"What {sides(found)[0]} gets ({found.unit.lower()})"


def still(found: Corridor) -> str:
    """In which draws it is asked."""
    return "the war still runs" if found.unit is None else "nothing is settled yet"


def sides(found: Corridor) -> tuple[str, str]:
    """What the two parties are called."""
    return found.names[found.first], found.names[found.second]


def chosen(found: Corridor, at: Sequence[int] = ()) -> list[int]:
    """The places of the turns that are shown; raises UserError for a day on which no turn is under way."""
    if at:
        out = []
        for day in at:
            places = [place for place, begins in enumerate(found.days) if begins <= day]
            if not places or (len(found.days) > 1 and day > found.days[-1] + (found.days[-1] - found.days[-2])):
                span = f"{day_text(found.days[0])} to {day_text(found.days[-1])}"
                raise UserError(f"--at {day_text(day)}: expected a day of the turns, {span}")
            out.append(places[-1])
        return sorted(set(out))
    last = len(found.days) - 1
    step = max(1, math.ceil(last / (ROWS - 1)))
    if found.months and step > 1:
        # the same month of each year, or half a year later
        step = math.ceil(step / 6) * 6
    return sorted({*range(0, last + 1, step), last})


def _table(found: Corridor, places: Sequence[int], width: int) -> list[str]:
    first, second = sides(found)
    days = [short(found.days[place], months=found.months) for place in places]
    wide = max(map(len, days))
    groups: list[tuple[str, list[str], list[list[str]]]] = [
        (f"{first} at least", list(HEADS.values()), [_band(found, found.floor, place) for place in places]),
        (f"{second} at most", list(HEADS.values()), [_band(found, found.ceiling, place) for place in places]),
        ("open", ["homes", "sides"], [[_cell(found.open[p]), _cell(found.open_alone[p])] for p in places]),
    ]
    for stock, values in found.support.items():
        name = naming.in_words(stock)
        groups.append((name, [""], [[_points(values[place])] for place in places]))
    last = ("war", "runs") if found.unit is None else ("still", "open")
    groups.append((last[0], [last[1]], [[_cell(found.runs[place])] for place in places]))
    blocks = [_block(*one) for one in groups]
    out: list[str] = []
    for some in _fitting(blocks, width - wide):
        out += [""] if out else []
        for line in range(len(places) + 2):
            label = days[line - 2] if line > 1 else ""
            cells = "  ".join([f"{label:{wide}}", *(block[line] for block in some)])
            out.append(cells.rstrip())
    return out


def _block(title: str, heads: list[str], rows: list[list[str]]) -> list[str]:
    """The lines of some columns below one head, all of one width."""
    widths = [max(len(heads[n]), *(len(row[n]) for row in rows), LEAST_ROOM) for n in range(len(heads))]
    lines = [" ".join(f"{cell:>{wide}}" for cell, wide in zip(row, widths, strict=True)) for row in (heads, *rows)]
    wide = len(lines[0])
    title = plaintext.cut_to(title, wide) if len(heads) > 1 else title
    wide = max(wide, len(title))
    return [f"{title:^{wide}}" if len(heads) > 1 else f"{title:>{wide}}", *(f"{line:>{wide}}" for line in lines)]


def _fitting(blocks: list[list[str]], room: int) -> Iterator[list[list[str]]]:
    """The blocks in tables of as many as there is room for."""
    some: list[list[str]] = []
    for block in blocks:
        if some and sum(len(one[0]) + 2 for one in (*some, block)) > room:
            yield some
            some = []
        some.append(block)
    yield some


def _band(found: Corridor, bands: Bands, place: int) -> list[str]:
    cell = _cell if found.unit is None else _amount
    return [cell(bands[q][place]) for q in SHOWN]


def _amount(value: float | None) -> str:
    return "-" if value is None else value_text(value)


def _cell(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _points(value: float | None) -> str:
    return "-" if value is None else f"{value:.0f}"


# ---------------------------------------------------------------------------------------------------- in sentences


def sentences(found: Corridor) -> list[str]:
    """How often there is ever room while they talk, since when, and what opens or closes it."""
    return [*_opens(found.opening, months=found.months), *_mechanisms(found)]


def _opens(opening: Opening, *, months: bool) -> list[str]:
    if not opening.first:
        talk = f"; they talk in {side_text(opening.talks)} of the draws" if opening.talks else ", as they never talk"
        return [f"Never is there anything that both would take while they talk{talk}."]
    low, middle, high = (day_said(opening.first[q], months=months) for q in sorted(opening.first))
    since = f"it first does from {low} to {high} in the middle half, by {middle} in half of these"
    if low == high:
        since = f"it does so by {high} in three quarters of these"
    return [
        f"Open while they talk: ever in {side_text(opening.ever)} of the draws (they talk in "
        f"{side_text(opening.talks)}). Where it ever opens, {since}."
    ]


def _mechanisms(found: Corridor) -> list[str]:
    out = []
    for one in sorted(found.without, key=lambda one: -abs(one.change)):
        ever = side_text(one.opening.ever)
        if one.told:
            verb = "closes" if one.change > 0 else "opens"
            out.append(f"{capital(one.text)}: {verb} it; ever in {ever} without ({change_text(one)}).")
        else:
            out.append(
                f"{capital(one.text)}: neither, as far as can be told; ever in {ever} without ({change_text(one)})."
            )
    return out


def change_text(one: Without) -> str:
    """A change with three times its paired error: "+0.17, three paired standard errors 0.01"."""
    if one.change == 0 and one.mcse == 0:
        return "no difference in any draw"
    error = TIMES_ERROR * one.mcse
    return f"{one.change:+.2f}, three paired standard errors {side_text(error) if error else '0'}"


# ------------------------------------------------------------------------------------------------------------- JSON


def corridor_data(found: Corridor) -> dict[str, Any]:
    """The corridor as values of JSON, as it stands in an answer."""
    bands = ("floor", "ceiling", "floor_alone", "ceiling_alone")
    return {
        **fields(found, "step unit first second draws"),
        "days": [day_text(day) for day in found.days],
        "runs": found.runs,
        **{name: {f"{q:g}": values for q, values in getattr(found, name).items()} for name in bands},
        **fields(found, "open open_alone support"),
        "opening": _opening(found.opening),
        "without": {
            one.id: fields(one, "text sets") | {"opening": _opening(one.opening)} | fields(one, "change mcse told")
            for one in found.without
        },
    }


def corridor_json(found: Corridor) -> str:
    """One object, as `corridor_schema` has it."""
    return dump({**fields(found, "case seed as_of known_by changes"), **corridor_data(found)})


def _opening(one: Opening) -> dict[str, Any]:
    return fields(one, "ever mcse talks") | {"first": {f"{q:g}": day_text(day) for q, day in one.first.items()}}


_BY_TURN = {"type": "array", "items": number("", null=True)}
_BANDS = named(_BY_TURN, "By share, 0.1 to 0.9: that quantile in each turn; null where fewer than 200 draws are left.")
_OPENING = record(
    {
        "ever": share("Share of the draws in which, while they talk, there ever is something that both would take."),
        "mcse": share("Its Monte Carlo error."),
        "talks": share("Share of the draws in which they ever talk."),
        "first": named(
            text(""),
            "By share of the draws in which there ever is: by which day, as 1972-06-01. Empty where there never is.",
        ),
    },
    "How often there is something that both homes would take, while they talk.",
)
CORRIDOR: dict[str, Any] = {
    "step": text("The step of offers."),
    "unit": text("Null over a war: all is shares of the prize. Else the amount over which they bargain.", null=True),
    "first": text("The party whose share of the prize everything is."),
    "second": text("The other party."),
    "draws": count("Of how many draws."),
    "days": listed(text(""), "The first day of each turn, as 1972-06-01."),
    "runs": listed(share(""), "Share of the draws in which the war still runs, or in which nothing is settled yet."),
    "floor": _BANDS | {"description": f"The least that the first and its home take. {_BANDS['description']}"},
    "ceiling": _BANDS | {"description": f"The most that the second and its home give. {_BANDS['description']}"},
    "floor_alone": _BANDS | {"description": "The same as floor without what its home wants beyond."},
    "ceiling_alone": _BANDS | {"description": "The same as ceiling without what its home wants beyond."},
    "open": listed(share("", null=True), "Share of the draws in which the war runs with floor <= ceiling."),
    "open_alone": listed(share("", null=True), "The same without what the homes want beyond."),
    "support": named(_BY_TURN, "By stock of the two sides: its median."),
    "opening": _OPENING,
    "without": named(
        record(
            {
                "text": text("What it is."),
                "sets": listed(text(""), "How it is switched off: what stands behind --set."),
                "opening": _OPENING,
                "change": number("Of `ever`, in the same draws."),
                "mcse": share("Its paired Monte Carlo error."),
                "told": {"type": "boolean", "description": "At least .01 and three of these errors."},
            },
            "",
        ),
        "By mechanism: the same with it switched off. Empty in the answer of a run.",
    ),
}


def corridor_schema() -> dict[str, Any]:
    """The JSON Schema of what `corridor` prints."""
    properties = {
        "case": text("The case."),
        "seed": count("Whose random numbers."),
        "as_of": text("The day of --as-of, or null.", null=True),
        "known_by": text("The day of --known-by, or null.", null=True),
        "changes": listed(text(""), "Every change against the case."),
        **CORRIDOR,
    }
    return whole("Corridor of Instantsia", "What each side and each home would accept, turn by turn.", properties)
