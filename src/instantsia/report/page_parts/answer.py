"""The first screen of the page: what it is, the answers with their ranges, what cannot be answered."""

from __future__ import annotations

from instantsia.analysis.results import Forecast
from instantsia.report import plaintext
from instantsia.report.charts.bars import Bar, probability_bars
from instantsia.report.figures import said
from instantsia.report.first import reading
from instantsia.report.first import screen as first
from instantsia.report.page_parts import html, settled
from instantsia.report.page_parts.html import Html
from instantsia.report.sentences import answering, preamble
from instantsia.report.settlement import headline, settling


def header(forecast: Forecast) -> Html:
    """Title, vantage, counts, changes."""
    line = preamble.vantage_line(forecast)
    if settling.main(forecast) is not None:
        line = headline.run_line(forecast)
    case, _, rest = line.partition(f" {plaintext.DOT} ")
    lines = [
        f'<p class="meta"><strong>{html.text(case)}</strong> {plaintext.DOT} {html.text(rest)}</p>',
        html.paragraph(_counts(forecast), "meta"),
        html.paragraph(preamble.changes_line(forecast), "meta"),
    ]
    return f"<header>\n<h1>{html.text(forecast.title)}</h1>\n" + "\n".join(one for one in lines if one) + "\n</header>"


def _counts(forecast: Forecast) -> str:
    """How many numbers carry a source; beside a settlement that stands with the answer."""
    return preamble.counts_line(forecast) if settling.main(forecast) is None else ""


def section(forecast: Forecast) -> Html:
    """Every question with its answer in words and as a bar, and where the range comes from."""
    parts = []
    answers = answering.answers(forecast)
    if settling.main(forecast) is not None:
        parts.append(settled.answer(forecast))
        answers = answers[1:]
    for answer in answers:
        inner = [html.tag("h3", html.text(answer.question)), *(html.paragraph(one) for one in answer.first)]
        inner.append(html.tag("p", html.text(answer.said), class_="shown"))
        inner.append(_bar(forecast, answer.id))
        inner += [html.paragraph(reason) for reason in answer.reasons]
        parts.append(html.tag("div", "\n".join(inner), class_="answer"))
    parts.append(html.bullets(first.paragraphs(forecast)))
    parts.append(
        html.paragraph(
            "The range is read first: what the probability would be if the strongest judgements stood far out. "
            "It is a stress range, not a confidence interval.",
            "fine",
        )
    )
    notes = [
        html.paragraph(preamble.unanswerable(forecast.unanswerable)),
        *map(html.paragraph, reading.notes_on_page(forecast)),
    ]
    if any(notes):
        parts.append(html.tag("div", "".join(notes), class_="note"))
    return html.section("answer", "The answer", parts)


def _bar(forecast: Forecast, event: str) -> Html:
    """The answer as a bar; the first one has the axis and says what tick and line are, for all."""
    one = forecast.event(event)
    first = event == forecast.headline
    chart = probability_bars(
        [Bar(one.text, one.share.p, one.share.low, one.share.high, "")],
        title=one.text,
        description=said(one.share) or "nothing to show",
        id=html.anchor("bar", event).replace(".", "-"),
        axis="words" if first else "none",
        legend=first,
    )
    return html.figure(chart)
