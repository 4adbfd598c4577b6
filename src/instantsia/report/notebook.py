"""What a notebook shows of a case, a comparison and the levers of one side: headings and plain tables."""

from __future__ import annotations

from instantsia.analysis.levers.lever import Levers
from instantsia.analysis.results.changes import Comparison
from instantsia.case.model import Case
from instantsia.case.phrases import and_list, plural
from instantsia.report import comparison, levers, naming
from instantsia.report.page_parts import html
from instantsia.report.page_parts.html import Column, Html


def case_view(case: Case) -> Html:
    """What is asked, and what happens step by step."""
    names = {one.id: one.title for one in case.body}
    events = [[html.text(one.question or one.text), html.code(one.when)] for one in case.event]
    steps = [
        [
            html.text(one.text or naming.in_words(one.id)),
            html.code(one.kind),
            html.text(names.get(body.id, body.id) if (body := case.body_of(one)) is not None else ""),
        ]
        for one in case.step
    ]
    facts = [
        plural(len(found), what)
        for found, what in ((case.actor, "actor"), (case.claim, "claim"), (case.source, "source"))
    ]
    return "\n".join(
        [
            html.tag("h3", html.text(case.title or case.id)),
            html.paragraph(f"{and_list(facts)}, {plural(len(case.assumption), 'assumption')}."),
            html.table("What is asked", (Column("question"), Column("it happens where")), events),
            html.table("What happens", (Column("step"), Column("kind"), Column("who")), steps),
        ]
    )


def comparison_view(found: Comparison) -> Html:
    """Events, settlements and steps before and after a change."""
    rows = [[html.text(one.text or one.id), html.text(comparison.difference_line(one))] for one in found.events]
    rows += [
        [html.text(naming.issue(step, found.names)), html.text(f"{option}: {comparison.difference_line(one)}")]
        for step, differences in found.steps.items()
        for one in differences
        if one.moved
        for option in (naming.option(one.id.rpartition(".")[2], found.names),)
    ]
    what = found.text or "; ".join(found.after) or "as it is"
    title = f"{found.case}: what if {what}" if found.other is None else f"{found.case} and {found.other}"
    head = html.tag("h3", html.text(title))
    facts = html.paragraph(f"{plural(found.draws, 'draw')}, seed {found.seed}. {found.note}".strip())
    return f"{head}\n{facts}\n" + html.table("Before and after", (Column("what"), Column("before to after")), rows)


def levers_view(found: Levers) -> Html:
    """The moves of least effort with what each does to the headline."""
    columns = (Column("move"), Column("effort", "number"), Column("headline", "number"))
    rows = [[html.text(cell) for cell in row] for row in levers.rows(found)]
    head = html.tag("h3", html.text(f"{found.title}: levers for {naming.person(found.actor, found.names)}"))
    facts = "".join(html.paragraph(line) for line in levers.standing(found))
    table = html.table("Moves, the least effort first", columns, rows)
    return f"{head}\n{facts}\n{table or html.paragraph('Nobody alone changes it.')}"
