"""What could be seen or found out, as a clause of a sentence, and by when."""

from __future__ import annotations

from collections.abc import Mapping

from instantsia.analysis.results import Observed, Signpost, Signposts
from instantsia.case.phrases import plural
from instantsia.report import naming
from instantsia.report.wording.proportions import probability_text


def clause(what: Observed, names: Mapping[str, str]) -> str:
    """That it is so: "Bulganin leans to his opponents (post)", "pressed (the ballot is put off, or it is pressed)"."""
    by = f" by {naming.day(what.by)}" if what.by else ""
    match what.kind:
        case "happened":
            title = _step(what.subject, names)
            return (title if len(title.split()) > 2 else f"it comes to {title}") + by
        case "outcome":
            sent = f", {what.text}" if what.text else ""
            return f"{naming.option(what.option, names)}{by} ({_step(what.subject, names)}{sent})"
        case "vote":
            return f"{naming.person(what.actor, names)} {_votes(what.option, names)} ({_step(what.subject, names)})"
        case "position":
            end = f'stands nearer to "{what.option}"' if what.option else "stands beyond the middle"
            return f"{naming.person(what.actor, names)} {end} ({naming.issue(what.subject, names)})"
        case "event":
            return naming.clause(what.text or naming.in_words(what.subject))
        case "fact":
            return naming.clause(names.get(f"fact.{what.subject}", "") or naming.in_words(what.subject))
        case "arrival":
            return f"what was sent has arrived ({_step(what.subject, names)})"
        case "milestone":
            return f"{naming.in_words(what.subject.replace('.', ' '))} is reached"
    return f"{what.kind} {naming.in_words(what.subject)} stands"


def _step(id: str, names: Mapping[str, str]) -> str:
    return naming.clause(names.get(f"step.{id}", "") or naming.in_words(id))


def _votes(option: str, names: Mapping[str, str]) -> str:
    if option == "abstain":
        return "abstains"
    return "is absent" if option == "absent" else f'votes "{naming.option(option, names)}"'


def when(one: Signpost) -> str:
    """By when it would be seen, or that it is to be found out."""
    if one.find_out or one.last is None:
        return "to find out"
    if one.first is None or one.first == one.last:
        return f"by {naming.day(one.last)}"
    return f"{naming.day(f'{one.first}..{one.last}')}"


def head(found: Signposts) -> str:
    """From which day it is looked at."""
    days = [f"{word} {naming.day(day)}" for word, day in (("as of", found.as_of), ("known by", found.known_by)) if day]
    note = " (coded by somebody who knew the outcome)" if found.hindsight and days else ""
    return f"signposts, {' and '.join(days) if days else 'with everything known'}{note}"


def question(found: Signposts) -> str:
    """The headline with what is known of it before anything is seen."""
    p = probability_text(found.p.p)
    return (
        f"{found.question or found.headline} {p} over {plural(found.draws, 'draw')}, seed {found.seed} (Monte "
        f"Carlo error {found.p.mcse or 0:.3f}); its uncertainty is {found.uncertainty:.2f} bits."
    )


def left_out(found: Signposts) -> str:
    """What is not listed, or ""."""
    told = []
    if found.rare:
        told.append(f"{found.rare:,} that are so, or are not so, in fewer than {found.fewest} draws")
    if found.silent:
        told.append(f"{found.silent:,} that tell no more than chance would")
    return f"Left out: {' and '.join(told)}." if told else ""


NOTE = (
    "Bits: mutual information with the headline, by how much it would be less uncertain on average. These are the "
    "draws in which it is so: what goes with the headline, not what brings it about. To find out: it is so or not "
    "already, or has no day."
)


def nothing(found: Signposts) -> str:
    """What is said in the place of the table where it would have no row."""
    if found.silent or not found.rare:
        return "Nothing that could be seen before it is decided tells more than chance would."
    return f"Nothing that could be seen is so, and is not so, in {found.fewest} draws or more: play more draws."
