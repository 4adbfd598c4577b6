"""The report as one self-contained HTML page: nothing is fetched, nothing is run, and it prints.

The first screen answers, the next ones explain, the rest is closed until it is looked up. The same forecast gives the
same bytes. Everything that comes from a case is escaped (`page_parts.html`).
"""

from __future__ import annotations

from instantsia.analysis.results import Forecast
from instantsia.report.page_parts import (
    answer,
    course,
    html,
    looked_up,
    moves,
    people,
    record,
    settled,
)
from instantsia.report.page_parts.css import CSS
from instantsia.report.page_parts.html import Html
from instantsia.report.sentences import preamble

CONTENTS = {
    "answer": "The answer",
    "settlement": "Where it settles",
    "times": "When it comes about",
    "sides": "What both sides would accept",
    "course": "How it comes about",
    "beliefs": "Who believed what",
    "people": "Who can change it",
    "opposite": "What would have to be wrong",
    "moves": "What is not known",
    "record": "What happened",
    "lookup": "To look up",
}
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def page(forecast: Forecast) -> str:
    """The whole page."""
    sections = {
        "answer": answer.section(forecast),
        "settlement": settled.section(forecast),
        "times": _times(forecast),
        "sides": _sides(forecast),
        "course": course.section(forecast),
        "beliefs": _beliefs(forecast),
        "people": people.section(forecast),
        "opposite": settled.opposite(forecast),
        "moves": moves.section(forecast),
        "record": record.section(forecast),
        "lookup": looked_up.section(forecast),
    }
    there = [id for id, inner in sections.items() if inner]
    links = "".join(html.tag("li", html.link(f"#{id}", CONTENTS[id])) for id in there)
    title = f"{forecast.title} ({forecast.case}): {preamble.vantage(forecast)}"
    body = "\n".join(sections[id] for id in there)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{html.text(title)}</title>
<style>
{CSS}</style>
</head>
<body>
<a class="skip" href="#answer">To the answer</a>
<div class="page">
<nav class="toc" aria-label="Contents"><ol>{links}</ol></nav>
<main>
{answer.header(forecast)}
{body}
</main>
</div>
</body>
</html>
"""


# sections that few cases have are imported for those that do


def _times(forecast: Forecast) -> Html:
    if forecast.over_time is None:
        return ""
    from instantsia.report.page_parts import over_time

    return over_time.section(forecast)


def _sides(forecast: Forecast) -> Html:
    if forecast.other_side is None:
        return ""
    from instantsia.report.page_parts import other_side

    return other_side.section(forecast.other_side)


def _beliefs(forecast: Forecast) -> Html:
    if forecast.beliefs is None:
        return ""
    from instantsia.report.page_parts import beliefs

    return beliefs.section(forecast)
