"""A case told from what is written in it, before anything is played: in a line, or on a page."""

from __future__ import annotations

from collections import Counter

from instantsia.case.evidence import Source
from instantsia.case.idle import idle
from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.case.people import Body
from instantsia.case.phrases import and_list, capital, plural
from instantsia.report import naming, plaintext
from instantsia.report.listing.sides import sides
from instantsia.report.plaintext import INDENT
from instantsia.report.sentences import preamble
from instantsia.rules import rule_of
from instantsia.steps import playable

WIDTH = 80
DECIDES = {
    "middle-text": "the chair writes a text between the extremes, and it is taken or put off",
    "qualified": "decides by a qualified majority",
}
"""{kind of rule: how a body decides by it}, where its kind alone does not say it."""


def case_line(case: Case, width: int = WIDTH) -> str:
    """A bundled case in two or three lines: its name, question, years, sources and how far they are trusted."""
    years = f" {plaintext.DOT} {case.years}" if case.years else ""
    out = [plaintext.entry(f"{case.id}{years} {plaintext.DOT} {case.question or case.title}", width)]
    trusted = [f"{_source_name(one)} {_trusted(one)}" for one in case.source]
    if trusted:
        what = plural(len(trusted), "source")
        told = "; ".join(trusted[:3]) + (f"; {len(trusted) - 3} more" if len(trusted) > 3 else "")
        out.append(plaintext.item(f"{what}: {told}", width))
    else:
        out.append(f"{INDENT}no sources: every number is assumed")
    return "\n".join(out)


def case_in_words(case: Case, width: int = WIDTH) -> str:
    """The whole case in words: question, bodies, what happens, what is told by whom, what is assumed."""
    names = names_of(case)
    blocks = [
        _head(case, width),
        _bodies(case, names, width),
        _people(case, width),
        _issues(case, width),
        _sides(case, names, width),
        _steps(case, width),
        _events(case, width),
        _evidence(case, names, width),
        _assumed(case, names, width),
        _what_ifs(case, width),
    ]
    told = "\n\n".join("\n".join(block) for block in blocks if block)
    more = f"More: instantsia show {case.id} --claims {plaintext.DOT} instantsia show {case.id} --paths"
    return f"{told}\n\n{plaintext.entry(more, width)}"


def names_of(case: Case) -> dict[str, str]:
    """{id of an actor or body: how it is printed}."""
    return {one.id: one.title for one in case.actor} | {one.id: one.title for one in case.body}


def _source_name(source: Source) -> str:
    return naming.in_words(source.id)


def _trusted(source: Source) -> str:
    grade = source.trust.split(":")[0].strip()
    return f"({readings(source)}{f', {grade}' if grade else ''})"


def readings(source: Source) -> str:
    """How far a source is trusted, reading by reading, as it is written."""
    if isinstance(source.p, dict):
        return ", ".join(f"{naming.in_words(reading)} {number.written}" for reading, number in source.p.items())
    return f"genuine {written_credence(source.p)}"


def written_credence(credence: Number | str) -> str:
    """A credence as it is typed: a word, or a number with its range."""
    return credence if isinstance(credence, str) else credence.written


def _head(case: Case, width: int) -> list[str]:
    years = f" ({case.years})" if case.years else ""
    out = [plaintext.entry(f"{case.id} {plaintext.DOT} {case.title}{years}", width)]
    if case.question:
        out.append(plaintext.lines(case.question, width))
    if case.as_of:
        out.append(
            plaintext.lines(
                f"To look from {naming.day(case.as_of)}, before it was decided: --as-of {case.as_of}", width
            )
        )
    for text in (case.note, preamble.unanswerable(case.unanswerable)):
        if text.strip():
            out.append(plaintext.lines(text, width))
    return out


def _bodies(case: Case, names: dict[str, str], width: int) -> list[str]:
    out = ["Who decides"] if case.body else []
    for body in case.body:
        who = and_list([_member(case, one, names) for one in body.members])
        text = f"{capital(body.title)} ({body.id}), {plural(len(body.members), 'member')}: {who}."
        out.append(plaintext.item(text, width))
        how = "Meets, and decides nothing in this case." if case.step and idle(case, body) else _rule(body, names)
        out.append(plaintext.lines(how, width, indent=INDENT * 2))
    return out


def _sides(case: Case, names: dict[str, str], width: int) -> list[str]:
    told = [plaintext.item(one, width) for one in sides(case, names)]
    return ["The two sides", *told] if told else []


def _member(case: Case, actor: str, names: dict[str, str]) -> str:
    one = case.actors.get(actor)
    if one is None or one.seats is None:
        return naming.person(actor, names)
    unit = "seat" if one.seats.written.strip() == "1" else "seats"
    return f"{naming.person(actor, names)} ({one.seats.written} {unit})"


def _decided_by(body: Body, names: dict[str, str]) -> str:
    """How a body decides; of one person who decides after hearing the others, who that is, and who in their place."""
    how = DECIDES.get(body.rule.kind) or f"decides by {naming.in_words(body.rule.kind)}"
    if body.rule.kind != "leader":
        return how
    first, *heirs = (naming.person(one, names) for one in rule_of(body).deciders(body.electorate))
    instead = f" (in their place {', then '.join(heirs)})" if heirs else ""
    return f"{first} decides after hearing the others{instead}"


