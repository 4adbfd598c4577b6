"""How what stands in a case is called where it is spoken of."""

from __future__ import annotations

from collections.abc import Iterator

from instantsia.case.model import Case
from instantsia.rules import rule_of


def names_of(case: Case) -> dict[str, str]:
    """{actor, body, "step.", "issue.", "option.", "fact." or "source." and the id: how it is printed; "decides." and
    the id of a body in which one alone decides: who}."""
    return dict(_names(case))


def _names(case: Case) -> Iterator[tuple[str, str]]:
    for actor in case.actor:
        yield actor.id, actor.title
    for body in case.body:
        yield body.id, body.title
        for alone in rule_of(body).deciders(body.electorate)[:1]:
            yield f"decides.{body.id}", alone
    for step in case.step:
        if step.text.strip():
            yield f"step.{step.id}", step.text
    for issue in case.issue:
        if issue.name.strip():
            yield f"issue.{issue.id}", issue.name
        for option, name in issue.called.items():
            if name.strip():
                yield f"option.{option}", name
    for fact in case.fact:
        if fact.text.strip():
            yield f"fact.{fact.id}", fact.text
    for source in case.source:
        yield f"source.{source.id}", source.cite
