"""The sentences of the first screen, shared by terminal and page. Every number in them is put into words by `wording`.

The first screen answers: the question, how likely, how sure, and why it is no surer. What is not known comes before
what is not certain: a range is told with what it comes from.
"""

from __future__ import annotations

import datetime
import math
import re
from dataclasses import dataclass

from instantsia.analysis.results import (
    AssumptionEffect,
    Course,
    CourseStep,
    Doubt,
    EventForecast,
    Forecast,
    Share,
    StepForecast,
    StepScore,
)
from instantsia.case.dates import MONTHS, days_in_words
from instantsia.report import naming, wording
from instantsia.report.data import headline_first, shown

DOT = "\u00b7"
ONE_CASE = "one case: this tells how far the forecast was from what happened, not how good the method is"
VARIANCE = "This says how much one draw differs from the next, not how wrong the probability may be."
SURE = 0.995
"""A step in more draws than this is told as one that happens."""
TURNS = 0.05
"""A man whose own numbers, drawn anew, change the decision less often is not named."""
NAMED = 3
FIFTHS = 2.77
"""Standard deviations of a uniform number between the means of its upper and its lower fifth."""
MOST_WORTH = 110
"""Of a claim that is worth finding out so much is told."""
IDLE = "W25"
_CODE = re.compile(r"(?P<code>[WE]\d+): (?P<text>.+)", re.DOTALL)
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


@dataclass(frozen=True)
class Answer:
    """One question with its answer, and the sentences below it."""

    id: str
    question: str
    shown: str
    reasons: tuple[str, ...]


# ------------------------------------------------------------------------------------------------- two lines


def vantage_line(forecast: Forecast) -> str:
    """What this is and from which day it is looked at."""
    return f"{forecast.case} {DOT} {vantage(forecast)}"


def vantage(forecast: Forecast) -> str:
    """ "forecast, as of 17 June 1957 (what was so by then, as told later; coded by somebody who knew the outcome)"."""
    if forecast.vantage == "explanation":
        return "explanation, with everything known"
    days: list[str] = []
    notes: list[str] = []
    if forecast.as_of is not None:
        days.append(f"as of {day(forecast.as_of)}")
        if forecast.claims:  # without any the day shuts nothing
            notes.append("what was so by then, as told later" if forecast.known_by is None else "what was so by then")
    if forecast.known_by is not None:
        days.append(f"known by {day(forecast.known_by)}")
        notes.append("what had been told by then")
    if forecast.hindsight:
        notes.append("coded by somebody who knew the outcome")
    note = f" ({'; '.join(notes)})" if notes else ""
    return f"forecast, {' and '.join(days)}{note}" if days else f"forecast{note}"


def counts_line(forecast: Forecast) -> str:
    """How many numbers it rests on, and how many of them have a source."""
    counts = forecast.counts
    line = f"{wording.plural(counts.numbers, 'number')}: {counts.claimed:,} claimed, {counts.assumed:,} assumed"
    return f"{line}: rests on judgement" if rests_on_judgement(forecast) else line


def rests_on_judgement(forecast: Forecast) -> bool:
    """Whether assumptions alone are more than half of the headline's range."""
    share = forecast.head.share
    if share.low is None or share.high is None:
        return False
    return forecast.range_from.assumptions > (share.high - share.low) / 2


def changes_line(forecast: Forecast) -> str:
    """What was changed against the case of that name, or ""."""
    return f"Changed: {'; '.join(forecast.changes)}" if forecast.changes else ""


def day(written: str) -> str:
    """A day or span as it is written in a case, as it stands in a sentence."""
    ends = re.split(r"\.\.|/", written.strip())
    try:
        days = [datetime.date.fromisoformat(one).toordinal() for one in ends]
    except ValueError:
        return " to ".join(_month(one) for one in ends)
    return days_in_words(days[0], days[-1])


def _month(written: str) -> str:
    """A month, a year or a day by itself; whatever else is written stays as it is."""
    found = _MONTH.fullmatch(written)
    if found:
        return f"{MONTHS[int(found[2]) - 1]} {found[1]}"
    try:
        return days_in_words(None, datetime.date.fromisoformat(written).toordinal())
    except ValueError:
        return written


# ------------------------------------------------------------------------------------------------- the answer


