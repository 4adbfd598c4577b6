"""What is asked about keys of a step that are written and looked at by nothing, as the case stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from instantsia.case.happenings import Step, numbers_in
from instantsia.case.model import Case
from instantsia.casefile.checking.finding import Finding
from instantsia.reads import idle_constants
from instantsia.rules import rule_of
from instantsia.steps import playable

if TYPE_CHECKING:
    from instantsia.steps._ballot import Balloting


def w44(case: Case) -> Iterator[Finding]:
    """A key of a step is written that the step does not look at, by the rule of its body or as the case stands."""
    for number, step in enumerate(case.step):
        idle, begin = idle_constants(case, step), f"step.{step.id}."
        written = [path for path, one in step.numbers() if one.source == "case" and path in idle]
        for path in (path for path in written if path.startswith(begin)):
            key = tuple(path.removeprefix(begin).split("."))
            yield Finding("W44", "step", number, key, _why(case, step), _counts(case, step, key[0]))
        ballot = _ballot(step)
        if ballot is not None and ballot.order and ballot.nobody_listens(case):
            yield Finding("W44", "step", number, ("order",), _why(case, step), "leave it out")


def _why(case: Case, step: Step) -> str:
    """That it is read by nothing, and what makes it so where that is the rule of the body."""
    body, ballot = case.body_of(step), _ballot(step)
    if body is not None and ballot is not None:
        if rule_of(body).LOOKS != "votes":
            return f"{body.id} decides by {body.rule.kind}, and nothing reads it: it changes nothing"
        if ballot.as_stated(case):
            return f"the members of {body.id} vote as they stated, and nothing reads it: it changes nothing"
    return "nothing reads it as the case stands: it changes nothing"


def _ballot(step: Step) -> Balloting | None:
    """The step as one in which votes are cast; None of any other. A table has none, and loads nothing for it."""
    play = playable(step)
    if not hasattr(play, "nobody_listens"):
        return None
    from instantsia.steps._ballot import Balloting

    return play if isinstance(play, Balloting) else None


def _counts(case: Case, step: Step, key: str) -> str:
    """What to write instead: the number of the rule that counts in its place, where there is one."""
    from instantsia.steps._ballot import PRECISIONS

    body = case.body_of(step)
    if body is not None:
        name = "precision" if key in PRECISIONS else key
        if name in {one for one, _ in numbers_in(body.rule)}:
            return f"what counts is body.{body.id}.rule.{name}: write it in the rule"
    return "leave it out"
