"""What happened: the score of a forecast or the fit of an explanation, beside simple rivals."""

from __future__ import annotations

from instantsia.analysis.results import Forecast, StepScore
from instantsia.case.phrases import capital
from instantsia.report import naming
from instantsia.report.page_parts import html
from instantsia.report.page_parts.html import Column, Html
from instantsia.report.sentences import scores
from instantsia.report.wording.magnitudes import score_text
from instantsia.report.wording.proportions import probability_text


def section(forecast: Forecast) -> Html:
    """Under the sentence that one case tells nothing about the method."""
    if not forecast.scores:
        return ""
    title = "Score" if scores.word(forecast) == "score" else "Fit"
    parts = [html.paragraph(f"{capital(scores.ONE_CASE)}.", "note")]
    parts.append(_table(forecast))
    notes = [note for one in forecast.scores if (note := _note(one, forecast))]
    parts.append(html.bullets(notes, "fine"))
    parts.append(
        html.paragraph(
            "Brier: sum over the options of the squared difference, 0 to 2. Log: minus the natural logarithm of what "
            "was given to what happened. Both are means over the record's doubt; less is better.",
            "fine",
        )
    )
    return html.section("record", f"What happened: {title.lower()}", parts)


def _table(forecast: Forecast) -> Html:
    columns = [
        Column("step, what is held to have happened"),
        Column("by"),
        Column("Brier", "number"),
        Column("log", "number"),
    ]
    rows: list[list[Html]] = []
    kinds: list[str] = []
    for one in forecast.scores:
        held = html.tag("span", html.text(scores.record_text(one)), class_="path")
        ours = f"this {forecast.vantage} (gave {scores.given_text(one)})"
        step = html.text(scores.step_of(one, forecast)) + held
        rows.append([step, html.text(ours), *_numbers(one.brier, one.log)])
        kinds.append("ours")
        for rival in one.rivals:
            name = f"{rival.name} ({rival.note})" if rival.note else rival.name
            rows.append(["", html.text(name), *_numbers(rival.brier, rival.log)])
            kinds.append("shut")
    return html.table("Ours beside simple rivals", columns, rows, kinds)


def _numbers(brier: float, log: float) -> list[Html]:
    return [html.text(score_text(brier)), html.text(score_text(log))]


def _note(one: StepScore, forecast: Forecast) -> str:
    return f"{scores.step_of(one, forecast)}: {one.among}." if one.among else ""


def bayes(forecast: Forecast) -> list[Html]:
    """What the clashes would have said had they been news to whoever graded the sources."""
    rows = [
        [
            html.text(naming.in_words(one.source)),
            html.text(naming.in_words(one.reading)),
            html.text(probability_text(one.judged)),
            html.text(probability_text(one.updated)),
        ]
        for one in forecast.bayes
    ]
    columns = [Column("source"), Column("reading"), Column("as graded", "number"), Column("had it been news", "number")]
    table = html.table("If the clash of its claims with others had been news to the grader", columns, rows)
    note = "It counts clashes, not agreement, and is not printed as the right value."
    return [table, html.paragraph(note, "fine")] if table else []
