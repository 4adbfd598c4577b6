"""What it says of a score that shuffled and erased claims score as they do: whole sentences, good or bad."""

from __future__ import annotations

from instantsia.analysis.control.control import Control, ControlMilestone, ControlStep
from instantsia.case.phrases import plural
from instantsia.report import naming
from instantsia.report.sentences.milestones import called, came, unit
from instantsia.report.wording.proportions import probability_text

SELDOM = 0.05
"""A score that at most so many shuffles reach is not one that any deal has."""
ALIKE = 0.01
"""Brier scores that differ by less, or by no more than two Monte Carlo errors of p, are told as about the same."""

HOW = (
    "Shuffled: all that is claimed of one actor on a question goes to another of whom the same could be claimed; only "
    "of whom it tells is changed. Erased: nothing is claimed of any actor, and what is assumed of them holds. Given: "
    "the probability that was given to what happened. Brier lies between 0 and 2; of it and of log less is better."
)
OFF_BY = (
    "Off by: how far the day that was said of a milestone lies from the day on which it is held to have been reached, "
    "by the continuous ranked probability score in turns; less is better."
)
UNMOVED = "No claim about an actor bears on it: shuffled or erased, it scores the same."
ALIKE_TURNS = 0.05
"""Milestones that are off by turns that differ by less are told as off by about as many."""
ONE_CASE = "One case: this tells whether its claims carry its score, not how good the method is."


def head(found: Control) -> str:
    """What this is and from which day it is looked at."""
    if found.kind == "fit":
        return "control of a fit, with everything known"
    days = [f"{word} {naming.day(day)}" for word, day in (("as of", found.as_of), ("known by", found.known_by)) if day]
    notes = ["the day before the first step of its record, since the case names none"] * (found.chosen == "record")
    notes += ["coded by somebody who knew the outcome"] * found.hindsight
    note = f" ({'; '.join(notes)})" if notes else ""
    return f"control, {' and '.join(days)}{note}"


def size(found: Control) -> str:
    """How often was shuffled, with how many draws, and how exact a share is."""
    least = f"{max((one.mcse for one in found.steps if one.mcse is not None), default=0.5 / found.draws**0.5):.3f}"
    return (
        f"{plural(found.shuffles, 'shuffle')} of {plural(found.draws, 'draw')} each, seed "
        f"{found.seed}; all meet the same random numbers. Monte Carlo error of a share: at most {least}."
    )


def pools(found: Control) -> tuple[str, ...]:
    """What was shuffled among whom, a sentence each; one that says that nothing could be."""
    if not found.pools:
        return ("From there no claim about an actor is open: nothing can be shuffled or erased.",)
    return tuple(
        f"{pool.about}: {plural(pool.claims, 'claim')} about {len(pool.told)} of {plural(len(pool.paths), 'actor')}"
        for pool in found.pools
    )


def title(step: ControlStep) -> str:
    """The step, and what is held to have come of it."""
    where = ", where it happens" if step.among.startswith("among") else ""
    record = " or ".join(
        naming.in_words(option) + ("" if chance >= 0.995 else f" ({probability_text(chance)})")
        for option, chance in step.record.items()
    )
    return f"{(step.text or naming.in_words(step.step).capitalize()).rstrip('.')}{where}: {record}"


def verdict(step: ControlStep, found: Control) -> str:
    """What the shuffles and the erased claims say of the score, in plain words."""
    shuffled = step.shuffled
    if not found.pools:
        return "With nothing to shuffle the score is that of the assumptions."
    same = shuffled is not None and shuffled.same
    if same and step.erased is not None and step.erased.brier == step.real.brier:
        return UNMOVED
    if not step.read:
        return (
            "None of the shuffled claims is about a number that this step reads: they only change in which draws it "
            "comes to this step, so its score says nothing about them."
        )
    return f"{_of_shuffles(step, found)} {_of_erased(step)}"


def milestone_title(one: ControlMilestone) -> str:
    """The milestone, when it is held to have been reached, and in what its score counts.

    "Talks acknowledged: May 1968, of 73 months; never is off by 56.0, any turn alike is off by 12.0"
    """
    rivals = ", ".join(f"{name} is off by {value:.1f}" for name, value in one.real.rivals.items())
    return (
        f"{called(one.real.milestone).capitalize()}: {came(one.real)}, of {one.real.turns} {unit(one.real)}; {rivals}"
    )


def milestone_verdict(one: ControlMilestone, found: Control) -> str:
    """What the shuffles and the erased claims say of a milestone's score, in plain words."""
    if not found.pools:
        return "With nothing to shuffle the score is that of the assumptions."
    if one.shuffled is not None and one.shuffled.same and one.erased == one.real.crps:
        return UNMOVED
    if one.erased is None:
        return _of_shuffles(one, found)
    less = one.real.crps - one.erased
    word = "about the same" if abs(less) < ALIKE_TURNS else "better" if less > 0 else "worse"
    return f"{_of_shuffles(one, found)} With nothing claimed of anybody it would score {word}."


def _of_shuffles(step: ControlStep | ControlMilestone, found: Control) -> str:
    shuffled = step.shuffled
    if shuffled is None:
        return (
            "It comes to this step in no shuffle."
            if isinstance(step, ControlStep)
            else "In no shuffle is it known when it was reached."
        )
    if shuffled.same:
        return "Every shuffle scores the same: of whom the claims tell does not bear on it."
    often = f"{shuffled.as_well:,} of {found.shuffles:,} shuffles"
    if shuffled.p_value <= SELDOM:
        return f"Of whom the claims tell carries this score: only {often} score as well or better."
    if 2 * shuffled.as_well >= found.shuffles:
        return (
            f"The claims score no better for being about the right people: {often} score as well or better, so this "
            "score is no evidence for what the case says of who stood where."
        )
    return (
        f"{often} score as well or better: too many to say that it is of whom the claims tell that carries this score."
    )


def _of_erased(step: ControlStep) -> str:
    if step.erased is None:
        return "With nothing claimed of anybody it would not come to this step."
    brier, real = step.erased.brier, step.real.brier
    noise = 0.0 if step.mcse is None else 2 * step.mcse
    if abs(brier - real) < ALIKE or abs(step.erased.given - step.real.given) < noise:
        return "With nothing claimed of anybody it would score about the same."
    return f"With nothing claimed of anybody it would score {'worse' if brier > real else 'better'}."
