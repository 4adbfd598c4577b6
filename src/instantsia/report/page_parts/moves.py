"""What moves it: judgements and doubts held far out, what would tip it, what would be worth finding out."""

from __future__ import annotations

from instantsia.analysis.results import AssumptionEffect, Forecast
from instantsia.case.phrases import plural
from instantsia.report import signposts
from instantsia.report.charts.movers import Mover, movers
from instantsia.report.charts.tornado import tornado
from instantsia.report.page_parts import html
from instantsia.report.page_parts.html import Column, Html
from instantsia.report.sentences import signs, unknowns
from instantsia.report.settlement import numbers, settling
from instantsia.report.wording.magnitudes import tipping_text
from instantsia.report.wording.proportions import probability_text, range_text, share_text, variance_text

MOST_JUDGEMENTS, MOST_DOUBTS, MOST_WORTH = 10, 8, 3
MOST_SIGNPOSTS = 10
SEEN = 0.005
"""What moves the headline by less would be drawn as nothing."""
VARIANCE = "This says how much one draw differs from the next, not how wrong the probability may be."


def section(forecast: Forecast) -> Html:
    """Judgements, doubts, where the range comes from."""
    parts = [
        _worth(forecast),
        _signposts(forecast),
        _judgements(forecast),
        _doubts(forecast),
        _range(forecast),
    ]
    return html.section("moves", "What is not known that matters", parts)


def _worth(forecast: Forecast) -> Html:
    if settling.main(forecast) is not None:
        items = numbers.unknown(forecast, MOST_WORTH)
    else:
        items = unknowns.worth_items(forecast)
    return html.paragraph("Worth finding out:") + html.bullets(items) if items else ""


def _signposts(forecast: Forecast) -> Html:
    """What could be seen or found out before it is decided, and what the headline would be then."""
    found = forecast.signposts
    if found is None or not found.signposts:
        return ""
    columns = (Column("If it is so"), Column("Seen", "number"), Column("When"), Column("p if so", "number"),
               Column("p if not", "number"), Column("Bits", "number"))  # fmt: skip
    rows = [[html.text(cell) for cell in signposts.row(one, found)] for one in found.signposts[:MOST_SIGNPOSTS]]
    note = html.paragraph(f"{signs.NOTE} Over {plural(found.draws, 'draw')}.", "fine")
    return html.tag("h3", "What to watch for") + html.table("What could be seen or found out", columns, rows) + note


def _title(one: AssumptionEffect, forecast: Forecast) -> str:
    if settling.main(forecast) is not None:
        return numbers.number_title(one, forecast)
    return unknowns.assumption_title(one, forecast)


def strongest(forecast: Forecast) -> list[Mover]:
    """The numbers that move the headline most from one end of their range to the other, at most ten."""
    held = [one for one in forecast.assumptions if one.p_low is not None and one.p_high is not None]
    moving = [one for one in held if abs((one.p_high or 0.0) - (one.p_low or 0.0)) >= SEEN]
    moving.sort(key=lambda one: (-abs((one.p_high or 0.0) - (one.p_low or 0.0)), one.id))
    return [
        Mover(_title(one, forecast), one.p_low, one.p_high, unknowns.at_its_ends(one))
        for one in moving[:MOST_JUDGEMENTS]
    ]


def picture(forecast: Forecast) -> Html:
    """They as a tornado; "" where none moves it."""
    rows = strongest(forecast)
    if not rows:
        return ""
    return tornado(
        rows,
        forecast.head.share.p,
        title="The numbers that move it most",
        description="; ".join(f"{row.label}: {row.text}" for row in rows),
        id="tornado",
    )


def _judgements(forecast: Forecast) -> Html:
    chart = picture(forecast)
    if not chart:
        return ""
    return html.tag("h3", "Judgements") + html.figure(
        chart, f"{forecast.head.text}: the probability with each number at its tenth and ninetieth percentile."
    )


def _doubts(forecast: Forecast) -> Html:
    rows = [
        Mover(
            unknowns.doubt_title(one, forecast),
            one.p_if_falls,
            one.p_if_stands,
            tipping_text(one.tipping) if one.tipping is not None else "",
        )
        for one in unknowns.largest_doubts(forecast, MOST_DOUBTS)
    ]
    if not rows:
        return ""
    chart = movers(
        rows,
        forecast.head.share.p,
        title="Doubts forced either way",
        description="; ".join(
            f"{row.label}: {probability_text(row.p_low)} if it falls, {probability_text(row.p_high)} if it stands"
            for row in rows
        ),
        id="movers-doubts",
        ends=("if it falls", "if it stands"),
    )
    return html.tag("h3", "Sources, tellers, claims") + html.figure(
        chart,
        f"{forecast.head.text}: the probability with each of them never and always believed. "
        "Tips at: the credence at which the answer crosses one half, all else as drawn.",
    )


def _range(forecast: Forecast) -> Html:
    share = forecast.head.share
    rows: list[list[Html]] = []
    if share.low is not None and share.high is not None:
        rows.append(["range of the headline", html.text(range_text(share.low, share.high))])
        kinds = (
            ("width when only assumptions move", forecast.range_from.assumptions),
            ("width when only credences move", forecast.range_from.evidence),
            ("width by other models", forecast.range_from.models),
            ("width where it is voted instead, or bargained out", forecast.range_from.regime),
            ("width by errors of other past decisions", forecast.range_from.errors),
        )
        told = kinds if forecast.values else kinds[:2]
        rows += [[html.text(name), html.text(_width(width))] for name, width in told]
    if forecast.band is not None:
        rows.append(["5-95 % over re-drawn assumptions", html.text(range_text(*forecast.band))])
    table = html.table(
        "Where the range comes from", [Column("held or moved"), Column("range or width", "number")], rows, compact=True
    )
    note = ""
    if forecast.band is not None:
        note = html.paragraph(
            "The band is narrower than the range, since not everything stands at its end at once.", "fine"
        )
    return table + note + _variance(forecast)


def _width(width: float) -> str:
    return "0" if width == 0 else share_text(width)


def _variance(forecast: Forecast) -> Html:
    found = forecast.variance
    if found is None:
        return ""
    shares = (
        ("assumptions", found.assumptions),
        ("evidence", found.evidence),
        ("models", found.models),
        ("chance that remains", found.chance),
        ("several of them together", found.together),
    )
    rows = [[html.text(name), html.text("0" if share <= 0 else variance_text(share))] for name, share in shares]
    table = html.table(
        "What makes one draw differ from the next",
        [Column("where from"), Column("share", "number")],
        rows,
        compact=True,
    )
    return table + html.paragraph(VARIANCE, "fine")
