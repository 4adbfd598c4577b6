"""The way of one report, link by link, over all draws or in one of them: on the screen, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from instantsia.analysis.beliefs.trace import STATES, UNDECIDED, Became, Came, Trace
from instantsia.analysis.results.beliefs import Held
from instantsia.case.dates import day_text, days_in_words
from instantsia.case.phrases import and_list
from instantsia.report import naming, plaintext
from instantsia.report.beliefs.knew import LEAST, MOST, chance, played
from instantsia.report.beliefs.knew_data import vantage
from instantsia.report.json_text import dump, fields
from instantsia.report.schema_parts import count, listed, number, or_null, record, share, text, whole
from instantsia.report.wording.proportions import probability_text, side_text

LABEL = 14
"""Columns of what a link is called."""


def screen(found: Trace, width: int = 80) -> str:
    """A line for each link; at most `width` wide (not under 40)."""
    width = max(width, plaintext.LEAST_WIDTH)
    sender = naming.person(found.sender, found.names)
    head = f"{found.report} {plaintext.DOT} from {sender}, over {found.channel}, of {found.origin}"
    over = f"{found.case}, draw {found.draw} of seed {found.seed}" if found.draw is not None else ""
    over = over or f"{found.case}, {played(found)}"
    out = [plaintext.entry(f"{head} {plaintext.DOT} {over}", width)]
    out += [plaintext.entry(_recorded(found), width)] if found.recorded else []
    told = _in_one(found) if found.draw is not None else _over_all(found)
    for label, sentence in told:
        indent = plaintext.INDENT + label + " " * (LABEL - len(label) + 1)
        out.append(plaintext.lines(sentence, width, indent=indent, hanging=" " * len(indent)))
    return "\n".join(out)


def _recorded(found: Trace) -> str:
    """Which steps are as the record has them, so that what is told of them says little of the report."""
    one = len(found.recorded) == 1
    return (
        f"{and_list(found.recorded)} {'is' if one else 'are'} taken from the record where it stands, and there nothing "
        f"hangs on this report: instantsia levers {found.case} --information plays {'it' if one else 'them'}."
    )


def _percent(p: float | None) -> str:
    return probability_text(p) or "none"


def _fact(found: Trace) -> str:
    return f'"{found.text.strip()}"' if found.text.strip() else found.fact


def _over_all(found: Trace) -> Iterator[tuple[str, str]]:
    """(link, what is told of it), over all draws."""
    share = found.so if found.world else 1.0 - found.so
    yield "the world", f"{'' if found.world else 'not so: '}{_fact(found)} ({_percent(share)} of the draws)"
    if found.sent_in == 0.0:
        yield "the report", "is sent in none of the draws"
        return
    if found.origin_yes is not None:
        yield "the origin", f"says yes in {_percent(found.origin_yes)} of them: {_would(found)}"
    for one in found.above:
        said = "nothing" if one.yes is None else f"yes in {_percent(one.yes)} of the draws"
        there = "" if one.there > MOST else f" (anything in {_percent(one.there)})"
        yield f"over {one.channel}"[:LABEL], f"it had said {said}{there}"
    yield "the copy", _way(found)
    often = "" if found.sent_in > MOST else f"in {_percent(found.sent_in)} of the draws "
    yield "", f"so it says yes in {_percent(found.yes)} of the draws in which it is sent"
    if found.given >= LEAST:
        yield "the record", f"tells what it said in {_percent(found.given)} of these draws"
    yield "sent", often + _sent(found)
    if found.believed:
        yield "believed", _believed(found)
    if found.copies:
        yield "passed on", _copies(found)
    yield from _labelled("decided by it", [_came(one.step, one) for one in found.decided] or ["nothing hangs on it"])
    for state in STATES:
        yield from _labelled(state, [_came(_by(one), one) for one in found.became if one.state == state])


def _copies(found: Trace) -> str:
    """Who passes it on, and that what is told "without this report" is told without these."""
    return f"by {and_list(found.copies)}, which without this report would have nothing to pass on"


def _would(found: Trace) -> str:
    low, high = found.would
    numbers = f"{low:.2f}" if low == high else f"{low:.2f}-{high:.2f}"
    if found.world:
        return f"where it is so it says so with a chance of {numbers}"
    return f"it would say so anyhow with a chance of {numbers}"


def _way(found: Trace) -> str:
    """What is done to it: "passes on 0.98; slant 0; nobody edits it"."""
    way = found.way
    parts = ["passes on what it gets" if way.fidelity is None else f"passes on {_percent(way.fidelity)}"]
    parts.append("slant 0" if way.slant is None else f"says {way.leans} whatever it gets in {_percent(way.slant)}")
    if way.edits is None:
        parts.append("nobody edits it")
    else:
        parts.append(f"{naming.person(way.editor, found.names)} turns its yes into no in {_percent(way.edits)}")
    parts += [] if way.lost is None else [f"lost in {_percent(way.lost)}"]
    return "; ".join(parts)


def _sent(found: Trace) -> str:
    sent, arrives = (days_in_words(*days) if days[1] else "" for days in (found.sent, found.arrives))
    came = (
        f"arrives {arrives}" if found.reached > 0 and arrives else "arrives" if found.reached > 0 else "never arrives"
    )
    if 0 < found.reached < MOST:
        came += f" in {_percent(found.reached)} of the draws"
    readers = and_list([naming.person(one, found.names) for one in found.readers])
    turn = "; the first of its turns that moves somebody is told" if found.turns > 1 else ""
    return ", ".join(one for one in (sent, came) if one) + f"; read by {readers}{turn}"


def _believed(found: Trace) -> str:
    """What each came to hold; what they would have come to, had they known the origin."""
    return ". ".join(_moved(one, found.names) for one in found.believed)


def _moved(one: Held, names: Mapping[str, str]) -> str:
    who = naming.person(one.actor, names)
    before, after = chance(one.before), chance(one.median)
    said = f"{who} {before} to {after}"
    if one.knowing is None:
        return said
    if (one.knows or 0.0) > MOST:
        return f"{said}, knowing the origin"
    if chance(one.knowing) == after:
        # whoever has had no other word of that origin takes none for two
        return said
    return f"{said}; had they known the origin: {before} to {chance(one.knowing)}"


def _option(one: Came) -> str:
    """What came, in words."""
    return "nothing" if isinstance(one, Became) and one.option == UNDECIDED else one.option.replace("_", " ")


def _came(of: str, one: Came) -> str:
    """What came of a step, or became of an issue, with the report and without it."""
    came, without = _percent(one.with_it), _percent(one.without_it)
    if one.differs and came == without:
        came, without = side_text(one.with_it), side_text(one.without_it)
    if one.differs and came == without:
        # they differ by less than two digits show
        more = "more" if one.without_it > one.with_it else "less"
        return f"{of}: {_option(one)} in {came}; without this report {more}, by less than 0.01"
    return f"{of}: {_option(one)} in {came}; without this report {without}{'' if one.differs else ', no difference'}"


def _labelled(label: str, sentences: list[str]) -> Iterator[tuple[str, str]]:
    for place, sentence in enumerate(sentences):
        yield ("" if place else label), sentence


def _in_one(found: Trace) -> Iterator[tuple[str, str]]:
    """(link, what is told of it), in one draw."""
    yield "the world", f"{'so' if found.world else 'not so'}: {_fact(found)}"
    if found.sent_in == 0.0:
        yield "the report", "is not sent in this draw"
        return
    yield "the origin", f"says {_word(found.origin_yes)}"
    for one in found.above:
        yield f"over {one.channel}"[:LABEL], f"it had said {'nothing' if one.yes is None else _word(one.yes)}"
    yield "the copy", _changed(found)
    if found.given:
        yield "the record", f"has it that the report said {_word(found.yes)}"
    yield "sent", _sent(found)
    if found.believed:
        yield "believed", _believed(found)
    if found.copies:
        yield "passed on", _copies(found)
    decided = _both({one.step: one.step for one in found.decided}, "step", found.decided)
    yield from _labelled("decided by it", decided or ["nothing hangs on it"])
    for state in STATES:
        here = [one for one in found.became if one.state == state]
        yield from _labelled(state, _both({one.issue: _by(one) for one in here}, "issue", here))


def _by(one: Became) -> str:
    """On which issue, and in which steps."""
    return f"{one.issue}, by {and_list(one.by)}"


def _word(p: float | None) -> str:
    return "yes" if p else "no"


def _both(named: Mapping[str, str], key: str, rows: Sequence[Came]) -> list[str]:
    """What came with the report in one draw, and without it, of every step or issue.

    named  {a step or an issue: what it is called}
    key    which of its fields says of which step or issue a row tells
    """
    out = []
    for id, called in named.items():
        came, without = (
            next(
                (_option(one) for one in rows if getattr(one, key) == id and getattr(one, side)),
                "does not happen",
            )
            for side in ("with_it", "without_it")
        )
        out.append(f"{called}: {came}; without this report {'the same' if came == without else without}")
    return out


def _changed(found: Trace) -> str:
    way, done = found.way, []
    done += ["says the opposite of what it got"] if way.turned else []
    done += [f"says {way.leans} whatever it got"] if way.slanted else []
    done += [f"{naming.person(way.editor, found.names)} turns its yes into no"] if way.struck else []
    return f"{'; '.join(done) or 'passes on what it got'}: says {_word(found.yes)}"


def trace_json(found: Trace) -> str:
    """One object; see `trace_schema`."""
    data: dict[str, Any] = {
        **fields(found, "case as_of known_by seed draws draw report channel origin fact text"),
        "from": found.sender,
        **fields(found, "so world origin_yes would"),
        "above": [fields(one, "channel there yes") for one in found.above],
        "way": {
            **fields(found.way, "fidelity slant leans edits"),
            "editor": found.way.editor or None,
            **fields(found.way, "lost turned slanted struck"),
        },
        **fields(found, "sent_in given yes"),
        "sent": [day_text(day) for day in found.sent] if found.sent[1] else None,
        "arrives": [day_text(day) for day in found.arrives] if found.arrives[1] else None,
        **fields(found, "reached readers earlier copies recorded"),
        "believed": [fields(one, "actor before median p10 p90 knowing knows") for one in found.believed],
        "decided": [fields(one, "step option with_it without_it mcse") for one in found.decided],
        "became": [fields(one, "state issue by option with_it without_it mcse") for one in found.became],
    }
    return dump(data)


def trace_schema() -> dict[str, Any]:
    """The JSON Schema of what `trace_json` writes."""
    two_days = {"type": "array", "items": text(""), "minItems": 2, "maxItems": 2}
    copied = record(
        {
            "channel": text("Its id."),
            "there": share("Share of the draws in which it had said something."),
            "yes": share("Among these, how often that was a yes.", null=True),
        },
        "",
    )
    way = record(
        {
            "fidelity": share("Mean chance that it passes on what it got; null where none is written.", null=True),
            "slant": share("Mean chance that it says `leans` whatever it got, likewise.", null=True),
            "leans": {"enum": ["yes", "no"], "description": "What it says where it is slanted."},
            "edits": share("Mean chance that a pen turns its yes into no, likewise.", null=True),
            "editor": text("Whose pen.", null=True),
            "lost": share("Mean chance that it never arrives, likewise.", null=True),
            "turned": share("Share of the draws in which the copy said the opposite of what it got."),
            "slanted": share("In which the slant made another word of it."),
            "struck": share("In which the pen did."),
        },
        "What is done to it on its way, over the draws in which it is sent.",
    )
    believed = record(
        {
            "actor": text("Who got it."),
            "before": share("Median of the chance that they gave the fact right before."),
            "median": share("Right after."),
            "p10": share("Its tenth percentile."),
            "p90": share("Its ninetieth."),
            "knowing": share(
                "Median had they known which reports are of one origin; null where no other came.", null=True
            ),
            "knows": share("Share of the draws in which they do; null likewise.", null=True),
        },
        "",
    )
    came = {
        "option": text("The option that the report changes most, of two the one for which the belief speaks."),
        "with_it": share("Share of all draws in which it is that."),
        "without_it": share("The same where its word is kept from everybody, its copies included."),
        "mcse": number("Monte Carlo error of the difference, draw by draw.", 0),
    }
    decided = record({"step": text("What was decided after it."), **came}, "")
    became = record(
        {
            "state": {"enum": [*STATES], "description": "What became of it."},
            "issue": text("On which issue."),
            "by": listed(text(""), "The steps in which it was."),
            **came,
        },
        "",
    )
    return whole(
        "The way of a report, by Instantsia",
        "What `instantsia trace CASE REPORT --json` prints; with --draw every share is 0 or 1.",
        {
            **vantage(),
            "draw": or_null(count("Which draw."), "Null: over all of them."),
            "report": text("The step."),
            "channel": text("Over which it is sent."),
            "origin": text("Where its word comes from in the end."),
            "fact": text("What it is about."),
            "text": text("The sentence of the fact."),
            "from": text("The actor whose word it is."),
            "so": share("Share of the draws in which the fact is so."),
            "world": {"type": "boolean", "description": "Whether it is so in the commoner of the two worlds."},
            "origin_yes": share("How often the origin says yes in that world; null where it is never sent.", null=True),
            "would": {**two_days, "items": share(""), "description": "The chance of that as written: low and high."},
            "above": listed(copied, "Channels between the origin and this one."),
            "way": way,
            "sent_in": share("Share of the draws in which it is sent."),
            "given": share("Among these, how often what it said is taken from the record."),
            "yes": share("Among these, how often it says yes; null where it is never sent.", null=True),
            "sent": or_null(two_days, "Tenth and ninetieth percentile of the days; null without a day."),
            "arrives": or_null(two_days, "Likewise."),
            "reached": share("Share of the draws in which it arrived."),
            "readers": listed(text(""), "Who gets it."),
            "earlier": listed(text(""), "Reports of the same origin that had reached somebody before."),
            "copies": listed(text(""), "Reports that pass on what it said: without it they have nothing to pass on."),
            "recorded": listed(text(""), "Steps told below that are taken from the record where it stands."),
            "believed": listed(believed, "What those who got it held, over the draws in which it moved somebody."),
            "decided": listed(decided, "Steps that hang on the fact, and others that the report changes."),
            "became": listed(became, "What was recorded, announced and done in the end on issues that hang on it."),
        },
    )
