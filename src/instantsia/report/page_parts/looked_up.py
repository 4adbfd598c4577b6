"""What is looked up: claims, sources, assumptions, steps, decisions kept apart, methods, how to do it again."""

from __future__ import annotations

from instantsia.analysis.results import AssumptionEffect, ClaimRow, Forecast
from instantsia.case import paths
from instantsia.case.phrases import and_list, plural
from instantsia.report import naming
from instantsia.report.figures import said
from instantsia.report.page_parts import html, people, record
from instantsia.report.page_parts.html import Column, Html
from instantsia.report.page_parts.methods import methods
from instantsia.report.sentences import notices, preamble, unknowns
from instantsia.report.sentences.states import states
from instantsia.report.wording.magnitudes import tipping_text
from instantsia.report.wording.proportions import probability_text, share_text

MOST = 250
"""Of more assumptions those that move most are listed."""


def section(forecast: Forecast) -> Html:
    """Everything that is looked up, each closed until it is asked for."""
    return html.section(
        "lookup",
        "To look up",
        [
            html.lookup("claims", "Claims", _claims_count(forecast), [_claims(forecast)]),
            html.lookup("sources", "Sources", _count(len(forecast.sources), "source"), [_sources(forecast)]),
            html.lookup("assumptions", "Assumptions", preamble.counts_line(forecast), [_assumptions(forecast)]),
            html.lookup("doubts", "Doubts", _count(len(forecast.doubts), "doubt"), [_doubts(forecast)]),
            html.lookup("steps", "Steps and what comes of them", "", [_steps(forecast), *people.tables(forecast)]),
            html.lookup("decisions", "Decided, announced, recorded, done", "", _decisions(forecast)),
            html.lookup("news", "If the clashes had been news", "", record.bayes(forecast)),
            html.lookup("methods", "Methods and references", "", [_methods(forecast)]),
            html.lookup("again", "To do it again", "", [_again(forecast)]),
            html.bullets(notices.lines(forecast), "fine"),
        ],
    )


def _count(count: int, what: str) -> str:
    return plural(count, what) if count else ""


def _claims(forecast: Forecast) -> Html:
    """Those that can stand first, then the record, then those that cannot."""
    evidence = [one for one in forecast.claims if one.open and not _of_record(one)]
    record = [one for one in forecast.claims if one.open and _of_record(one)]
    shut = [one for one in forecast.claims if not one.open]
    captions = (
        (evidence, "Claims that are open; what each says is the coder's own words, below it why it is read as it is"),
        (
            record,
            "Claims about what happened: read by the score, and by steps that are given; never evidence for a vote",
        ),
        (shut, "Claims that are shut: later than the vantage, taken out, or feeding nothing that is read"),
    )
    return "\n".join(
        html.table(caption, CLAIM_COLUMNS, [_claim(one, forecast) for one in rows]) for rows, caption in captions
    ).strip()


def _of_record(one: ClaimRow) -> bool:
    return paths.is_record(one.about) or paths.is_told(one.about)


CLAIM_COLUMNS = (
    Column("claim", "narrow"),
    Column("what it says", "widest"),
    Column("told by, kind"),
    Column("where, when it was so"),
    Column("is read as, stands in", "wide"),
)


def _claim(one: ClaimRow, forecast: Forecast) -> list[Html]:
    where = html.text(naming.in_words(one.source)) if one.source else ""
    if one.source in {source.id for source in forecast.sources}:
        where = html.link(f"#{html.anchor('source', one.source)}", naming.in_words(one.source))
    lines = one.lines.replace("..", "-")
    if lines:
        where += html.text(f", {'lines' if '-' in lines else 'line'} {lines}")
    read = f"{html.code(one.about)} = {html.text(one.value)}"
    read += "".join(_below(f"{coder} reads {value}") for coder, value in one.others.items())
    return [
        html.tag("span", html.text(one.id), id=html.anchor("claim", one.id)),
        html.text(one.says) + _below(one.why),
        html.text(naming.person(one.teller, forecast.names) if one.teller else "the source itself") + _below(one.kind),
        where + _below(naming.day(one.of)) + _below(f"counts since {naming.day(one.since)}" if one.since else ""),
        read + (_below(f"stands in {probability_text(one.stands)}") if one.open else ""),
    ]


def _below(text: str) -> Html:
    """What stands below the first thing in a cell."""
    return html.tag("span", html.text(text), class_="path") if text else ""


def _claims_count(forecast: Forecast) -> str:
    is_open = sum(one.open for one in forecast.claims)
    return f"{plural(len(forecast.claims), 'claim')}, {is_open:,} of them open" if forecast.claims else ""


def _sources(forecast: Forecast) -> Html:
    columns = [
        Column("source"),
        Column("citation", "wide"),
        Column("kind"),
        Column("made"),
        Column("trusted"),
        Column("why", "wide"),
    ]
    rows = []
    for one in forecast.sources:
        address = f" {html.link(one.url, one.url)}" if one.url else ""
        seen = (
            html.tag("span", html.text(f"seen: {one.seen}"), class_="path") if one.seen and one.seen != one.url else ""
        )
        rows.append(
            [
                html.tag("span", html.text(naming.in_words(one.id)), id=html.anchor("source", one.id)),
                html.text(one.cite) + address + seen,
                html.text(one.kind),
                html.text(naming.day(one.made)),
                html.text(one.p) + (html.tag("span", html.text(one.trust), class_="path") if one.trust else ""),
                html.text(one.why),
            ]
        )
    return html.table("The documents as they came down, and how far each is trusted", columns, rows)


