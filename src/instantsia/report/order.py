"""The order of everything, in words and as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from instantsia.analysis.order import OrderedStep, OrderOfPlay
from instantsia.case.dates import day_text, days_in_words
from instantsia.case.model import Case
from instantsia.draws.state import Key
from instantsia.engine.plan import Plan
from instantsia.report import plaintext, wording
from instantsia.report.json_text import fields

WIDTH = 80


def order_in_words(plan: Plan, order: OrderOfPlay, width: int = WIDTH) -> str:
    """Every step in the order of play, with its days, and what it reads, draws and leaves."""
    case = plan.case
    head = f"{case.id}: {wording.plural(len(order.steps), 'step')}, in the order in which they are played"
    out = [
        plaintext.lines(head, width),
        plaintext.lines(
            f"What each reads was seen in {order.tried:,} draws. Before each step what has fallen due is handed over.",
            width,
        ),
    ]
    told: set[str] = set()
    for number, step in enumerate(order.steps, 1):
        if step.group and step.group not in told:
            told.add(step.group)
            out += ["", plaintext.lines(_group(case, step), width)]
        elif not step.group:
            out += [""]
        out += _step(number, step, order.tried, width)
    return "\n".join(out)


def _group(case: Case, step: OrderedStep) -> str:
    group = next(one for one in case.group if one.id == step.group)
    rhythm = group.every if not group.every.isdigit() else f"{group.every} days"
    condition = f", while {group.while_}" if group.while_ else ""
    days = days_in_words(*step.days)
    return f"{group.title} ({group.id}): every {rhythm}, {wording.plural(step.turns, 'turn')}, {days}{condition}"


def _step(number: int, step: OrderedStep, tried: int, width: int) -> list[str]:
    when = f", when {step.when}" if step.when else ""
    after = f", when {step.after} is over" if step.after else ""
    day = "" if step.group or step.after or step.days[0] < 1 else f"{days_in_words(None, step.days[0])}: "
    lines = [f"{number}. {day}{step.step} ({step.kind}{after}{when})"]
    if step.happened == 0:
        lines.append("does not happen in any of these draws, so that nothing is seen of what it reads")
    elif step.happened < tried:
        lines.append(f"happens in {step.happened / tried:.2f} of these draws")
    constants = [key for key in step.reads if key[0] == "number"]
    rest = [key for key in step.reads if key[0] not in ("number", "clock")]
    lines += [f"reads {_listed(rest)}"] if rest else []
    lines += [f"numbers {', '.join(subject for _, subject in constants)}"] if constants else []
    lines += [f"draws {', '.join(_gathered(step.draws))}"] if step.draws else []
    lines += [f"leaves {_listed(step.leaves)}"] if step.leaves else []
    lines += ["sends something that is handed over on the day it is due"] if step.sends else []
    first, *others = lines
    return [
        plaintext.entry(first, width),
        *(plaintext.item(line, width) for line in others),
    ]


def _gathered(addresses: Sequence[str]) -> list[str]:
    """The numbers that each of several people has of one name told as one: "ballot/ of 11"."""
    by_name: dict[str, list[str]] = {}
    for address in addresses:
        name, slash, last = address.rpartition("/")
        by_name.setdefault(f"{name}/" if slash and name else address, []).append(last)
    out: list[str] = []
    for name, lasts in by_name.items():
        out += (
            [f"{name} of {len(lasts)}"]
            if len(lasts) > 2
            else [f"{name}{last}" if name.endswith("/") else name for last in lasts]
        )
    return out


def _listed(keys: tuple[Key, ...] | list[Key]) -> str:
    by_subject: dict[str, list[str]] = {}
    for variable, subject in keys:
        by_subject.setdefault(subject, []).append(variable)
    return "; ".join(
        f"{subject}: {', '.join(names)}" if subject else ", ".join(names) for subject, names in by_subject.items()
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
                **fields(step, "happened reads draws leaves sends"),
            }
            for step in order.steps
        ],
    }
