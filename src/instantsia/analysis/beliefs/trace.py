"""The way of one report, link by link: the world, its origin, the copy, the pen, its arrival, who believed it, and what
was decided by it.

What it decided is told by the same draws without it: they are played again with its word kept from everybody, all
random numbers as they were. In one draw it is what that draw has at every link.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from instantsia.analysis.arrivals import usable
from instantsia.analysis.beliefs.knew import days, held
from instantsia.analysis.beliefs.links import Links, Sent
from instantsia.analysis.beliefs.moments import (
    Bools,
    Floats,
    Moments,
    Piece,
    all_of,
    believers,
    chosen,
    gathered,
    prepared_for,
)
from instantsia.analysis.beliefs.reports import copies_of, left_out
from instantsia.analysis.results.beliefs import Held
from instantsia.analysis.vantage import days_of
from instantsia.case.model import Case
from instantsia.draws.state import Array, Keep
from instantsia.draws.streams import DRAWS_PER_COUNTER
from instantsia.engine.plan import Plan
from instantsia.engine.program import program_of
from instantsia.errors import UserError
from instantsia.frozen import frozen
from instantsia.steps import playable, report
from instantsia.steps._believing import origin_of

UNDECIDED = "undecided"
NEVER = -2
"""The place of what came of a step that did not happen."""
STATES = ("recorded", "announced", "done")
BEYOND = 2.0
"""So many standard errors a difference must have to be one."""


@frozen
class Copied:
    """A channel that stands between the origin and the one that reports.

    there  share of the draws in which it had said something; yes: among these, that it was a yes, None where none
    """

    channel: str
    there: float
    yes: float | None


@frozen
class Handed:
    """What is done to a report on its way, shares of the draws in which it is sent; None where nothing is written.

    fidelity, slant, edits, lost  means of the chances that the channel has
    leans, editor                 what it says where it is slanted; whose pen it is, "" for nobody's
    turned, slanted, struck       in how many draws it was another word after it was copied, slanted, edited
    """

    fidelity: float | None
    slant: float | None
    leans: str
    edits: float | None
    editor: str
    lost: float | None
    turned: float
    slanted: float
    struck: float


@dataclass(frozen=True, kw_only=True)
class Came:
    """What came of something with the report and without it, shares of the draws.

    option   the one that it changes most, of two the one for which the belief speaks
    with_it, without_it, mcse   the shares, and the Monte Carlo error of their difference
    """

    option: str
    with_it: float
    without_it: float
    mcse: float

    @property
    def differs(self) -> bool:
        """Whether the difference is more than chance would make."""
        return abs(self.with_it - self.without_it) > BEYOND * self.mcse


@dataclass(frozen=True, kw_only=True)
class Decided(Came):
    """What was decided in a step."""

    step: str


@dataclass(frozen=True, kw_only=True)
class Became(Came):
    """What was "recorded", "announced" or "done" in the end on an issue that was decided by it, in the steps `by`."""

    state: str
    issue: str
    by: tuple[str, ...]


@frozen
class Trace:
    """The way of a report over the draws that were played again (at most 20,000), or in one of them.

    draw        which; None: over all of them. Shares are then 0 or 1
    sender      whose word it is; origin: where it comes from in the end; fact: what it is about
    so          share of the draws in which the fact is so
    world       whether it is so in the world that is followed, the commoner of the two
    origin_yes  among the draws in which it is, and in which the report is sent, how often the origin says yes
    would       (low, high) the chance of that as it is written
    sent_in     share of the draws in which it is sent; given: among these, how often the record says what it said
    yes         among these, how often it says yes
    sent, arrives  (tenth percentile, ninetieth) ordinals of the days; 0 for none. It arrives on the first day on
                   which it can be used
    reached     share of the draws in which it arrived
    believed    what those who got it held before and after, and `knowing` which reports are of one origin
    decided     what was decided with it and without it
    became      what was recorded, announced and done of that with it and without it
    copies      reports that pass on what it said, at first or at further hand: without it they have nothing to say
    turns       how many turns it has; the first that moves somebody is told
    recorded    of the steps of `decided` and `became` those that are taken from the record where it stands: in these
                draws nothing hangs on the report
    """

    case: str
    seed: int
    draws: int
    as_of: str | None
    known_by: str | None
    draw: int | None
    report: str
    channel: str
    sender: str
    origin: str
    fact: str
    text: str
    so: float
    world: bool
    origin_yes: float | None
    would: tuple[float, float]
    above: tuple[Copied, ...]
    way: Handed
    sent_in: float
    given: float
    yes: float | None
    sent: tuple[int, int]
    arrives: tuple[int, int]
    reached: float
    readers: tuple[str, ...]
    earlier: tuple[str, ...]
    believed: tuple[Held, ...]
    decided: tuple[Decided, ...]
    became: tuple[Became, ...]
    turns: int
    copies: tuple[str, ...] = ()
    recorded: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)


def trace(plan: Plan, name: str, draw: int | None = None) -> Trace:
    """The way of one report.

    name  the id of a step of the kind report
    draw  the number of one draw, from 0; None for all

    Raises UserError for what is no report of the case, and for a draw that the plan does not have.
    """
    step, case = _report(plan.case, name), plan.case
    if draw is not None and not 0 <= draw < plan.draws:
        raise UserError(f"--draw is {draw}, expected one of the draws that are played, 0 to {plan.draws - 1}")
    prepared = prepared_for(plan)
    program = program_of(prepared.plan)
    channel = case.channels[step.channel]
    origin = origin_of(case, channel)
    facts = chosen(tuple(believers(prepared, program)), origin.about, name, "a report of a fact that is believed")
    sent = Sent(prepared, name)
    found = gathered(prepared, program, facts, around=draw, also=sent)
    # where it is the first link of a chain, its copies have nothing to pass on
    without = gathered(left_out(prepared, name).of(prepared)[0], program, facts, around=draw)
    here = np.ones(found.draws, bool)
    if draw is not None:
        here = np.arange(found.draws) == draw % DRAWS_PER_COUNTER
    first = min((turn for id, turn, _ in found.pieces if id == name), default=0)
    return _told(found, without, sent.of(first, found.draws), here, name, first, draw)


def _report(case: Case, name: str) -> report.Spec:
    reports = [step.id for step in case.step if isinstance(playable(step), report.Spec)]
    if not reports:
        raise UserError(f"{case.id} has no step of kind report: nothing is sent in it whose way could be told")
    if name not in reports:
        what = f"{name} is of kind {case.steps[name].kind}" if name in case.steps else f"there is no step {name}"
        raise UserError(f"{case.id}: {what}, expected a report: {all_of(name, reports)}")
    found = playable(case.steps[name])
    assert isinstance(found, report.Spec)
    return found


def _told(found: Moments, without: Moments, links: Links, here: Bools, name: str, turn: int, draw: int | None) -> Trace:
    prepared = found.prepared
    plan, case = prepared.plan, prepared.plan.case
    step = prepared.steps[name]
    assert isinstance(step, report.Spec)
    channel = case.channels[step.channel]
    origin = origin_of(case, channel)
    so = found.so[origin.about]
    sent, world = links.sent & here, bool(2 * np.count_nonzero(so & here) > np.count_nonzero(here))
    would = origin.hit if world else origin.false
    piece = found.joined((name, turn, origin.about)) if (name, turn, origin.about) in found.pieces else None
    piece = None if piece is None else _rows(piece, here[piece.rows])
    arrives = found.ended["arrived", name]
    earlier = tuple(one for one in case.steps if one in found.earlier.get((name, turn, origin.about), ()))
    decided = tuple(_decided(found, without, here, origin.about, name))
    became = tuple(_became(found, without, here, origin.about, name))
    told = {*(one.step for one in decided), *(step for one in became for step in one.by)}
    return Trace(
        case=case.id,
        seed=plan.seed,
        draws=int(np.count_nonzero(here)),
        **days_of(plan),
        draw=draw,
        report=name,
        channel=channel.id,
        sender=channel.from_,
        origin=origin.id,
        fact=origin.about,
        text=case.facts[origin.about].text,
        so=_of(so, here) or 0.0,
        world=world,
        origin_yes=_of(links.origin, sent & (so == world)),
        would=(float(would.low), float(would.high)),
        above=tuple(
            Copied(one, _of(there, sent) or 0.0, _of(yes, there & sent)) for one, (there, yes) in links.above.items()
        ),
        way=Handed(
            fidelity=_mean(links.numbers.get("fidelity"), sent),
            slant=_mean(links.numbers.get("slant"), sent),
            leans=channel.leans,
            edits=_mean(links.numbers.get("edits"), sent),
            editor=channel.editor or "",
            lost=_mean(links.numbers.get("lost"), sent),
            turned=_of(links.copied != links.got, sent) or 0.0,
            slanted=_of(links.slanted != links.copied, sent) or 0.0,
            struck=_of(links.edited != links.slanted, sent) or 0.0,
        ),
        sent_in=_of(links.sent, here) or 0.0,
        given=_of(links.given, sent) or 0.0,
        yes=_of(links.said, sent),
        sent=days(links.day[sent])[::2],
        arrives=days(usable(arrives, links.day)[sent] if piece is None else piece.day)[::2],
        reached=_of(np.isfinite(arrives), here) or 0.0,
        readers=step.receivers(case),
        earlier=earlier if piece is not None and piece.rows.size else (),
        believed=() if piece is None or not piece.rows.size else tuple(_believed(found, piece, step, earlier)),
        decided=decided,
        became=became,
        recorded=tuple(one for one in case.steps if one in told & plan.given),
        turns=sum(one.step.id == name for one in prepared.turns),
        copies=copies_of(prepared, name),
        names={actor.id: actor.title for actor in case.actor} | {f"step.{one.id}": one.title for one in case.step},
    )


def _rows(piece: Piece, keep: Bools) -> Piece:
    return Piece(**{name: value[keep] for name, value in vars(piece).items() if value is not None})


def _of(so: Bools, among: Bools) -> float | None:
    """The share of some draws in which something is so; None where there are none."""
    count = np.count_nonzero(among)
    return float(np.count_nonzero(so & among) / count) if count else None


def _mean(chance: Floats | None, among: Bools) -> float | None:
    return None if chance is None or not among.any() else float(np.mean(chance[among]))


def _believed(found: Moments, piece: Piece, step: report.Spec, earlier: Sequence[str]) -> list[Held]:
    """What those who get it hold from then on."""
    case = found.prepared.plan.case
    who = found.who[origin_of(case, case.channels[step.channel]).about]
    return [
        held(
            one,
            piece.after[:, place],
            piece.before[:, place],
            piece.knowing[:, place] if earlier and piece.knowing is not None else None,
            piece.knows[:, place] if earlier and piece.knows is not None else None,
        )
        for place, one in enumerate(who)
        if one in step.receivers(case)
    ]


def _after(case: Case, name: str) -> set[str]:
    """The steps that may happen after a report: those behind it, and those that repeat together with it."""
    order, group = list(case.steps), case.steps[name].within
    behind = set(order[order.index(name) + 1 :])
    return behind | {one.id for one in case.step if group is not None and one.within == group}


def _decided(found: Moments, without: Moments, here: Bools, fact: str, told_by: str) -> list[Decided]:
    """What was decided by it: what hangs on the fact, and whatever else it changes; nothing that came before it.

    In one draw there is a row for what came with the report, and for what came without it where that is another.
    """
    case, out, own = found.prepared.plan.case, [], found.words[fact]
    wanted, after = _wanted(case, fact), _after(case, told_by)
    for name, options in found.prepared.outcomes.items():
        if not found.prepared.steps[name].DECIDES or name in own or name not in after:
            continue
        sides = [np.where(one.ended["happened", name], one.ended["decided", name], NEVER) for one in (found, without)]
        rows = _compared(sides[0][here], sides[1][here], options, wanted)
        if name in found.hanging[fact] or len(rows) > 1 or any(row.differs for row in rows):
            out += [Decided(step=name, **vars(row)) for row in rows]
    return out


def _became(found: Moments, without: Moments, here: Bools, fact: str, told_by: str) -> list[Became]:
    """What was recorded, announced and done on the issues that hang on the fact, rows as those of `_decided`."""
    case, steps, out = found.prepared.plan.case, found.prepared.steps, []
    after = _after(case, told_by)
    issues = dict.fromkeys(one.issue for one in case.depends if one.fact == fact)
    for issue, state in ((issue, state) for issue in issues for state in STATES):
        one, other = (side.became.get((state, issue)) for side in (found, without))
        by = tuple(name for name, step in steps.items() if name in after and Keep(state, issue) in step.keeps(case))
        if by and one is not None and other is not None:
            rows = _compared(one[here], other[here], case.issues[issue].options, _wanted(case, fact))
            out += [Became(state=state, issue=issue, by=by, **vars(row)) for row in rows]
    return out


def _wanted(case: Case, fact: str) -> set[str | None]:
    """The options for which a belief in the fact speaks."""
    return {one.option for one in case.depends if one.fact == fact}


def _compared(one: Array, other: Array, options: Sequence[str], wanted: Collection[str | None]) -> list[Came]:
    """The option that is changed most; in one draw what came on either side, once where it is the same.

    one, other  (draw,) the place of what came with the report and without it, -1 for nothing, `NEVER` where none could
    wanted      options that are told first where others change as much
    """
    rows = []
    for place, option in (*enumerate(options), (-1, UNDECIDED)):
        so, without = (one == place).astype(float), (other == place).astype(float)
        error = float(np.std(so - without)) / math.sqrt(len(so))
        came, had = float(np.mean(so)), float(np.mean(without))
        rows.append(Came(option=option, with_it=came, without_it=had, mcse=error))
    if len(one) == 1:
        return [row for row in rows if row.with_it or row.without_it]
    # of two options one gains what the other loses: that is told which the belief speaks for
    most = max(rows, key=lambda row: (round(abs(row.with_it - row.without_it), 9), row.option in wanted, row.with_it))
    return [most if most.differs else max(rows, key=lambda row: (row.option in wanted, row.with_it))]
