"""The charts of the report page, each as a picture that stands alone."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from instantsia.analysis.results import Forecast
from instantsia.report import brief
from instantsia.report.charts.alone import alone
from instantsia.report.page import page

BRIEF = "brief"
SHORT = {
    "course": "path-of-bodies",
    "judgements": "tornado",
    "doubts": "movers-doubts",
    "survival": "survival",
    BRIEF: BRIEF,
}
"""{what a picture is called: its id on the page}, of those that every page has by one name."""
FIRST = {
    "answer": "bar-",
    "settlement": "settlement-",
    "votes": "roll-",
    "positions": "scale-",
    "fan": "fan-",
    "map": "map-",
}
"""{what the first picture is called whose id begins so}: of the headline, or of the first step or issue."""

_CHART = re.compile(r'<svg [^>]*class="chart"[^>]*id="([^"]+)".*?</svg>\n?', re.DOTALL)
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL)


class Drawn(NamedTuple):
    """A picture: its id on the page, its title, and the SVG."""

    id: str
    title: str
    svg: str


def pictures(forecast: Forecast) -> dict[str, Drawn]:
    """{id: picture} of all charts of the page, in its order, and of the brief.

    They are taken from the page, so that both can never differ.
    """
    found = {one[1]: alone(one[0]) for one in _CHART.finditer(page(forecast))}
    found[BRIEF] = brief.picture(forecast)
    return {id: Drawn(id, unescape(told[1]) if (told := _TITLE.search(svg)) else id, svg) for id, svg in found.items()}


def names(ids: list[str]) -> dict[str, str]:
    """{what a picture is called: its id}, of the pictures with these ids.

    >>> names(["bar-closed", "bar-open", "tornado"])
    {'answer': 'bar-closed', 'judgements': 'tornado'}
    """
    firsts = ((name, next((id for id in ids if id.startswith(begin)), "")) for name, begin in FIRST.items())
    return {name: id for name, id in (*firsts, *SHORT.items()) if id in ids}
