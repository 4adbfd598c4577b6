"""How a body is likely to vote, in one sentence: the votes for and against, and who is against.

How often each votes for what is said behind the first screen: a per cent beside a name was read as their share of the
votes, or as their support.
"""

from __future__ import annotations

from collections.abc import Mapping

from instantsia.analysis.results import Forecast, StepForecast
from instantsia.case.phrases import capital, plural
from instantsia.errors import few
from instantsia.report import naming
from instantsia.report.first import hearing

MOST_AGAINST = 5
NO_VOTE = ("abstain", "absent")
SURE = 0.995
MANY_VOTES = 20
"""From so many on votes are told to the whole."""
ONE_STRETCH = 0.75
"""On a scale votes are told where so many draws end in one stretch of it: averaged over others they are no tally."""
DECIDED = "what is decided"
"""For what the votes on a scale are told: it is another point of it in each draw."""


def sentence(
    forecast: Forecast,
    step: StepForecast,
    stakes_votes: Mapping[str, float],
    *,
    named: bool = False,
    holds: str | None = None,
    stated: bool = False,
    motion: bool = False,
    stands: bool = True,
) -> tuple[str, ...]:
    """ "On average 6 votes to 3 for build; more likely against than for: Ann." for what is likeliest to be decided.

    Where that is what holds, and more votes are for a change, it is the change of which the votes are told, since it is
    a change that is voted on: "On average 4 votes to 3 for build, which is likelier to fail; against: Eve."

    stakes_votes   {actor: their votes}; one where somebody is not in it
    named          whether the step is named, since others vote after it
    holds          the outcome that stands unless a change is carried; None where that is not known
    stated         whether the sides as they were written down are told before the average:
                   "As stated 4 votes to 3 for build, on average 4.7 to 2.3; against it: Ann, Bob."
    motion         whether the options are the sides of one motion; then they are told of the motion, whichever is the
                   likelier: "As stated 2 votes for and 3 against, on average 2.4 to 2.6; against: Cy, Dee, Eve."
    stands         whether what holds itself is likelier than not where its outcome is; on a scale a change to another
                   point of the same stretch may be carried
    """
    outcomes = {name: share.p for name, share in step.outcomes.items() if share.p}
    if len(step.votes) < 2 or not outcomes:
        return ()
    if step.hearing is not None:
        return hearing.tally(forecast, step, named=named)
    changes = [one for one in step.outcomes if one != holds]
    if motion and stated:
        return _of_motion(forecast, step, stakes_votes, changes)
    best = max(outcomes, key=lambda one: outcomes[one])
    of_scale = any(step.id == one.step for one in forecast.values.values())
    sides, against = _sides(forecast, step, stakes_votes, [best])
    fails, wanted = False, [best]
    if best == holds and stands and sides[1] > sides[0]:
        sides, against = _sides(forecast, step, stakes_votes, changes)
        fails, wanted = True, changes
    if not sum(sides) or (of_scale and not fails and outcomes[best] < ONE_STRETCH):
        return ()
    if of_scale and not fails:
        # a stretch is no motion: who stands in the one where it ends may still vote against the point that is put
        sides, against = _ballots(forecast, step, stakes_votes)
        if not sum(sides):
            return ()
        what = DECIDED
    elif not fails:
        what = naming.option(best, forecast.names)
    else:
        what = naming.option(changes[0], forecast.names) if len(changes) == 1 and not of_scale else "a change"
    first = f"{capital(naming.step_title(step, forecast.names))}: on average" if named else "On average"
    end = ", which is likelier to fail" if fails else ""
    text = f"{first} {count(sides[0], max(sides))} to {votes_text(sides[1], max(sides))} for {what}{end}"
    counted = _as_stated(step, stakes_votes, wanted) if stated else (0.0, 0.0)
    if any(counted):
        average = " to ".join(votes_text(one, max(sides)) for one in sides)
        text = f"As stated {count(counted[0])} to {votes_text(counted[1])} for {what}, on average {average}{end}"
    short = f"{text.partition(' for ')[0]}{f' for {what}{end}' if fails else ''}"
    return with_names(text, short, against, "against it" if any(counted) else "against")


