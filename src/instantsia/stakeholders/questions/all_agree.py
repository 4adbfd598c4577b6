"""What is told where a sheet says that all must agree, or a veto was answered, and it is bargained out all the same."""

from __future__ import annotations

import shlex

from instantsia.errors import FOUND_LIMIT, cut
from instantsia.stakeholders.questions.answer_values import Quota, Settles
from instantsia.stakeholders.questions.asking import Asking
from instantsia.stakeholders.questions.remarks import VOTE_OF_ALL
from instantsia.stakeholders.told import names_told


def each_not_bound(asking: Asking, longest: int = FOUND_LIMIT) -> list[str]:
    """That a line says that all must agree, and how it is settled lets some be passed over, with the answers by which
    each can keep what holds; [] where they can, and beside one who decides.

    longest   so many signs of the line are shown
    """
    settles: Settles = asking.value("settles")
    if not asking.known.of_all or settles.decider:
        return []
    text, where = asking.known.of_all[0]
    shown = f"{cut(text, longest)} ({where})" if where else cut(text, longest)
    if settles.regime == "bargain":
        told, remedy = "which binds nothing in a bargain", VOTE_OF_ALL
    else:
        # quota, or vetoes, that were answered are what is meant
        if any(asking.text(key) is not None for key in ("quota", "vetoes")) or asking.value("votes").nobody:
            return []
        quota: Quota = asking.value("quota")
        if quota.share == 1:
            return []
        told, remedy = f"and {quota.words} is taken", "quota=unanimity"
    return [f"{shown} says that all must agree, {told} (--answer {remedy} lets each of them keep what holds)."]


def vetoes_in_a_bargain(asking: Asking) -> list[str]:
    """That a veto that was answered stops nothing in a bargain, with the answer that lets it; [] elsewhere."""
    settles: Settles = asking.value("settles")
    if settles.regime != "bargain" or asking.text("vetoes") is None or not (names := asking.value("vetoes")):
        return []
    whose, it = ("veto", "it") if len(names) == 1 else ("vetoes", "them")
    return [
        f"The {whose} of {names_told(names)}, as answered, stop{'s' if len(names) == 1 else ''} nothing in a bargain: "
        f"{shlex.join(['--answer', 'settles=vote'])} lets {it} hold against what the others carry."
    ]
