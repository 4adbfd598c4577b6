"""The moves of least effort for one side: whose number, changed by how much, carries a settlement over the line.

A lever is one change of one number of one person: where another stands, or how much the matter means to the one whose
side it is and what they can bring to bear, where the method reads these.

    effort   points by which a position moves x its holder's salience, 0-1 (1 where nothing is stated). Own salience or
             capability raised by a share of its column's top counts as that share of the scale, x own salience after
    moves    the settlement after less before, at the most likely values of all numbers (see `bodies`)
    p        the headline's share (on another issue that of the first event about it) of all draws as they are, and
             with the number fixed at its new value in every one of them (the other numbers as drawn), which is what
             `compare --set PATH=VALUE` gives; where it is bargained out the disagreement stays as it was besides

A position moves towards the goal, no farther than the goal and no farther than helps (see `targets`). The least effort
comes first, whoever decides and however (see `lever.in_order`). Then the cheapest set of moves that carries the
settlement over the line (see `joint_moves`). Where it settles on the wanted side already, the moves are those away from
it, up to the far end of the scale: what would endanger it. What moves p by less than a hundredth, and what leaves that
side worse off, is not among them (see `judging`); nobody whose position was left blank is moved, since they have no
place to be moved from: where they would have to stand is told apart (`unknowns`).
"""

from __future__ import annotations

from dataclasses import replace

from instantsia.analysis.levers.lever import Levers, actor_of
from instantsia.analysis.levers.settlements import settlement_levers
from instantsia.analysis.levers.trades import trades
from instantsia.case.conditions import parse
from instantsia.case.model import Case
from instantsia.engine.plan import Plan
from instantsia.errors import UserError, cut, nearest
from instantsia.left_behind import spoken_of
from instantsia.steps import StepKind, playable
from instantsia.steps._made_from import made_from


def levers(plan: Plan, actor: str, to: float | str | None = None, issue: str | None = None) -> Levers:
    """The levers of one side.

    actor  an id, a name or an alias
    to     where they want it, instead of where they stand: a point of the scale, of a ballot an option
    issue  whose settlement, where there are several; else the one that the headline is about
    Raises UserError for an unknown actor or issue, one who stands nowhere, a point outside of the scale, and where
    nothing can be moved.
    """
    case = plan.case
    who = actor_of(case, actor)
    step = _step(case, issue)
    if not playable(case.steps[step]).SETTLES:
        from instantsia.analysis.levers.ballots import ballot_levers

        return ballot_levers(plan, who, step, None if to is None else str(to))
    found = settlement_levers(plan, who, step, to)
    return replace(found, named=to is not None, trades=trades(plan, who, None if issue is None else found.issue))


def refuse_undecided(case: Case) -> None:
    """Raises UserError, with what can be asked instead, for a case in which nothing is decided on an issue."""
    if not _deciding(case):
        raise UserError(f"nothing is decided on any issue in {case.id}: there is nothing to move{_instead(case)}")


def _deciding(case: Case) -> list[StepKind]:
    return [step for step in map(playable, case.step) if step.DECIDES and step.decided_issue(case)]


def _instead(case: Case) -> str:
    """What tells of two sides who fight or bargain what levers tell of a decision; "" where there are none."""
    if not case.party:
        return ""
    offers = any(made_from(step, "offer") and step.within is not None for step in case.step)
    corridor = f"instantsia corridor {case.id} (what opens talks), " if offers else ""
    return (
        f" (of two sides ask {corridor}instantsia compare {case.id} --each (each mechanism off in turn), or "
        f"instantsia compare {case.id} --set PATH=VALUE)"
    )


def _step(case: Case, issue: str | None) -> str:
    """The step whose outcome is to be moved: of the issue, else the last of those that the headline speaks of."""
    deciding = _deciding(case)
    if issue is not None:
        found = [step.id for step in deciding if step.decided_issue(case) == issue]
        if not found:
            known = {step.decided_issue(case) or "" for step in deciding}
            raise UserError(f"nothing is decided on an issue {cut(issue)} in {case.id} ({nearest(issue, known)})")
        return found[-1]
    refuse_undecided(case)
    spoken = spoken_of(case, parse(case.event[0].when)) if case.event else ()
    about = [step.id for step in deciding if step.id in spoken]
    return about[-1] if about else deciding[-1].id