def answers(forecast: Forecast) -> tuple[Answer, ...]:
    """Every event, the headline first."""
    told: set[str] = set()
    out = []
    for event in headline_first(forecast):
        reasons: list[str] = []
        if event.id == forecast.headline:
            reasons += [one for one in (range_reason(forecast), who_line(forecast, event)) if one]
            reasons += branch_lines(forecast)
        for step in _conditional(forecast, event, told):
            reasons.append(once_line(forecast, step))
        told.update(event.steps)
        if event.share.p is not None:
            reasons += [error_line(event.share)] if error_line(event.share) else []
        out.append(Answer(event.id, event.question or event.text, shown(event.share), tuple(reasons)))
    return tuple(out)


def range_reason(forecast: Forecast) -> str:
    """Where the headline's range comes from: "Most of the range: ... (0.35-0.85 alone)."."""
    share = forecast.head.share
    found = sorted(forecast.strongest, key=lambda one: -abs(one.p_high - one.p_low))
    found = [one for one in found if one.p_low != one.p_high]
    if share.low is None or share.high is None or not found:
        return ""

    def told(place: int) -> str:
        one = found[place]
        what, group = naming.strongest(one, forecast)
        alone = f"{wording.range_text(min(one.p_low, one.p_high), max(one.p_low, one.p_high))} alone"
        return f"{what} ({f'{group}; ' if group else ''}{alone})"

    first = abs(found[0].p_high - found[0].p_low)
    if first > (share.high - share.low) / 2 or len(found) == 1:
        return f"Most of the range: {told(0)}."
    return f"The range comes from {wording.and_list([told(place) for place in range(min(len(found), NAMED))])}."


def turners(forecast: Forecast, event: EventForecast) -> list[tuple[StepForecast, list[str]]]:
    """For each step that an event names and that is played: who could turn it, most often first."""
    out = []
    for step in forecast.steps:
        if step.given or not step.swing or (event.steps and step.id not in event.steps):
            continue
        order = sorted(step.swing, key=lambda actor: -step.swing[actor])
        out.append((step, [actor for actor in order if step.swing[actor] >= TURNS][:NAMED]))
    return out


def who_line(forecast: Forecast, event: EventForecast) -> str:
    """Who could turn the headline: the people whose own numbers, drawn anew, change the decision most often."""
    found = turners(forecast, event)
    if not found:
        return ""
    if len(found) == 1 or event.steps:
        _, actors = found[0]
        if not actors:
            return "Nobody could turn it alone."
        return f"{naming.people(actors, forecast.names)} could turn it{'' if len(actors) > 1 else ' alone'}."
    told = [
        f"{naming.people(actors, forecast.names)} ({naming.clause(naming.step_title(step, forecast.names))})"
        for step, actors in found
        if actors
    ]
    return f"Who could turn it: {'; '.join(told)}." if told else "Nobody could turn it alone."


def branch_lines(forecast: Forecast) -> list[str]:
    """The headline by which way an earlier step went: "Where it is pressed 0.67, where it is put off 0.56 (...)."."""
    steps = {step.id: step for step in forecast.steps}
    out = []
    for name in dict.fromkeys(one.step for one in forecast.branches):
        ways = [
            f"where {naming.in_words(one.outcome)} {wording.probability_text(one.p)}"
            for one in forecast.branches
            if one.step == name
        ]
        title = naming.clause(naming.step_title(steps[name], forecast.names))
        out.append(f"{', '.join(ways).capitalize()} ({title}).")
    return out


def _conditional(forecast: Forecast, event: EventForecast, told: set[str]) -> list[StepForecast]:
    """Steps of an event that decide something and need not happen, but for those of the events before it.

    One that only leads to another is told by how often it comes to that other one.
    """
    last = headline_first(forecast)[-1].id == event.id
    leads = {flow.source for flow in forecast.flows if flow.target is not None}
    return [
        step
        for step in forecast.steps
        if step.outcomes
        and step.id not in told
        and step.id not in leads
        and step.happened.p is not None
        and step.happened.p < SURE
        and (step.id in event.steps or (last and not any(one.steps for one in forecast.events)))
    ]


def once_line(forecast: Forecast, step: StepForecast) -> str:
    """What comes of a step where it happens, and how often it comes to that."""
    best = likeliest(step)
    often = how_often(forecast, step)
    if best is None:
        return often
    outcome, share = best
    return f"{naming.once(step, forecast.names)}: {naming.in_words(outcome)}, {shown(share)}. {often}"


