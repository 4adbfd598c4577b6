"""What a terminal shows of a settlement on a scale: the answer, where it settles, who counts, what would tip it."""

from __future__ import annotations

from instantsia.analysis.results import Forecast, Value
from instantsia.report import naming, plaintext
from instantsia.report.plaintext import INDENT
from instantsia.report.sentences import answering, over_time, preamble
from instantsia.report.settlement import headline, numbers, pivots, settling, tipping, track
from instantsia.report.wording.proportions import percentage_text

MOST_PEOPLE, MOST_UNKNOWN = 6, 5
LEAST = 0.005
NOTE = (
    "pivotal: how often a member alone, by standing elsewhere, changes it; "
    "resampled: how often it changes when the uncertainty of all that is their own is resampled"
)


def blocks(forecast: Forecast, width: int) -> list[list[str]]:
    """The first blocks of the screen, where the headline speaks of a settlement."""
    return [answer(forecast, width), *elsewhere(forecast, width), tipped(forecast, width)]


def elsewhere(forecast: Forecast, width: int) -> list[list[str]]:
    """Where each settlement lies and who counts in it; nothing for a case without one."""
    out: list[list[str]] = []
    for value in forecast.values.values():
        out += [where(forecast, value, width), people(forecast, value, width)]
    return out


def answer(forecast: Forecast, width: int) -> list[str]:
    """The headline with range and reason, what carries a source, and the other questions."""
    head = forecast.head
    out = [
        plaintext.lines(head.question or head.text, width),
        plaintext.entry(headline.sentence(forecast), width),
        *(plaintext.entry(one, width) for one in over_time.lines(forecast)),
        plaintext.entry(headline.counts(forecast), width),
    ]
    more = [*answering.branch_lines(forecast), answering.error_line(head.share)]
    out += [plaintext.entry(one, width) for one in more if one]
    out.append(plaintext.entry(headline.run_line(forecast), width))
    if forecast.changes:
        out.append(plaintext.entry(preamble.changes_line(forecast), width))
    for other in answering.answers(forecast)[1:]:
        out.append(plaintext.entry(f"{other.question} {other.said}.", width))
        out += [plaintext.indented(reason, width) for reason in other.reasons]
    if forecast.unanswerable:
        out.append(plaintext.entry(preamble.unanswerable(forecast.unanswerable), width))
    return out


def where(forecast: Forecast, value: Value, width: int) -> list[str]:
    """Where it settles, by which model, how often the status quo holds."""
    title = settling.title(forecast, value)
    return [
        plaintext.lines(title, width),
        *(plaintext.item(one, width) for one in settling.lines(forecast, value)),
    ]


def people(forecast: Forecast, value: Value, width: int) -> list[str]:
    """Who is pivotal, and whose own numbers, drawn anew, change it."""
    step, stakes = forecast[value.step], pivots.stakes(forecast, value)
    known = [
        one for one in pivots.by_pivot(step) if step.pivotal.get(one, 0.0) >= LEAST or step.swing.get(one, 0.0) >= LEAST
    ]
    out = ["Who can change it"]
    if line := pivots.pivotal_line(forecast, value):
        out.append(plaintext.item(line, width))
    if not known:
        return out if len(out) > 1 else []
    rows = [
        (
            naming.person(one, forecast.names),
            tipping.stands(stakes[one], forecast, value.issue) if one in stakes else "",
            percentage_text(step.pivotal.get(one)),
            percentage_text(step.swing.get(one)),
        )
        for one in known[:MOST_PEOPLE]
    ]
    table = plaintext.table(
        ("", "stands at", "pivotal", "resampled"), rows, width - 2 * len(INDENT), right=frozenset({1, 2, 3})
    )
    out += [f"{INDENT * 2}{line}".rstrip() for line in table.split("\n") if line.strip("- ")]
    return [*out, plaintext.indented(NOTE, width)]


def tipped(forecast: Forecast, width: int) -> list[str]:
    """What would have to be wrong for the opposite, and how good the method has been."""
    value = settling.main(forecast)
    if value is not None and not value.methods:
        return []  # a step that names no method cannot be asked
    out = ["What would have to be wrong"]
    items = tipping.items(forecast)
    if len(items) > 1:
        out.append(plaintext.indented("The opposite is likelier, each alone,", width))
        out += [plaintext.lines(one, width, indent=INDENT * 2, hanging=INDENT * 3) for one in items]
    else:
        out.append(plaintext.item(tipping.line(forecast), width))
    if value is not None:
        alone, voted = bool(settling.decider(forecast, value)), settling.voted(forecast, value)
        out.append(plaintext.entry(track.record(list(value.methods), voted=voted, alone=alone), width))
    return out


def unknown(forecast: Forecast, width: int) -> list[str]:
    """Which numbers move the headline: those would be worth finding out."""
    out: list[str] = []
    for title, found in (
        ("Worth finding out, since it moves the answer", numbers.unknown(forecast, MOST_UNKNOWN)),
        ("What moves the answer and belongs to the method", numbers.of_method(forecast)),
    ):
        if found:
            out += [plaintext.entry(title, width), *(plaintext.item(one, width) for one in found)]
    return out
