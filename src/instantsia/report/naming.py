"""What things are called in sentences: people, days, paths, groups, steps, options, doubts."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence

from anyascii import anyascii

from instantsia.analysis.results import Doubt, Forecast, StepForecast, Strongest
from instantsia.case import paths
from instantsia.case.dates import MONTHS, days_in_words
from instantsia.case.phrases import CONSTANTS, OF_ONE, and_list, plural
from instantsia.case.phrases import clause as clause
from instantsia.case.phrases import in_words as in_words
from instantsia.case.quantities import POSITION, WANTS, quantities
from instantsia.case.quantity import EVERYBODY, Match
from instantsia.case.slots import Said
from instantsia.errors import few, shown_of
from instantsia.report.figures import option as option

MOST_NAMED = 5
"""So many people are named one by one; more are counted."""

MOST_CHARACTERS = 96
"""What a claim says, or why a value is assumed, is cut there within a line; the tables have the whole."""

MOST_CITED = 80
"""A citation is cut there within a line."""

EVERYBODY_ELSE = "everybody else"

ARTICLES = ("the", "a", "an")
"""An office with its article, "the mayor", is no family name with others before it."""

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


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
    """The name by which somebody is known: the family name where the id is made of it, else the whole name.

    >>> person("attache", {"attache": "Military attache"}), person("moltke", {"moltke": "Helmuth von Moltke"})
    ('Military attache', 'Moltke')
    """
    name = names.get(id, "")
    if not name.strip():
        return in_words(id).capitalize()
    words = name.split()
    if words[0].lower() in ARTICLES:
        return name
    last = len(id.split("_"))
    family = " ".join(words[-last:])
    # what is written small is an office, and no family name
    return family if not family.islower() and anyascii(family).casefold() == in_words(id) else name


def body(id: str, names: Mapping[str, str]) -> str:
    """A body within a sentence: "the board"."""
    name = names.get(id) or in_words(id)
    if name == in_words(id).capitalize():  # it has no name of its own
        name = in_words(id)
    return name if name.lower().startswith("the ") else f"the {name}"


def people(ids: Sequence[str], names: Mapping[str, str]) -> str:
    """Several people: their names, or how many where they are many."""
    if len(ids) > MOST_NAMED:
        return f"{len(ids)} members"
    return and_list([person(one, names) for one in ids])


def some(names: Sequence[str], most: int) -> str:
    """The first of several names and how many more, of whom there are never just one.

    >>> some(["Ann", "Bob"], 1), some(["Ann", "Bob", "Cem"], 1)
    ('Ann and Bob', 'Ann and 2 more')
    """
    return and_list(names) if shown_of(len(names), most) == len(names) else few(names, most)


def step_title(step: StepForecast, names: Mapping[str, str]) -> str:
    """What a step is called: its text, or its id in words."""
    return step.text or names.get(f"step.{step.id}", "") or in_words(step.id).capitalize()


def once(step: StepForecast, names: Mapping[str, str]) -> str:
    """How a sentence begins that holds where a step happens: "Once the board votes"."""
    return f"Once {clause(happening(step, names))}"


def happening(step: StepForecast, names: Mapping[str, str]) -> str:
    """That a step happens, as a sentence: "The board votes"; of one that has a mere name "It comes to plenum"."""
    title = step_title(step, names).strip().removesuffix(".")
    return title if len(title.split()) > 2 else f"It comes to {clause(title)}"


def path(written: str, names: Mapping[str, str]) -> str:
    """A path as it is said: "what Bulganin wants (post)", "debt of Ministers to Malenkov"; or an id of a credence."""
    match = quantities().match(paths.canonical(written))
    if match is not None and match.names.get("constant") in CONSTANTS:
        alone = names.get(f"decides.{match.names.get('body', '')}")
        if alone and match.names["constant"] == "precision":
            # the number is one person's, and not that of those who are heard
            return f"how consistently {person(alone, names)} decides as they lean{_whose(match, names)}"
        return f"{CONSTANTS[match.names['constant']]}{_whose(match, names)}"
    if match is not None and (said := _of_one(match.names.get("constant", ""), names)):
        return f"{said}{_whose(match, names)}"
    if match is not None and match.quantity.phrase:
        return phrase(match.quantity.phrase, match, names)
    return credence(written, names) if match is None else in_words(written.replace(".", " "))


def _of_one(constant: str, names: Mapping[str, str]) -> str:
    """A constant that is about somebody or an issue: "what stands in the file of Dorn"; "" for any other."""
    key, _, id = constant.partition(".")
    if not id or key not in OF_ONE:
        return ""
    return OF_ONE[key].format(issue(id, names) if key in ("takes", "first") else person(id, names))


def _whose(match: Match, names: Mapping[str, str]) -> str:
    """The step or body of a constant in brackets; "" where it is called as an issue is, as the step of a table is."""
    id = match.names.get("step", match.names.get("body", ""))
    return "" if f"issue.{id}" in names or not id else f" ({in_words(id)})"


def is_constant(written: str) -> bool:
    """Whether a path is a constant of a model, which belongs to the method and which nobody can find out."""
    match = quantities().match(paths.canonical(written))
    return match is not None and match.names.get("constant") in CONSTANTS


def phrase(text: str, match: Match, names: Mapping[str, str]) -> str:
    """A phrase of a kind of number with what stands in its slots: people by name, issues as they are called."""
    said = {
        name: _said(slot.said, match.names[name].replace(".", " "), names) for _, name, slot in match.quantity.slots
    }
    return text.format(**said)


def _said(how: Said, id: str, names: Mapping[str, str]) -> str:
    match how:
        case "person":
            return EVERYBODY_ELSE if id == EVERYBODY else person(id, names)
        case "issue":
            return issue(id, names)
        case "body":
            return names.get(id) or in_words(id)
    return option(id, names)


def citation(source: str, names: Mapping[str, str]) -> str:
    """A source by a short form of its citation, with its id; its id alone where it has none.

    A long citation that ends by saying what was read keeps its first words and that: "A. Author: what is told of it".
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
    match = quantities().match(paths.canonical(about))
    if match is None or match.quantity is not POSITION:
        return "of the record" if paths.is_record(about) else path(about, forecast.names)
    several = len({row.issue for row in forecast.positions}) > 1
    on = f", {issue(match.issue or '', forecast.names)}" if several else ""
    return f"{phrase(POSITION.title, match, forecast.names)}{on}"


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
        case "coder":
            return "which coder is to be heard"
    return in_words(id.replace(".", " "))


