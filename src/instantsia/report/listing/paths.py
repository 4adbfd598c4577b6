"""The names that --set, --without and `when` know, each with its current value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from instantsia.case import paths
from instantsia.case.evidence import CODER
from instantsia.case.happenings import Step
from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.case.phrases import plural
from instantsia.case.quantities import inline, quantities
from instantsia.case.slots import OfCase
from instantsia.casefile.without_objects import DOES
from instantsia.left_behind import milestones_of
from instantsia.report import plaintext
from instantsia.report.listing import cases
from instantsia.steps import playable
from instantsia.steps._ballot import Balloting

NOT_STATED = "not stated"


def claim_paths(case: Case) -> Counter[str]:
    """{canonical path: how many claims are about it}."""
    return Counter(paths.canonical(one.about) for one in case.claim)


def known_paths(case: Case) -> Iterator[tuple[str, str, str]]:
    """(group, name as it is typed, current value) of everything that --set, --without and `when` know."""
    counted = claim_paths(case)
    idle = frozenset().union(*(_never_read(case, step) for step in case.step))
    stated = counted.keys() | {path for one in case.assumption for path in paths.spread(one.about, case.actors)}
    for row, path in quantities().listed(OfCase(case)):
        silent = row.default is not None or row.inline or row.speaks in ("options", "day")
        if path not in idle and (not silent or path in stated or inline(case, path) is not None):
            yield row.heading, paths.short(path), _current(case, path, counted[path])
    for body in case.body:
        yield "bodies", f"body.{body.id}.members", ", ".join(body.members)
        yield "bodies", f"body.{body.id}.absent", ", ".join(body.absent) or "nobody"
        if body.chair:
            yield "bodies", f"body.{body.id}.chair", body.chair
    for group in case.group:
        keys = (("every", group.every), ("from", group.from_), ("until", group.until), ("while", group.while_))
        for key, written in keys:
            if written is not None:
                yield "groups of steps that repeat", f"group.{group.id}.{key}", written
    for source in case.source:
        yield "--without and --assume: sources", source.id, cases.readings(source)
    if case.coders:
        yield "--assume and --worlds: who is heard of those who coded the case", CODER, " or ".join(case.coders)
    for part in case.part:
        yield "--without: parts", part.id, f"of {part.of}"
    for teller in case.teller:
        yield "--without: tellers", teller.id, f"believed {cases.written_credence(teller.p)}"
    for table in DOES:
        for id in case.by_id[table]:
            yield "--without: allies, and what a party could do alone", f"{table}.{id}", "stays, and does nothing"
    if case.claim:
        ends = list(dict.fromkeys((case.claim[0].id, case.claim[-1].id)))
        yield "--without: claims", " ... ".join(ends), "by the id of the claim"
    for step in case.step:
        decides = "compared with what it decided, as == an outcome; also " if playable(step).outcomes(case) else ""
        votes = ".vote.ACTOR, " if isinstance(step, Balloting) else ""
        yield "when", step.id, f"{decides}{votes}.happened, .times and .ended"
    for group in case.group:
        yield "when", group.id, f"{group.id}.turns, how many turns of it have begun"
    for milestone in milestones_of(case) if case.party else ():
        yield "when", milestone, "a milestone: whether it was reached, or compared with a day or another milestone"
    for fact in case.fact:
        yield "when", fact.id, fact.text or "a fact"


def _never_read(case: Case, step: Step) -> frozenset[str]:
    """The constants of a step that it looks at in no draw, whatever is set for them."""
    play = playable(step)
    found = play.never_read(case) if isinstance(play, Balloting) else play.idle_constants(case)
    return frozenset(one for one in found if one.startswith(f"step.{step.id}."))


def by_heading(case: Case) -> dict[str, list[tuple[str, str]]]:
    """{group: [(name, current value)]}, groups in the order in which they come first."""
    out: dict[str, list[tuple[str, str]]] = {}
    for heading, name, value in known_paths(case):
        out.setdefault(heading, []).append((name, value))
    return out


def _current(case: Case, path: str, told: int) -> str:
    """What holds for a path where no claim stands, as it is written, and how many claims there are about it."""
    covering = paths.covering(case, path)
    number = inline(case, path) if covering is None else covering.value
    parts = [_told_by(told)] if told else []
    if number is not None:
        parts.append(f"else {_number(number)}" if told else _number(number))
    return ", ".join(parts)


def _told_by(count: int) -> str:
    return plural(count, "claim")


def _number(number: Number) -> str:
    source = "" if number.source == "case" else f" ({number.source})"
    return f"{number.written}{source}"


def listed(case: Case) -> str:
    """Every name that --set, --without and `when` know, with its current value or range.

    Made for grep: a name and its value stand on one line, however long, the name first; a heading begins with "# ".
    """
    out: list[str] = []
    for heading, rows in by_heading(case).items():
        out += ["", f"# {plaintext.plain(heading)}"] if out else [f"# {plaintext.plain(heading)}"]
        longest = max(len(name) for name, _ in rows)
        out += [f"{name.ljust(longest)}  {plaintext.plain(value) or NOT_STATED}" for name, value in rows]
    return "\n".join(out)
