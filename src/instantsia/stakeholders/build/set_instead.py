"""What to write instead of a change that names no cell of a table: an answer, or the column in which it would stand."""

from __future__ import annotations

import shlex
from collections.abc import Iterable

from instantsia.errors import cut, listed
from instantsia.stakeholders import questions
from instantsia.stakeholders.build.reading_told import weights_not_counted
from instantsia.stakeholders.build.weight_in_column import Weight
from instantsia.stakeholders.files.cells.words import NO, NOTHING, abstains
from instantsia.stakeholders.files.stakeholders import Stakeholders
from instantsia.stakeholders.folding import folded, one_meant, one_of
from instantsia.stakeholders.questions import Asking
from instantsia.stakeholders.questions.catalogue import QUESTIONS

POSITION = "position"
"""By this any column of positions is meant, whatever it is called."""
ANSWERED = {"threshold": "line"} | {folded(name): key for key in QUESTIONS for name in (key, key.replace("_", " "))}
"""{what may be typed, folded: the question of which it is the answer}."""


def without_column(typed: str, value: str, actors: Iterable[str]) -> str:
    """What is wrong with NAME=VALUE, and what to write: the answer that it is, or the same with a column.

    >>> without_column("quota", "5", ["Dufour"])
    "found 'quota', which is asked of the whole table (say --answer quota=5)"
    >>> without_column("dufour", "For", ["Dufour"])
    'found no column behind Dufour (say --set Dufour.position=For)'
    """
    actors = tuple(actors)
    if (key := ANSWERED.get(folded(typed))) is not None:
        return f"found {cut(typed)}, which is asked of the whole table (say --answer {shlex.quote(f'{key}={value}')})"
    actor = one_meant(typed, actors) or one_of(typed, actors)
    if actor is not None:
        return f"found no column behind {actor} (say --set {_stands(actor, value)})"
    example = _stands(next(iter(actors), "NAME"), value)
    return f"found {cut(typed)}, expected NAME.COLUMN=VALUE (as in --set {example})"


def option_as_column(actor: str, typed: str, value: str, asking: Asking, words: Iterable[str]) -> str:
    """What to write where an option stands in the place of a column, as over a ticked one; "" where it is none.

    words   what the cells of the position say
    """
    options = _options(asking)
    meant = next((one for one in (*options, *words) if folded(one) == folded(typed)), typed if abstains(typed) else "")
    if not meant:
        return ""
    if value.casefold() in NO | NOTHING or not value:
        others = [one for one in options if folded(one) != folded(typed)]
        meant = others[0] if len(others) == 1 else "absent"
    return f"found {cut(typed)}, which is no column but a position (say --set {_stands(actor, meant)})"


def without_weights(told: Stakeholders, asking: Asking, weight: Weight) -> str:
    """What is wrong with a change of what somebody weighs or cares where options are put to the vote; "" elsewhere."""
    if not questions.named_options(asking):
        return ""
    if weight == "capability" and (not_counted := weights_not_counted(told, asking)):
        return f"{not_counted[:1].lower()}{not_counted[1:]}"
    called = listed([cut(name) for name in told.called.get(weight, (weight,))])
    return f"{called} is not used where options are put to the vote"


def _options(asking: Asking) -> tuple[str, ...]:
    if not questions.named_options(asking):
        return ()
    try:
        return tuple(asking.value("options"))
    except ValueError:
        return ()


def _stands(actor: str, value: str) -> str:
    return shlex.quote(f"{actor}.{POSITION}={value}")