def _rule(body: Body, names: dict[str, str]) -> str:
    parts = [_decided_by(body, names)]
    if body.chair:
        parts.append(f"{naming.person(body.chair, names)} in the chair")
    if body.convener:
        callers = and_list([naming.person(one, names) for one in body.convener])
        parts.append(f"{callers} can call it together")
    for listed, what in ((body.voice, "heard without a vote"), (body.candidates, "can come to have a seat")):
        if listed:
            parts.append(f"{what}: {and_list([naming.person(one, names) for one in listed])}")
    if body.absent:
        parts.append(f"away: {and_list([naming.person(one, names) for one in body.absent])}")
    if body.superior:
        parts.append(f"the loser can turn to {names.get(body.superior, body.superior)}")
    return "; ".join(parts) + "."


def _people(case: Case, width: int) -> list[str]:
    """What is written of each actor: an office, and other names under which texts know them, not parts of their own."""
    out = []
    for one in case.actor:
        others = [alias for alias in one.aliases if alias not in one.title]
        also = f"also {and_list(others)}" if others else ""
        about = "; ".join(filter(None, (" ".join(one.role.split()), also)))
        if about:
            out.append(plaintext.item(f"{capital(one.title)} ({one.id}): {about}.", width))
    return ["Who they are", *out] if out else []


def _issues(case: Case, width: int) -> list[str]:
    out = ["What is at stake"] if case.issue else []
    for issue in case.issue:
        options = and_list([naming.in_words(one) for one in issue.options])
        first = f"; {naming.in_words(issue.options[0])} holds if nothing is decided" if issue.options else ""
        text = f"{issue.text or issue.id} ({issue.id}): {options}{first}." if options else f"{issue.text or issue.id}."
        out.append(plaintext.item(text, width))
        if issue.scale:
            ends = " to ".join(f"{end} ({name})" for end, name in issue.scale.items())
            out.append(plaintext.lines(f"Positions from {ends}.", width, indent=INDENT * 2))
    return out


def _steps(case: Case, width: int) -> list[str]:
    out = ["What happens, in this order"] if case.step else []
    groups = {group.id: group for group in case.group}
    for step in case.step:
        group = groups.pop(step.within, None) if step.within else None
        if group is not None:
            lasts = f", as long as {group.while_}" if group.while_ else ""
            days = f"{naming.day(group.from_)} to {naming.day(group.until)}"
            text = f"{group.title} ({group.id}): every {group.rhythm}, {days}{lasts}:"
            out.append(plaintext.item(text, width))
        day = f"{naming.day(step.date)}: " if step.date else ""
        given = ", given by the record in an explanation" if step.given else ""
        when = f", when {step.when}" if step.when else ""
        title = step.text or naming.in_words(step.id).capitalize()
        text = f"{day}{title} ({step.id}, {step.kind}{given}{when})."
        out.append(plaintext.item(f"in each turn: {text}" if step.within else text, width))
        if asks := playable(step).asks(case):
            out.append(plaintext.lines(capital(asks), width, indent=INDENT * 2))
    return out


def _events(case: Case, width: int) -> list[str]:
    out = ["What is asked"] if case.event else []
    for number, event in enumerate(case.event):
        first = " The headline." if number == 0 else ""
        text = f"{event.question or event.text} ({event.id}: {event.when}).{first}"
        out.append(plaintext.item(text, width))
    return out


def _evidence(case: Case, names: dict[str, str], width: int) -> list[str]:
    out = ["What it rests on"] if case.source or case.teller else []
    counted = Counter(one.source for one in case.claim)
    for source in case.source:
        trust = f"; {source.trust}" if source.trust else ""
        text = (
            f"{source.id}: {' '.join(source.cite.split())} ({readings(source)}{trust}); "
            f"{plural(counted[source.id], 'claim')}."
        )
        out.append(plaintext.item(text, width))
    if case.coders:
        counted = Counter({case.coders[0]: len(case.claim)} | {by: len(read) for by, read in case.codings.items()})
        told = [f"{coder} ({plural(counted[coder], 'claim')})" for coder in case.coders]
        text = f"Coded by {and_list(told)}; in each draw one of them is heard, each as often."
        out.append(plaintext.item(text, width))
    for teller in case.teller:
        side = f", side {naming.in_words(teller.side)}" if teller.side else ""
        why = f": {' '.join(teller.why.split())}" if teller.why else ""
        text = f"{capital(naming.person(teller.id, names))} is believed {written_credence(teller.p)}{side}{why}"
        out.append(plaintext.item(text, width))
    return out


def _assumed(case: Case, names: dict[str, str], width: int) -> list[str]:
    out = ["What is assumed where nothing is told"] if case.assumption else []
    for one in case.assumption:
        group = f" ({naming.in_words(one.value.group)})" if one.value.group else ""
        why = one.why or one.value.why
        text = f"{one.about} = {one.value.written}{group}{f': {why}' if why else ''}"
        out.append(plaintext.item(text, width))
    return out


def _what_ifs(case: Case, width: int) -> list[str]:
    out = ["What if"] if case.what_if else []
    for one in case.what_if:
        changes = "; ".join((*one.set, *(f"without {name}" for name in one.without), *one.assume))
        text = f"{one.id}: {one.text or one.why or naming.in_words(one.id)} ({changes})"
        out.append(plaintext.item(text, width))
    return out
