"""What a run used, each with where it comes from: a reference that was read, or that it is a convention of ours."""

from __future__ import annotations

from instantsia.analysis.results import Forecast
from instantsia.models import settlement as models
from instantsia.models.about import OWN, TEXTBOOK, Method

ICD_203 = "Intelligence Community Directive 203, Analytic Standards: the seven bands of probability"
MANDEL = "Mandel and Irwin 2021, PLOS ONE: a word with its numbers does better than the word alone"
FAIRFIELD = "Fairfield and Charman 2017, Political Analysis 25(3), for odds of rival readings; the rule itself: own"
MERDES = "Merdes and others 2020, on models of witnesses; the randomising witness of Bovens and Hartmann"


def methods(forecast: Forecast) -> tuple[Method, ...]:
    """The methods that this run used, in the order of the page."""
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
    out += forecast.methods
    for name in dict.fromkeys(name for value in forecast.values.values() for name in value.methods):
        if models.is_method(name):
            about = models.method(name).ABOUT
            out.append(Method(f"{about.title}: {about.assumes}", "; ".join(about.cites)))
    if forecast.variance is not None or any(one.share for one in forecast.doubts):
        out.append(Method("Shares of the variance: first order; one yes or no gate in closed form", TEXTBOOK))
    if forecast.scores:
        out.append(
            Method("Brier and logarithmic score, as means over the record's doubt; three simple rivals", TEXTBOOK)
        )
    return tuple(out)
