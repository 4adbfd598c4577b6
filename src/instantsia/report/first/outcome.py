"""How likely, where it ends, and what past errors make of what the numbers say."""

from __future__ import annotations

from collections.abc import Sequence

from instantsia.analysis.results import Forecast, StepForecast, Value
from instantsia.case.phrases import capital, plural
from instantsia.report import naming
from instantsia.report.figures import scale_of
from instantsia.report.first import reading
from instantsia.report.sentences import answering, conditions, turning
from instantsia.report.settlement import settling
from instantsia.report.wording import probabilities
from instantsia.report.wording.proportions import percentage_text

MOST_OPTIONS, FEWEST, SEVERAL = 6, 2, 3
HANDFUL = 60
"""Of fewer simulations what has a chance of one in twenty may show in none (the rule of three)."""
CHANGES_ITS_VOTE = turning.DISSENTS


def chance(forecast: Forecast) -> tuple[str, ...]:
    """ "About even, 50 % (45-60 %), that it ends past 50 (0 = roll over, 100 = unwind); could go either way." """
    share = forecast.head.share
    if share.p is None:
        return ("Nothing can be said of it.",)
    number = probabilities.said_bare(share.p, share.low, share.high)
    words = capital(f"{probabilities.word(share.p, share.low, share.high)}, {number}")
    either = f"; {probabilities.EITHER_WAY}" if probabilities.either_way(share.p, share.low, share.high) else ""
    where, ends = _of_what(forecast)
    out = [f"{words}{where and f', that {where}'}{ends}{either}."]
    if ends:
        out.append(f"{words}, that {where}{either}.")
    return (*out, f"{words}{either}.") if where else tuple(out)


def _of_what(forecast: Forecast) -> tuple[str, str]:
    """What the chance is of, and the ends of its scale; neither is said where the question says it."""
    value, question = settling.main(forecast), forecast.head.question
    if value is None or value.line is None or value.beyond is None or value.beyond.p != forecast.head.share.p:
        return "", ""
    ends = scale_of(forecast, value.issue)
    low, line, high = (settling.as_written(one, ends) for one in (ends.low, value.line, ends.high))
    scale = f" ({low} = {ends.low_name}, {high} = {ends.high_name})"
    if ends.low_name in question and ends.high_name in question:
        scale = ""
        if line.replace(",", "") in question.replace(",", ""):
            return "", ""
    return f"it ends {'past' if value.above else 'below'} {line}", scale


def expected(forecast: Forecast, value: Value) -> tuple[str, ...]:
    """ "Expected about 51; 8 in 10 simulated outcomes lie between 11 and 89." """
    low, middle, high = (settling.point(one, forecast, value.issue) for one in (value.q10, value.median, value.q90))
    # names that nobody gave say no more than the number does
    named = value.stretch and "stretches" not in reading.taken(forecast)
    stretch = f" ({naming.option(value.stretch, forecast.names)})" if named and value.stretch else ""
    if low == high:
        return (f"Expected about {middle}{stretch}, in 8 of 10 simulated outcomes or more.",)
    rest = f"; 8 in 10 simulated outcomes lie between {low} and {high}."
    short = f"Expected about {middle}; 8 in 10 outcomes between {low} and {high}."
    return tuple(dict.fromkeys((f"Expected about {middle}{stretch}{rest}", f"Expected about {middle}{rest}", short)))


def alone(forecast: Forecast, value: Value) -> tuple[str, ...]:
    """What the table alone says, and what past errors do to it; () where none are added."""
    found, p = forecast.settled.get(value.issue), forecast.head.share
    if found is None or found.raw is None or found.raw.beyond is None or p.p is None:
        return ()
    bare = probabilities.percent(found.raw.beyond)
    now = probabilities.said_bare(p.p, p.low, p.high).partition(" (")[0]
    if settling.decider(forecast, value):
        return (
            f"The numbers alone say {bare}; no past errors are added, since none are known of one who decides alone.",
            f"The numbers alone say {bare}; no past errors are added.",
        )
    if settling.voted(forecast, value):
        # a bare per cent behind votes is read as a share of them
        stated = f"By the votes as stated the chance is {bare}; allowing for members who vote otherwise"
        return (
            f"{stated} (as on the US Federal Reserve, 1989-93), {now}.",
            f"{stated}, {now}.",
            f"As stated the chance is {bare}; as members may vote otherwise, {now}.",
        )
    return (
        f"The numbers alone say {bare}; allowing for past errors of such forecasts (of EU decisions), {now}.",
        f"The numbers alone say {bare}; allowing for past errors of such forecasts, {now}.",
        f"The numbers alone say {bare}; allowing for past forecast errors, {now}.",
        f"The numbers alone say {bare}; with past errors, {now}.",
    )