def _of_motion(
    forecast: Forecast, step: StepForecast, stakes_votes: Mapping[str, float], carried: list[str]
) -> tuple[str, ...]:
    """ "As stated 2 votes for and 3 against, on average 2.4 to 2.6; against: Cy, Dee, Eve." """
    sides, against = _sides(forecast, step, stakes_votes, carried)
    if not sum(sides):
        return ()
    average = " to ".join(votes_text(one, max(sides)) for one in sides)
    counted = _as_stated(step, stakes_votes, carried)
    text = f"On average {count(sides[0], max(sides))} for and {votes_text(sides[1], max(sides))} against"
    short = text
    if any(counted):
        told = [votes_text(one) if one else "none" for one in counted]
        first = count(counted[0]) if counted[0] else "no vote"
        text = f"As stated {first} for and {told[1]} against, on average {average}"
        short = text.partition(", on average")[0]
        # those of the sheet, though a draw may have one of them near the middle for it
        against = [
            (1 - sum(step.votes[actor].get(one, 0.0) for one in carried), naming.person(actor, forecast.names))
            for actor, option in step.stated.items()
            if option not in carried and actor in step.votes
        ]
    return with_names(text, short, against, "against", stated=any(counted))


def with_names(
    text: str, short: str, against: list[tuple[float, str]], word: str, *, stated: bool = False
) -> tuple[str, ...]:
    """A tally with who votes against it, then with fewer of them, then with how many they are.

    short    the tally in fewer words
    against  (share of the draws, who) of those who do
    word     what stands before their names
    stated   whether they are those of the sheet; of others no more is known than that it is likelier than not
    """
    against = sorted(against, key=lambda one: (-one[0], one[1]))
    if not against:
        return (f"{text}; no one is likely to vote {word}.",)
    named, fewer = (few([name for _, name in against], most) for most in (MOST_AGAINST, hearing.NAMED))
    sure = stated or all(share >= SURE for share, _ in against[:MOST_AGAINST])
    counted = f"{plural(len(against), 'member')} {word}"
    # who is against in most draws, and not in all of them, is no more than that
    likelier = word if sure else f"more likely {word} than {word.replace('against', 'for')}"
    told = (
        f"{text}; {likelier}: {named}.",
        f"{text}; {word if sure else f'likelier {word}'}: {fewer}.",
        f"{text}; {counted}.",
        f"{short}; {counted}.",
    )
    return tuple(dict.fromkeys(told))


def _sides(
    forecast: Forecast, step: StepForecast, stakes_votes: Mapping[str, float], wanted: list[str]
) -> tuple[list[float], list[tuple[float, str]]]:
    """(votes for some outcomes and against them, who is likely to vote against them)."""
    sides, against = [0.0, 0.0], list[tuple[float, str]]()
    for actor, shares in step.votes.items():
        votes = stakes_votes.get(actor, 1.0)
        other = sum(share for option, share in shares.items() if option not in (*wanted, *NO_VOTE))
        sides[0] += votes * sum(shares.get(one, 0.0) for one in wanted)
        sides[1] += votes * other
        if other > hearing.HALF:
            against.append((other, naming.person(actor, forecast.names)))
    return sides, against


def _ballots(
    forecast: Forecast, step: StepForecast, stakes_votes: Mapping[str, float]
) -> tuple[list[float], list[tuple[float, str]]]:
    """(votes for what is decided on a scale and against it, who is likely to vote against it)."""
    sides = [
        sum(stakes_votes.get(actor, 1.0) * shares[side] for actor, shares in step.ballots.items())
        for side in ("for", "against")
    ]
    named = ((shares["against"], naming.person(actor, forecast.names)) for actor, shares in step.ballots.items())
    return sides, [one for one in named if one[0] > hearing.HALF]


def _as_stated(step: StepForecast, stakes_votes: Mapping[str, float], wanted: list[str]) -> tuple[float, float]:
    """Votes for some outcomes and against them, of those of whom it is written down for what they stand."""
    sides = [0.0, 0.0]
    for actor in step.votes:
        if actor in step.stated:
            sides[step.stated[actor] not in wanted] += stakes_votes.get(actor, 1.0)
    return sides[0], sides[1]


def votes_text(expected: float, of: float = 0.0) -> str:
    """An expected number of votes, to a tenth; where it or the other side, `of`, are many to the whole.

    >>> votes_text(5.44, 7.4), votes_text(19.4, 80.6), votes_text(3.0)
    ('5.4', '19', '3')
    """
    text = f"{expected:.0f}" if max(expected, of) >= MANY_VOTES else f"{expected:.1f}"
    return text.removesuffix(".0")


def count(expected: float, of: float = 0.0) -> str:
    """How many votes, in words; `of` as for `votes_text`.

    >>> count(2.06), count(1.0)
    ('2.1 votes', '1 vote')
    """
    text = votes_text(expected, of)
    return f"{text} vote" if text == "1" else f"{text} votes"
