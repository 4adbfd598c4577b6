"""What things are called in sentences: people, days, paths, groups, steps, options, doubts."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence

from anyascii import anyascii

from instantsia.analysis.results import Doubt, Forecast, StepForecast, Strongest
from instantsia.case import paths
from instantsia.case.dates import MONTHS, days_in_words
from instantsia.report import wording

MOST_NAMED = 5
"""So many people are named one by one; more are counted."""

MOST_CHARACTERS = 96
"""What a claim says, or why a value is assumed, is cut there within a line; the tables have the whole."""

MOST_CITED = 80
"""A citation is cut there within a line."""

_FIRST_WORDS = frozenset(
    ("the", "a", "an", "his", "her", "its", "their", "all", "some", "no", "each", "both", "former", "those", "members")
) | frozenset(("at", "by", "in", "on", "of", "when", "after", "before", "during"))
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


def in_words(id: str) -> str:
    """An id as it is said: "silent_men" is "silent men", "abolish|remove" is "abolish or remove"."""
    return id.replace("_", " ").replace("|", " or ").strip()


def issue(id: str, names: Mapping[str, str]) -> str:
    """What an issue is called: its name, or its id in words."""
    return names.get(f"issue.{id}") or in_words(id)


def day(written: str) -> str:
    """A day or span as it is written in a case, as it stands in a sentence."""
    ends = re.split(r"\.\.|/", written.strip())
    try:
        days = [datetime.date.fromisoformat(end).toordinal() for end in ends]
    except ValueError:
        return " to ".join(_month(end) for end in ends)
    return days_in_words(days[0], days[-1])


def _month(written: str) -> str:
    """A month, a year or a day by itself; whatever else is written stays as it is."""
    match = _MONTH.fullmatch(written)
    if match:
        return f"{MONTHS[int(match[2]) - 1]} {match[1]}"
    try:
        return days_in_words(None, datetime.date.fromisoformat(written).toordinal())
    except ValueError:
        return written


def cut(text: str, most: int = MOST_CHARACTERS) -> str:
    """The text, cut after a word where it is long."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    kept = text[: most + 1].rpartition(" ")[0] or text[:most]
    return f"{kept.rstrip(',;:')} ..."


def person(id: str, names: Mapping[str, str]) -> str:
    """The name by which he is known: the family name where the id is made of it, else the whole name."""
    name = names.get(id, "")
    if not name:
        return in_words(id).capitalize()
    words = name.split()
    last = len(id.split("_"))
    if anyascii(" ".join(words[-last:])).casefold() == in_words(id):
        return " ".join(words[-last:])
    return name


def people(ids: Sequence[str], names: Mapping[str, str]) -> str:
    """Several people: their names, or how many where they are many."""
    if len(ids) > MOST_NAMED:
        return f"{len(ids)} members"
    return wording.and_list([person(one, names) for one in ids])


def clause(text: str) -> str:
    """A sentence as it stands within another one: "The board votes" is "the board votes"."""
    text = text.strip().removesuffix(".")
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if first.lower() in _FIRST_WORDS else text


def step_title(step: StepForecast, names: Mapping[str, str]) -> str:
    """What a step is called: its text, or its id in words."""
    return step.text or names.get(f"step.{step.id}", "") or in_words(step.id).capitalize()


def once(step: StepForecast, names: Mapping[str, str]) -> str:
    """How a sentence begins that holds where a step happens: "Once the board votes"."""
    title = step_title(step, names)
    return f"Once {clause(title)}" if len(title.split()) > 2 else f"Once it comes to {clause(title)}"


def path(written: str, names: Mapping[str, str]) -> str:
    """A path as it is said: "what Bulganin wants (post)", "what ministers owe Malenkov"."""
    match paths.canonical(written).split("."):
        case ["actor", actor, "seats"]:
            return f"seats of {person(actor, names)}"
        case ["actor", actor, "owes", creditor]:
            return f"debt of {person(actor, names)} to {person(creditor, names)}"
        case ["actor", actor, paths.SALIENCE, on]:
            return f"how much {issue(on, names)} matters to {person(actor, names)}"
        case ["actor", actor, paths.CAPABILITY, on]:
            return f"weight of {person(actor, names)} ({issue(on, names)})"
        case ["issue", on, paths.STATUS_QUO]:
            return f"what holds if nothing is decided ({issue(on, names)})"
        case ["actor", "*", *on]:
            return f"what everybody else wants ({issue(on[0], names) if len(on) == 1 else in_words(' '.join(on))})"
        case ["actor", actor, on]:
            return f"what {person(actor, names)} wants ({issue(on, names)})"
        case ["actor", actor, on, option]:
            return f"worth of {in_words(option)} ({issue(on, names)}) to {person(actor, names)}"
        case ["fact", fact]:
            return f"fact: {in_words(fact)}"
        case ["step", step, *key]:
            return f"{in_words(' '.join(key))} ({issue(step, names)})"
        case ["body", body, "rule", *key]:
            return f"{in_words(' '.join(key))} ({names.get(body) or in_words(body)})"
        case ["kind", kind]:
            return f"how often claims of the kind '{in_words(kind)}' are right"
        case ["teller", teller]:
            return f"how far {person(teller, names)} is believed"
        case ["teller", teller, "lean"]:
            return f"how far {person(teller, names)} leans in what he tells"
    return in_words(written.replace(".", " "))


