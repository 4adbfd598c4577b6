"""A deal between two sides on the screen, in plain sentences and tables, at most 80 columns wide."""

from __future__ import annotations

from collections.abc import Iterator

from instantsia.analysis.bargaining.results import COURSE, Bargain
from instantsia.case.phrases import and_list, plural
from instantsia.report import plaintext
from instantsia.report.bargaining import parts, sheet
from instantsia.report.bargaining.options import beyond_lines
from instantsia.report.bargaining.words import deal_text, ended, measures, round_text, sides, worth_range
from instantsia.report.wording.probabilities import percent

WIDTH = 80


def screen(found: Bargain, width: int = WIDTH) -> str:
    """Whether there is a range of agreement and what is likely to be agreed; then all that it rests on."""
    width = max(width, plaintext.LEAST_WIDTH)
    blocks = [
        [plaintext.entry(one, width) for one in answer(found)],
        sheet.as_read(found, width),
        parts.likely(found, width),
        parts.measured(found, width),
        parts.stances(found, width),
        parts.trades(found, width),
        parts.talks(found, width),
        [plaintext.entry(one, width) for one in parts.assumed(found)],
    ]
    return "\n\n".join("\n".join(lines) for lines in blocks if lines)


def answer(found: Bargain) -> Iterator[str]:
    """The first lines: what was asked, whether there is a range, the likely deal."""
    one, other = sides(found)
    drawn = plural(found.draws, "draw") if found.drawn else "all numbers exact"
    issues = plural(len(found.deal.issues), "issue")
    yield (
        f"{found.deal.file} {plaintext.DOT} {one} and {other}, {issues}, "
        f"{plural(found.bundles, 'bundle')} of their levels, {drawn}"
    )
    yield agreement_range(found)
    course = found.outcomes[COURSE]
    rounds = found.terms.rounds
    if course.worth is None or course.round is None:
        if found.chance:
            yield f"Likely deal: none by round {rounds}, the last; what each may offer the other never takes."
        return
    when = f"in round {round_text(course.round)} of {rounds}"
    often = "" if course.share >= found.chance else f" (in {percent(course.share)} of the draws)"
    # medians, issue by issue, may be terms that no draw has together
    name = "Likely terms, each issue by itself in the middle of the draws," if found.drawn else "Likely deal,"
    yield ended(f"{name} {when}{often}: {deal_text(course.issues, measures(found))}")
    if beyond := [*beyond_lines(found)]:
        why = "what is beyond a worst is made up for by another issue" if found.terms.firm else "--beyond allows it"
        yield ended(f"Of this, {and_list(beyond)}: {why}")
    worth = f"{worth_range(course.worth[0])} to {one} and {worth_range(course.worth[1])} to {other}"
    scale = "where 0 is all its worsts and 1 all its bests"
    yield (
        f"The deals are worth {worth}, {scale}; a whole one stands under The talks."
        if found.drawn
        else f"It is worth {worth}, {scale}."
    )


def agreement_range(found: Bargain) -> str:
    """Whether there is a range of agreement."""
    some = found.acceptable
    part = f"{round(100 * some.median)} %" if some.median >= 0.005 else "less than 1 %"
    bundles = f"{part} of the bundles are acceptable to both"
    if not found.drawn:
        if not found.chance:
            return f"Range of agreement: none. No bundle leaves both {_kept(found)}."
        return f"Range of agreement: yes. {bundles}."
    if not found.chance:
        return f"Range of agreement: none in any draw. No bundle leaves both {_kept(found)}."
    if found.chance == 1:
        return f"Range of agreement: in all draws. In the middle one {bundles}."
    return f"Range of agreement: {percent(found.chance)}. In the middle draw {bundles}."


def _kept(found: Bargain) -> str:
    return "what they have without a deal" if any(found.terms.keep) else "as well off as with all their worsts"
