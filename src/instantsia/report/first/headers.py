"""Long headers of columns, as a form writes them, cut for the first screen: a question of three lines hides the answer.

They stand whole in `--full` and on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from instantsia.analysis.results import Forecast
from instantsia.case.phrases import capital
from instantsia.report import naming
from instantsia.report.first import reading
from instantsia.stakeholders import told

MOST = 50
"""So many characters of a header are told."""
WHOLE = " (--full tells the names whole)"
_ITEM = re.compile(r".*\S\s*\[(?P<item>[^\[\]]+)\]")
"""Of a grid of a form the same question stands before each of its items."""
_ROLE = re.compile(r"(?:^|, )[a-z]+ = ")


def short(name: str) -> str:
    """A header as it is told: of a long one the item of its grid, and of that the beginning.

    >>> short("Where do you stand?"), short("How far do you agree with each of the items below? [Close the school]")
    ('Where do you stand?', 'Close the school')
    """
    if len(name) <= MOST:
        return name
    item = _ITEM.fullmatch(name)
    return naming.cut(item["item"] if item else name, MOST)


def with_short_headers(forecast: Forecast) -> Forecast:
    """The same forecast of a table, long headers cut wherever the screen tells one."""
    long = sorted({one for one in _headers(forecast) if len(one) > MOST}, key=lambda one: (-len(one), one))
    if not long:
        return forecast

    def cut(text: str) -> str:
        for name in long:
            text = text.replace(name, short(name)).replace(capital(name), capital(short(name)))
        return text

    return replace(
        forecast,
        note="\n".join(_without_answer(line, cut(line)) for line in forecast.note.split("\n")),
        names={id: cut(name) for id, name in forecast.names.items()},
        events=tuple(
            replace(one, text=cut(one.text), question=None if one.question is None else cut(one.question))
            for one in forecast.events
        ),
    )


def _without_answer(line: str, shorter: str) -> str:
    """A line with shorter names; what is to be typed would not be understood with them, and is told in full alone."""
    if line == shorter or not line.startswith(told.GUESSED):
        return shorter
    return reading.REMEDY.sub(WHOLE, shorter, count=1)


def _headers(forecast: Forecast) -> Iterator[str]:
    """The names of issues and columns of a table."""
    lines = reading.notes(forecast)
    if not lines:
        return
    yield from (name for id, name in forecast.names.items() if id.startswith("issue."))
    yield from (one.partition(":")[2] for one in reading.taken(forecast).get("columns", "").split("|"))
    for line in lines:
        for start in (told.NOT_READ, told.NOT_USED):
            if line.startswith(start):
                yield from told.names_of(line.removeprefix(start).removesuffix("."))
        if line.startswith(told.COLUMNS):
            yield from _ROLE.split(line.removeprefix(told.COLUMNS).removesuffix("."))
