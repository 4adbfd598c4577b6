"""The names that --set, --without and `when` know, each with its current value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from instantsia.case import paths as grammar
from instantsia.case.happenings import numbers_in
from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.reads import inline
from instantsia.report import plaintext, wording
from instantsia.report.listing import cases

NOT_STATED = "not stated"


def claim_paths(case: Case) -> Counter[str]:
    """{canonical path: how many claims are about it}."""
    return Counter(grammar.canonical(one.about) for one in case.claim)


def known_paths(case: Case) -> Iterator[tuple[str, str, str]]:
    """(group, name as it is typed, current value) of everything that --set, --without and `when` know."""
    counted = claim_paths(case)
    for path in grammar.declared(case):
        kind = path.split(".")[0]
        if kind == "record":
            if counted[path]:
                yield "the record (read by scores only)", grammar.short(path), _told_by(counted[path])
            continue
        value = _current(case, path, counted[path])
        if not value and (".owes." in path or path.endswith(".seats") or kind == "issue"):
            continue
        yield _group(path), grammar.short(path), value
    for step in case.step:
        for path, number in step.numbers():
            yield "constants of steps", path, _number(number)
    for body in case.body:
        for key, number in numbers_in(body.rule):
            yield "constants of rules", f"body.{body.id}.rule.{key}", _number(number)
        yield "bodies", f"body.{body.id}.members", ", ".join(body.members)
        yield "bodies", f"body.{body.id}.absent", ", ".join(body.absent) or "nobody"
        if body.chair:
            yield "bodies", f"body.{body.id}.chair", body.chair
    for source in case.source:
        yield "--without and --assume: sources", source.id, cases.readings(source)
    for part in case.part:
        yield "--without: parts", part.id, f"of {part.of}"
    for teller in case.teller:
        yield "--without: tellers", teller.id, f"believed {cases.written_credence(teller.p)}"
    if case.claim:
        ends = list(dict.fromkeys((case.claim[0].id, case.claim[-1].id)))
        yield "--without: claims", " ... ".join(ends), "by the id of the claim"
    for step in case.step:
        yield "when", step.id, "compared with what it decided; also .happened and .vote.ACTOR"
    for fact in case.fact:
        yield "when", fact.id, fact.text or "a fact"


def by_heading(case: Case) -> dict[str, list[tuple[str, str]]]:
    """{group: [(name, current value)]}, groups in the order in which they come first."""
    out: dict[str, list[tuple[str, str]]] = {}
    for heading, name, value in known_paths(case):
        out.setdefault(heading, []).append((name, value))
    return out


def _group(path: str) -> str:
    match path.split("."):
        case ["actor", _, "seats"]:
            return "seats"
        case ["actor", _, "owes", _]:
            return "debts, 0-1 (those not listed are 0)"
        case ["actor", *_]:
            return "positions"
        case ["fact", _]:
            return "facts (chance that they are so)"
    return "told of issues"


def _current(case: Case, path: str, told: int) -> str:
    """The value or range that is written for a path, and how many claims there are about it."""
    number = inline(case, path)
    if number is None:
        covering = grammar.covering(case, path)
        number = None if covering is None else covering.value
    parts = [_told_by(told)] if told else []
    if number is not None:
        parts.append(f"else {_number(number)}" if told else _number(number))
    return ", ".join(parts)


def _told_by(count: int) -> str:
    return wording.plural(count, "claim")


def _number(number: Number) -> str:
    source = "" if number.source == "case" else f" ({number.source})"
    return f"{number.written}{source}"


def listed(case: Case) -> str:
    """Every name that --set, --without and `when` know, with its current value or range.

    Made for grep: a name and its value stand on one line, however long, the name first; a heading begins with "# ".
    """
    out: list[str] = []
    for heading, rows in by_heading(case).items():
        out += ["", f"# {plaintext.ascii_text(heading)}"] if out else [f"# {plaintext.ascii_text(heading)}"]
        longest = max(len(name) for name, _ in rows)
        out += [f"{name.ljust(longest)}  {plaintext.ascii_text(value) or NOT_STATED}" for name, value in rows]
    return "\n".join(out)
