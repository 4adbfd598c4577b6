"""Options in words: which of them chance says that a side would take, and which of them lie beyond its worst."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence

from instantsia.analysis.bargaining.drawing import filled, options
from instantsia.analysis.bargaining.results import COURSE, Bargain
from instantsia.case.phrases import and_list
from instantsia.report.bargaining.words import most_often, sides
from instantsia.stakeholders.files.deal.table import Issue
from instantsia.stakeholders.folding import folded


def order_lines(found: Bargain) -> Iterator[str]:
    """For each issue of which chance says whether a side would take what the other names as its worst: that, and how to
    say it instead."""
    names, told = sides(found), []
    for issue in found.deal.issues:
        drawn = [(names[side], option) for side, option in _by_chance(issue)]
        if not drawn:
            continue
        each = and_list([f"{side} would take {option}" for side, option in drawn])
        yield f"Not known: the order of the options of {issue.name}: whether {each} is an even chance in each draw."
        told.append(issue)
    if told:
        answer = "|".join(f"{option}:{number}" for issue in told for option, number in _ranked(issue))
        yield (
            "Where you know the order, say it as numbers, changed to what is so: "
            f"--answer {shlex.quote(f'words={answer}')}"
        )


def beyond_lines(found: Bargain) -> Iterator[str]:
    """Which options of the likely deal lie beyond the worst of a side, for certain or by chance."""
    course, names = found.outcomes[COURSE], sides(found)
    for issue in found.deal.issues:
        one = course.issues.get(issue.name)
        if one is None or one.number is not None:
            continue
        option, _ = most_often(one)
        drawn = [f"{names[side]} in half of the draws" for side, each in _by_chance(issue) if each == option]
        if told := [*_past(issue, option, names), *drawn]:
            yield f"{issue.name} {option} is beyond the worst of {and_list(told)}"


def _past(issue: Issue, option: str, names: Sequence[str]) -> Iterator[str]:
    """The sides that would not take an option in any draw: it is the best of the other, and they do not name it."""
    keys = [folded(name) for name in options(issue)]
    both = [filled(issue.ends, side, keys) for side in (0, 1)]
    for side in (0, 1):
        if folded(option) == both[1 - side][0] and folded(option) not in both[side]:
            yield names[side]


def _by_chance(issue: Issue) -> Iterator[tuple[int, str]]:
    """(side, option) of each option of which chance says whether a side would take it: the worst of the other that it
    does not name itself."""
    if not issue.in_words:
        return
    words = options(issue)
    keys = [folded(name) for name in words]
    both = [filled(issue.ends, side, keys) for side in (0, 1)]
    for side in (0, 1):
        least = both[1 - side][1]
        if least not in both[side]:
            yield side, words[keys.index(least)]


def _ranked(issue: Issue) -> Iterator[tuple[str, int]]:
    """The options from the best of the first side to the best of the other, each with a number."""
    words = options(issue)
    keys = [folded(name) for name in words]
    (best, worst), (other, least) = (filled(issue.ends, side, keys) for side in (0, 1))
    order = [*dict.fromkeys([best, worst, *keys])]
    order = [one for one in order if one not in (least, other) or one in (best, worst)]
    order += [one for one in (least, other) if one not in order]
    for place, key in enumerate(order):
        yield words[keys.index(key)], len(order) - 1 - place
