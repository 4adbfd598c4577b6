"""Two versions of a case side by side: what a change does, on the same draws."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from instantsia.analysis.results.changes import Comparison, Difference
from instantsia.case.phrases import capital, plural
from instantsia.report import attribution, naming, plaintext
from instantsia.report.data import SCHEMA
from instantsia.report.json_text import dump, fields
from instantsia.report.plaintext import INDENT
from instantsia.report.sentences import milestones
from instantsia.report.wording.magnitudes import at_resolution, value_text
from instantsia.report.wording.proportions import change_text, moves_text, side_text


def screen(found: Comparison, width: int = 80) -> str:
    """The differences in words: events first, then what comes of each step."""
    width = max(width, plaintext.LEAST_WIDTH)
    what = f"what if: {found.text or '; '.join(found.after) or 'as it is'}"
    cases = found.case
    if found.other is not None:
        what = "two runs"
        cases = " and ".join(dict.fromkeys((found.case, found.other)))
    out = [plaintext.entry(f"{cases} {plaintext.DOT} {what}", width)]
    facts = [f"{plural(found.draws, 'draw')}, seed {found.seed}"]
    if found.before:
        facts.append(f"before: {'; '.join(found.before)}")
    if found.after:
        facts.append(f"after: {'; '.join(found.after)}")
    # what is told below is not what a run tells, so that this stands before it
    facts += [found.note] if found.note else []
    out += [plaintext.entry(fact, width) for fact in facts]
    out.append("")
    for one in found.events:
        out += _told(one.text or one.id, difference_line(one), width)
    for milestone, dates in found.milestones.items():
        called = capital(milestones.called(milestone, at_least=dates.at_least))
        out += _told(f"{called}, even chance", milestones.even_line(dates), width)
    for issue, sides in found.expected.items():
        out += _told(f"Expected outcome of {naming.issue(issue, found.names)}", expected_line(*sides), width)
    for one in found.values:
        out += _told(f"Mean of {naming.issue(one.id, found.names)}", attribution.value_line(one), width)
    out += [plaintext.lines(line, width) for line in disagreement_lines(found)]
    if found.attribution is not None:
        out += ["", *attribution.block(found.attribution, found.draws, width, found.names)]
    happened = [one for one in found.happened if one.change]
    shown = {step: [one for one in found.steps[step] if one.moved] for step in found.steps}
    if happened or any(shown.values()):
        out += ["", "By step, where it happens"]
    for one in happened:
        out += _told(f"{one.text or naming.in_words(one.id)}: comes to it", difference_line(one), width, INDENT)
    for step, differences in shown.items():
        for one in differences:
            label = f"{naming.issue(step, found.names)}: {naming.option(one.id.rpartition('.')[2], found.names)}"
            out += _told(label, difference_line(one), width, INDENT)
    return "\n".join(out)


def expected_line(before: float, after: float) -> str:
    """Where it is expected to end on either side, and the change.

    >>> expected_line(45.2, 50.14), expected_line(45.0, 45.0)
    ('about 45.2 to about 50.1: +4.94 (median)', 'about 45: no difference (median)')
    """
    change = after - before
    if change == 0:
        return f"about {value_text(before)}: no difference (median)"
    sides = " to ".join(f"about {at_resolution(place, change)}" for place in (before, after))
    return f"{sides}: {'-' if change < 0 else '+'}{value_text(abs(change))} (median)"


TOLD = 0.05
"""Positions that lie further apart, or nearer, by no more than this share of what it was are not spoken of."""


def disagreement_lines(found: Comparison) -> list[str]:
    """Whether there is more or less disagreement than before: past errors of bargains go with it."""
    out = []
    for issue, (before, after) in found.disagreement.items():
        if abs(after - before) <= TOLD * before:
            continue
        more, errors = ("more", "larger") if after > before else ("less", "smaller")
        out.append(
            f"There is {more} disagreement on {naming.issue(issue, found.names)}: positions lie "
            f"{value_text(after)} points apart, {value_text(before)} before, and the errors to be "
            f"expected are {errors}."
        )
    return out


def difference_line(one: Difference) -> str:
    """ "0.65 to 0.40: -0.25 (-0.35 to -0.10)"; what is within the Monte Carlo error says so."""
    if one.before is None or one.after is None:
        before = side_text(one.before) or "never comes to it"
        after = side_text(one.after) or "never comes to it"
        return f"{before}, then {after}"
    line = f"{side_text(one.before)} to {side_text(one.after)}"
    if one.change is None:
        return line
    if one.change == 0:
        return f"{line}: no difference in any draw"
    if not one.moved:
        return f"{line}: within the Monte Carlo error"
    line = f"{line}: {change_text(one.change)}"
    if one.low is not None and one.high is not None:
        line += f" ({moves_text(one.low, 0.0)} to {moves_text(one.high, 0.0)})"
    return line


def comparison_json(found: Comparison) -> str:
    """One object: case, seed, draws, before[], after[], text, events, happened, steps, expected, values, disagreement,
    edits[], attribution and a note.

    milestones are there where two sides fight or bargain: by when half of all draws have reached each.
    other is the case of the second of two runs, else null; attribution is null and edits are empty
    where it is not two runs that are compared.
    """
    data: dict[str, Any] = {
        "schema": SCHEMA,
        **fields(found, "case other seed draws text before after"),
        "events": {one.id: {"text": one.text} | _numbers(one) for one in found.events},
        "happened": {one.id: _numbers(one) for one in found.happened},
        "steps": {step: {one.id: _numbers(one) for one in ones} for step, ones in found.steps.items()},
        "expected": {issue: {"before": one, "after": other} for issue, (one, other) in found.expected.items()},
        **(
            {"milestones": {name: milestones.even_data(one) for name, one in found.milestones.items()}}
            if found.milestones
            else {}
        ),
        "values": {one.id: {"text": one.text} | _numbers(one, attribution.value_line) for one in found.values},
        "disagreement": {issue: {"before": one, "after": other} for issue, (one, other) in found.disagreement.items()},
        **attribution.data(found.attribution, found.draws),
        "note": found.note,
    }
    return dump(data)


def _numbers(one: Difference, line: Callable[[Difference], str] = difference_line) -> dict[str, Any]:
    return fields(one, "before after change mcse low high") | {"shown": line(one)}


def _told(label: str, line: str, width: int, indent: str = "") -> list[str]:
    text = plaintext.plain(label)
    if len(indent) + len(text) + len(INDENT) + len(line) <= width:
        return [f"{indent}{text}{INDENT}{line}"]
    return [plaintext.lines(text, width, indent=indent), plaintext.lines(line, width, indent=indent + INDENT)]
