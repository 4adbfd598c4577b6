"""What only the whole case can tell: that names name something, conditions can hold, values fit, days follow days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from instantsia import steps
from instantsia.case import paths
from instantsia.case.conditions import Compare, ConditionError, Fact, Threshold, leaves, parse
from instantsia.case.constants import mistake
from instantsia.case.dates import parse_span
from instantsia.case.evidence import Assumption, Claim
from instantsia.case.happenings import Group, Step
from instantsia.case.limits import LARGEST
from instantsia.case.model import TABLES, Case
from instantsia.case.nearest_path import nearest_path
from instantsia.case.numbers import Number
from instantsia.case.quantities import allowed, domain_of, quantities
from instantsia.case.slots import OfCase
from instantsia.case.values import Domain, parse_value
from instantsia.casefile.found import Found
from instantsia.casefile.positions import Path
from instantsia.errors import PRINTED_LIMIT, cut, nearest
from instantsia.evidence import credence
from instantsia.evidence.credence import PRESETS, kind_of, read_credence
from instantsia.evidence.program import OPTIONS_LIMIT, READINGS, VOTES
from instantsia.steps import StepModule

SUM_SLACK = 1e-6
EXHIBITS = ("asserted", "cited", "read out", "produced")
USUALLY = {"body": "body", "to": "body", "issue": "issue"}
"""What the fields of a step refer to where its file does not say."""

KINDS = frozenset(TABLES)
"""Kinds of things that a step can name; options are looked at by its own check."""

Names = Mapping[str, Sequence[str]]


def check(case: Case, names: Names) -> Iterator[Found]:
    """Everything that is wrong between the entries of a case, each of which is sound by itself.

    names   {table: ids that are written}, also of entries that could not be read: they are no unknown names
    """
    world = _World(case, names)
    yield from world.evidence()
    yield from world.people()
    yield from world.happenings()
    yield from world.values()


@dataclass
class _World:
    case: Case
    names: Names
    modules: dict[str, StepModule] = field(default_factory=dict)
    outcomes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """{step: what can come of it}, for the steps that could be asked."""
    sound_bodies: set[str] = field(default_factory=set)
    remedies: dict[str, str] = field(default_factory=dict)
    """{path that takes none: the nearest that does}."""

    def refers(
        self, table: str, number: int, path: Path, value: Any, kinds: tuple[str, ...], what: str = ""
    ) -> Iterator[Found]:
        """A finding for every id in `value` that is none of the `kinds`."""
        known = [name for kind in kinds for name in self.names.get(kind, ())]
        for inner, id in ids_in(value):
            if id not in known:
                expected = what or f"the id of {' or '.join(_a(kind) for kind in kinds)}"
                message = f"found {cut(id)}, expected {expected}"
                yield Found("E4", table, number, (*path, *inner), message, nearest(id, known))

    # ------------------------------------------------------------------------------------------------- evidence

    def evidence(self) -> Iterator[Found]:
        case = self.case
        for number, source in enumerate(case.source):
            if source.text is not None:
                yield from self.refers("source", number, ("text",), source.text, ("text",))
            if source.derives_from is not None:
                yield from self.refers("source", number, ("derives_from",), source.derives_from, ("source",))
            yield from _credence("source", number, "p", source.p)
            if isinstance(source.p, dict):
                total = sum(one.middle for one in source.p.values())
                if abs(total - 1) > SUM_SLACK:
                    message = f"found readings whose probabilities add to {total:.6g}, expected 1"
                    yield Found("E3", "source", number, ("p",), message)
                if len(source.p) > OPTIONS_LIMIT:
                    message = f"found {len(source.p)} readings, expected at most {OPTIONS_LIMIT}"
                    yield Found("E17", "source", number, ("p",), message)
            readings = _readings(source.p)
            for reading, preset in source.right.items():
                if reading not in readings[1:]:
                    message = f"found {cut(reading)}, expected a reading of the source but the first"
                    yield Found("E4", "source", number, ("right", reading), message, nearest(reading, readings[1:]))
                if preset not in PRESETS:
                    message = f"found {cut(preset)}, expected what a claim is worth in that reading"
                    yield Found("E4", "source", number, ("right", reading), message, nearest(preset, PRESETS))
        yield from self._circles("source", {one.id: one.derives_from for one in case.source}, "derives_from")
        for number, part in enumerate(case.part):
            if part.of in self.names.get("part", ()) and part.of not in self.names.get("source", ()):
                message = f"found {cut(part.of)}, which is a part itself, expected a source"
                yield Found("E4", "part", number, ("of",), message, "a part is of a source")
            else:
                yield from self.refers("part", number, ("of",), part.of, ("source",))
            yield from _credence("part", number, "open", part.open)
            if isinstance(part.open, dict) and part.of in case.sources:
                yield from self._known_readings("part", number, "open", part.open, part.of)
        for number, teller in enumerate(case.teller):
            yield from _credence("teller", number, "p", teller.p)
        for number, claim in enumerate(case.claim):
            yield from self._claim(number, claim)
        taken = set()
        for number, dispute in enumerate(case.dispute):
            about = paths.canonical(dispute.about)
            if about in taken:
                yield Found("E4", "dispute", number, ("about",), f"found a second dispute about {dispute.about}")
            taken.add(about)
            if dispute.agree_within is not None and dispute.agree_within < 0:
                message = f"found {dispute.agree_within:g}, expected a width of 0 or more"
                yield Found("E17", "dispute", number, ("agree_within",), message)

    def _claim(self, number: int, claim: Claim) -> Iterator[Found]:
        if claim.source is not None:
            yield from self.refers("claim", number, ("source",), claim.source, ("source", "part"))
        elif len(self.names.get("source", ())) != 1:
            count = len(self.names.get("source", ()))
            message = f"missing, expected one of the {count} sources" if count else "missing, and no source is declared"
            remedy = nearest("", self.names.get("source", ())) if count else "write [[source]]"
            yield Found("E12", "claim", number, ("source",), message, remedy)
        if isinstance(claim.right, dict):
            source = self.case.source_of(claim)
            if source is not None:
                yield from self._known_readings("claim", number, "right", claim.right, source.id)
        try:
            kind_of(claim.kind)
        except ValueError:
            kinds = [kind for kind in credence.KINDS if kind != credence.NOT_STATED]
            message = f"found {cut(claim.kind)}, expected a kind of claim or a probability"
            yield Found("E4", "claim", number, ("kind",), message, nearest(claim.kind.casefold(), kinds))
        if claim.exhibit and claim.exhibit.replace("_", " ").casefold() not in EXHIBITS:
            message = f"found {cut(claim.exhibit)}, expected how the document appears"
            yield Found("E4", "claim", number, ("exhibit",), message, nearest(claim.exhibit, EXHIBITS))
        if claim.lines is not None and not 1 <= claim.lines[0] <= claim.lines[1]:
            message = (
                f"found lines {claim.lines[0]}..{claim.lines[1]}, expected them from first to last, counted from 1"
            )
            yield Found("E17", "claim", number, ("lines",), message)
        for key in ("first", "last"):
            words = getattr(claim, key).split()
            if len(words) > 6:
                message = f"found {len(words)} words, expected at most six of the passage"
                yield Found("E17", "claim", number, (key,), message)

    def _known_readings(
        self, table: str, number: int, key: str, value: Mapping[str, Number], source: str
    ) -> Iterator[Found]:
        readings = _readings(self.case.sources[source].p)
        for reading in value:
            if reading not in readings:
                message = f"found {cut(reading)}, expected a reading of source {source}"
                yield Found("E4", table, number, (key, reading), message, nearest(reading, readings))

    def _circles(self, table: str, above: Mapping[str, str | None], key: str) -> Iterator[Found]:
        reported: set[str] = set()
        for number, start in enumerate(above):
            trail, one = [], above.get(start)
            while one is not None and one != start and one not in trail:
                trail.append(one)
                one = above.get(one)
            if one == start and start not in reported:
                reported |= {start, *trail}
                message = f"found a circle: {' -> '.join([start, *trail, start])}"
                yield Found("E4", table, number, (key,), message)

    # ------------------------------------------------------------------------------------------------- people

    def people(self) -> Iterator[Found]:
        for number, actor in enumerate(self.case.actor):
            for creditor in actor.owes:
                if creditor == actor.id:
                    message = f"found {cut(creditor)}, expected somebody else than the actor"
                    yield Found("E4", "actor", number, ("owes", creditor), message)
                else:
                    yield from self.refers("actor", number, ("owes",), {creditor: 0}, ("actor",))
            if actor.seats is not None and not 0 <= actor.seats.low <= actor.seats.high <= LARGEST:
                message = f"found {actor.seats.typed}, expected seats from 0 to {LARGEST:g}"
                yield Found("E17", "actor", number, ("seats",), message)
        for number, issue in enumerate(self.case.issue):
            if len(issue.options) > OPTIONS_LIMIT:
                message = f"found {len(issue.options)} options, expected at most {OPTIONS_LIMIT}"
                yield Found("E17", "issue", number, ("options",), message)
        for number, body in enumerate(self.case.body):
            problems = list(self._body(number, body))
            yield from problems
            if not problems:
                self.sound_bodies.add(body.id)
        self.sound_bodies -= {
            one.id for one in self.case.body if one.superior is not None and one.superior not in self.case.bodies
        }

    def _body(self, number: int, body: Any) -> Iterator[Found]:
        if not body.members:
            yield Found("E19", "body", number, ("members",), "found no members, expected at least one")
        for place, member in enumerate(body.members):
            if member in body.members[:place]:
                message = f"found {cut(member)} twice, expected each member once"
                yield Found("E19", "body", number, ("members", place), message)
        if body.chair is not None and body.chair not in body.members:
            message = f"found {cut(body.chair)}, expected a member of the body"
            yield Found("E19", "body", number, ("chair",), message, nearest(body.chair, body.members))
        for place, absent in enumerate(body.absent):
            if absent not in body.members:
                message = f"found {cut(absent)}, expected a member of the body"
                yield Found("E19", "body", number, ("absent", place), message, nearest(absent, body.members))
        for place, veto in enumerate(getattr(body.rule, "vetoes", ())):
            if veto not in body.members:
                message = f"found {cut(veto)}, expected a member of the body (with seats = 0 where he has no vote)"
                yield Found("E19", "body", number, ("rule", "vetoes", place), message, nearest(veto, body.members))
        if body.superior == body.id:
            yield Found("E19", "body", number, ("superior",), f"found {cut(body.id)}, expected another body")
        elif body.superior is not None:
            yield from self.refers("body", number, ("superior",), body.superior, ("body",))
        yield from self.refers("body", number, ("convener",), body.convener, ("actor",))

    # ------------------------------------------------------------------------------------------------- happenings

    def happenings(self) -> Iterator[Found]:
        for number, group in enumerate(self.case.group):
            yield from self._group(number, group)
        for number, step in enumerate(self.case.step):
            yield from self._step(number, step)
        yield from self._order()
        for number, step in enumerate(self.case.step):
            if step.when is not None:
                earlier = self._before(number)
                yield from self._condition("step", number, "when", step.when, earlier)
        every = [step.id for step in self.case.step]
        for number, group in enumerate(self.case.group):
            if group.while_ is not None:
                inside = [place for place, step in enumerate(self.case.step) if step.within == group.id]
                known = [*self._before(inside[0]), self.case.step[inside[0]].id] if inside else every
                yield from self._condition("group", number, "while", group.while_, known)
        for number, event in enumerate(self.case.event):
            yield from self._condition("event", number, "when", event.when, every)

    def _group(self, number: int, group: Group) -> Iterator[Found]:
        for key, message, remedy in group.mistakes():
            yield Found("E18", "group", number, (key,), message, remedy)

    def _step(self, number: int, step: Step) -> Iterator[Found]:
        module = steps.named(step.kind)
        self.modules[step.id] = module
        sound = True
        for path, kind, value in _references(module, step):
            problems = list(self.refers("step", number, path, value, (kind,)))
            yield from problems
            there = {
                "actor": self.case.actors, "body": self.sound_bodies, "issue": self.case.issues,
                "fact": self.case.facts, "step": {*self.outcomes, *(one.id for one in self.case.step[number:])},
            }.get(kind)  # fmt: skip
            if problems or (there is not None and any(id not in there for _, id in ids_in(value))):
                sound = False
        if sound:
            self.outcomes[step.id] = tuple(module.outcomes(step, self.case))
            own_check = getattr(module, "check", None)
            if own_check is not None:
                for key, message, remedy in own_check(step, self.case):
                    path = tuple(key.split(".")) if isinstance(key, str) and key else tuple(key or ())
                    yield Found("E23", "step", number, path, message, remedy)
        if step.after is not None:
            yield from self._after(number, step.after)
        if step.within is not None:
            yield from self.refers("step", number, ("within",), step.within, ("group",))

    def _after(self, number: int, after: str) -> Iterator[Found]:
        earlier = [step.id for step in self.case.step[:number]]
        if after in self.names.get("step", ()) and after not in earlier and after in self.case.steps:
            message = f"found {cut(after)}, which comes later in the list, expected an earlier step"
            yield Found("E18", "step", number, ("after",), message, nearest(after, earlier))
        else:
            yield from self.refers("step", number, ("after",), after, ("step",))

    def _order(self) -> Iterator[Found]:
        """Days do not go back from step to step, every step has one, and the steps of a group stand together."""
        groups = {group.id: group for group in self.case.group}
        last: tuple[int, str] | None = None
        left: set[str] = set()
        previous: str | None = None
        for number, step in enumerate(self.case.step):
            if previous is not None and step.within != previous:
                left.add(previous)
            if step.within is not None and step.within in left:
                message = f"found {cut(step.within)}, whose steps stand further up, expected them side by side"
                yield Found("E18", "step", number, ("within",), message, "move the step to the others of its group")
            previous = step.within
            if step.within is None:
                key, written = "date", step.date
            elif step.within in groups:
                key, written = "within", groups[step.within].from_
            else:
                continue
            if written is None:
                if step.after is None:
                    message = "missing, expected a day (or after, or within)"
                    yield Found("E12", "step", number, ("date",), message, "write date = 1957-06-18")
                continue
            first = parse_span(written).first
            if first is None:
                if key == "date":
                    yield Found("E18", "step", number, ("date",), "found always, expected a day, month or year")
                continue
            if last is not None and first < last[0]:
                message = f"found {written}, expected a day not before that of the step above it ({last[1]})"
                yield Found("E18", "step", number, (key,), message, "steps happen in the order of the list")
            else:
                last = first, step.id

    def _before(self, number: int) -> list[str]:
        """Steps that can have happened before the one at `number`: those above it, and earlier turns of its group."""
        steps_ = self.case.step
        within = steps_[number].within
        return [
            one.id
            for place, one in enumerate(steps_)
            if place < number or (within is not None and one.within == within)
        ]

    def _condition(self, table: str, number: int, key: str, written: str, known: Sequence[str]) -> Iterator[Found]:
        try:
            tree = parse(written)
        except ConditionError as error:
            yield Found("E15", table, number, (key,), f"found {cut(written)}, {error}")
            return
        except ValueError as error:
            yield Found("E15", table, number, (key,), f"found {cut(written)}, which cannot be read: {error}")
            return
        for leaf in leaves(tree):
            if isinstance(leaf, Fact) and not leaf.happened:
                yield from self._fact(table, number, key, leaf.name)
                continue
            name = leaf.name if isinstance(leaf, Fact) else leaf.step
            if name not in known:
                yield from self._no_step(table, number, key, name, known)
            elif isinstance(leaf, Compare):
                yield from self._compare(table, number, key, leaf)
            elif isinstance(leaf, Threshold):
                yield from self._threshold(table, number, key, leaf)

    def _fact(self, table: str, number: int, key: str, name: str) -> Iterator[Found]:
        if name in self.names.get("fact", ()):
            return
        if name in self.names.get("step", ()):
            message = f"found the step {name} alone, expected it compared with what came of it, or {name}.happened"
            example = self.outcomes.get(name, ())
            yield Found("E15", table, number, (key,), message, f'{name} == "{example[0]}"' if example else "")
            return
        message = f"found {cut(name)}, expected a fact"
        yield Found("E15", table, number, (key,), message, nearest(name, self.names.get("fact", ())))

    def _no_step(self, table: str, number: int, key: str, name: str, known: Sequence[str]) -> Iterator[Found]:
        if name in self.case.steps:
            message = f"found {cut(name)}, which comes later, expected a step that comes before"
        elif name in self.names.get("step", ()):
            return  # written, and wrong in a way that is said elsewhere
        else:
            message = f"found {cut(name)}, expected the id of a step"
        yield Found("E15", table, number, (key,), message, nearest(name, known))

    def _threshold(self, table: str, number: int, key: str, leaf: Threshold) -> Iterator[Found]:
        step = self.case.steps.get(leaf.step)
        if step is None:
            return
        if not getattr(steps.named(step.kind), "SETTLES", False):
            message = f"found {leaf.step}.value, but a step of kind {step.kind} settles on no point of a scale"
            example = self.outcomes.get(leaf.step, ())
            yield Found("E15", table, number, (key,), message, f'{leaf.step} == "{example[0]}"' if example else "")
            return
        issue = self.case.issues.get(getattr(step, "issue", ""))
        if issue is not None and not issue.bounds[0] <= leaf.point <= issue.bounds[1]:
            low, high = issue.bounds
            message = f"found {leaf.point:g}, expected a point of the scale of {issue.id}, from {low:g} to {high:g}"
            yield Found("E15", table, number, (key,), message)

    def _compare(self, table: str, number: int, key: str, leaf: Compare) -> Iterator[Found]:
        outcomes = self.outcomes.get(leaf.step)
        if outcomes is None:
            return
        if not outcomes:
            message = f"found {leaf.step} compared, but nothing is decided in it"
            yield Found("E15", table, number, (key,), message, f"write {leaf.step}.happened")
            return
        if leaf.actor is not None:
            outcomes = (*outcomes, *VOTES)
            if leaf.actor not in self.names.get("actor", ()):
                message = f"found {cut(leaf.actor)}, expected an actor"
                yield Found("E15", table, number, (key,), message, nearest(leaf.actor, self.names.get("actor", ())))
        for option in leaf.options:
            if option not in outcomes:
                message = f"found {cut(option)}, expected what can come of {leaf.step}"
                yield Found("E15", table, number, (key,), message, nearest(option, outcomes))

    # ------------------------------------------------------------------------------------------------- values

    def values(self) -> Iterator[Found]:
        for number, claim in enumerate(self.case.claim):
            wrong = list(self._about("claim", number, claim.about))
            yield from wrong or self._says(number, claim)
        for number, dispute in enumerate(self.case.dispute):
            yield from self._about("dispute", number, dispute.about)
        for number, assumption in enumerate(self.case.assumption):
            wrong = list(self._about("assumption", number, assumption.about))
            yield from wrong or self._assumed(number, assumption)

    def _about(self, table: str, number: int, about: str) -> Iterator[Found]:
        path, everybody = paths.canonical(about), table == "assumption"
        match = quantities().there(OfCase(self.case), path, everybody=everybody)
        if (match is not None and match.quantity.about) or self._excused(path):
            return
        message = f"found {cut(about)}, expected a path that takes a value"
        if about not in self.remedies and len(self.remedies) < PRINTED_LIMIT:
            # a wrong name may stand in every claim: each is looked up once, and no more than are printed
            self.remedies[about] = nearest_path(OfCase(self.case), about, everybody=everybody)
        yield Found("E16", table, number, ("about",), message, self.remedies.get(about, ""))

    def _excused(self, path: str) -> bool:
        """Whether the path runs over something that is written but could not be read."""
        return any(
            name in self.names.get(slot.table, ()) and name not in self.case.by_id[slot.table]
            for match in quantities().matches(path)
            for name, slot in ((match.names[name], slot) for _, name, slot in match.quantity.slots)
        )

    def domain(self, path: str) -> Domain | None:
        """What a path takes; None where that cannot be told."""
        match = quantities().match(path)
        if match is None or match.quantity.speaks == "text":
            return None
        step = match.names["step"] if paths.is_record(path) else None
        if step is not None and not self.outcomes.get(step):
            return None
        return domain_of(self.case, path, self.outcomes)

    def _says(self, number: int, claim: Claim) -> Iterator[Found]:
        path = paths.canonical(claim.about)
        domain = self.domain(path)
        if domain is None:
            return
        if paths.is_told(path) and not domain.options:
            message = f"found {cut(claim.about)}, but the issue has no options that could be told"
            yield Found("E16", "claim", number, ("about",), message)
            return
        try:
            value = parse_value(claim.value, domain)
        except ValueError as error:
            remedy = nearest(claim.value, domain.options) if domain.options and isinstance(claim.value, str) else ""
            yield Found("E17", "claim", number, ("value",), f"found {cut(plain(claim.value))}, {error}", remedy)
            return
        if not all(abs(one) < float("inf") for one in (value.low, value.high)):
            yield Found("E17", "claim", number, ("value",), f"found {cut(claim.value)}, expected a finite number")
            return
        wrong = mistake(self.case, path, Number(low=value.low, mode=value.mode, high=value.high))
        if wrong:
            yield Found("E17", "claim", number, ("value",), _both(cut(plain(claim.value)), wrong))

    def _assumed(self, number: int, assumption: Assumption) -> Iterator[Found]:
        path = paths.canonical(assumption.about)
        match = quantities().match(path)
        if match is not None and match.quantity.speaks == "options":
            message = (
                f"found {cut(assumption.about)}: what is held to have happened or was told is claimed, not assumed"
            )
            yield Found("E16", "assumption", number, ("about",), message)
            return
        domain = allowed(self.case, path)
        if domain is not None and not domain.low <= assumption.value.low <= assumption.value.high <= domain.high:
            message = f"found {assumption.value.typed}, expected a value from {domain.low:g} to {domain.high:g}"
            yield Found("E17", "assumption", number, ("value",), message)
            return
        wrong = mistake(self.case, path, assumption.value)
        if wrong:
            yield Found("E17", "assumption", number, ("value",), _both(assumption.value.typed, wrong))


def ids_in(value: Any) -> Iterator[tuple[Path, str]]:
    """Every id in the field of a step: a name, names in a list, the keys of a table, the members of small tables."""
    if isinstance(value, str):
        yield (), value
    elif isinstance(value, Mapping):
        for key in value:
            yield (key,), str(key)
    elif isinstance(value, (tuple, list)):
        for number, inner in enumerate(value):
            if isinstance(inner, str):
                yield (number,), inner
            else:
                for key in ("member", "actor", "id"):
                    name = getattr(inner, key, None)
                    if isinstance(name, str):
                        yield (number, key), name
                        break


def _both(found: str, wrong: str) -> str:
    """What was found and what was expected, where the words of the constant itself do not say both."""
    return wrong if "found" in wrong else f"found {found}, {wrong}"


def plain(value: object) -> object:
    """A number as it would be typed."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else value


