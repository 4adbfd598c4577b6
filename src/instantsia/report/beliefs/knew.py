"""Who thought what when: a table of each fact on the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from instantsia.analysis.results.beliefs import Held, Knew, OfFact, Origin, Row
from instantsia.case.dates import days_in_words
from instantsia.case.phrases import and_list
from instantsia.report import naming, plaintext
from instantsia.report.wording.proportions import probability_text

COUNTS = {2: "Two", 3: "Three", 4: "Four", 5: "Five", 6: "Six", 7: "Seven", 8: "Eight", 9: "Nine"}
UNTOUCHED = "-"
MOST = 0.995
"""What is so in a larger share of the draws is told as if it were so in all of them."""
LEAST = 0.005


def screen(found: Knew, width: int = 80) -> str:
    """A table of every fact, a row for each step that moved somebody; at most `width` wide (not under 40)."""
    width = max(width, plaintext.LEAST_WIDTH)
    head = f"{found.case} {plaintext.DOT} who thought what when {plaintext.DOT} {played(found)}"
    out = [plaintext.entry(head, width)]
    for fact in found.facts:
        out += ["", *_fact(fact, found.names, width)]
    note = (
        "The chance that each gives it: the median over the draws, with the 10th and 90th percentile; behind the bar "
        "the share of draws in which they hold it for more likely than not."
    )
    if any(row.first < row.last for fact in found.facts for row in fact.rows):
        note += " Days of what comes sooner or later: from the 10th to the 90th percentile."
    blank = any(len(row.held) < len(fact.before) for fact in found.facts for row in fact.rows)
    out += ["", plaintext.entry(note + (f' "{UNTOUCHED}": it moved nothing there.' if blank else ""), width)]
    return "\n".join(out)


def played(found: Any) -> str:
    """Over what it is told: "10,000 draws, seed 1, as of 5 February 1931"."""
    days = [f"as of {naming.day(found.as_of)}"] if found.as_of else []
    days += [f"known by {naming.day(found.known_by)}"] if found.known_by else []
    return ", ".join([f"{found.draws:,} draws", f"seed {found.seed}", *days])


def title(fact: str, sentence: str, so: float) -> str:
    """What a fact is, and how often it is so."""
    said = f': "{sentence.strip()}";' if sentence.strip() else ":"
    return f"{fact}{said} it is so in {probability_text(so)} of the draws"


def _fact(fact: OfFact, names: Mapping[str, str], width: int) -> list[str]:
    out = [plaintext.entry(title(fact.fact, fact.text, fact.so), width)]
    if not fact.rows:
        out.append(plaintext.indented("Nothing that came about moved what they believe of it.", width))
    for place, some in enumerate(_side_by_side(fact, names, width)):
        out += [""] if place else []
        out += _columns(fact, some, names, width, heads=place == 0)
    return [*out, *(plaintext.entry(one, width) for one in told_of_origins(fact, names))]


def _side_by_side(fact: OfFact, names: Mapping[str, str], width: int) -> list[tuple[str, ...]]:
    """The actors in tables of as many as there is room for, about equally many in each."""
    actors, wide = [one.actor for one in fact.before], _wide(fact, names)
    room = max(1, (width - len(plaintext.INDENT) + 2) // (wide + 2))
    tables = -(-len(actors) // room)
    each = -(-len(actors) // tables)
    return [tuple(actors[first : first + each]) for first in range(0, len(actors), each)]


def _wide(fact: OfFact, names: Mapping[str, str]) -> int:
    cells = [cell(one) for held in (fact.before, *(row.held for row in fact.rows)) for one in held]
    return max(len(one) for one in cells)


def _columns(fact: OfFact, actors: Sequence[str], names: Mapping[str, str], width: int, *, heads: bool) -> list[str]:
    """One table; only the first tells of every row what came about, the others which step it was."""
    wide = _wide(fact, names)

    def line(texts: Sequence[str]) -> str:
        cells = [plaintext.cut_to(one, wide) for one in texts]
        filled = [one + " " * (wide - plaintext.columns(one)) for one in cells]
        return (plaintext.INDENT + "  ".join(filled)).rstrip()

    out = [line([naming.person(one, names) for one in actors]), "before"]
    out.append(line(_cells(fact.before, actors)))
    for row in fact.rows:
        if all(one.actor not in actors for one in row.held):
            continue
        out.append(plaintext.entry(happened(row, names) if heads else when(row), width))
        out.append(line(_cells(row.held, actors)))
    return out


def _cells(held: Sequence[Held], actors: Sequence[str]) -> list[str]:
    found = {one.actor: cell(one) for one in held}
    return [found.get(one, UNTOUCHED) for one in actors]


def cell(held: Held) -> str:
    """One belief: "0.63 (0.20-0.75) | 0.77"."""
    return f"{chance(held.median)} ({chance(held.p10)}-{chance(held.p90)}) | {chance(held.more_likely_than_not)}"


def chance(p: float | None) -> str:
    """How likely somebody takes something to be: what was learned for certain is 0.00 or 1.00, as no forecast is."""
    return "" if p is None else f"{p:.2f}"


def when(row: Row) -> str:
    """On which days, and which step: "5 February 1931 near_buys"."""
    days = days_in_words(row.first, row.last) if row.day else ""
    turn = f" (turn {row.turn + 1})" if row.turn else ""
    return f"{days} {row.step}{turn}".strip()


def happened(row: Row, names: Mapping[str, str]) -> str:
    """What came about: days, step, what it said, whether its origin is known, what was decided without it."""
    parts = []
    reaches = row.reached < MOST
    if reaches:
        parts.append(f"in {probability_text(row.reached)} of the draws")
    if row.share is not None:
        among = "these" if reaches else "the draws"
        said = row.outcome.replace("_", " ")
        parts.append(said if row.share > MOST else f"{said} in {probability_text(row.share)} of {among}")
    parts += [who_knows(row, names)] if row.earlier else []
    parts += [_late(one.step, one.day, one.share) for one in row.late if one.share >= LEAST]
    return f"{when(row)}: {'; '.join(parts)}" if parts else when(row)


def _late(step: str, day: int, part: float) -> str:
    named = f"{step} of {days_in_words(None, day)}" if day else step
    often = "" if part > MOST else f" in {probability_text(part)} of the draws"
    return f"late: {named} was decided without it{often}"


def who_knows(row: Row, names: Mapping[str, str]) -> str:
    """Who knows that a report is of one origin with earlier ones."""
    told = [one for one in row.held if one.knows is not None]
    groups: dict[tuple[str, ...], list[Held]] = {}
    for one in told:
        groups.setdefault(one.earlier or row.earlier, []).append(one)
    if len(groups) < 2 or not any((one.knows or 0.0) >= LEAST for one in told):
        return _who_knows(told, row.earlier, row.origin, names)
    told_apart = []
    for earlier, some in groups.items():
        if any((one.knows or 0.0) >= LEAST for one in some):
            told_apart.append(_who_knows(some, earlier, row.origin, names, all_of=False))
        else:
            who = and_list([naming.person(one.actor, names) for one in some])
            verb = "does" if len(some) == 1 else "do"
            told_apart.append(f"{who} {verb} not know that it is of one origin with {and_list(earlier)} ({row.origin})")
    return "; ".join(told_apart)


def _who_knows(
    told: Sequence[Held], earlier: Sequence[str], origin: str, names: Mapping[str, str], *, all_of: bool = True
) -> str:
    what = f"that it is of one origin with {and_list(earlier)} ({origin})"
    know = [one for one in told if (one.knows or 0.0) > MOST]
    some = [one for one in told if LEAST <= (one.knows or 0.0) <= MOST]
    if not know and not some:
        return f"nobody knows {what}"
    if all_of and len(know) == len(told) > 1:
        return f"all of them know {what}"
    who = [naming.person(one.actor, names) for one in know]
    who += [f"{naming.person(one.actor, names)} (in {probability_text(one.knows)} of the draws)" for one in some]
    return f"{and_list(who)} {'knows' if len(who) == 1 else 'know'} {what}"


def told_of_origins(fact: OfFact, names: Mapping[str, str]) -> list[str]:
    """A sentence or two for every origin of which more than one report came."""
    return [sentence for origin in fact.origins for sentence in _origin(origin, names)]


def _origin(origin: Origin, names: Mapping[str, str]) -> list[str]:
    many = COUNTS.get(len(origin.steps), str(len(origin.steps)))
    apart = [one for one in origin.held if (one.knows or 0.0) <= 0.5 and one.knowing is not None]
    out = []
    if apart:
        told = [
            f"{naming.person(one.actor, names)}{_of_theirs(origin, apart, one)} {chance(one.median)}; "
            f"knowing it, {chance(one.knowing)}"
            for one in apart
        ]
        out.append(f"{_taken(origin, apart)}: {'. '.join(told)}.")
    elif origin.held:
        out.append(f"{many} reports of one origin ({origin.origin}) are known to be one word.")
    if origin.so is not None:
        said = "both" if len(origin.steps) == 2 else f"all {many.lower()}"
        out.append(
            f"Where {said} said yes ({probability_text(origin.all_yes)} of the draws) it is so in "
            f"{probability_text(origin.so)}."
        )
    return out


def _many(origin: Origin, one: Held) -> int:
    return origin.got.get(one.actor, len(origin.steps))


def _taken(origin: Origin, apart: Sequence[Held]) -> str:
    """ "Two reports of one origin (forger) are taken for two": so many as each got of them."""
    some = {_many(origin, one) for one in apart}
    if len(some) > 1:
        return f"Reports of one origin ({origin.origin}) are taken for as many as each gets"
    many = COUNTS.get(min(some), str(min(some)))
    return f"{many} reports of one origin ({origin.origin}) are taken for {many.lower()}"


def _of_theirs(origin: Origin, apart: Sequence[Held], one: Held) -> str:
    """ " (2)" where not all got as many."""
    return f" ({_many(origin, one)})" if len({_many(origin, other) for other in apart}) > 1 else ""
