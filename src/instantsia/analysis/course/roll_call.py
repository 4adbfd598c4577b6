"""Who voted how in one draw of a run."""

from __future__ import annotations

from instantsia.analysis.course.typical_draw import ROLL_CALL, counts_votes
from instantsia.analysis.replaying.shares import members
from instantsia.case import paths
from instantsia.case.model import Case
from instantsia.case.people import Body
from instantsia.case.phrases import and_list
from instantsia.draws.state import State
from instantsia.engine.plan import Prepared
from instantsia.frozen import frozen
from instantsia.models.voting.ballots import ABSENT, ABSTAIN
from instantsia.stakeholders import told
from instantsia.steps._attendance import IN


@frozen
class RollCall:
    """Who voted how in one draw: "3 to 2", and a sentence of names for a small body."""

    tally: str
    names: str


def roll_call(prepared: Prepared, again: State, step: str, decided: int) -> RollCall:
    """Empty where nobody voted, where the body does not count votes, or where the record gives what was decided."""
    case, none = prepared.plan.case, RollCall("", "")
    room = members(case, step)
    if ("vote", step) not in again or int(again["given", step][0]) >= 0 or not counts_votes(case, step):
        return none
    columns = [prepared.axes["actor"][actor] for actor in room]
    votes = dict(zip(room, again["vote", step][0, columns].tolist(), strict=True))
    names = prepared.outcomes[step]
    sides = [decided, *(option for option in range(len(names)) if option != decided)] if decided >= 0 else []
    sides = sides or list(range(len(names)))
    body = case.body_of(prepared.steps[step])
    voice = () if body is None else [one for one in body.voice if not has_a_seat(again, body.seated_as, one)]
    counted = [actor for actor in room if actor not in voice]
    seats = {option: sum(_seats(again, actor) for actor in counted if votes[actor] == option) for option in sides}
    rest = sorted((seats[option] for option in sides[1:] if seats[option]), reverse=True)
    tally = " to ".join(f"{number:.0f}" for number in (seats[sides[0]], *(rest or [0.0])))
    idle = sum(_seats(again, actor) for actor in counted if votes[actor] == ABSTAIN)
    if idle:
        tally += f", {idle:.0f} abstaining"
    if len(room) > ROLL_CALL or all(vote == ABSENT for vote in votes.values()):
        return RollCall(tally, "")
    groups = [(f"for {prepared.steps[step].outcome_said(case, names[option])}", option) for option in sides]
    called = {one: f"{case.actors[one].title}{' (without a vote)' if one in voice else ''}" for one in room}
    parts = [
        f"{label}: {and_list([called[one] for one in room if votes[one] == code]) or 'nobody'}"
        for label, code in (*groups, ("abstaining", ABSTAIN), (_absent(case, body), ABSENT))
        if code in votes.values()
    ]
    text = "; ".join(parts)
    return RollCall(tally, f"{text[:1].upper()}{text[1:]}.")


def has_a_seat(again: State, body: str, actor: str) -> bool:
    """Whether somebody has got a seat of a body in the draw; where no seat is got or lost, nobody has."""
    seats = ("seated", body)
    return seats in again and int(again[seats][0, again.axes["actor"][actor]]) == IN


def _seats(again: State, actor: str) -> float:
    key = ("number", paths.seats(actor))
    return float(again[key][0]) if key in again else 1.0


def _absent(case: Case, body: Body | None) -> str:
    """What those are called who are not there: in the body of a table whose rule does not tell who abstains, those who
    do stand among them."""
    if not any(line.startswith(told.AWAY) for line in case.note.split("\n")):
        return "absent"
    return "away" if body is not None and "abstaining" in type(body.rule).model_fields else "abstain or away"
