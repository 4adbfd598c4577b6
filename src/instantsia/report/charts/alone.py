"""A chart that stands alone, for a document or a slide: its style inside, on white, sixteen centimetres wide."""

from __future__ import annotations

import re

from instantsia.report.charts import style, svg

WIDE = 16.0
"""Centimetres."""

COLOURS = dict(re.findall(r"(--[a-z]+): (#[0-9a-f]{6});", style.LIGHT))
RULES = re.findall(r"^(\.chart [.t][^{@]*\{[^}]*\})$", style.RULES.split("@media", 1)[0], re.MULTILINE)
CSS = re.sub(
    r"var\((--[a-z]+)\)",
    lambda found: COLOURS[found[1]],
    "\n".join(
        [
            'svg { font-family: "Source Sans 3", "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif; }',
            *RULES,
            ".chart text { font-size: 13px; }",
            ".chart .small, .chart .cell, .chart .head { font-size: 11.5px; }",
            ".chart .paper { fill: var(--paper); }",
        ]
    ),
)
"""The rules of the charts in plain colours: what a document or a slide makes of a picture knows no variables."""

_HEIGHT = re.compile(r'viewBox="0 0 [\d.]+ ([\d.]+)"')


def alone(text: str) -> str:
    """A chart, as `svg.document` gives it, that needs no page."""
    found = _HEIGHT.search(text)
    if found is None:
        raise ValueError("a chart has a viewBox that begins at 0 0")
    height = float(found[1])
    paper = svg.rect(0, 0, svg.WIDTH, height, "paper")
    size = f'width="{svg.number(WIDE)}cm" height="{svg.number(WIDE * height / svg.WIDTH)}cm"'
    head, body = text.replace('width="100%"', size, 1).split("</desc>", 1)
    return f"{head}</desc>\n<style>\n{CSS}\n</style>\n{paper}{body}"
