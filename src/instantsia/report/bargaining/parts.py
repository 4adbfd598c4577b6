"""The parts of the screen below the sheet: the likely deal, what it is measured by, stances, trades, the talks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from instantsia.analysis.bargaining.results import BLIND, COURSE, PATIENT, Bargain, Offer, OnIssue, Outcome
from instantsia.case.phrases import and_list, capital, plural
from instantsia.models.bargaining.offers import STANCES
from instantsia.report import plaintext
from instantsia.report.bargaining.untraded import no_trade
from instantsia.report.bargaining.words import (
    Measure,
    between,
    change,
    deal_text,
    level,
    measures,
    number,
    sides,
    worth,
    worth_range,
)
from instantsia.report.wording.magnitudes import value_text
from instantsia.report.wording.probabilities import percent

TITLES = {
    COURSE: "the talks",
    BLIND: "the talks, not knowing what the other wants",
    PATIENT: "if both weighed only what waiting costs",
    "nash": "Nash product",
    "kalai_smorodinsky": "Kalai and Smorodinsky",
    "egalitarian": "egalitarian",
    "welfare": "greatest sum",
}
NO_LESS = "no less"
MOST_ROWS = 12
"""Of a longer course as many offers are shown, evenly spread, the first and the last among them."""


def likely(found: Bargain, width: int) -> list[str]:
    """The likely deal by issue, with its range over the draws."""
    course = found.outcomes[COURSE]
    if not course.issues or not found.drawn:
        return []
    of = measures(found)
    rows = []
    for name, one in course.issues.items():
        if one.number is not None:
            middle, ends = number(one.number.median, of[name]), between(one.number.low, one.number.high, of[name].bare)
        else:
            middle, ends = level(one), _options(one)
        rows.append([name, middle, ends])
    if course.round is not None:
        rows.append(["agreed in round", f"{round(course.round.median)}", between(course.round.low, course.round.high)])
    title = "The likely deal (median, and the range in which 80 % of the draws lie)"
    return [title, plaintext.table(["issue", "median", "80 % of the draws"], rows, width)]


def _options(one: OnIssue) -> str:
    some = sorted(one.options.items(), key=lambda each: -each[1])
    if some[0][1] == 1:
        return some[0][0]
    return ", ".join(f"{name} {percent(share)}" for name, share in some if share)


def measured(found: Bargain, width: int) -> list[str]:
    """The deals of bargaining theory beside that of the talks, and how good that is."""
    if not found.chance:
        return []
    one, other = sides(found)
    order = [COURSE, *([BLIND] if found.terms.knows else []), *([PATIENT] if PATIENT in found.outcomes else [])]
    order += ["nash", "kalai_smorodinsky", "egalitarian", "welfare"]
    rows = [_measure(TITLES[key], found.outcomes[key], measures(found)) for key in order]
    issues = " / ".join(issue.name for issue in found.deal.issues)
    table = plaintext.table(["deal", issues, one, other, "below Nash"], rows, width, right=frozenset({4}))
    return [
        "What the deal is measured by",
        table,
        *(plaintext.item(line, width) for line in (*_frontier(found), *_knowing(found), *_waiting(found))),
    ]


def _measure(title: str, found: Outcome, of: Mapping[str, Measure]) -> list[str]:
    if found.worth is None or found.below is None:
        return [title, "none", "", "", ""]
    deal = " / ".join(level(one, of[name].bare) for name, one in found.issues.items())
    return [title, deal, *map(worth_range, found.worth), worth(found.below.median)]


def _frontier(found: Bargain) -> Iterator[str]:
    course, some = found.outcomes[COURSE], found.frontier
    if some is None:
        return
    low, high = round(some.low), round(some.high)
    count = f"{round(some.median):,}" if low == high else f"{round(some.median):,} ({low:,} to {high:,})"
    verb = "is" if count == "1" else "are"
    yield (
        f"{count} of the bundles that both would take {verb} on the Pareto frontier: no other is better for one side "
        "and no worse for the other."
    )
    if course.frontier is None or course.below is None:
        return
    if not found.drawn or course.frontier in (0.0, 1.0):
        end = "end on it" if course.frontier else "end below it"
    else:
        end = f"end on it in {percent(course.frontier)} of the draws"
    below = worth(course.below.median)
    behind = f"{below} below the Nash product of the gains"
    if below == "0.00":
        of = measures(found)
        alike = deal_text(course.issues, of) == deal_text(found.outcomes["nash"].issues, of)
        behind = "at the Nash product" if alike else "within .01 of the Nash product, on other terms"
    yield f"The talks {end}, {behind}."


def _knowing(found: Bargain) -> Iterator[str]:
    """What it costs the two not to know what the other wants."""
    course, blind = found.outcomes[COURSE], found.outcomes[BLIND]
    if not found.terms.knows or course.worth is None or blind.worth is None:
        return
    lost = [_less(course.worth[side].median - blind.worth[side].median) for side in (0, 1)]
    names = sides(found)
    if lost[0] == lost[1] == NO_LESS:
        yield "Where neither knows what the other wants, they get as much as in the talks."
        return
    yield (
        f"Where neither knows what the other wants, {names[0]} gets {lost[0]} and {names[1]} {lost[1]} than in "
        "the talks."
    )


def _less(lost: float) -> str:
    """How much less, or more, somebody gets."""
    size = worth(abs(lost))
    return NO_LESS if size == "0.00" else f"{size} {'less' if lost > 0 else 'more'}"


def _waiting(found: Bargain) -> Iterator[str]:
    names, delay = sides(found), found.terms.delay
    patient = found.outcomes.get(PATIENT)
    if patient is None:
        yield (
            "Waiting costs neither side anything here: --delay-a 2% says that a round costs "
            f"{names[0]} 2 % of its gain, --delay-b the same of {names[1]}."
        )
        return
    costs = [f"{value_text(100 * part)} %" if part else "nothing" for part in delay]
    yield f"A round of waiting costs {names[0]} {costs[0]} and {names[1]} {costs[1]} (of its gain)."
    if patient.worth is None:
        return
    better = None if delay[0] == delay[1] else names[0 if delay[0] < delay[1] else 1]
    gains = and_list([f"{worth(one.median)} for {name}" for one, name in zip(patient.worth, names, strict=True)])
    by = f", and {better} gains by delay" if better else ""
    yield f"If both weighed nothing else, they would agree at once: {gains}{by}."


def stances(found: Bargain, width: int) -> list[str]:
    """What a tougher or softer stance of each would bring: three by three."""
    if not found.chance:
        return []
    one, other = sides(found)
    names = list(STANCES)
    rows = [[mine, *(_stance(found, mine, theirs) for theirs in names)] for mine in names]
    table = plaintext.table([f"{one} / {other}", *names], rows, width)
    told = (
        f"Each cell: worth to {one} / to {other}, and the round. Boulware holds out and gives way at the end; linear "
        "comes down evenly; conceder gives way at once."
    )
    lines = [told, *_tougher(found)]
    return ["A tougher or a softer stance", table, *(plaintext.item(line, width) for line in lines)]


def _stance(found: Bargain, mine: str, theirs: str) -> str:
    one = found.stances[mine, theirs]
    if one.worth is None or one.round is None:
        return "no deal"
    often = "" if one.share is None or one.share > 0.995 else f", {percent(one.share)}"
    return f"{worth(one.worth[0])} / {worth(one.worth[1])}, {one.round:.0f}{often}"


def _tougher(found: Bargain) -> Iterator[str]:
    """What it brings each side to hold out, whatever the other does."""
    own = found.terms.stances
    course = found.outcomes[COURSE]
    if course.worth is None or course.round is None:
        return
    names = sides(found)
    for side in (0, 1):
        if own[side] == "boulware":
            continue
        pair = ("boulware", own[1]) if side == 0 else (own[0], "boulware")
        other = found.stances.get(pair)
        if other is None:
            continue
        if other.worth is None or other.round is None:
            yield f"If {names[side]} holds out, there is no deal."
            continue
        gains = [other.worth[n] - course.worth[n].median for n in (0, 1)]
        later = round(other.round - course.round.median)
        when = f"{plural(later, 'round')} later" if later > 0 else "no later"
        yield (
            f"If {names[side]} holds out (boulware): {change(gains[side])} for it, {change(gains[1 - side])} for "
            f"{names[1 - side]}, {when}."
        )


def trades(found: Bargain, width: int) -> list[str]:
    """Pairs of issues on which both gain against the middle of each; where there are none, why."""
    if not found.trades:
        some = no_trade(found) if len(found.deal.issues) > 1 else ()
        return ["Trades", *(plaintext.item(one, width) for one in some)] if some else []
    return ["Trades: both gain against the middle of each", *(plaintext.item(one, width) for one in _traded(found))]


def _traded(found: Bargain) -> Iterator[str]:
    names, of = sides(found), measures(found)
    for one in found.trades:
        gives = [f"{issue} ({level(one.to[issue], of[issue])})" for issue in one.gives]
        gains = f"{worth_range(one.gains[0])} and {worth_range(one.gains[1])}"
        often = f", in {percent(one.share)} of the draws" if found.drawn else ""
        yield f"{capital(names[0])} gives way on {gives[0]}, {names[1]} on {gives[1]}: both gain, {gains}{often}."


def talks(found: Bargain, width: int) -> list[str]:
    """The offers of the most typical draw, by rounds."""
    if not found.talks:
        return []
    one, other = sides(found)
    names = [issue.name for issue in found.deal.issues]
    rows = [_offer(each, found) for each in _some(found.talks)]
    heads = ["round", "offers", *names, one, other]
    if not _fits(heads, rows, width):
        # so many issues have no room for a column each
        heads = ["round", "offers", " / ".join(names), one, other]
        rows = [[*row[:2], " / ".join(row[2:-2]), *row[-2:]] for row in rows]
    table = plaintext.table(heads, rows, width, right=frozenset({0}))
    title = f"The talks of the most typical draw ({found.typical})" if found.drawn else "The talks"
    told = []
    if any("-" in row[-2:] for row in rows):
        told.append("-: beyond a worst of that side, which it does not take.")
    if not found.talks[-1].taken:
        told.append(f"There is no deal in round {found.terms.rounds}, the last.")
    shown = len(rows)
    if shown < len(found.talks):
        told.append(f"{shown} of {len(found.talks)} offers are shown; --json has them all.")
    return [title, table, *(plaintext.item(line, width) for line in told)]


def _fits(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> bool:
    """Whether no word of a table is cut."""
    words = [
        max(plaintext.columns(word) for row in (heads, *rows) for word in (row[place].split() or [""]))
        for place in range(len(heads))
    ]
    return sum(words) + 2 * (len(words) - 1) <= width


def _some(offers: Sequence[Offer]) -> list[Offer]:
    if len(offers) <= MOST_ROWS:
        return list(offers)
    last = len(offers) - 1
    places = sorted({round(n * last / (MOST_ROWS - 1)) for n in range(MOST_ROWS)})
    return [offers[place] for place in places]


def _offer(one: Offer, found: Bargain) -> list[str]:
    of = measures(found)
    shown = [number(value, of[name].bare) if isinstance(value, float) else value for name, value in one.levels.items()]
    who = sides(found)[one.side]
    taken = f"{who}, taken" if one.taken else who
    return [f"{one.round}", taken, *shown, worth(one.worth[0]), worth(one.worth[1])]


def assumed(found: Bargain) -> Iterator[str]:
    """What all of this takes for granted."""
    terms, names = found.terms, sides(found)
    yield (
        "It assumes that the issues add up by their weights, that each is worth the more the nearer to a side's best, "
        "in equal steps, and that each side takes an offer that is worth no less to it than what it would ask for next."
    )
    knows = "what the other wants" if terms.knows else "nothing of what the other wants"
    stances_ = and_list([f"{name} {stance}" for name, stance in zip(names, terms.stances, strict=True)])
    first = "both offer in each round" if terms.together else f"{names[terms.first]} offers first"
    yield f"Played: {stances_}; {first}; each knows {knows}; {plural(terms.rounds, 'round')}; seed {found.seed}."
