"""What changed in one turn between two sides, in sentences: one function for each kind of step, and one for allies.

Each is given the case, the step, and what was so in one draw at the end of the turn before and of this one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from instantsia.case.bargains import Term
from instantsia.case.model import Case
from instantsia.case.phrases import and_list, in_words, plural
from instantsia.draws.state import State
from instantsia.models.bargaining import terms
from instantsia.steps._made_from import made_from
from instantsia.steps._milestones import REACHED
from instantsia.steps._sides import opened_by, track_between
from instantsia.steps._slights import HEARD, TOLD

Teller = Callable[[Case, Any, State, State], Iterator[str]]


def at(state: State, variable: str, subject: str) -> float:
    """The value of the one draw in view."""
    return float(state[variable, subject][0])


def newly(was: State, now: State, milestone: str) -> bool:
    """Whether a milestone was reached in this turn."""
    return bool(np.isinf(at(was, REACHED, milestone)) and np.isfinite(at(now, REACHED, milestone)))


def share(value: float) -> str:
    """A share of the prize: "0.38"."""
    return f"{value:.2f}"


def figure(offer: Any, value: float) -> str:
    """What is asked for or offered: a share of the prize, or an amount."""
    return share(value) if offer.war is not None else f"{value:,.4g}"


def unit(case: Case, step: Any) -> str:
    """What a turn of a step is called: "month" where it repeats by the month."""
    every = next((group.every for group in case.group if group.id == step.within), "")
    return "month" if every == "month" else "turn"


def stood_in_the_way(case: Case, step: Any, code: int) -> str:
    """What stood in the way of talks, by its code, with the names of the case."""
    term = case.terms[step.term]
    taker, giver = (case.parties[one or ""] for one in (term.taker, term.giver))
    return {
        terms.UNREACHED: "nobody was reached",
        terms.HOME: f"{taker.title}'s home" if taker.home else f"what talks are worth to {taker.title}",
        terms.PRECONDITION: f"{taker.title}'s precondition",
        terms.COST: f"{giver.title}'s cost of {term.said}",
        terms.VETO: "an ally's veto",
        terms.PRICE: f"{giver.title}'s price",
        terms.PLACE: "waiting for a place",
        terms.LINKED: f"waiting for {case.terms[term.with_].said if term.with_ else term.said}",
    }[code]


def sentences(case: Case, was: State, now: State) -> Iterator[str]:
    """Everything that changed in a turn, in the order of the steps; allies last."""
    for step in case.step:
        for file, told in TELLERS.items():
            if made_from(step, file):
                yield from told(case, step, was, now)
    yield from _vetoes(case, was, now)


def _fight(case: Case, step: Any, was: State, now: State) -> Iterator[str]:
    war = case.wars[step.war]
    if newly(was, now, f"{step.id}.over"):
        winner = case.parties[war.between[int(at(now, "won", war.id)) - 1]]
        yield f"{war.title} is over, every position held by {winner.title}."


def _elect(case: Case, step: Any, was: State, now: State) -> Iterator[str]:
    for party in case.by_id["calendar"][step.calendar].changes:
        before, after = (at(state, "hand", party) for state in (was, now))
        if before != after:
            who = "another man leads" if after else "whoever led at first leads again"
            yield f"{case.parties[party].title}: {who}."


def _press(case: Case, step: Any, was: State, now: State) -> Iterator[str]:
    ally = case.allies[step.ally]
    before, after = (at(state, "pressing", ally.id) for state in (was, now))
    against = f"{case.parties[ally.of].title} against {in_words(ally.presses.against)}" if ally.presses else ""
    if before <= 0 < after:
        yield f"Pressure on {against} begins ({ally.title})."
    elif after <= 0 < before:
        yield f"Pressure on {against} ends ({ally.title})."


def _tell(case: Case, step: Any, was: State, now: State) -> Iterator[str]:
    theirs = [one for one in case.ally if one.of == step.by and at(now, "aware", one.id) != at(was, "aware", one.id)]
    told = [one.title for one in theirs if at(now, "aware", one.id) == TOLD]
    if told:
        yield f"{case.parties[step.by].title} tells {and_list(told)} of the talks."
    for ally in (one for one in theirs if at(now, "aware", one.id) == HEARD):
        yield f"{ally.title} hears of the talks from somebody else."


def _signal(case: Case, step: Any, was: State, now: State) -> Iterator[str]:
    broken = bool(at(now, "broken", step.track))
    if broken != bool(at(was, "broken", step.track)):
        yield "The talks are broken off." if broken else "The talks are taken up again."
    track, day = case.tracks[step.track], at(now, "clock", "")
    if at(now, "met", track.id) > at(was, "met", track.id):
        if not opened_by(case, track) and not newly(was, now, f"{step.id}.met"):
            # whoever has no talks to open over it meets as a matter of course
            return
        over = ""
        if track.carrier is not None and newly(was, now, f"{step.id}.carried"):
            over = f" over {case.allies[track.carrier.by].title}"
        places = [one for one in track.places if newly(was, now, f"{step.id}.in_{one}")]
        yield f"A contact comes about{over}{''.join(f', in {in_words(one)}' for one in places)}."
    elif at(now, "failed", track.id) > at(was, "failed", track.id):
        mandated = track.carrier is not None and track.carrier.mandate is not None
        how = "is cut, leaks, or is disowned" if mandated else "is cut, or leaks"
        if at(now, REACHED, f"{step.id}.leaked") == day:
            how = "leaks"
        elif mandated and at(now, REACHED, f"{step.id}.disowned") == day:
            how = "is disowned: what was said is not what was charged"
        shut = int(at(now, "shut", track.id))
        after = f"; none is tried for {plural(shut, unit(case, step))}" if shut else ""
        yield f"A contact {how}{after}."


def _open_talks(case: Case, step: Any, was: State, now: State) -> Iterator[str]:
    term = case.terms[step.term]
    taker, giver = (case.parties[one or ""] for one in (term.taker, term.giver))
    rose = at(now, "level", term.id) > at(was, "level", term.id)
    agreed, begins = (newly(was, now, f"{step.id}.{one}") for one in ("agreed", "acknowledged"))
    given = f"{term.title}: {in_words(term.levels[int(at(now, 'level', term.id))])}{_price(term, was, now)}"
    if agreed:
        wait = int(at(now, "waits", step.id))
        later = f"; the place will take {plural(wait, unit(case, step))}" if wait > 0 else ""
        yield f"They agree to talk{f' ({given})' if rose else ''}{later}."
    elif rose:
        talking = np.isfinite(at(was, REACHED, f"{step.id}.acknowledged"))
        yield f"{given}." if talking else f"Unasked, by {giver.title}, {term.said}{given.removeprefix(term.title)}."
    if begins:
        yield "Talks begin."
    elif not agreed and _refused(case, step, was, now):
        yield f"They do not come together: {_way(case, step, was, now)} stands in the way."
    if at(now, "escalated", taker.id) > at(was, "escalated", taker.id):
        yield f"Escalation by {giver.title}, to whom {taker.title} looks weak."


def _price(term: Term, was: State, now: State) -> str:
    paid = at(now, "priced", term.id)
    if term.price is None or paid == at(was, "priced", term.id):
        return ""
    return f", at {'a tacit' if term.price.tacit else 'the'} price, {in_words(term.price.id)}"


def _refused(case: Case, step: Any, was: State, now: State) -> bool:
    term = case.terms[step.term]
    track = track_between(case, (term.giver, term.taker))
    if track is None:
        return newly(was, now, f"{step.id}.refused")
    met = at(now, "met", track.id) > at(was, "met", track.id)
    return met and at(now, "failed", track.id) > at(was, "failed", track.id)


def _way(case: Case, step: Any, was: State, now: State) -> str:
    """What stood in the way in this turn: what is counted once more than before."""
    from instantsia.steps.open_talks import WAYS

    counted = [code for code, (name, _) in WAYS.items() if at(now, name, step.id) > at(was, name, step.id)]
    return stood_in_the_way(case, step, counted[0]) if counted else "nothing that is counted"


def _choose(case: Case, step: Any, was: State, now: State) -> Iterator[str]:
    term = case.terms[step.term]
    for level in term.levels:
        if newly(was, now, f"{term.id}.{level}"):
            yield f"They settle on {in_words(level)} ({term.said})."


def _offer(case: Case, step: Any, was: State, now: State) -> Iterator[str]:
    if not now["happened", step.id][0]:
        return
    first, second = step.sides(case)
    low, high = at(now, "floor", step.id), at(now, "ceiling", step.id)
    before = at(was, "floor", step.id) <= at(was, "ceiling", step.id) if was["happened", step.id][0] else None
    if before is None or before != (low <= high):
        room = "there is room for an agreement" if low <= high else "there is no room for an agreement"
        least, most = figure(step, low), figure(step, high)
        yield f"{first.title} would take {least}, {second.title} would give {most}: {room}."


def _agree(case: Case, step: Any, was: State, now: State) -> Iterator[str]:
    if newly(was, now, f"{step.id}.signed"):
        offer: Any = case.steps[step.offer]
        first, second = (party.title for party in offer.sides(case))
        asks, gives, value = (
            figure(offer, at(now, key, id)) for key, id in (("asks", offer.id), ("gives", offer.id), ("value", step.id))
        )
        said = f"Asked by {first}: {asks}, offered by {second}: {gives}" if offer.converge else ""
        to = f" of the prize to {first}" if offer.war is not None else ""
        yield f"{said}{': they agree' if said else 'They agree'} at {value}{to}."
        for term in (case.terms[one] for one in offer.terms if case.terms[one].levels):
            yield f"{term.title}: {in_words(term.levels[int(at(now, 'level', term.id))])}."


def _act_alone(case: Case, step: Any, was: State, now: State) -> Iterator[str]:
    outside = case.by_id["outside"][step.outside]
    if newly(was, now, f"{outside.id}.done"):
        yield f"Alone, by {case.parties[outside.by].title}: {outside.said}."


def _vetoes(case: Case, was: State, now: State) -> Iterator[str]:
    for ally in case.ally:
        if (
            ally.veto is None
            or ("vetoed", ally.id) not in now
            or at(now, "vetoed", ally.id) <= at(was, "vetoed", ally.id)
        ):
            continue
        against = " or ".join(in_words(one.replace(".", " ")) for one in ally.veto.on)
        yield f"A veto is cast ({ally.title}): {against}."


TELLERS: dict[str, Teller] = {
    "fight": _fight,
    "elect": _elect,
    "press": _press,
    "tell": _tell,
    "signal": _signal,
    "open_talks": _open_talks,
    "choose": _choose,
    "offer": _offer,
    "agree": _agree,
    "act_alone": _act_alone,
}
"""{the file of a kind of step: what it tells}."""


def of_two_sides(step: Any) -> bool:
    """Whether a step is told by what it changes between two sides."""
    return any(made_from(step, file) for file in (*TELLERS, "aid"))