def _references(module: StepModule, step: Step) -> Iterator[tuple[Path, str, Any]]:
    """(path, kind, value) of the fields of a step that name something."""
    refers: Mapping[str, str] = {**USUALLY, **getattr(module, "REFERS", {})}
    for key, kind in refers.items():
        if kind in KINDS:
            yield from ((path, kind, value) for path, value in _fields(step, key.split("."), ()))


def _fields(value: Any, keys: Sequence[str], path: Path) -> Iterator[tuple[Path, Any]]:
    """What stands behind keys, in every table of a list on the way."""
    if not keys:
        if value is not None:
            yield path, value
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from _fields(inner, keys, (*path, number))
    elif isinstance(value, Mapping):
        yield from _fields(value.get(keys[0]), keys[1:], (*path, keys[0]))
    elif value is not None:
        # a key that is a word of Python has an underscore behind its name
        inner = getattr(value, keys[0], getattr(value, f"{keys[0]}_", None))
        yield from _fields(inner, keys[1:], (*path, keys[0]))


def _readings(p: object) -> tuple[str, ...]:
    return tuple(p) if isinstance(p, dict) else READINGS


def _credence(table: str, number: int, key: str, written: object) -> Iterator[Found]:
    if isinstance(written, str):
        try:
            read_credence(written)
        except ValueError as error:
            yield Found("E17", table, number, (key,), f"found {cut(written)}, {error}")


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