def _assumptions(forecast: Forecast) -> Html:
    columns = [
        Column("assumed", "wide"),
        Column("value"),
        Column("moves", "number"),
        Column("held", "number"),
        Column("why", "wide"),
    ]
    order = unknowns.by_moves(forecast)
    rows = [_assumption(one, forecast) for one in order[:MOST]]
    table = html.table(f"What moves “{forecast.head.text}”, the largest first", columns, rows)
    note = (
        "Moves: the probability in the upper fifth of its own number less that in the lower fifth. "
        "Held: the probability with it held at its tenth and ninetieth percentile, for those that were replayed. "
        "One without a range is fixed, with the value at which the answer tips."
    )
    if len(order) > MOST:
        note += f" The other {len(order) - MOST:,} stand in forecast.json."
    return table + (html.paragraph(note, "fine") if table else "")


def _assumption(one: AssumptionEffect, forecast: Forecast) -> list[Html]:
    paths = ", ".join(one.members or (one.id,))
    source = "" if one.source == "case" else f" [{one.source}]"
    return [
        html.text(unknowns.assumption_title(one, forecast, reason=False)) + html.code(paths, "path"),
        html.text(unknowns.assumption_value(one)),
        html.text(unknowns.moves(one)),
        html.text(unknowns.at_its_ends(one)),
        html.text(one.why + source),
    ]


def _doubts(forecast: Forecast) -> Html:
    columns = [
        Column("what"),
        Column("stands in", "number"),
        Column("if it falls", "number"),
        Column("if it stands", "number"),
        Column("share", "number"),
        Column("tips"),
        Column("in words", "wide"),
    ]
    rows = [
        [
            html.text(naming.doubt(one, forecast.names)),
            html.text(probability_text(one.stands)),
            html.text(probability_text(one.p_if_falls)),
            html.text(probability_text(one.p_if_stands)),
            html.text(share_text(one.share)),
            html.text(tipping_text(one.tipping)),
            html.text(one.text),
        ]
        for one in unknowns.largest_doubts(forecast, len(forecast.doubts))
    ]
    left = len(forecast.doubts) - len(rows)
    note = ""
    if left:
        note = html.paragraph(f"{plural(left, 'doubt')} more: under half a hundredth each.", "fine")
    return html.table(f"What each does to “{forecast.head.text}”", columns, rows) + note


def _steps(forecast: Forecast) -> Html:
    columns = [Column("step"), Column("day"), Column("happens in", "number"), Column("what comes of it", "wide")]
    rows = []
    for one in forecast.steps:
        outcomes = [
            f"{naming.option(name, forecast.names)}: {said(share, option=True)}"
            for name, share in one.outcomes.items()
            if share.p
        ]
        given = ["given by the record where a claim of it stands"] if one.given else []
        rows.append(
            [
                html.text(naming.step_title(one, forecast.names)) + html.code(one.id, "path"),
                html.text(naming.day(one.date)),
                html.text(probability_text(one.happened.p)),
                "<br>".join(html.text(line) for line in [*outcomes, *given]),
            ]
        )
    return html.table("Every step in the order in which they happen", columns, rows)


def _decisions(forecast: Forecast) -> list[Html]:
    out = []
    for one in states(forecast):
        columns = [Column("option")] + [Column(place, "number") for place in one.known]
        out.append(html.table(one.caption, columns, [[html.text(cell) for cell in row] for row in one.rows]))
        if one.rows and one.missing:
            out.append(html.paragraph(f"No step says what was {and_list(one.missing)}.", "fine"))
        out += [html.paragraph(told, "fine") for told in one.record]
    return out


def _methods(forecast: Forecast) -> Html:
    rows = [
        [html.text(one.what), html.link(one.url, one.reference) if one.url else html.text(one.reference)]
        for one in methods(forecast)
    ]
    return html.table(
        "What this run used; a reference was read for the project, anything else is said to be its own",
        [Column("method", "wide"), Column("where it comes from", "wide")],
        rows,
    )


def _again(forecast: Forecast) -> Html:
    facts = [
        ("case", forecast.case),
        ("draws", plural(forecast.draws, "draw")),
        ("seed", str(forecast.seed)),
        ("as of", naming.day(forecast.as_of) if forecast.as_of else ""),
        ("known by", naming.day(forecast.known_by) if forecast.known_by else ""),
        ("changes", "; ".join(forecast.changes)),
    ]
    inner = "".join(
        html.tag("dt", html.text(name)) + html.tag("dd", html.text(value)) for name, value in facts if value
    )
    return html.tag("dl", inner) + html.paragraph(
        "The same case, seed and draws give the same page to the byte.", "fine"
    )
