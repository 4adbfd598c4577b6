"""What both sides would accept, over time; what stood in the way of talks, and how often the war ends by force."""

from __future__ import annotations

from instantsia.analysis.results.other_side import Corridor, OtherSide
from instantsia.report.charts.corridor import corridor
from instantsia.report.other_side import sentences
from instantsia.report.other_side.corridor import sentences as told
from instantsia.report.other_side.corridor import sides, still, what
from instantsia.report.page_parts import html
from instantsia.report.page_parts.html import Column, Html
from instantsia.report.wording.proportions import side_text


def section(found: OtherSide) -> Html:
    """The whole section."""
    parts = [] if found.corridor is None else [_corridor(found.corridor)]
    if found.run_up is not None:
        parts.append(html.paragraph(sentences.before(found.run_up, months=found.months)))
    for one in found.in_the_way:
        columns = [Column("what", ""), Column("share", "number")]
        cells = [[html.text(what), html.text(side_text(share))] for what, share in one.shares.items()]
        parts.append(html.table(sentences.heading(found, one), columns, cells))
    parts += [html.paragraph(sentences.sentence(one)) for one in found.by_force]
    return html.section("sides", "What both sides would accept", parts)


def _corridor(found: Corridor) -> Html:
    first, second = sides(found)
    described = " ".join(told(found))
    chart = corridor(
        found.days,
        found.floor,
        found.ceiling,
        found.open,
        labels=(f"{first} and its home: the least", f"{second} and its home: the most"),
        title=f"What {first} and {second} would accept, turn by turn",
        description=described,
        id="corridor",
        bounds=(0.0, 1.0) if found.unit is None else None,
    )
    caption = (
        f"{what(found).rstrip(',')}: the middle draw, and the middle half, of those of the first {found.draws:,} draws "
        f"in which {still(found)}, whether or not there are talks."
    )
    return html.figure(chart, caption) + html.paragraph(described)