def known_on_conditions(forecast: Forecast) -> tuple[str, ...]:
    """Both ends on their conditions, where the range is wider than one half."""
    found = forecast.conditional
    if found is None:
        return ()
    ends = capital(conditions.ends(found, forecast, say=probabilities.percent))
    low, high = (probabilities.percent(p, to=0.05) for p in (found.p_low, found.p_high))
    return tuple(
        dict.fromkeys(
            (ends, naming.cut(ends, 150), f"From {low} to {high}, depending on {conditions.what(found, forecast)}.")
        )
    )


def with_ends(forecast: Forecast, chances: Sequence[str], few: str) -> tuple[str, ...]:
    """The chance with what moves it most: "Unlikely, 35 % (10-65 %); of that range 15 % to 55 % depends on ...".

    Where there is room, what it is at either end of that.

    chances   the chance in ever fewer words
    few       that few positions are known, which stands behind the chance; ""
    """
    found = forecast.conditional
    if found is None:
        return ()
    low, high = (probabilities.percent(p, to=0.05) for p in sorted((found.p_low, found.p_high)))
    ends = f"; of that range {low} to {high} depends on {conditions.what(found, forecast)}"
    each = capital(conditions.ends(found, forecast, say=probabilities.percent))
    longest = [_joined(one, few, each) for one in chances[:1] if " if " in each]
    return (*longest, *(_joined(f"{one.removesuffix('.')}{ends}.", few) for one in chances))


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def narrows(forecast: Forecast) -> tuple[str, ...]:
    """What would narrow a wide range most."""
    found = forecast.conditional
    if found is None or found.narrowing is None:
        return ()
    text = conditions.narrows(found.narrowing, forecast, say=probabilities.percent)
    first = f"{text.partition(': ')[0]}." if ": " in text else text
    return (first, naming.cut(first, 150), naming.cut(first, 110), "")


def several_options(forecast: Forecast, step: StepForecast) -> bool:
    """Whether a step has three options or more that may come of it; of a table all count, since nobody has said which
    of them stands."""
    return len([one for one in step.outcomes.values() if one.p or reading.notes(forecast)]) >= SEVERAL


def options(forecast: Forecast, step: StepForecast) -> tuple[str, ...]:
    """Named options with their chances, the likeliest first: "no decision 55 % (25-80), north 20 % (10-30)."

    Where it does not come to the step in some draws they are those of the others, and are said so.
    """
    found = [
        (share.p, naming.option(name, forecast.names), share)
        for name, share in step.outcomes.items()
        if share.p is not None and share.p > 0
    ]
    found.sort(key=lambda one: -one[0])
    more = f" and {len(found) - MOST_OPTIONS} more" if len(found) > MOST_OPTIONS else ""
    ranged = [
        (name, probabilities.said_bare(share.p, share.low, share.high)) for _, name, share in found[:MOST_OPTIONS]
    ]
    bare = [(name, text.partition(" (")[0]) for name, text in ranged]
    comes = step.happened.p
    lead = "By option"
    if comes is not None and comes < 1:
        lead += f", if it comes to that ({percentage_text(comes)})"
    out = [f"{lead}: {', '.join(f'{name} {text}' for name, text in told)}{more}." for told in (ranged, bare)]
    if len(found) > FEWEST:
        first = ", ".join(f"{name} {text}" for name, text in bare[:FEWEST])
        out.append(f"{lead}: {first} and {len(found) - FEWEST} more.")
    return tuple(out)


def committee(forecast: Forecast) -> tuple[str, ...]:
    """That members of a board do not always vote as they said, where the run allows for it."""
    several = any(len(step.votes) > 1 for step in forecast.steps)
    if several and any(one.id.endswith(f".{CHANGES_ITS_VOTE}") for one in forecast.assumptions):
        return ("Allowed for: members of such boards do not always vote as they said (US Federal Reserve).", "")
    return ()


def few(forecast: Forecast) -> tuple[str, ...]:
    """That more simulations would steady the chance, or ().

    Of a handful: the largest chance of what would happen in none of them one time in twenty.
    """
    share = forecast.head.share
    if forecast.draws < HANDFUL:
        unseen = percentage_text(1 - 0.05 ** (1 / forecast.draws))
        return (f"Only {plural(forecast.draws, 'simulation')}: a chance of up to {unseen} may show in none of them.",)
    if share.mcse is None or not answering.error_line(share):
        return ()
    points = plural(max(round(200 * share.mcse), 1), "point")
    return (f"Few simulations: they alone leave the chance uncertain by {points} either way.", "")
