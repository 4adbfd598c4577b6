"""The first screen, put together."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from instantsia.analysis.results import Forecast, StepForecast
from instantsia.case.dates import MONTHS
from instantsia.report import naming, plaintext
from instantsia.report.figures import asked, headline_first, said
from instantsia.report.first import guesses, known, outcome, people, reading, sources_read, tally, uncarried
from instantsia.report.first.fitting import Piece, fitted
from instantsia.report.first.headers import with_short_headers
from instantsia.report.first.others import others
from instantsia.report.sentences import beside, inside, milestones, over_time, preamble
from instantsia.report.settlement import settling


def screen(forecast: Forecast, width: int = 80) -> str:
    """At most eight lines for the headline, above them what was guessed, below them who is accused and loses a seat,
    when two sides come to what, and a line for each other issue."""
    width, forecast = max(width, plaintext.LEAST_WIDTH), with_short_headers(forecast)
    return "\n".join(
        [
            *guesses.lines(forecast, width),
            *fitted(list(_pieces(forecast)), width),
            *_inside(forecast, width),
            *milestones.lines(forecast, width),
            *_other_side(forecast, width),
            *others(forecast, width),
        ]
    )


def paragraphs(forecast: Forecast) -> list[str]:
    """The same for a page, a paragraph each and nothing said shorter; without the question and the chance."""
    guessed = [one[0] for one in reading.guessed(forecast)]
    few = known.few_known(forecast)
    said_so = [*outcome.known_on_conditions(forecast)[:1]] if reading.notes(forecast) else []
    said_so += [few] if few else []
    said_so += [piece.variants[0] for piece in _pieces(forecast) if piece.costs not in (QUESTION, CHANCE)]
    return [reading.on_page(one) for one in (*guessed, *said_so)]


# what is lost by each step to fewer words, as against the others: the question and what the ends of the scale mean are
# kept before all words of the others together
QUESTION, BESIDE, CHANCE, CHANGED = 120, 50, 120, 20
ON_CONDITIONS, BY_OPTION, WHO, READ, EXPECTED, ALONE, ASSUMED, OPTIONAL = 20, 11, 5, 6, 6, 5, 3, 2


def _pieces(forecast: Forecast) -> Iterator[Piece]:
    """Everything that is said, in its order."""
    head, value = forecast.head, settling.main(forecast)
    question = head.question or head.text
    yield Piece((question, naming.cut(question, 150), naming.cut(question, 100)), QUESTION, deadline(forecast))
    if forecast.changes:
        several = [preamble.changes_line(forecast, most) for most in (None, 2, 1)]
        yield Piece(tuple(dict.fromkeys(f"{one}." for one in several)), CHANGED)
    chances, on_conditions = outcome.chance(forecast), outcome.known_on_conditions(forecast)
    few, explained = known.few_known(forecast), tuple[str, ...]()
    if on_conditions and not reading.notes(forecast):
        yield Piece(on_conditions, ON_CONDITIONS)
    elif on_conditions:
        # whoever has a table has not met what moves it before: it stands with the range that it explains
        explained = outcome.with_ends(forecast, chances, few)
    yield Piece(tuple(dict.fromkeys((*explained, *(f"{one} {few}".strip() for one in chances)))), CHANCE)
    if value is None and (narrowing := outcome.narrows(forecast)):
        yield Piece(narrowing, OPTIONAL)
    if when := over_time.lines(forecast):
        yield Piece((" ".join(when), when[0]), ALONE)
    if compared := beside.line(forecast):
        yield Piece((compared,), BESIDE)
    step = known.ballot(forecast)
    if value is not None:
        yield Piece(outcome.expected(forecast, value), EXPECTED)
        if votes := _tally(forecast, step):
            yield Piece(votes, WHO)
        if alone := outcome.alone(forecast, value):
            yield Piece(alone, ALONE, last=("",))
    elif step is not None and outcome.several_options(forecast, step):
        yield Piece(outcome.options(forecast, step), BY_OPTION)
        if step.hearing is not None and (votes := _tally(forecast, step)):
            yield Piece(votes, WHO)
    elif value is None and (votes := _tally(forecast, step)):
        yield Piece(votes, WHO)
    if value is None and (committee := outcome.committee(forecast)):
        yield Piece(committee, OPTIONAL)
    yield from _who(forecast, step)
    if steadier := outcome.few(forecast):
        yield Piece(steadier, OPTIONAL)
    if value is None and not reading.notes(forecast) and (also := _also(forecast)):
        yield Piece(also, OPTIONAL)
    if reading.notes(forecast):
        told = reading.of_table(forecast, value)
        yield Piece(told, READ, last=(told[-1].partition(". ")[0].removesuffix(".") + ".",))
    else:
        yield Piece(sources_read.of_case(forecast), ASSUMED)
    if assumed := reading.assumed(forecast):
        yield Piece(assumed, ASSUMED)


def _inside(forecast: Forecast, width: int) -> list[str]:
    return [plaintext.entry(one, width) for one in inside.sentences(forecast)]


def _other_side(forecast: Forecast, width: int) -> list[str]:
    if forecast.other_side is None:
        return []
    from instantsia.report.other_side import sentences

    told = (sentences.run_up, sentences.in_the_way, sentences.by_force)
    return [line for lines in told for line in lines(forecast.other_side, width)]


def _who(forecast: Forecast, step: StepForecast | None) -> Iterator[Piece]:
    """Who decides, what is not known and where the range comes from: on one line where there is room."""
    value = settling.main(forecast)
    if value is not None:
        who, blank = people.who(forecast, value), people.blank(forecast, value)
    else:
        who = () if step is None else people.swing(forecast, step)
        blank = people.no_option(forecast) or people.worth(forecast)
    whence = people.whence(forecast)
    found = []
    for number in range(max(len(who), len(blank), 1)):
        parts = [variants[min(number, len(variants) - 1)] for variants in (who, blank) if variants]
        for last in (whence[:1], ()) if number == 0 else ((),):
            found.append(" ".join(one for one in (*parts, *last) if one))
    if any(found):
        yield Piece(tuple(dict.fromkeys(found)), WHO, last=("",))


def _tally(forecast: Forecast, step: StepForecast | None) -> tuple[str, ...]:
    if step is None:
        return ()
    votes = dict(forecast.seats)
    value = settling.main(forecast)
    found = None if value is None else forecast.settled.get(value.issue)
    if found is not None:
        if found.regime != "vote":
            return ()
        votes |= {one.actor: one.votes for one in found.stakes if one.votes is not None}
    several = sum(bool(one.votes) for one in forecast.steps if one.id in forecast.head.steps) > 1
    # of options the first holds; of points of a scale the stretch in which what holds lies
    holds: str | None = next(iter(step.outcomes), None)
    if found is not None:
        holds = settling.holding(forecast, step, found)
    stands = value is None or uncarried.stands(value)
    if value is not None and found is not None and stands and uncarried.opposed(found):
        return uncarried.sentence(forecast, step, value, found, votes, named=several)
    # of two options in a table the reader looks for the sides as they were written down
    stated = value is None and not several and len(step.outcomes) == 2 and bool(reading.notes(forecast))
    motion = stated and _one_motion(forecast, step)
    return tally.sentence(
        forecast, step, votes, named=several, holds=holds, stated=stated, motion=motion, stands=stands
    )


def _one_motion(forecast: Forecast, step: StepForecast) -> bool:
    """Whether what a table has as options are for and against one motion."""
    # whoever shows a case needs nothing of how tables are read
    from instantsia.stakeholders.questions.options import one_motion

    return one_motion([naming.option(one, forecast.names).strip("'") for one in step.outcomes])


def _also(forecast: Forecast) -> tuple[str, ...]:
    """The other events of a case."""
    told = [asked(one, words) for one in headline_first(forecast)[1:] if (words := said(one.share).partition(";")[0])]
    return (" ".join(told), told[0], "") if told else ()


def deadline(forecast: Forecast) -> str:
    """ "by 1 Feb 2027": the last day of the steps of which the headline speaks, or "" where none is written."""
    dates = [step.date for step in forecast.steps if step.id in forecast.head.steps and step.date]
    if not dates:
        return ""
    last = dates[-1].replace("/", "..").rpartition("..")[2]
    try:
        day = datetime.date.fromisoformat(last)
    except ValueError:
        return f"by {naming.day(last)}"
    return f"by {day.day} {MONTHS[day.month - 1][:3]} {day.year}"
