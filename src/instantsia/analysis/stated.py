"""For which option each member of a body stands as it was written down, whatever the draws make of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from instantsia.analysis.replaying.shares import voters
from instantsia.analysis.settlement.settled import whole
from instantsia.case import paths
from instantsia.case.model import Case
from instantsia.case.questions import Issue
from instantsia.evidence.nodes import PathNode
from instantsia.evidence.program import Program
from instantsia.steps import playable


def stated(case: Case, program: Program, step: str) -> dict[str, str]:
    """{actor: the option that is nearest to where they are said to stand, or that is worth most to them}.

    Said is what is claimed of it, or else what is assumed: the most likely value of it. Whoever stands as near to one
    option as to another, was left blank, or has claims for more than one option is not in it.
    """
    issue_id = playable(case.steps[step]).decided_issue(case)
    if issue_id is None or not case.issues[issue_id].options:
        return {}
    issue = case.issues[issue_id]
    # of the epochs of a path the last one counts
    nodes = {node.about: node for node in program.paths}
    of_one = _by_place if issue.places else _by_worth
    found = {actor: of_one(actor, issue, nodes) for actor in voters(case, step)}
    return {actor: option for actor, option in found.items() if option}


def _by_place(actor: str, issue: Issue, nodes: Mapping[str, PathNode]) -> str:
    node = nodes.get(paths.position(actor, issue.id))
    if node is None or whole(node, issue.bounds):
        return ""
    options = {_foremost((-abs(place - at), option) for option, place in issue.places.items()) for at in _middles(node)}
    return options.pop() if len(options) == 1 else ""


def _by_worth(actor: str, issue: Issue, nodes: Mapping[str, PathNode]) -> str:
    worth = []
    for option in issue.options:
        node = nodes.get(paths.utility(actor, issue.id, option))
        middles = _middles(node) if node is not None else set[float]()
        if len(middles) != 1:
            return ""
        worth.append((middles.pop(), option))
    return _foremost(worth)


def _middles(node: PathNode) -> set[float]:
    """The most likely values of what is claimed, or else of what is assumed."""
    if node.claims:
        return {claim.value.middle for claim in node.claims}
    return set() if node.assumed is None else {node.assumed.number.middle}


def _foremost(found: Iterable[tuple[float, str]]) -> str:
    """The option with most; "" where two have as much."""
    first, *rest = sorted(found, reverse=True)
    return "" if rest and rest[0][0] == first[0] else first[1]
