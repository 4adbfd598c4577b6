"""Which claims are about actors, to whom they can be dealt, and a case with them dealt anew or erased.

What is dealt is all that is claimed of one actor on one question, together: it goes as a whole to another actor of
whom the same could be claimed. Each claim keeps what it says, who says it, in which source and how far it is believed,
and what contradicts it still does: only of whom they tell is changed, and as many claims stand in as many draws as
before. Not so of an actor who changed their mind: own words dealt to another are own words no more, and what was said
first and what was said later is one dispute. Claims dealt one by one would also take disputes apart, and the control
would differ from the case in how much evidence there is, too. Assumptions are no claims and stay with their actors.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from instantsia.case.model import Case
from instantsia.case.paths import canonical
from instantsia.case.quantities import quantities
from instantsia.case.quantity import EVERYBODY
from instantsia.draws.streams import Streams
from instantsia.evidence.nodes import PathNode, Program
from instantsia.frozen import frozen

SCOPE = "control"


@frozen
class Pool:
    """The same number of several actors: what is claimed of one of them could be claimed of the others.

    about    as an assumption about everybody is written: "*.post"
    paths    of the actors of whom it is read, in their order
    told     those of them about which a claim is open
    claims   how many claims are open about them
    """

    about: str
    paths: tuple[str, ...]
    told: tuple[str, ...]
    claims: int


def pools(program: Program) -> tuple[Pool, ...]:
    """Every number that is read of actors and claimed of at least one of them, in the order of `about`."""
    found: dict[str, list[PathNode]] = {}
    for node in program.paths:
        about = of_actors(node.about)
        if about is not None:
            found.setdefault(about, []).append(node)
    return tuple(
        Pool(
            about,
            tuple(sorted({node.about for node in nodes})),
            tuple(sorted({node.about for node in nodes if node.claims})),
            sum(len(node.claims) for node in nodes),
        )
        for about, nodes in sorted(found.items())
        if any(node.claims for node in nodes)
    )


def of_actors(path: str) -> str | None:
    """What a path is of whichever actor it is, or None where it is about no actor.

    >>> of_actors("actor.bulganin.post"), of_actors("fact.group_exists")
    ('*.post', None)
    """
    match = quantities().match(path)
    if match is None or not match.quantity.about or match.quantity.names[:1] != ("actor",):
        return None
    return f"{EVERYBODY}.{path.split('.', 2)[2]}"


def deals(pools: tuple[Pool, ...], seed: int, count: int) -> Iterator[Mapping[str, str]]:
    """`count` times {path: the path to which its claims go}, each a permutation within every pool.

    Deal k puts the paths of a pool in the order of their k-th numbers (address control/PATH of the seed), all orders
    being equally likely; the identity is one of them.
    """
    streams = Streams(seed, 0, count, scope=SCOPE)
    orders = [(pool.paths, np.argsort(streams.each("deal", pool.paths), axis=1)) for pool in pools]
    for number in range(count):
        yield {path: paths[place] for paths, order in orders for path, place in zip(paths, order[number], strict=True)}


def dealt(case: Case, deal: Mapping[str, str]) -> Case:
    """The case with all that is claimed about a path claimed about another one, and how claims there are disputed."""
    return case.model_copy(
        update={
            "claim": tuple(
                one.model_copy(update={"about": deal[about]}) if (about := canonical(one.about)) in deal else one
                for one in case.claim
            ),
            "dispute": tuple(
                one.model_copy(update={"about": deal[about]}) if (about := canonical(one.about)) in deal else one
                for one in case.dispute
            ),
        }
    )


def erased(case: Case) -> Case:
    """The case without any claim about an actor: what is left of them are the assumptions."""
    return case.model_copy(
        update={"claim": tuple(one for one in case.claim if of_actors(canonical(one.about)) is None)}
    )
