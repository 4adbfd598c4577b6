"""What a run used, each with where it comes from: a reference that was read, or that it is a convention of ours."""

from __future__ import annotations

from dataclasses import dataclass

from instantsia.analysis.results import Forecast
from instantsia.models import settlement as models

OWN = "own convention"
TEXTBOOK = "textbook formula, own implementation"


@dataclass(frozen=True)
class Method:
    """One method: what it does here, where it comes from, and an address if there is one."""

    what: str
    reference: str
    url: str = ""


ICD_203 = "Intelligence Community Directive 203, Analytic Standards: the seven bands of probability"
MANDEL = "Mandel and Irwin 2021, PLOS ONE: a word with its numbers does better than the word alone"
FAIRFIELD = "Fairfield and Charman 2017, Political Analysis 25(3), for odds of rival readings; the rule itself: own"
MERDES = "Merdes and others 2020, on models of witnesses; the randomising witness of Bovens and Hartmann"


def methods(forecast: Forecast) -> tuple[Method, ...]:
    """The methods that this run used, in the order of the page."""
    kinds = {step.kind for step in forecast.steps}
    rules = {step.rule for step in forecast.steps if step.rule}
    out = [
        Method("Words beside the probabilities", ICD_203),
        Method("The number always printed with the word", MANDEL, "https://doi.org/10.1371/journal.pone.0248424"),
        Method(
            "Range: the three strongest groups of judgements held at their tenth and ninetieth percentile together, "
            "added on the log-odds scale; a stress range, not a confidence interval",
            OWN,
        ),
        Method("Assumptions: triangular between their ends, uniform where no value is likeliest", TEXTBOOK),
        Method("The same random numbers on both sides of whatever is compared", TEXTBOOK),
    ]
    if forecast.claims:
        out += [
            Method("Claims that cannot all be right: odds in which agreement between witnesses multiplies", FAIRFIELD),
            Method(
                "A witness who is not believed is noise, not a denial",
                MERDES,
                "https://doi.org/10.1007/s11229-020-02595-2",
            ),
            Method("Tellers of one side share one random number; kinds of claim are worth what a table says", OWN),
        ]
    if kinds & {"vote", "appeal"} and ("majority" in rules or not rules):
        out.append(
            Method(
                "Ballot: logistic choice by the difference of utilities; pressure, bandwagon, discipline and chair "
                "are added to it",
                f"{TEXTBOOK} for the choice; {OWN} for what is added",
            )
        )
    for name in dict.fromkeys(name for value in forecast.values.values() for name in value.methods):
        if models.is_method(name):
            about = models.method(name).ABOUT
            out.append(Method(f"{about.title}: {about.assumes}", "; ".join(about.cites)))
    if "acclamation" in rules:
        out.append(Method("Hall: one draw for the way the room goes, logistic in its lean; blocs follow", OWN))
    if "appeal" in kinds:
        out.append(Method("Calling the larger body: a chance a day, held down by whoever holds the doors", OWN))
    if "adjourn" in kinds or "carry-out" in kinds:
        out.append(Method("Adjourning and carrying out: one stated chance each", OWN))
    if forecast.variance is not None or any(one.share for one in forecast.doubts):
        out.append(Method("Shares of the variance: first order; one yes or no gate in closed form", TEXTBOOK))
    if forecast.scores:
        out.append(
            Method("Brier and logarithmic score, as means over the record's doubt; three simple rivals", TEXTBOOK)
        )
    return tuple(out)
