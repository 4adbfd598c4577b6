"""What is said where a sheet asks for more than one majority: one count is played, and a body in each of several by
itself."""

from __future__ import annotations

import shlex

from instantsia.errors import cut
from instantsia.stakeholders.files.cells.otherwise import Line
from instantsia.stakeholders.files.rows.several_majorities import majorities_asked
from instantsia.stakeholders.questions.asking import Asking
from instantsia.stakeholders.questions.heads_and_weights import both_told
from instantsia.stakeholders.told import SEVERAL

AT_LEAST = "which carries it at least as often"
"""What one of several majorities does, beside all of them: each of them is needed."""


def several_told(asking: Asking) -> list[str]:
    """A sentence for the first line that asks for more than one majority, with the answers that play another; []
    without such a line, and where one person decides."""
    line = next((line for line in asking.known.needed if majorities_asked(line[0])), None)
    if line is None or asking.value("settles").decider:
        return []
    if majorities_asked(line[0]) == "two":
        if both := both_told(asking, line):
            return [f"{_shown(line)} {SEVERAL}, {both}."]
        how = "" if asking.text("quota") is not None else " (--answer quota=VOTES counts another)"
        return [f"{_shown(line)} {SEVERAL}, of members and of what they weigh: one is counted, {AT_LEAST}{how}."]
    each = f"{_shown(line)} {SEVERAL}, in each of several bodies"
    if asking.known.bodies:
        body = asking.value("body")
        other = next((one for one in asking.known.bodies if one != body), "")
        how = f" (--answer body={shlex.quote(other)} plays another)" if other else ""
        return [f"{each}: {body} alone is played, {AT_LEAST}{how}."]
    if asking.known.houses is None:
        return [f"{each}: one count of all is played, {AT_LEAST} (a column body would say who sits in which)."]
    column, bodies = asking.known.houses
    paste = f"--answer {shlex.quote(f'columns=body:{column}')} --answer body={shlex.quote(bodies[0])}"
    return [f"{each}: one count of all is played, {AT_LEAST} ({paste} plays {bodies[0]} alone)."]


def _shown(line: Line) -> str:
    text, where = line
    return f"{cut(text)} ({where})" if where else cut(text)
