"""The order of everything, in words and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from instantsia.analysis.order import OrderedStep, OrderOfPlay
from instantsia.case.dates import day_text, days_in_words
from instantsia.case.model import Case
from instantsia.case.paths import short
from instantsia.case.phrases import capital, plural
from instantsia.case.quantities import quantities
from instantsia.case.quantity import EVERYBODY
from instantsia.draws.state import Key
from instantsia.engine.plan import prepare
from instantsia.report import plaintext
from instantsia.report.json_text import fields
from instantsia.steps import playable

WIDTH = 80
RULE = "rule"
"""Under this name stand the random numbers of a body's rule, each under its own."""
ENGINES = ("clock", "given", "forced")
"""Variables by which the engine tells a step its day and whether it is played: said otherwise, or no matter here."""
POST = "What a step sends is handed over before the first step that begins on or after the day on which it is due."


def order_in_words(order: OrderOfPlay, width: int = WIDTH) -> str:
    """Every step in the order of play, with its days, and what it reads, draws and leaves."""
    plan, case = order.plan, order.plan.case
    variables = prepare(plan).variables
    meanings = {name: variable.said or variable.meaning.split(";")[0] for name, variable in variables.items()}
    out = [
        plaintext.lines(f"{case.id}: {plural(len(order.steps), 'step')}, in the order in which they are played", width),
        plaintext.lines(
            f"What each step looks at, draws at random and leaves for later steps was seen by playing {order.tried:,} "
            "draws; what none of them needed is not listed.",
            width,
        ),
    ]
    if any(step.sends for step in order.steps):
        out.append(plaintext.lines(POST, width))
    told: set[str] = set()
    for number, step in enumerate(order.steps, 1):
        if step.group and step.group not in told:
            told.add(step.group)
            out += ["", plaintext.lines(_group(case, step), width)]
        elif not step.group:
            out += [""]
        out += _step(number, step, order, meanings, width)
    return "\n".join(out)


def _group(case: Case, step: OrderedStep) -> str:
    group = next(one for one in case.group if one.id == step.group)
    condition = f", as long as {group.while_}" if group.while_ else ""
    days = days_in_words(*step.days)
    return f"{group.title} ({group.id}): every {group.rhythm}, {plural(step.turns, 'turn')}, {days}{condition}"


def _step(number: int, step: OrderedStep, order: OrderOfPlay, meanings: Mapping[str, str], width: int) -> list[str]:
    tried, case, given = order.tried, order.plan.case, step.step in order.plan.given
    when = f", only if {step.when}" if step.when else ""
    after = f", once {step.after} is over" if step.after else ""
    day = "" if step.group or step.after or step.days[0] < 1 else f"{days_in_words(None, step.days[0])}: "
    lines = [f"{number}. {day}{step.step} ({step.kind}{after}{when})"]
    if step.happened == 0:
        lines.append(
            "happens in none of these draws, so that nothing is seen of what it looks at; beside its own constants it "
            f"says that it reads {_declared(step.declared) or 'no numbers'}"
        )
    elif step.happened < tried:
        often = " in at least one turn," if step.group else ""
        lines.append(f"happens{often} in {step.happened / tried:.2f} of these draws")
    if asks := playable(case.steps[step.step]).asks(case):
        lines.append(capital(asks))
    if given:
        lines.append("what comes of it is taken from the record, and not from what is played here")
    lines += _does(step.reads, step.draws, step.leaves, meanings)
    if step.sends and step.arrival is None:
        lines.append("sends something, which arrived in none of these draws")
    elif step.arrival is not None:
        lines.append("sends something; where that is handed over, it")
    first, *others = lines
    out = [plaintext.entry(first, width), *(plaintext.item(line, width) for line in others)]
    if step.arrival is not None:
        does = _does(step.arrival.reads, step.arrival.draws, step.arrival.leaves, meanings)
        out += [plaintext.lines(line, width, indent="      ", hanging="         ") for line in does]
    return out


def _does(
    reads: Sequence[Key], draws: Sequence[str], leaves: Sequence[Key], meanings: Mapping[str, str]
) -> Iterator[str]:
    constants = [subject for variable, subject in reads if variable == "number"]
    rest = [key for key in reads if key[0] not in ("number", *ENGINES)]
    if rest:
        yield f"looks at: {_listed(rest, meanings)}"
    if constants:
        yield f"takes the numbers: {', '.join(constants)}"
    if draws:
        yield f"draws at random: {'; '.join(_gathered(draws))}"
    if leaves:
        yield f"leaves: {_listed(leaves, meanings)}"


def _declared(paths: Sequence[str]) -> str:
    """Paths told as they are typed, those that differ only in whose they are as one: "*.post (11 numbers)"."""
    alike: dict[str, list[str]] = {}
    for path in paths:
        match = quantities().match(path)
        parts = path.split(".")
        if match is not None and match.quantity.slots:
            parts[match.quantity.slots[0][0]] = EVERYBODY
        alike.setdefault(short(".".join(parts)), []).append(short(path))
    return "; ".join(
        f"{pattern} ({len(some)} numbers)" if len(some) > 2 else "; ".join(some) for pattern, some in alike.items()
    )


def _gathered(addresses: Sequence[str]) -> list[str]:
    """The numbers of one name told as one: "ballot (a number each for 11)", "rule (lot)"."""
    by_name: dict[str, list[str]] = {}
    for address in addresses:
        name, slash, last = address.rpartition("/")
        by_name.setdefault(name if slash and name else address, []).append(last)
    out: list[str] = []
    for name, lasts in by_name.items():
        if len(lasts) > 2 and name != RULE:
            out.append(f"{name} (a number each for {len(lasts)})")
        elif lasts == [name]:
            out.append(name)
        else:
            out.append(f"{name} ({', '.join(lasts)})")
    return out


def _listed(keys: Sequence[Key], meanings: Mapping[str, str]) -> str:
    by_subject: dict[str, list[str]] = {}
    for variable, subject in keys:
        by_subject.setdefault(subject, []).append(meanings.get(variable, variable))
    return "; ".join(
        f"{subject} ({', '.join(names)})" if subject else ", ".join(names) for subject, names in by_subject.items()
    )


def order_data(order: OrderOfPlay) -> Mapping[str, Any]:
    """The same for JSON; keys are [variable, subject], days are written as 1957-06-17."""
    return {
        "tried": order.tried,
        "steps": [
            {
                **fields(step, "step kind"),
                "group": step.group or None,
                "first": day_text(step.days[0]) if step.days[0] > 0 else None,
                "last": day_text(step.days[1]) if step.days[1] > 0 else None,
                "turns": step.turns,
                "after": step.after or None,
                "when": step.when or None,
                **fields(step, "happened reads draws leaves declared sends"),
                "arrival": None if step.arrival is None else fields(step.arrival, "reads draws leaves"),
            }
            for step in order.steps
        ],
    }
