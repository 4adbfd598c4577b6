"""The score of a case beside the scores that it has with its claims shuffled among the actors, and with them erased.

A permutation test (Fisher 1935; Good 2005, "Permutation, parametric and bootstrap tests of hypotheses"): if it did
not matter of whom the claims tell, the real deal would be one among many. All deals meet the same random numbers.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from typing import Literal

import numpy as np

from instantsia.analysis.control.dealing import Pool, deals, dealt, erased, pools
from instantsia.analysis.control.versions import scores
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.results import StepScore
from instantsia.analysis.results.times import MilestoneScore
from instantsia.analysis.vantage import days_of
from instantsia.engine.plan import Plan
from instantsia.errors import UserError
from instantsia.frozen import frozen
from instantsia.reads import needs

SHUFFLES = 200
DRAWS = 2_000
"""Enough for a share to .011; all deals meet the same numbers, so that their scores differ by less than that."""
MOST_SHUFFLES = 100_000
TENTHS = (0.1, 0.9)


@frozen
class Measured:
    """The scores of one step in one version of the case.

    given   what was given to what is held to have happened, a mean over the record's doubt, 0-1
    brier   0-2; log at least 0; less is better
    """

    given: float
    brier: float
    log: float


@frozen
class Shuffled:
    """The scores of one step over all shuffles.

    given, brier, log     means
    brier_low, brier_high  tenth and ninetieth percentile of the Brier score
    as_well               how many shuffles have a Brier score as good as the real one or better
    as_well_log           the same of the log score
    same                  whether all of them score as the real one does: the claims do not bear on this step
    p_value               (as_well + 1) / (shuffles + 1), the real deal counted as one (Phipson and Smyth 2010)
    """

    given: float
    brier: float
    log: float
    brier_low: float
    brier_high: float
    as_well: int
    as_well_log: int
    same: bool
    p_value: float


@frozen
class ControlStep:
    """One scored step: as it is, shuffled, erased.

    mcse    Monte Carlo error of `real.given`; None where the record is in doubt
    erased  None where nothing comes of it, or nothing is recorded of it, in that version
    read    whether the step itself reads any number of which claims were shuffled
    """

    step: str
    text: str
    record: Mapping[str, float]
    among: str
    real: Measured
    mcse: float | None
    shuffled: Shuffled | None
    erased: Measured | None
    read: bool = True


@frozen
class ShuffledTime:
    """The scores of one milestone over all shuffles.

    crps       mean; low, high its tenth and ninetieth percentile
    as_well, same, p_value   as of a step
    """

    crps: float
    low: float
    high: float
    as_well: int
    same: bool
    p_value: float


@frozen
class ControlMilestone:
    """One scored milestone: as it is, shuffled, erased.

    real     how it scores as it is, beside what is said whatever the case
    erased   the crps with the claims erased
    """

    real: MilestoneScore
    shuffled: ShuffledTime | None
    erased: float | None


@frozen
class Control:
    """A case beside itself with its claims about actors shuffled and erased.

    kind    "score" of a forecast; "fit" with everything known and every step played that the record gives
    chosen  who named the day: whoever asked, "case", or "record" for the day before the first step of which it tells
    pools   what was shuffled among whom
    """

    case: str
    kind: Literal["score", "fit"]
    as_of: str | None
    known_by: str | None
    chosen: Literal["asked", "case", "record"]
    seed: int
    draws: int
    shuffles: int
    hindsight: bool
    pools: tuple[Pool, ...]
    steps: tuple[ControlStep, ...]
    milestones: tuple[ControlMilestone, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)


def control(plan: Plan, shuffles: int = SHUFFLES, chosen: Literal["asked", "case", "record"] = "asked") -> Control:
    """The scores of a case as it is, with its claims about actors shuffled, and with them erased.

    plan      whichever vantage; without one the scores are fits, and the steps that it gives are played
    shuffles  1 to MOST_SHUFFLES

    Raises UserError for another number of shuffles, and where no step and no milestone of the case is scored from
    there.
    """
    if not 1 <= shuffles <= MOST_SHUFFLES:
        raise UserError(f"--shuffles is {shuffles}, expected 1 to {MOST_SHUFFLES:,}")
    if plan.vantage == "explanation":
        plan = replace(plan, played=tuple(sorted({*plan.played, *plan.given})))
    replays = Replays(plan, draws=plan.draws)
    (real,) = scores(replays, [plan.case])
    if not real.of_steps:
        raise UserError(
            f"{plan.case.id}: nothing is scored from this vantage: no step and no milestone that is played after it "
            "has a record"
        )
    found = pools(replays.program)
    others = itertools.chain(
        (dealt(plan.case, deal) for deal in deals(found, plan.seed, shuffles)), [erased(plan.case)]
    )
    *by_shuffle, without = scores(replays, others, replays.turns_of(real.of_steps))
    read, dealt_out = needs(plan.case), frozenset(path for pool in found for path in pool.paths)
    return Control(
        case=plan.case.id,
        kind="fit" if plan.vantage == "explanation" else "score",
        **days_of(plan),
        chosen=chosen,
        seed=plan.seed,
        draws=plan.draws,
        shuffles=shuffles,
        hindsight=plan.case.hindsight,
        pools=found,
        steps=tuple(
            ControlStep(
                step=step,
                text=plan.case.steps[step].text,
                record=one.record,
                among=one.among,
                real=_measured(one),
                mcse=_error(one, replays),
                shuffled=_shuffled(one, [its.steps[step] for its in by_shuffle if step in its.steps], shuffles),
                erased=None if step not in without.steps else _measured(without.steps[step]),
                read=not read[step].isdisjoint(dealt_out),
            )
            for step, one in real.steps.items()
        ),
        milestones=tuple(
            ControlMilestone(
                real=one,
                shuffled=_shuffled_time(
                    one, [its.milestones[name] for its in by_shuffle if name in its.milestones], shuffles
                ),
                erased=without.milestones[name].crps if name in without.milestones else None,
            )
            for name, one in real.milestones.items()
        ),
        names={actor.id: actor.title for actor in plan.case.actor},
    )


def _measured(one: StepScore) -> Measured:
    given = math.fsum(chance * one.ours[side] for side, chance in one.record.items())
    return Measured(given, one.brier, one.log)


def _error(one: StepScore, replays: Replays) -> float | None:
    if len(one.record) > 1:
        return None
    happened = int(np.count_nonzero(replays.base["happened", one.step]))
    p = _measured(one).given
    return math.sqrt(p * (1 - p) / happened)


def _shuffled(real: StepScore, others: Sequence[StepScore], shuffles: int) -> Shuffled | None:
    """What the shuffles come to; one in which the step never happens scores nothing and is not as good."""
    if not others:
        return None
    brier = np.array([one.brier for one in others])
    log = np.array([one.log for one in others])
    as_well = int(np.count_nonzero(brier <= real.brier))
    low, high = np.quantile(brier, TENTHS)
    return Shuffled(
        given=math.fsum(_measured(one).given for one in others) / len(others),
        brier=math.fsum(brier) / len(others),
        log=math.fsum(log) / len(others),
        brier_low=float(low),
        brier_high=float(high),
        as_well=as_well,
        as_well_log=int(np.count_nonzero(log <= real.log)),
        same=bool((brier == real.brier).all()),
        p_value=(as_well + 1) / (shuffles + 1),
    )


def _shuffled_time(real: MilestoneScore, others: Sequence[MilestoneScore], shuffles: int) -> ShuffledTime | None:
    """What the shuffles come to of a milestone; one in which nothing is known of it is not as good."""
    if not others:
        return None
    crps = np.array([one.crps for one in others])
    as_well = int(np.count_nonzero(crps <= real.crps))
    low, high = np.quantile(crps, TENTHS)
    return ShuffledTime(
        crps=math.fsum(crps) / len(others),
        low=float(low),
        high=float(high),
        as_well=as_well,
        same=bool((crps == real.crps).all()),
        p_value=(as_well + 1) / (shuffles + 1),
    )
