"""What the fields of steps, rules, bodies and things name, by what each says of itself: one way for all of them.

Each says it in `Words.REFERS`. A step that is named is one that comes before, if only in an earlier turn of the same
group.
"""

from __future__ import annotations

from collections.abc import Iterator

from instantsia.case.bargains import SIDES
from instantsia.case.behind_keys import Path
from instantsia.case.model import table_of
from instantsia.case.naming import named
from instantsia.case.people import Body
from instantsia.case.words import Words
from instantsia.casefile.checking.finding import Finding
from instantsia.casefile.checking.references.known import NAMED, Known
from instantsia.errors import cut, nearest
from instantsia.frozen import frozen
from instantsia.steps import StepKind, playable

MEMBER, HEARD, OPTION = "member", "heard", "option"
KINDS = NAMED | {MEMBER, HEARD, OPTION}


@frozen
class Scope:
    """Whose members and options are meant: ids of bodies and of issues, whether or not they could be read."""

    bodies: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()

    def members(self, known: Known, *, heard: bool = False) -> dict[str, None] | None:
        """Who has a seat in the bodies at some time, or all who are heard in them; None where one of them could not be
        read, or none is named."""
        bodies = [known.case.bodies.get(body) for body in self.bodies]
        if not bodies or None in bodies:
            return None
        return dict.fromkeys(member for body in bodies if body for member in (body.heard if heard else body.electorate))

    def options(self, known: Known) -> dict[str, None] | None:
        """The options of the issues; None where one of them could not be read, or none is named."""
        issues = [known.case.issues.get(issue) for issue in self.issues]
        if not issues or None in issues:
            return None
        return dict.fromkeys(option for issue in issues if issue is not None for option in issue.options)

    @classmethod
    def of(cls, one: Words) -> Scope:
        """The bodies and issues that a step or a thing names."""
        named = [(kind, id) for _, kind, id in references(one)]
        bodies, issues = (tuple(id for kind, id in named if kind == table) for table in ("body", "issue"))
        return cls(bodies, issues)

    @classmethod
    def of_step(cls, known: Known, step: StepKind) -> Scope:
        """Those that a step names; where it names no issue, the issues on which the steps decide that it names."""
        own = cls.of(step)
        earlier = [known.case.steps[id] for _, kind, id in references(step) if kind == "step" and id in known.outcomes]
        decided = (playable(one).decided_issue(known.case) for one in earlier)
        return own if own.issues else cls(own.bodies, tuple(dict.fromkeys(one for one in decided if one is not None)))

    @classmethod
    def of_rule(cls, known: Known, body: Body) -> Scope:
        """A body, and the issues with options named by the steps that name it, since its rule counts on no others; none
        where a step could not be read."""
        if "step" in known.written.unnamed or any(step not in known.case.steps for step in known.written.of("step")):
            return cls((body.id,))
        scopes = [cls.of(playable(step)) for step in known.case.step]
        issues = dict.fromkeys(issue for one in scopes if body.id in one.bodies for issue in one.issues)
        found = ((issue, known.case.issues.get(issue)) for issue in issues)
        return cls((body.id,), tuple(id for id, issue in found if issue is None or issue.options))


def references(spec: Words) -> Iterator[tuple[Path, str, str]]:
    """(path, kind, id) of everything that the fields of a step, rule or body name."""
    for key, kind in spec.REFERS.items():
        if kind not in KINDS and table_of(kind) is None:
            raise ValueError(f"{key} of {type(spec).__module__} names a {kind}, expected one of {sorted(KINDS)}")
    yield from named(spec)


def unresolved(
    known: Known, table: str, number: int, spec: Words, scope: Scope, prefix: Path = ()
) -> Iterator[Finding]:
    """A finding for every name that names nothing, or stands twice in its list.

    prefix   where the spec stands in its entry
    """
    members, heard, options = scope.members(known), scope.members(known, heard=True), scope.options(known)
    listed: set[tuple[Path, str]] = set()
    for path, kind, id in references(spec):
        if path and isinstance(path[-1], int):
            if (path[:-1], id) in listed:
                message = f"found {cut(id)} twice, expected it once"
                yield Finding("E20", table, number, (*prefix, *path), message, "leave it out here")
                continue
            listed.add((path[:-1], id))
        if kind == MEMBER:
            names, code, expected = members, "E19", "a member of the body"
        elif kind == HEARD:
            names, code, expected = heard, "E19", "a member of the body, or one who has a voice in it"
        elif kind == OPTION:
            names, code, expected = options, "E4", f"an option of {' or '.join(scope.issues)}"
            if options == {}:
                yield _without_options(table, number, (*prefix, *path), id, scope.issues)
                continue
        else:
            yield from known.refers(table, number, (*prefix, *path), id, (kind,))
            continue
        if names is not None and id not in names:
            message = f"found {cut(id)}, expected {expected}"
            yield Finding(code, table, number, (*prefix, *path), message, nearest(id, names))


def _without_options(table: str, number: int, path: Path, option: str, issues: tuple[str, ...]) -> Finding:
    """An option of an issue that has a scale alone."""
    has, named = "has" if len(issues) == 1 else "have", " and ".join(issues)
    message = f"found {cut(option)}, expected an option, and {named} {has} a scale and no options"
    return Finding("E4", table, number, path, message, "name an issue with options, or write options in this one")


def all_readable(known: Known, number: int) -> bool:
    """Whether everything that the step at `number` names could be read, so that it can be asked about itself.

    Of a step that it names or looks up, and that comes before it, what can come of it must be known.
    """
    step = playable(known.case.step[number])
    asked = {*known.outcomes, *(later.id for later in known.case.step[number:])}
    for _, kind, id in references(step):
        if kind in ("fact", "origin", "channel") and not known.told:
            return False
        if kind in SIDES and not known.sides:
            return False  # what it names may name another that could not be read
        if kind not in (MEMBER, HEARD, OPTION) and id not in known.readable.get(kind, ()):
            return False
        if (kind == "body" and id not in known.sound_bodies) or (kind == "step" and id not in asked):
            return False
    return known.outcomes.keys() >= {*step.looks_up(known.case)}
