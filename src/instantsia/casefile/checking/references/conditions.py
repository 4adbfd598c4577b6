"""Conditions: that they can be read, and name what comes before and what can come of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from instantsia.case.conditions import (
    Attribute,
    Came,
    Chain,
    Compare,
    ConditionError,
    Days,
    Fact,
    Leaf,
    Point,
    leaves,
    parse,
    subjects,
)
from instantsia.casefile.checking.finding import Finding
from instantsia.casefile.checking.references.known import Known
from instantsia.errors import cut, nearest
from instantsia.evidence.program import VOTES
from instantsia.left_behind import LeftBy, left_by
from instantsia.steps import playable


def condition(
    known: Known, table: str, number: int, key: str, written: str, before: Sequence[str]
) -> Iterator[Finding]:
    """What is wrong with a condition under `key`. before: the steps that can have happened by then."""
    try:
        tree = parse(written)
    except ConditionError as error:
        yield Finding("E15", table, number, (key,), f"found {cut(written)}, {error}")
        return
    except ValueError as error:
        yield Finding("E15", table, number, (key,), f"found {cut(written)}, which cannot be read: {error}")
        return
    there = left_by(known.case, known.outcomes)
    for leaf in leaves(tree):
        if isinstance(leaf, Fact) and not leaf.happened:
            yield from _fact(known, table, number, key, leaf.name)
            continue
        unknown = False
        for name in sorted(subjects(leaf)):
            if name not in before and not isinstance(leaf, Fact | Compare) and _may_keep(known, name):
                unknown = True
            elif name not in before and not (name in there and name not in known.written.of("step")):
                yield from _no_step(known, table, number, key, name, before, _counts_turns(leaf, name))
                unknown = True
            elif name not in before and isinstance(leaf, Fact | Compare):
                # a group has turns; it decides nothing, and does not happen
                message = f"found {cut(name)}, which is no step, expected the id of a step"
                example = f"{name}.turns >= 1" if "turns" in there[name] else nearest(name, before)
                yield Finding("E15", table, number, (key,), message, example)
                unknown = True
        if unknown or any(name in known.case.steps and name not in known.outcomes for name in subjects(leaf)):
            continue
        if isinstance(leaf, Compare):
            yield from _compare(known, table, number, key, leaf)
        elif isinstance(leaf, Came):
            yield from _came(known, table, number, key, leaf, there)
        elif isinstance(leaf, Chain):
            yield from _chain(known, table, number, key, leaf, there)


def _fact(known: Known, table: str, number: int, key: str, name: str) -> Iterator[Finding]:
    if name in known.written.of("fact"):
        return
    if name in known.written.of("step"):
        message = f"found the step {name} alone, expected it compared with what came of it, or {name}.happened"
        example = known.outcomes.get(name, ())
        yield Finding("E15", table, number, (key,), message, f'{name} == "{example[0]}"' if example else "")
        return
    if not known.written.may_have("fact", name):
        message = f"found {cut(name)}, expected a fact"
        yield Finding("E15", table, number, (key,), message, nearest(name, known.written.of("fact")))


def _counts_turns(leaf: Leaf, subject: str) -> bool:
    """Whether a leaf asks how many turns of `subject` have begun, which only a group has."""
    return isinstance(leaf, Chain) and any(one.subject == subject and one.name == "turns" for one in leaf.attributes)


def _may_keep(known: Known, name: str) -> bool:
    """Whether a step that could not be asked may have milestones under the name of a body, a term or the like."""
    asked = known.outcomes.keys() >= {*known.written.of("step")} and "step" not in known.written.unnamed
    return not asked and any(name in known.written.of(table) for table in ("body", "term", "outside"))


def _no_step(
    known: Known, table: str, number: int, key: str, name: str, before: Sequence[str], turns: bool
) -> Iterator[Finding]:
    there = left_by(known.case, known.outcomes)
    others = [one for one in there if one not in known.written.of("step")]
    if turns:
        before, others = known.written.of("group"), []
    if name in known.case.steps and not turns:
        message = f"found {cut(name)}, which comes later, expected a step that comes before"
    elif known.written.may_have("step", name) or known.written.may_have("group", name):
        return  # written, and wrong in a way that is said elsewhere
    else:
        message = f"found {cut(name)}, expected the id of a {'group' if turns else 'step'}"
    yield Finding("E15", table, number, (key,), message, nearest(name, [*before, *others]))


def _came(known: Known, table: str, number: int, key: str, leaf: Came, there: LeftBy) -> Iterator[Finding]:
    """What is wrong with a name that stands alone: it says whether something arrived or a milestone was reached."""
    subject, name = leaf.of.subject, leaf.of.name
    kind = there.get(subject, {}).get(name)
    if kind is None:
        yield from _not_left(table, number, key, leaf.of, there)
    elif kind != "event":
        example = f'{subject}.{name} < "1951-01-01"' if kind == "day" else f"{subject}.{name} >= 1"
        message = f"found {subject}.{name} alone, expected it compared"
        yield Finding("E15", table, number, (key,), message, f"as in {example}")


def _chain(known: Known, table: str, number: int, key: str, leaf: Chain, there: LeftBy) -> Iterator[Finding]:
    sorts: dict[str, str] = {}
    for asked in leaf.attributes:
        kind = there.get(asked.subject, {}).get(asked.name)
        if kind is None:
            yield from _not_left(table, number, key, asked, there)
            return
        sorts["number" if kind == "number" else "day"] = f"{asked.subject}.{asked.name}"
    for term in leaf.terms:
        if isinstance(term, Point):
            sorts.setdefault("number", f"{term.value:g}")
        elif isinstance(term, Days):
            sorts.setdefault("day", "a day")
    if len(sorts) > 1:
        message = f"found {sorts['number']} compared with {sorts['day']}: one is a number, the other a day"
        yield Finding("E15", table, number, (key,), message, "compare numbers with numbers, days with days in quotes")
        return
    for asked in leaf.attributes:
        if asked.name == "value":
            yield from _on_scale(known, table, number, key, asked, leaf)


def _on_scale(known: Known, table: str, number: int, key: str, asked: Attribute, leaf: Chain) -> Iterator[Finding]:
    step = known.case.steps.get(asked.subject)
    # what is no step of the case, or settles nothing, may leave a number of that name too
    played = None if step is None else playable(step)
    name = played.decided_issue(known.case) if played is not None and played.SETTLES else None
    issue = known.case.issues.get(name or "")
    if issue is None:
        return
    for term in leaf.terms:
        if isinstance(term, Point) and not issue.bounds[0] <= term.value <= issue.bounds[1]:
            low, high = issue.bounds
            message = f"found {term.value:g}, expected a point of the scale of {issue.id}, from {low:g} to {high:g}"
            yield Finding("E15", table, number, (key,), message)


def _not_left(table: str, number: int, key: str, asked: Attribute, there: LeftBy) -> Iterator[Finding]:
    names = [*there.get(asked.subject, {}), *(["happened"] if "ended" in there.get(asked.subject, {}) else [])]
    message = f"found {cut(f'{asked.subject}.{asked.name}')}, which {asked.subject} does not leave"
    yield Finding("E15", table, number, (key,), message, nearest(asked.name, names))


def _compare(known: Known, table: str, number: int, key: str, leaf: Compare) -> Iterator[Finding]:
    outcomes = known.outcomes.get(leaf.step)
    if outcomes is None:
        return
    if not outcomes:
        message = f"found {leaf.step} compared, but nothing is decided in it"
        yield Finding("E15", table, number, (key,), message, f"write {leaf.step}.happened")
        return
    if leaf.actor is not None:
        outcomes = (*outcomes, *VOTES)
        if not known.written.may_have("actor", leaf.actor):
            message = f"found {cut(leaf.actor)}, expected an actor"
            yield Finding("E15", table, number, (key,), message, nearest(leaf.actor, known.written.of("actor")))
    for option in leaf.options:
        if option not in outcomes:
            message = f"found {cut(option)}, expected what can come of {leaf.step}"
            yield Finding("E15", table, number, (key,), message, nearest(option, outcomes))