def doubt(one: Doubt, names: Mapping[str, str]) -> str:
    """What is in doubt, with what it is: "Mikoyan, teller"."""
    name = one.id.removeprefix(f"{one.kind}.")
    if one.kind == "teller":
        return f"{person(name, names)}, teller"
    if one.kind == "coder":
        return "what the first coder read"
    return f"{one.kind} {name if one.kind == 'claim' else in_words(name)}"


def members(written: Sequence[str], forecast: Forecast, *, silence: bool = True, on: str = "") -> str:
    """What several paths are together: "what A, B and C want, of whom nothing is told on this question".

    silence   whether that is said of people about whom no claim is open
    on        the issue that is said with it, where they want something on another, too; "" for none
    """
    names, on = forecast.names, f" ({issue(on, forecast.names)})" if on else ""
    matches = [quantities().match(paths.canonical(one)) for one in written]
    kinds = {one.quantity for one in matches if one is not None}
    wants = [one for one in matches if one is not None and one.quantity in WANTS]
    if wants and len(wants) == len(matches):
        actors = list(dict.fromkeys(one.names["actor"] for one in wants))
        untold = {(row.issue, row.actor) for row in forecast.positions if not row.claimed}
        told = {one.names["actor"] for one in wants if (one.issue, one.names["actor"]) not in untold}
        silent = [actor for actor in actors if actor not in told]
        if not silence or not silent:
            return f"what {people(actors, names)} want{'s' if len(actors) == 1 else ''}{on}"
        others = [actor for actor in actors if actor not in silent]
        first = f"what {people(silent, names)} want{'s' if len(silent) == 1 else ''}{on}"
        first = f"{first}, of whom nothing is told on this question"
        return (
            f"{first}, and what {people(others, names)} want{'s' if len(others) == 1 else ''}{on}" if others else first
        )
    together = kinds.pop().together if len(kinds) == 1 and None not in matches else ""
    if together and len(matches) > 1:
        return re.sub(r"\{(\w+)\}", lambda counted: plural(len(matches), counted[1]), together)
    if len(written) > MOST_NAMED:
        return plural(len(written), "assumption")
    return and_list([path(one, names) for one in written])


OF_METHOD = {
    "model": "by which model it is settled",
    "regime": "whether it is bargained out or voted",
    "errors": "which past decisions its errors are taken from",
}
"""What is held of the method of a settlement, in words."""


def wanted(one: Strongest) -> tuple[frozenset[str], str]:
    """Whose wishes were held far out, and on which issue; nobody's where it is anything else, or on several issues."""
    written = one.members or (one.id,) if one.kind == "assumption" else ()
    matches = [quantities().match(paths.canonical(path)) for path in written]
    found = [match for match in matches if match is not None and match.quantity in WANTS]
    issues = {match.issue or "" for match in found}
    if len(found) < len(matches) or len(issues) != 1:
        return frozenset(), ""
    return frozenset(match.names["actor"] for match in found), issues.pop()


def strongest(one: Strongest, forecast: Forecast, among: Sequence[Strongest] = ()) -> tuple[str, str]:
    """What was held far out, in words, and the name of its group or "".

    among   what is named beside it: where that is what the same people want on another issue, either is named
    """
    if one.kind == "assumption":
        own = one.members or (one.id,)
        who, issue_id = wanted(one)
        others = [(actors, on) for actors, on in map(wanted, among) if actors & who]
        on = issue_id if {on for _, on in others} - {issue_id} else ""
        return members(own, forecast, on=on), "" if "." in one.id or own == (one.id,) else in_words(one.id)
    if one.kind == "credence":
        return credence(one.id, forecast.names), ""
    said = OF_METHOD[one.kind]
    if len(forecast.values) < 2:
        return said, ""
    return f"{said} ({issue(one.members[0], forecast.names)})", ""