def how_often(forecast: Forecast, step: StepForecast) -> str:
    """In how many draws a step happens: of all, or of those of the event outside of which it never does."""
    p = step.happened.p
    if not p:
        return f"It did not come to this in any of {wording.plural(forecast.draws, 'draw')}."
    texts = {one.id: one.text for one in forecast.events}
    within = [(share, event) for event, share in step.among.items() if event in texts]
    if within:
        share, event = max(within)
        text = naming.clause(texts[event])
        if share >= SURE:
            return f"It comes to that wherever {text} (in {wording.probability_text(p)})."
        return f"It comes to that in {wording.probability_text(share)} of the draws in which {text}."
    return f"It comes to that in {wording.probability_text(p)} of the draws."


def likeliest(step: StepForecast) -> tuple[str, Share] | None:
    """The outcome with the largest share."""
    known = [(outcome, share) for outcome, share in step.outcomes.items() if share.p]
    return max(known, key=lambda one: one[1].p or 0.0) if known else None


def error_line(share: Share) -> str:
    """That the Monte Carlo error would change what is printed, or "" where it would not."""
    if share.mcse is None or share.p is None:
        return ""
    wide = share.low is None or share.high is None or share.high - share.low > 0.10
    step = 0.05 if wide and share.low is not None else 0.01
    if 2 * share.mcse <= step:
        return ""
    return f"Monte Carlo error {wording.value_text(round(share.mcse, 2) or 0.01)}: more draws would steady it."


def unanswerable(forecast: Forecast) -> str:
    """What the documents cannot answer, or ""."""
    text = " ".join(forecast.unanswerable.split())
    return f"Not answerable from these documents: {text[:1].lower() + text[1:]}" if text else ""


# --------------------------------------------------------------------------------------------- how it comes about


def course_heading(course: Course, what: str) -> str:
    """ "Typical course (0.31 of the draws; as in draw 17)"."""
    return f"{what} ({wording.probability_text(course.share)} of the draws, told by draw {course.draw:,})"


def course_steps(course: Course) -> list[tuple[str, str]]:
    """Day and sentence of each step of a course; that nothing happens, where it is so."""
    return [(day(one.day), one.sentence) for one in course.steps] or [("", "Nothing happens.")]


def parts_at(course: Course, other: Course) -> int:
    """At which step two courses part."""
    for place, (one, two) in enumerate(zip(course.steps, other.steps, strict=False)):
        if (one.step, one.outcome) != (two.step, two.outcome):
            return place
    return min(len(course.steps), len(other.steps))


def other_steps(typical: Course | None, other: Course) -> tuple[CourseStep, ...]:
    """The steps of the other course from where it parts from the typical one; all where there is none."""
    return other.steps if typical is None else other.steps[parts_at(typical, other) :]


def turning_line(forecast: Forecast) -> str:
    """Which step decides how it ends."""
    found = forecast.courses.turning_point
    if found is None:
        return "Turning point: none; no single step carries how it ends."
    step = next((one for one in forecast.steps if one.id == found), None)
    title = naming.in_words(found) if step is None else naming.clause(naming.step_title(step, forecast.names))
    share = forecast.courses.turning_share
    much = (
        ""
        if share is None
        else f"; what comes of it makes {wording.variance_text(share)} of the variance in how it ends"
    )
    return f"Turning point: {title}{much}."


def as_it_went_line(forecast: Forecast) -> str:
    """In how many draws it goes as it went, and whether that course was told already; or ""."""
    courses = forecast.courses
    if courses.as_it_went is None:
        return ""
    if courses.as_it_went.share == 0:
        return "In none of the draws it goes as it went."
    line = f"In {wording.probability_text(courses.as_it_went.share)} of the draws it goes as it went"
    told = {_outcomes(courses.typical): "the typical course", _outcomes(courses.other): "the other way"}
    same = told.get(_outcomes(courses.as_it_went)) if courses.as_it_went.steps else ""
    if same is None:
        return f"{line}, most often so:"
    return f"{line}, most often by {same} above." if same else f"{line}."


def as_it_went_steps(forecast: Forecast) -> tuple[CourseStep, ...]:
    """The course as it went, where it is neither the typical one nor the other way."""
    courses = forecast.courses
    if courses.as_it_went is None or courses.as_it_went.share == 0:
        return ()
    mine = _outcomes(courses.as_it_went)
    return () if mine in (_outcomes(courses.typical), _outcomes(courses.other)) else courses.as_it_went.steps


def _outcomes(course: Course | None) -> tuple[tuple[str, str | None], ...] | None:
    return None if course is None else tuple((one.step, one.outcome) for one in course.steps)


