"""Which paths the steps of a case read: what must have a number before anything can be played."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from instantsia.case import paths
from instantsia.case.conditions import Fact, leaves, parse
from instantsia.case.happenings import Step
from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.case.quantities import RULE, WANTS, inline, quantities
from instantsia.case.slots import OfCase
from instantsia.steps import playable
from instantsia.steps._attendance import never_there


def step_reads(case: Case, step: Step) -> dict[str, Number | None]:
    """Every path that one step reads, with the number written in the case or the default, where there is one.

    Constants that are never looked at are left out; a debt stays, for it is there when pressure is held far out.
    """
    idle = idle_constants(case, step)
    out: dict[str, Number | None] = {path: number for path, number in step.numbers() if path not in idle}
    body = case.body_of(step)
    if body is not None:
        for path in quantities().of_one(RULE, OfCase(case), body.id):
            out[path] = inline(case, path)
    for path in playable(step).reads(case):
        out.setdefault(path, inline(case, path))
    for condition in (step.when, _while(case, step)):
        for name in _facts(condition):
            out[paths.fact(name)] = None
    return out


def idle_constants(case: Case, step: Step) -> frozenset[str]:
    """Paths that belong to a step and that it looks at in no draw, as the case is written."""
    return playable(step).idle_constants(case)


def wanted(case: Case) -> dict[str, Number | None]:
    """Every path that is read: by the steps, by events, and what the record and the announcements say."""
    out: dict[str, Number | None] = {}
    for step in case.step:
        for path, number in step_reads(case, step).items():
            # whoever reads a number knows it: that somebody else does not takes it from nobody
            out[path] = out.get(path) if number is None else number
    for event in case.event:
        for name in _facts(event.when):
            out[paths.fact(name)] = None
    for claim in case.claim:
        match = quantities().match(path := paths.canonical(claim.about))
        if match is not None and match.quantity.speaks in ("options", "day"):
            out[path] = None
    return out


def unread(case: Case, changed: Iterable[str]) -> tuple[str, ...]:
    """Of some canonical paths of numbers those that nothing reads, so that what they are changes nothing.

    What somebody wants is read by nobody where they are away from every meeting at which it would count.
    """
    readers: dict[str, list[Step]] = {}
    for step in case.step:
        for path in step_reads(case, step):
            readers.setdefault(path, []).append(step)
    known = wanted(case).keys()
    everybody = {paths.canonical(one) for path in known if (one := paths.everybodys(path)) is not None}

    def idle(path: str) -> bool:
        match = quantities().there(OfCase(case), path)
        if match is None or not match.quantity.assumed or path in everybody:
            return False
        if path not in known:
            return True
        member = match.names.get("actor")
        steps = readers.get(path, [])
        return match.quantity in WANTS and bool(steps) and all(never_there(case, step, member or "") for step in steps)

    return tuple(path for path in dict.fromkeys(changed) if idle(path))


def _while(case: Case, step: Step) -> str | None:
    return next((group.while_ for group in case.group if group.id == step.within), None)


def _facts(condition: str | None) -> Iterator[str]:
    if condition is not None:
        for leaf in leaves(parse(condition)):
            if isinstance(leaf, Fact) and not leaf.happened:
                yield leaf.name


def needs(case: Case) -> dict[str, frozenset[str]]:
    """{step: the paths it reads}."""
    return {step.id: frozenset(step_reads(case, step)) for step in case.step}
