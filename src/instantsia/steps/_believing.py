"""What each holds of a fact by what has reached them, as log-odds: worked out anew for whom something arrives.

A belief is a pure function of what was heard over each channel, of who knows which channels have one origin, of what
was seen for oneself, and of how far each is trusted. So nothing depends on the order in which word came, and who
learns later that two reports have one origin joins them then.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from instantsia.case.information import Channel, Depends, Origin
from instantsia.case.model import Case
from instantsia.case.quantities import BELIEVES
from instantsia.case.questions import Issue
from instantsia.draws.state import Array, Changes, Key, State, Variable
from instantsia.draws.streams import Floats
from instantsia.models.information import copies, trust

CERTAIN = copies.CERTAIN

VARIABLES = {
    "heard": Variable(
        "actor",
        "i1",
        0,
        "what each got over the channel: 1 it said yes, -1 no, 0 nothing yet",
        "run",
        said="what each was told over it",
    ),
    "said": Variable(
        None, "i1", 0, "what the channel said last: 1 yes, -1 no, 0 nothing yet", "run", said="what it said"
    ),
    "knows": Variable(
        "actor",
        "?",
        False,
        "whether each has learned which channels come from the origin",
        "run",
        said="who knows what comes from it",
    ),
    "direct": Variable("actor", "f8", 0.0, "log-odds of the fact that each has from elsewhere than reports", "run"),
    "right": Variable("actor", "f8", 0.0, "reports over the channel that each has found to be right", "run"),
    "told": Variable("actor", "f8", 0.0, "reports over the channel that each could check", "run"),
    "memory": Variable(None, "f8", np.nan, "reports that the first trust in the channel is worth", "run"),
    "belief": Variable(
        "actor",
        "f8",
        np.nan,
        "log-odds of the fact as each has it; nan where nothing has reached them",
        "run",
        said="how likely each takes it to be",
    ),
}


def origin_of(case: Case, channel: Channel) -> Origin:
    """Where the word of a channel comes from in the end."""
    while channel.of is not None:
        channel = case.channels[channel.of]
    assert channel.origin is not None
    return case.origins[channel.origin]


def channels_of(case: Case, origin: Origin) -> list[Channel]:
    """Every channel whose word comes from an origin, what is copied before what copies it."""
    found = [one for one in case.channel if one.origin == origin.id]
    for one in found:
        found += [copy for copy in case.channel if copy.of == one.id]
    return found


def channels_about(case: Case, fact: str) -> list[Channel]:
    """Every channel that has word of a fact."""
    return [one for one in case.channel if origin_of(case, one).about == fact]


def hearers(case: Case, fact: str) -> set[str]:
    """Whom word of a fact may reach: those of its channels, and those to whom a step hands on what was said there."""
    channels = {one.id: one for one in channels_about(case, fact)}
    handed = [getattr(step, "to", ()) for step in case.step if getattr(step, "channel", None) in channels]
    return {who for to in [*(one.to for one in channels.values()), *handed] for who in to}


def of_one_hand(case: Case, channel: Channel) -> list[Channel]:
    """Every channel that has one record with a channel, itself among them, in the order of the case."""
    first = _first_of_hand(case, channel)
    return [one for one in case.channel if _first_of_hand(case, one) == first]


def _first_of_hand(case: Case, channel: Channel) -> str:
    """The id of the channel whose record it has in the end."""
    while channel.record_of is not None:
        channel = case.channels[channel.record_of]
    return channel.id


def current(state: State, fact: str, who: Sequence[int] | NDArray[np.intp]) -> Floats:
    """(draw, who) log-odds of a fact; of whom nothing has reached what they thought before."""
    belief = state["belief", fact][:, who]
    before = copies.logit(state[BELIEVES.name, fact][:, who])
    return np.where(np.isnan(belief), before, belief)


def worked_out(case: Case, fact: str, state: State, who: NDArray[np.intp]) -> Floats:
    """(draw, who) log-odds of a fact by everything that has reached them so far.

    who   places on the actor axis
    """
    total = copies.logit(state[BELIEVES.name, fact][:, who]) + state["direct", fact][:, who]
    for origin in case.origin:
        if origin.about == fact:
            total = total + _from_origin(case, origin, state, who)
    return total


def hearing(case: Case, channel: Channel, who: Sequence[str], word: NDArray[np.int8], state: State) -> Changes:
    """New values of heard and belief where a word of a channel reaches some actors.

    word   (draw,) 1 for yes, -1 for no
    """
    fact = origin_of(case, channel).about
    where = np.array([state.axes["actor"][one] for one in who], dtype=np.intp)
    heard = state["heard", channel.id].copy()
    heard[:, where] = word[:, None]
    there = state.updated({("heard", channel.id): heard}, state.index).at(state.index, state.seen)
    belief = state["belief", fact].copy()
    belief[:, where] = worked_out(case, fact, there, where)
    return {("heard", channel.id): heard, ("belief", fact): belief}


def from_elsewhere(
    fact: str, who: Sequence[str], by: Floats, where: NDArray[np.bool_], state: State
) -> dict[Key, Array]:
    """New values of direct and belief where some actors learn something of a fact that is no report.

    by      (draw,) log-odds that it adds
    where   (draw,) in which of them; in the others nothing changes
    """
    columns = np.array([state.axes["actor"][one] for one in who], dtype=np.intp)
    adds = np.where(where, by, 0.0)[:, None]
    direct, belief = state["direct", fact].copy(), state["belief", fact].copy()
    before = current(state, fact, columns)
    direct[:, columns] += adds
    belief[:, columns] = np.where(where[:, None], before + adds, belief[:, columns])
    return {("direct", fact): direct, ("belief", fact): belief}


def _from_origin(case: Case, origin: Origin, state: State, who: NDArray[np.intp]) -> Floats:
    """(draw, who) what word of one origin adds."""
    channels = channels_of(case, origin)
    heard = [state["heard", one.id][:, who].astype(np.float64) for one in channels]
    if not any(one.any() for one in heard):
        return np.zeros((state.view, len(who)))
    places = {one.id: place for place, one in enumerate(channels)}
    parents = [-1 if one.of is None else places[one.of] for one in channels]
    names = list(state.axes["actor"])
    actors = [names[place] for place in who]
    taken = [_trusted(one, "channel", actors, state, who, of_one_hand(case, one)) for one in channels]
    hit, false = _trusted(origin, "origin", actors, state, who, [])
    hits, falses = [one for one, _ in taken], [one for _, one in taken]
    seen = state["knows", origin.id][:, who] | np.array([one in origin.known_to for one in actors])
    each = copies.apart(parents, heard, hits, falses, hit, false)
    if not seen.any():
        return each
    joined = copies.link(copies.joined(parents, heard, hits, falses), hit, false)
    return np.where(seen, joined, each)


def _trusted(
    one: Origin | Channel,
    table: str,
    actors: Sequence[str],
    state: State,
    who: NDArray[np.intp],
    hand: Sequence[Channel],
) -> tuple[Floats, Floats]:
    """(draw, who) the chances that it says yes to a yes and to a no, as each of them has it.

    hand   the channels on whose record it is judged; none for an origin
    """
    hit = np.stack([_number(state, table, one, "trust", "believed", actor) for actor in actors], axis=1)
    judged = [each.id for each in hand if ("told", each.id) in state]
    if judged:
        told, right = (np.sum([state[key, each][:, who] for each in judged], axis=0) for key in ("told", "right"))
        # the memory of whichever step counted last for any of them: they are written together
        memory = functools.reduce(np.fmax, [state["memory", each] for each in judged])
        first = np.where(told > 0, memory[:, None], 1.0)
        hit = np.where(told > 0, trust.learned(hit, first, right, told), hit)
    false = 1.0 - hit
    for column, actor in enumerate(actors):
        if actor in one.trust_false or one.believed_false is not None:
            false[:, column] = _number(state, table, one, "trust_false", "believed_false", actor)
    return hit, false


def _number(state: State, table: str, one: Origin | Channel, own: str, common: str, actor: str) -> Floats:
    key = f"{own}.{actor}" if actor in getattr(one, own) else common
    number: Floats = state["number", f"{table}.{one.id}.{key}"]
    return number


def channel_reads(case: Case, channel: Channel, who: Sequence[str]) -> Iterator[str]:
    """Paths of what decides how far some actors believe what comes over a channel, and of what they thought before."""
    origin = origin_of(case, channel)
    links: list[tuple[str, Origin | Channel]] = [("origin", origin)]
    links += [("channel", each) for each in channels_of(case, origin)]
    for table, one in links:
        yield f"{table}.{one.id}.believed"
        if one.believed_false is not None:
            yield f"{table}.{one.id}.believed_false"
        for key in ("trust", "trust_false"):
            yield from (f"{table}.{one.id}.{key}.{actor}" for actor in getattr(one, key) if actor in who)
    yield from (BELIEVES.path(actor, origin.about) for actor in who)


# ------------------------------------------------------------------------------------------ what they come to want


def bearing(case: Case, issue: Issue, option: str | None) -> list[Depends]:
    """What the worth of an option depends on; None: what the place on the scale does."""
    return [one for one in case.depends if one.issue == issue.id and one.option == option]


def depends_reads(case: Case, issue: Issue, who: Sequence[str]) -> Iterator[str]:
    """Paths of what the wants of some actors on an issue depend on."""
    for one in case.depends:
        if one.issue == issue.id:
            yield f"depends.{one.id}.by"
            yield from (BELIEVES.path(actor, one.fact) for actor in who if not one.who or actor in one.who)


def moved(case: Case, issue: Issue, option: str | None, state: State, who: Sequence[str]) -> Floats | None:
    """(draw, who) what beliefs, other than they were before the first report, add to the worth of an option or, with
    None, to the place on the scale; None where nothing can.

    In points of the scale, or in utility. Nothing for who has no belief to begin with.
    """
    found = bearing(case, issue, option)
    if not found:
        return None
    where = np.array([state.axes["actor"][one] for one in who], dtype=np.intp)
    total = np.zeros((state.view, len(who)))
    for one in found:
        change = copies.probability(current(state, one.fact, where)) - state[BELIEVES.name, one.fact][:, where]
        counts = np.array([not one.who or actor in one.who for actor in who])
        by = state["number", f"depends.{one.id}.by"][:, None]
        total += np.where(counts & ~np.isnan(change), np.nan_to_num(change) * by, 0.0)
    return total