# --------------------------------------------------------------------------------- what is not known that matters


def doubt_title(one: Doubt, forecast: Forecast) -> str:
    """What is in doubt, in words: what a claim says and what it is about, the short citation of a source."""
    name = one.id.removeprefix(f"{one.kind}.")
    if one.kind == "source":
        return naming.citation(name, forecast.names)
    if one.kind == "claim":
        return _claim_title(name, one.text, forecast, naming.MOST_CHARACTERS)
    return naming.doubt(one, forecast.names)


def _claim_title(id: str, text: str, forecast: Forecast, most: int) -> str:
    """What a claim says, cut, then its id and what it is about; without the first where it says nothing."""
    about = next((row.about for row in forecast.claims if row.id == id), "")
    name = ", ".join(filter(None, (f"claim {id}", naming.subject(about, forecast) if about else "")))
    return f"{naming.cut(text, most)} ({name})" if text else name


def doubt_line(one: Doubt, forecast: Forecast) -> str:
    """What a doubt does to the headline, at both ends, and where it tips."""
    stands, falls = ("always believed", "never") if one.kind == "teller" else ("it stands", "it falls")
    text = (
        f"{doubt_title(one, forecast)}: {wording.probability_text(one.p_if_stands)} if {stands}, "
        f"{wording.probability_text(one.p_if_falls)} if {falls}"
    )
    return f"{text}; {wording.tipping_text(one.tipping)}" if one.tipping is not None else text


def matters(one: Doubt) -> float:
    """How far a doubt moves the headline from end to end."""
    return abs(one.p_if_stands - one.p_if_falls)


def largest_doubts(forecast: Forecast, most: int) -> list[Doubt]:
    """The doubts that move the headline at all, the largest first."""
    order = sorted(forecast.doubts, key=lambda one: (-one.share, -matters(one), one.kind, one.id))
    return [one for one in order if matters(one) >= 0.005][:most]


def assumption_title(one: AssumptionEffect, forecast: Forecast, *, reason: bool = True) -> str:
    """What is assumed: a group by its name and members, a path in words; of a constant also what it is."""
    if len(one.members) > 1:
        name = naming.in_words(one.group or one.id)
        return f"{name} ({naming.members(one.members, forecast, silence=False)})"
    path = one.members[0] if one.members else one.id
    title = naming.path(path, forecast.names)
    if reason and path.startswith(("step.", "body.")) and one.why and title.endswith(")"):
        return f"{title[:-1]}: {naming.cut(re.split('; |: ', one.why)[0])})"
    return title


def assumption_value(one: AssumptionEffect) -> str:
    """Its value and range as they would be typed; one without a range says so."""
    if one.range is None:
        return f"{one.value}, fixed, not varied"
    return one.range


def moves(one: AssumptionEffect) -> str:
    """How far it moves the headline, or at which value the headline tips where it has no range."""
    if one.moves is None:
        return wording.tipping_text(one.tipping, credence=False)
    return wording.moves_text(one.moves, one.moves_error or 0.0)


def held(one: AssumptionEffect) -> str:
    """The headline with it held at either end, or ""."""
    if one.p_low is None or one.p_high is None:
        return ""
    return f"{wording.probability_text(one.p_low)} to {wording.probability_text(one.p_high)}"


def assumption_line(one: AssumptionEffect, forecast: Forecast) -> str:
    """What an assumption does to the headline in a sentence."""
    if one.moves is None:
        return f"{assumption_title(one, forecast)}: {assumption_value(one)}; {moves(one)}"
    text = f"{assumption_title(one, forecast)}: {moves(one)}"
    return f"{text}; {held(one)} held at its ends" if held(one) else text


def by_moves(forecast: Forecast) -> list[AssumptionEffect]:
    """The assumptions in the order of what they move; those without a range last."""
    return sorted(
        forecast.assumptions,
        key=lambda one: (one.moves is None, -abs(one.moves or 0.0), one.id),
    )


