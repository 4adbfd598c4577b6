"""What is asked about assumptions and constants: that there is one where one is read, and that it has a range."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from instantsia.case import paths
from instantsia.case.model import Case
from instantsia.case.nearest_path import nearest_path
from instantsia.case.numbers import Number
from instantsia.case.quantities import domain_of, inline, quantities
from instantsia.case.slots import OfCase
from instantsia.casefile.checking.finding import Finding
from instantsia.casefile.checking.lint.gathered import readers
from instantsia.casefile.checking.written import Written
from instantsia.errors import few

MANY_POINTS = 20
"""So wide a scale is one of points, on which nobody writes hundredths of it."""


def e1(case: Case, written: Written) -> Iterator[Finding]:
    """What is read is there, and has an assumption to fall to in the draws in which no claim about it stands."""
    first = {f"step.{step.id}": ("step", number) for number, step in enumerate(case.step)}
    first |= {f"event.{event.id}": ("event", number) for number, event in enumerate(case.event)}
    assumed = _covered(written)
    for path, (number, reader) in readers(case).items():
        table, place = first[reader]
        shown, everybodys = paths.short(path), paths.everybodys(path)
        if quantities().there(OfCase(case), path) is None:
            message = f"reads {shown}, which the case does not have"
            yield Finding("E1", table, place, (), message, nearest_path(OfCase(case), path))
            continue
        if number is not None or assumed(path) or _implied(path):
            continue
        wild = "" if everybodys is None else f' or "{everybodys}"'
        message = f"reads {shown}, which has no assumption to fall to where no claim about it stands"
        yield Finding(
            "E1", table, place, (), message, f'write [[assumption]] with about = "{shown}"{wild}, value and why'
        )


def w18(case: Case) -> Iterator[Finding]:
    """A number without a range is not varied, so the range of the forecast does not know that it is a guess."""
    read = readers(case)
    for number, assumption in enumerate(case.assumption):
        if assumption.value.fixed and assumption.value.source == "case":
            message = f"{assumption.value.written} has no range: it is not varied"
            yield Finding("W18", "assumption", number, ("value",), message, 'write "low..middle..high"')
    for number, step in enumerate(case.step):
        for path, one in step.numbers():
            if one.fixed and one.source == "case":
                key = tuple(path.split(".")[2:])
                message = f"{one.written} has no range: it is not varied"
                yield Finding("W18", "step", number, key, message, 'write "low..middle..high"')
    for number, body in enumerate(case.body):
        prefix = f"body.{body.id}.rule."
        for path, (constant, _) in read.items():
            if path.startswith(prefix) and constant is not None and constant.fixed and constant.source == "case":
                key = ("rule", path.removeprefix(prefix))
                message = f"{constant.written} has no range: it is not varied"
                yield Finding("W18", "body", number, key, message, 'write "low..middle..high"')


def w19(case: Case) -> Iterator[Finding]:
    """Where all that is assumed of somebody is "anything on the scale", the answer knows nothing of them."""
    everybody: dict[int, list[str]] = {}
    spans = [_whole(case, assumption.about, assumption.value) for assumption in case.assumption]
    by_about = {paths.canonical(one.about): number for number, one in enumerate(case.assumption)}
    for path, (written, _) in readers(case).items():
        everybodys = paths.everybodys(path)
        if written is not None or everybodys is None:
            continue
        number = by_about.get(path, by_about.get(paths.canonical(everybodys)))
        # a blank cell says so; whoever left it blank is told of it when the table is read
        if number is not None and spans[number] and case.assumption[number].value.source != "table":
            everybody.setdefault(number, []).append(paths.short(path))
    for number, shorts in everybody.items():
        message = f"where no claim stands, anything on the scale is as likely for {few(shorts, 6)}"
        yield Finding("W19", "assumption", number, ("value",), message, "say what is thought likely, and why")


def w23(case: Case) -> Iterator[Finding]:
    """Of two assumptions about one path the last one holds; of one and a number written in its own place the assumption
    does; and one that covers nothing that is read does nothing."""
    seen: dict[str, int] = {}
    read = readers(case)
    everybody = {paths.canonical(one) for path in read if (one := paths.everybodys(path)) is not None}
    for number, assumption in enumerate(case.assumption):
        path = paths.canonical(assumption.about)
        if path in seen:
            message = f"the second assumption about {assumption.about}: only the last one holds"
            yield Finding("W23", "assumption", number, ("about",), message)
        seen[path] = number
        own = inline(case, path)
        if own is not None and own.source == assumption.value.source == "case":
            message = (
                f"two values for one number: {assumption.value.written} here, and {own.written} written in its own "
                f"place, {path}; what is assumed holds"
            )
            yield Finding("W23", "assumption", number, ("value",), message, "leave one of the two out")
        used = path in read or path in everybody
        # a table tells what it tells, whichever model reads it: another model, or whoever asks for levers, may
        if not used and assumption.value.source != "table":
            message = f"{assumption.about} is read by no step and no event: the assumption moves nothing"
            yield Finding("W23", "assumption", number, ("about",), message)


def w45(case: Case) -> Iterator[Finding]:
    """What a belief adds is at most one point of a scale of many: a share was written where points are meant."""
    for number, one in enumerate(case.depends):
        issue = case.issues.get(one.issue)
        if issue is None or issue.scale is None or issue.bounds[1] - issue.bounds[0] < MANY_POINTS:
            continue
        low, high = issue.bounds
        if 0 < max(abs(one.by.low), abs(one.by.high)) <= 1:
            message = f"found {one.by.written}, which moves nobody by more than one point of {low:g} to {high:g}"
            share = max(one.by.low, one.by.high, key=abs)
            remedy = f"write points of the scale: {share:g} of it is {share * (high - low):g}"
            yield Finding("W45", "depends", number, ("by",), message, remedy)


def _covered(written: Written) -> Callable[[str], bool]:
    """Whether an assumption covers a path, also one that could not be read; of unknown ones any may."""

    def covers(path: str) -> bool:
        everybodys = paths.everybodys(path)
        everybody = path if everybodys is None else paths.canonical(everybodys)
        return "assumption" in written.unnamed or path in written.assumed or everybody in written.assumed

    return covers


def _implied(path: str) -> bool:
    """Whether something holds where nothing is written: a person has one seat, a debt that nobody states is 0."""
    match = quantities().match(path)
    return match is not None and match.quantity.default is not None


def _whole(case: Case, about: str, value: Number) -> bool:
    """Whether an assumption is uniform over a whole scale."""
    domain = domain_of(case, paths.canonical(about))
    return domain is not None and value.mode is None and (value.low, value.high) == (domain.low, domain.high)
