"""What stood in the way of talks, and how often a war ends by force: lines for the first screen, sentences for the
page."""

from __future__ import annotations

from instantsia.analysis.results.other_side import ByForce, InTheWay, OtherSide, RunUp
from instantsia.case.phrases import and_list, in_words
from instantsia.report import plaintext
from instantsia.report.sentences.over_time import day
from instantsia.report.wording.proportions import side_text

LEAST = 0.005
"""A smaller share is not told."""
HEAD = "What stood in the way, while there were no talks (share of {})"


def in_the_way(found: OtherSide, width: int) -> list[str]:
    """A heading and the shares, the most first; nothing where there are no talks to open."""
    out = []
    for one in found.in_the_way:
        out += [plaintext.entry(heading(found, one), width), plaintext.indented(" - ".join(shares(one)), width)]
    return out


def heading(found: OtherSide, one: InTheWay) -> str:
    """What is told of one step of talks; with its name where there are several."""
    head = HEAD.format("months" if found.months else "turns")
    return head if len(found.in_the_way) == 1 else f"{head}: {in_words(one.step)}"


def shares(one: InTheWay) -> list[str]:
    """ "nobody was reached 0.69", and what else stood in the way, the most first."""
    return [f"{what} {side_text(share)}" for what, share in one.shares.items() if share >= LEAST]


def run_up(found: OtherSide, width: int) -> list[str]:
    """A line of what came about in the months before; nothing where the case does not say from when."""
    return [] if found.run_up is None else [plaintext.entry(before(found.run_up, months=found.months), width)]


def before(one: RunUp, *, months: bool) -> str:
    """In how many draws nothing came about in the months before, and the headline among these."""
    first, last = (day(each, months=months) for each in (one.first, one.last))
    text = (
        f"Run-up: in {side_text(one.quiet)} of the draws nothing comes about from {first} to {last}, played as a check"
    )
    if one.among is None:
        return f"{text}."
    return f"{text}; among these the headline holds in {side_text(one.among)}, among all in {side_text(one.p)}."


def by_force(found: OtherSide, width: int) -> list[str]:
    """A line or two for each war that is fought."""
    return [plaintext.entry(sentence(one), width) for one in found.by_force]


def sentence(one: ByForce) -> str:
    """How often a war ends by force, who wins it then, and on what that rests."""
    text = f"{one.text} ended by force: {side_text(one.ever)} of the draws"
    if one.ever:
        text += f" ({and_list([f'{names} {side_text(share)}' for names, share in one.winners.items()])})"
    rests = [
        f"{side_text(low.share)} with {name} at {low.number:.2g}, {side_text(high.share)} at {high.number:.2g}"
        for name, (low, high) in one.rests.items()
    ]
    told = f": {'; '.join(rests)}" if rests else ", which are fixed here"
    return f"{text}; an outcome that rests on two constants of the war, forts and battles{told}."