def largest(forecast: Forecast, most: int) -> list[str]:
    """Doubts and assumptions that move the headline, a line each, the largest first.

    They are set beside each other in the headline's own standard deviations: a doubt by sqrt(s(1 - s)) times the
    difference that it makes, s being how often it stands; an assumption by what it moves over 2.77. What has no range
    comes last, where it would tip the headline.
    """
    found = [
        (math.sqrt(max(one.stands * (1 - one.stands), 0.0)) * matters(one), doubt_line(one, forecast))
        for one in largest_doubts(forecast, len(forecast.doubts))
    ]
    found += [(abs(one.moves) / FIFTHS, assumption_line(one, forecast)) for one in by_moves(forecast) if one.moves]
    found.sort(key=lambda pair: -pair[0])
    fixed = [
        assumption_line(one, forecast) for one in by_moves(forecast) if one.moves is None and one.tipping is not None
    ]
    return [*(line for size, line in found if size > 0), *fixed][:most]


def worth_items(forecast: Forecast) -> list[str]:
    """What would be worth finding out, the largest first."""
    return [_worth(one, forecast) for one in forecast.worth_finding_out]


def _worth(id: str, forecast: Forecast) -> str:
    for one in forecast.assumptions:
        if id in (one.id, one.group):
            return assumption_title(one, forecast)
    for doubt in forecast.doubts:
        if id in (doubt.id, f"{doubt.kind}.{doubt.id}"):
            if doubt.kind == "claim":
                says = naming.clause(doubt.text.partition(";")[0])
                told = _claim_title(doubt.id.removeprefix("claim."), says, forecast, MOST_WORTH)
                return f"whether {told}" if says else f"whether it is right: {told}"
            return naming.credence(f"{doubt.kind}.{doubt.id.removeprefix(f'{doubt.kind}.')}", forecast.names)
    return id if " " in id else naming.path(id, forecast.names)


def notices(forecast: Forecast) -> list[str]:
    """What the checker found after the run, a sentence each with its code; what hardly matters last."""
    told = [_notice(one, forecast) for one in forecast.warnings]
    return [text for _, text in sorted(told, key=lambda pair: pair[0])]


def _notice(written: str, forecast: Forecast) -> tuple[bool, str]:
    """Whether it is of what hardly matters, and the sentence."""
    found = _CODE.fullmatch(written)
    if found is None:
        return False, written
    code, text = found["code"], found["text"]
    _, _, listed = text.partition(": ")
    if code == IDLE and listed:
        count = len(listed.split(", "))
        return True, (
            f"{wording.plural(count, 'claim')} hardly move{'s' if count == 1 else ''} the answer, by less than half a "
            f"hundredth{'' if count == 1 else ' each'}: {listed} ({code})."
        )
    titles = {one.id: doubt_title(one, forecast) for one in forecast.doubts}
    text = " ".join(titles.get(word, titles.get(word.rstrip(",;:."), word)) for word in text.split(" "))
    return False, f"{text[:1].upper()}{text[1:]} ({code})."


# --------------------------------------------------------------------------------------------- what happened


def score_word(forecast: Forecast) -> str:
    """ "score" of a forecast, "fit" of an explanation."""
    return "fit" if forecast.vantage == "explanation" else "score"


def step_of(one: StepScore, forecast: Forecast) -> str:
    """The title of the step that is scored."""
    step = next((step for step in forecast.steps if step.id == one.step), None)
    return naming.in_words(one.step).capitalize() if step is None else naming.step_title(step, forecast.names)


def record_text(one: StepScore) -> str:
    """What is held to have happened, with its chance where the record is in doubt."""
    return " or ".join(
        naming.in_words(option) + ("" if chance >= SURE else f" ({wording.probability_text(chance)})")
        for option, chance in one.record.items()
        if chance > 0
    )


def given_text(one: StepScore) -> str:
    """What we gave to each of these."""
    return wording.and_list(
        [
            f"{wording.probability_text(one.ours.get(option, 0.0))} to {naming.in_words(option)}"
            for option, chance in one.record.items()
            if chance > 0
        ]
    )


def score_line(one: StepScore, forecast: Forecast) -> str:
    """What happened, what we gave to it, and how far that was from it."""
    where = ", where it happens" if one.among.startswith("among") else ""
    return (
        f"{step_of(one, forecast)}{where}: {record_text(one)}; given {given_text(one)}. "
        f"Brier {wording.score_text(one.brier)}, log {wording.score_text(one.log)}."
    )


def rivals_line(one: StepScore) -> str:
    """The simple rivals beside it, or ""."""
    told = []
    for rival in one.rivals:
        note = f" ({rival.note})" if rival.note else ""
        told.append(f"{rival.name}{note} {wording.score_text(rival.brier)}, {wording.score_text(rival.log)}")
    return f"Rivals (Brier, log): {'; '.join(told)}." if told else ""
