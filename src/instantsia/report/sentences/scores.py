"""How far a forecast was from what happened, beside simple rivals."""

from __future__ import annotations

from instantsia.analysis.results import Forecast, StepScore
from instantsia.case.phrases import and_list
from instantsia.report import naming
from instantsia.report.sentences import answering
from instantsia.report.wording.magnitudes import score_text
from instantsia.report.wording.proportions import probability_text

ONE_CASE = "one case: this tells how far the forecast was from what happened, not how good the method is"


def word(forecast: Forecast) -> str:
    """ "score" of a forecast, "fit" of an explanation."""
    return "fit" if forecast.vantage == "explanation" else "score"


def step_of(one: StepScore, forecast: Forecast) -> str:
    """The title of the step that is scored."""
    step = next((step for step in forecast.steps if step.id == one.step), None)
    return naming.in_words(one.step).capitalize() if step is None else naming.step_title(step, forecast.names)


def record_text(one: StepScore) -> str:
    """What is held to have happened, with its chance where the record is in doubt."""
    return " or ".join(
        naming.in_words(option) + ("" if chance >= answering.SURE else f" ({probability_text(chance)})")
        for option, chance in one.record.items()
        if chance > 0
    )


def given_text(one: StepScore) -> str:
    """What we gave to each of these."""
    return and_list(
        [
            f"{probability_text(one.ours.get(option, 0.0))} to {naming.in_words(option)}"
            for option, chance in one.record.items()
            if chance > 0
        ]
    )


def line(one: StepScore, forecast: Forecast) -> str:
    """What happened, what we gave to it, and how far that was from it."""
    where = ", where it happens" if one.among.startswith("among") else ""
    return (
        f"{step_of(one, forecast)}{where}: {record_text(one)}; given {given_text(one)}. "
        f"Brier {score_text(one.brier)}, log {score_text(one.log)}."
    )


def rivals_line(one: StepScore) -> str:
    """The simple rivals beside it, or ""."""
    told = []
    for rival in one.rivals:
        note = f" ({rival.note})" if rival.note else ""
        told.append(f"{rival.name}{note} {score_text(rival.brier)}, {score_text(rival.log)}")
    return f"Rivals (Brier, log): {'; '.join(told)}." if told else ""