def citation(source: str, names: Mapping[str, str]) -> str:
    """A source by a short form of its citation, with its id; its id alone where it has none.

    A long citation that ends by saying what was read keeps its first words and that: "A. Author: what he tells of it".
    """
    whole = " ".join(names.get(f"source.{source}", "").split())
    if not whole:
        return f"source {in_words(source)}"
    if len(whole) > MOST_CITED:
        head, _, what = whole.rpartition(": ")
        author = head.split(", ")[0]
        if author and what[:1].islower() and not author.startswith('"'):
            whole = f"{author}: {what}"
    short = cut(whole, MOST_CITED)
    if short.count('"') % 2:
        short = short.replace('"', "")
    return f"{short} (source {in_words(source)})"


def subject(about: str, forecast: Forecast) -> str:
    """What a claim is about, as it stands beside the claim: "position of Bulganin"; the issue if there are several."""
    match paths.canonical(about).split("."):
        case ["actor", actor, on] if on != "seats":
            several = len({row.issue for row in forecast.positions}) > 1
            return f"position of {person(actor, forecast.names)}{f', {issue(on, forecast.names)}' if several else ''}"
        case ["record", *_]:
            return "of the record"
    return path(about, forecast.names)


def credence(id: str, names: Mapping[str, str]) -> str:
    """A credence as it is said: "how far Mikoyan is believed"."""
    kind, _, name = id.partition(".")
    match kind:
        case "teller":
            return f"how far {person(name, names)} is believed"
        case "source":
            return f"how far {citation(name, names)} is trusted"
        case "part":
            return f"how far the part {in_words(name)} is trusted"
        case "kind":
            return f"how often claims of the kind '{in_words(name)}' are right"
        case "claim":
            return f"whether claim {name} is right"
    return in_words(id)


def doubt(one: Doubt, names: Mapping[str, str]) -> str:
    """What is in doubt, with what it is: "Mikoyan, teller"."""
    name = one.id.removeprefix(f"{one.kind}.")
    if one.kind == "teller":
        return f"{person(name, names)}, teller"
    return f"{one.kind} {name if one.kind == 'claim' else in_words(name)}"


def members(written: Sequence[str], forecast: Forecast, *, silence: bool = True) -> str:
    """What several paths are together: "what A, B and C want, of whom nothing is told on this question".

    silence   whether that is said of people about whom no claim is open
    """
    names = forecast.names
    parts = [paths.canonical(one).split(".") for one in written]
    other = ("owes", "seats", paths.SALIENCE, paths.CAPABILITY)
    wants = [one for one in parts if one[0] == "actor" and len(one) in (3, 4) and one[2] not in other]
    if wants and len(wants) == len(parts):
        actors = list(dict.fromkeys(one[1] for one in wants))
        untold = {(row.issue, row.actor) for row in forecast.positions if not row.claimed}
        silent = [actor for actor in actors if all((o[2], o[1]) in untold for o in wants if o[1] == actor)]
        if not silence or not silent:
            return f"what {people(actors, names)} want{'s' if len(actors) == 1 else ''}"
        others = [actor for actor in actors if actor not in silent]
        first = f"what {people(silent, names)} want{'s' if len(silent) == 1 else ''}"
        first = f"{first}, of whom nothing is told on this question"
        return f"{first}, and what {people(others, names)} want{'s' if len(others) == 1 else ''}" if others else first
    if len(parts) > 1 and all(one[0] == "actor" and one[2] == "seats" for one in parts):
        return f"the seats of {wording.plural(len(parts), 'bloc')}"
    if len(parts) > 1 and all(one[0] == "actor" and one[2] == "owes" for one in parts):
        return wording.plural(len(parts), "debt")
    if len(written) > MOST_NAMED:
        return wording.plural(len(written), "assumption")
    return wording.and_list([path(one, names) for one in written])


def strongest(one: Strongest, forecast: Forecast) -> tuple[str, str]:
    """What was held far out, in words, and the name of its group or ""."""
    if one.kind == "assumption":
        own = one.members or (one.id,)
        return members(own, forecast), "" if "." in one.id or own == (one.id,) else in_words(one.id)
    if one.kind == "credence":
        return credence(one.id, forecast.names), ""
    if paths.is_choice(one.id):
        return f"which model holds ({issue(one.id.split('.')[1], forecast.names)})", ""
    return f"which model holds ({in_words(one.id)})", ""
