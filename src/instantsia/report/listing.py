"""A case told from what is written in it, before anything is played: a line, a page, its claims, its paths."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from instantsia.case import paths as grammar
from instantsia.case.evidence import Claim, Source
from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.case.people import Body
from instantsia.case.quantities import POSITION, inline, quantities
from instantsia.case.slots import OfCase
from instantsia.report import naming, plaintext, sentences, wording

INDENT = "   "
WIDTH = 80
NOT_STATED = "not stated"


def case_line(case: Case, width: int = WIDTH) -> str:
    """A bundled case in two or three lines: its name, question, years, sources and how far they are trusted."""
    years = f" {plaintext.DOT} {case.years}" if case.years else ""
    out = [plaintext.lines(f"{case.id}{years} {plaintext.DOT} {case.question or case.title}", width, hanging=INDENT)]
    trusted = [f"{_source_name(one)} {_trusted(one)}" for one in case.source]
    if trusted:
        what = wording.plural(len(trusted), "source")
        told = "; ".join(trusted[:3]) + (f"; {len(trusted) - 3} more" if len(trusted) > 3 else "")
        out.append(plaintext.lines(f"{what}: {told}", width, indent=INDENT, hanging=INDENT * 2))
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
        _steps(case, width),
        _events(case, width),
        _evidence(case, names, width),
        _assumed(case, names, width),
        _what_ifs(case, width),
    ]
    told = "\n\n".join("\n".join(block) for block in blocks if block)
    more = f"More: instantsia show {case.id} --claims {plaintext.DOT} instantsia show {case.id} --paths"
    return f"{told}\n\n{plaintext.lines(more, width, hanging=INDENT)}"


def claims(case: Case, width: int = WIDTH) -> str:
    """Every claim: what it says, who tells it and where, how it is read; evidence, then the record, then context."""
    if not case.claim:
        return "no claims: every number is assumed"
    names = names_of(case)
    blocks = [
        (
            "Evidence",
            "what the draws are made of",
            [one for one in case.claim if not _past(one) and not _beside(one)],
        ),
        (
            "The record",
            "what is held to have happened: read by the score and by steps that are given, never evidence for a vote",
            [one for one in case.claim if _past(one)],
        ),
        (
            "Context",
            "told beside it; nothing reads it",
            [one for one in case.claim if _beside(one)],
        ),
    ]
    head = (
        f"{wording.plural(len(case.claim), 'claim')}, in the coder's own words. Below each: who tells it, how, "
        "of which day; where it stands; as what it is read."
    )
    out = [plaintext.lines(head, width)]
    for title, what, told in blocks:
        if told:
            out += [
                "",
                plaintext.lines(f"{title} ({wording.plural(len(told), 'claim')}; {what})", width, hanging=INDENT),
            ]
        for one in told:
            out += ["", *_claim(case, one, names, width)]
    used = list(dict.fromkeys(one.source for one in case.claim if one.source))
    cited = {one.id: one for one in case.source}
    out += ["", "Sources"] if used else []
    for id in used:
        if id in cited:
            text = f"{id}: {' '.join(cited[id].cite.split())} ({_readings(cited[id])})"
            out.append(plaintext.lines(text, width, indent=INDENT, hanging=INDENT * 2))
    return "\n".join(out)


def _claim(case: Case, one: Claim, names: dict[str, str], width: int) -> list[str]:
    """The lines of one claim."""
    told = [
        naming.person(one.told_by, names) if one.told_by else "the source itself",
        one.kind,
        f"of {sentences.day(one.of)}" if one.of else "",
        one.exhibit,
        "against his own interest" if one.against_interest else "",
    ]
    source = one.source or (case.source[0].id if case.source else "")
    where = [source, locator(one), f"seen {one.seen}" if one.seen else ""]
    read = f"read as {one.about} = {claim_value(one)}{_ends(case, one)}"
    lines = [
        plaintext.lines(f"{one.id}: {one.says or '(nothing is said in words)'}", width, hanging=INDENT),
        plaintext.lines(f"told by {', '.join(filter(None, told))}", width, indent=INDENT, hanging=INDENT * 2),
        plaintext.lines(f"in {', '.join(filter(None, where))}", width, indent=INDENT, hanging=INDENT * 2),
        plaintext.lines(read, width, indent=INDENT, hanging=INDENT * 2),
    ]
    if one.why:
        lines.append(plaintext.lines(f"because {one.why}", width, indent=INDENT, hanging=INDENT * 2))
    return lines


def _ends(case: Case, claim: Claim) -> str:
    """What the ends of its scale are, for a position in numbers; else ""."""
    match = quantities().match(grammar.canonical(claim.about))
    if claim_value(claim).strip("-.0123456789 ") or match is None or match.quantity is not POSITION:
        return ""
    scale = next((issue.scale for issue in case.issue if issue.id == match.issue), None)
    return f" ({', '.join(f'{end} {name}' for end, name in scale.items())})" if scale else ""


def _past(claim: Claim) -> bool:
    return grammar.is_record(grammar.canonical(claim.about))


def _beside(claim: Claim) -> bool:
    match = quantities().match(grammar.canonical(claim.about))
    return match is not None and match.quantity.speaks == "text"


def claim_paths(case: Case) -> Counter[str]:
    """{canonical path: how many claims are about it}."""
    return Counter(grammar.canonical(one.about) for one in case.claim)


def known_paths(case: Case) -> Iterator[tuple[str, str, str]]:
    """(group, name as it is typed, current value) of everything that --set, --without and `when` know."""
    counted = claim_paths(case)
    stated = counted.keys() | {path for one in case.assumption for path in grammar.spread(one.about, case.actors)}
    for row, path in quantities().listed(OfCase(case)):
        silent = row.default is not None or row.inline or row.speaks == "options"
        if not silent or path in stated or inline(case, path) is not None:
            yield row.heading, grammar.short(path), _current(case, path, counted[path])
    for body in case.body:
        yield "bodies", f"body.{body.id}.members", ", ".join(body.members)
        yield "bodies", f"body.{body.id}.absent", ", ".join(body.absent) or "nobody"
        if body.chair:
            yield "bodies", f"body.{body.id}.chair", body.chair
    for source in case.source:
        yield "--without and --assume: sources", source.id, _readings(source)
    for part in case.part:
        yield "--without: parts", part.id, f"of {part.of}"
    for teller in case.teller:
        yield "--without: tellers", teller.id, f"believed {_written(teller.p)}"
    if case.claim:
        ends = list(dict.fromkeys((case.claim[0].id, case.claim[-1].id)))
        yield "--without: claims", " ... ".join(ends), "by the id of the claim"
    for step in case.step:
        yield "when", step.id, "compared with what it decided; also .happened and .vote.ACTOR"
    for fact in case.fact:
        yield "when", fact.id, fact.text or "a fact"


def paths_table(case: Case) -> dict[str, list[tuple[str, str]]]:
    """{group: [(name, current value)]}, groups in the order in which they come first."""
    out: dict[str, list[tuple[str, str]]] = {}
    for heading, name, value in known_paths(case):
        out.setdefault(heading, []).append((name, value))
    return out


def _current(case: Case, path: str, told: int) -> str:
    """What holds for a path where no claim stands, as it is written, and how many claims there are about it."""
    covering = grammar.covering(case, path)
    number = inline(case, path) if covering is None else covering.value
    parts = [_told_by(told)] if told else []
    if number is not None:
        parts.append(f"else {_number(number)}" if told else _number(number))
    return ", ".join(parts)


def _told_by(count: int) -> str:
    return wording.plural(count, "claim")


def _number(number: Number) -> str:
    source = "" if number.source == "case" else f" ({number.source})"
    return f"{number.written}{source}"


def paths(case: Case) -> str:
    """Every name that --set, --without and `when` know, with its current value or range.

    Made for grep: a name and its value stand on one line, however long, the name first; a heading begins with "# ".
    """
    out: list[str] = []
    for heading, rows in paths_table(case).items():
        out += ["", f"# {plaintext.ascii_text(heading)}"] if out else [f"# {plaintext.ascii_text(heading)}"]
        longest = max(len(name) for name, _ in rows)
        out += [f"{name.ljust(longest)}  {plaintext.ascii_text(value) or NOT_STATED}" for name, value in rows]
    return "\n".join(out)


def names_of(case: Case) -> dict[str, str]:
    """{id of an actor or body: how it is printed}."""
    return {one.id: one.title for one in case.actor} | {one.id: one.title for one in case.body}


def claim_value(claim: Claim) -> str:
    """What a claim says, as it is typed."""
    if isinstance(claim.value, str):
        return claim.value
    if isinstance(claim.value, float):
        return f"{claim.value:g}"
    return "..".join(f"{part:g}" for part in claim.value)


def locator(claim: Claim) -> str:
    """Where a claim stands: "lines 185-189", or ""."""
    if claim.lines is None:
        return ""
    first, last = claim.lines
    return f"line {first}" if first == last else f"lines {first}-{last}"


def _source_name(source: Source) -> str:
    return naming.in_words(source.id)


def _trusted(source: Source) -> str:
    grade = source.trust.split(":")[0].strip()
    return f"({_readings(source)}{f', {grade}' if grade else ''})"


def _readings(source: Source) -> str:
    if isinstance(source.p, dict):
        return ", ".join(f"{naming.in_words(reading)} {number.written}" for reading, number in source.p.items())
    return f"genuine {_written(source.p)}"


def _written(credence: Number | str) -> str:
    return credence if isinstance(credence, str) else credence.written


def _head(case: Case, width: int) -> list[str]:
    years = f" ({case.years})" if case.years else ""
    out = [plaintext.lines(f"{case.id} {plaintext.DOT} {case.title}{years}", width, hanging=INDENT)]
    if case.question:
        out.append(plaintext.lines(case.question, width))
    if case.as_of:
        out.append(
            plaintext.lines(
                f"To look from {sentences.day(case.as_of)}, before it was decided: --as-of {case.as_of}", width
            )
        )
    for text in (case.note, _unanswerable(case)):
        if text.strip():
            out.append(plaintext.lines(text, width))
    return out


def _unanswerable(case: Case) -> str:
    """What the documents of a case cannot answer, as a sentence, or ""."""
    text = " ".join(case.unanswerable.split())
    return f"Not answerable from these documents: {text[:1].lower() + text[1:]}" if text else ""


def _bodies(case: Case, names: dict[str, str], width: int) -> list[str]:
    out = ["Who decides"] if case.body else []
    for body in case.body:
        who = wording.and_list([_member(case, one, names) for one in body.members])
        text = f"{body.title} ({body.id}), {wording.plural(len(body.members), 'member')}: {who}."
        out.append(plaintext.lines(text, width, indent=INDENT, hanging=INDENT * 2))
        out.append(plaintext.lines(_rule(body, names), width, indent=INDENT * 2))
    return out


def _member(case: Case, actor: str, names: dict[str, str]) -> str:
    one = case.actors.get(actor)
    seats = f" ({one.seats.written} seats)" if one is not None and one.seats is not None else ""
    return f"{naming.person(actor, names)}{seats}"


def _rule(body: Body, names: dict[str, str]) -> str:
    parts = [f"decides by {naming.in_words(body.rule.kind)}"]
    if body.chair:
        parts.append(f"{naming.person(body.chair, names)} in the chair")
    if body.convener:
        callers = wording.and_list([naming.person(one, names) for one in body.convener])
        parts.append(f"{callers} can call it together")
    if body.absent:
        parts.append(f"away: {wording.and_list([naming.person(one, names) for one in body.absent])}")
    if body.superior:
        parts.append(f"the loser can turn to {names.get(body.superior, body.superior)}")
    return "; ".join(parts) + "."


def _people(case: Case, width: int) -> list[str]:
    """What is written of each actor: his office, and other names under which texts know him, not parts of his own."""
    out = []
    for one in case.actor:
        others = [alias for alias in one.aliases if alias not in one.title]
        also = f"also {wording.and_list(others)}" if others else ""
        about = "; ".join(filter(None, (" ".join(one.role.split()), also)))
        if about:
            out.append(plaintext.lines(f"{one.title} ({one.id}): {about}.", width, indent=INDENT, hanging=INDENT * 2))
    return ["Who they are", *out] if out else []


def _issues(case: Case, width: int) -> list[str]:
    out = ["What is at stake"] if case.issue else []
    for issue in case.issue:
        options = wording.and_list([naming.in_words(one) for one in issue.options])
        first = f"; {naming.in_words(issue.options[0])} holds if nothing is decided" if issue.options else ""
        text = f"{issue.text or issue.id} ({issue.id}): {options}{first}." if options else f"{issue.text or issue.id}."
        out.append(plaintext.lines(text, width, indent=INDENT, hanging=INDENT * 2))
        if issue.scale:
            ends = " to ".join(f"{end} ({name})" for end, name in issue.scale.items())
            out.append(plaintext.lines(f"Positions from {ends}.", width, indent=INDENT * 2))
    return out


def _steps(case: Case, width: int) -> list[str]:
    out = ["What happens, in this order"] if case.step else []
    for step in case.step:
        day = f"{sentences.day(step.date)}: " if step.date else ""
        given = ", given by the record in an explanation" if step.given else ""
        when = f", when {step.when}" if step.when else ""
        title = step.text or naming.in_words(step.id).capitalize()
        text = f"{day}{title} ({step.id}, {step.kind}{given}{when})."
        out.append(plaintext.lines(text, width, indent=INDENT, hanging=INDENT * 2))
    return out


def _events(case: Case, width: int) -> list[str]:
    out = ["What is asked"] if case.event else []
    for number, event in enumerate(case.event):
        first = " The headline." if number == 0 else ""
        text = f"{event.question or event.text} ({event.id}: {event.when}).{first}"
        out.append(plaintext.lines(text, width, indent=INDENT, hanging=INDENT * 2))
    return out


def _evidence(case: Case, names: dict[str, str], width: int) -> list[str]:
    out = ["What it rests on"] if case.source or case.teller else []
    counted = Counter(one.source for one in case.claim)
    for source in case.source:
        trust = f"; {source.trust}" if source.trust else ""
        text = (
            f"{source.id}: {' '.join(source.cite.split())} ({_readings(source)}{trust}); "
            f"{wording.plural(counted[source.id], 'claim')}."
        )
        out.append(plaintext.lines(text, width, indent=INDENT, hanging=INDENT * 2))
    for teller in case.teller:
        side = f", side {naming.in_words(teller.side)}" if teller.side else ""
        why = f": {' '.join(teller.why.split())}" if teller.why else ""
        text = f"{naming.person(teller.id, names)} is believed {_written(teller.p)}{side}{why}"
        out.append(plaintext.lines(text, width, indent=INDENT, hanging=INDENT * 2))
    return out


def _assumed(case: Case, names: dict[str, str], width: int) -> list[str]:
    out = ["What is assumed where nothing is told"] if case.assumption else []
    for one in case.assumption:
        group = f" ({naming.in_words(one.value.group)})" if one.value.group else ""
        why = one.why or one.value.why
        text = f"{one.about} = {one.value.written}{group}{f': {why}' if why else ''}"
        out.append(plaintext.lines(text, width, indent=INDENT, hanging=INDENT * 2))
    return out


def _what_ifs(case: Case, width: int) -> list[str]:
    out = ["What if"] if case.what_if else []
    for one in case.what_if:
        changes = "; ".join((*one.set, *(f"without {name}" for name in one.without), *one.assume))
        text = f"{one.id}: {one.text or one.why or naming.in_words(one.id)} ({changes})"
        out.append(plaintext.lines(text, width, indent=INDENT, hanging=INDENT * 2))
    return out
