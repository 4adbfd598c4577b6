"""Which report, had it come otherwise, changes an outcome: in words for the screen, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from instantsia.analysis.beliefs.reports import NOT, WHOLLY
from instantsia.analysis.levers.information import LARGEST, Idle, Information, Moved
from instantsia.case.phrases import and_list, plural
from instantsia.report import plaintext
from instantsia.report.data import SCHEMA
from instantsia.report.json_text import dump, fields
from instantsia.report.wording.proportions import moves_text, probability_text

MEANS = (
    "never: it does not arrive; what is copied from it is passed on all the same. not sent: nor have its copies "
    "anything to pass on. in time: it arrives on the day on which it is sent. believed wholly, not believed: "
    f"everybody who gets it takes the channel for right with a chance of {WHOLLY} or {NOT}. origin known: everybody "
    "knows from the beginning which reports come from it.",
    "by: the difference in the share on the same draws; behind it its standard error.",
)


def screen(found: Information, width: int = 80) -> str:
    """The changes that are told from nothing, the largest first, then what is idle; at most `width` wide."""
    width = max(width, plaintext.LEAST_WIDTH)
    days = [f"{key} {day}" for key, day in (("as of", found.as_of), ("known by", found.known_by)) if day]
    head = [
        f"{found.case} {plaintext.DOT} which report, had it come otherwise, changes the outcome",
        f"{', '.join([plural(found.draws, 'draw'), f'seed {found.seed}', *days])}",
        *([f"played although the record gives it: {', '.join(found.played)}"] if found.played else []),
        "",
        f"{found.question}   {probability_text(found.p)}",
    ]
    out = [plaintext.entry(line, width) if line else "" for line in head]
    out += ["", plaintext.table(HEADS, [_row(one) for one in found.moved], width, right=RIGHT)] if found.moved else []
    out += ["", *(plaintext.entry(line, width) for line in _below(found))]
    return "\n".join(out)


HEADS = ("report", "what", "becomes", "by", "s.e.")
RIGHT = frozenset({2, 3, 4})


def _row(one: Moved) -> list[str]:
    after = probability_text(min(max(one.p, 0.0), 1.0))
    kind = "" if one.change.kind == "report" else f" ({one.change.kind})"
    return [
        f"{one.change.id}{kind}",
        one.change.what,
        after,
        moves_text(one.diff, 0.0),
        f"{one.mcse:.3f}",
    ]


def _below(found: Information) -> Iterator[str]:
    if not found.moved:
        tried = plural(found.tried, "change")
        yield f"{tried} of reports tried: none moves it by more than two standard errors."
    for _, each in groupby(sorted(found.idle, key=lambda one: (one.why, one.of)), key=lambda one: (one.why, one.of)):
        yield f"Idle: {_idle(list(each))}."
    if found.moved and found.within:
        yield f"{found.within} of the {found.tried} changes are within two standard errors of nothing and not listed."
    if any(one.draws < found.draws for one in found.moved):
        yield (
            f"The {LARGEST} largest are played on all draws, the others on the first {found.chosen:,}, by which they "
            "were chosen."
        )
    if found.moved:
        yield from MEANS


def _idle(each: list[Idle]) -> str:
    names, one = and_list([one.step for one in each]), each[0]
    many = len(each) > 1
    of, are, them = and_list(one.of), "are" if many else "is", "them" if many else "it"
    return {
        "late": f"{names} {'come' if many else 'comes'} too late for {of}",
        "unread": f"{names} (nothing that leads to it reads what anybody thinks of {of})",
        "lost": f"{names} {'arrive' if many else 'arrives'} in no draw",
        "even": f"{names} {are} read, and without {them} no draw ends otherwise",
    }[one.why]


def information_json(found: Information) -> str:
    """One object: case, event, question, p, draws, seed, days, information[] {of, step, change, p, diff, mcse, draws,
    steps}, tried, within, chosen_on, idle[] {step, why, of}, played[].

    of is "report", "channel" or "origin", and step the id of it; steps are the reports that it touches.
    """
    data = {
        "schema": SCHEMA,
        **fields(found, "case event question p draws seed as_of known_by hindsight"),
        "information": [
            {
                "of": one.change.kind,
                "step": one.change.id,
                "change": one.change.what,
                **fields(one, "p diff mcse draws"),
                "steps": one.change.steps,
            }
            for one in found.moved
        ],
        **fields(found, "tried within"),
        "chosen_on": found.chosen,
        "idle": [fields(one, "step why of") for one in found.idle],
        "played": found.played,
    }
    return dump(data)
