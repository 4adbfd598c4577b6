"""The lines beside a table that tell how a decision is reached, each by what it speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.otherwise import Line, told_if_nothing
from instantsia.stakeholders.files.rows.all_agree import all_must_agree
from instantsia.stakeholders.files.rows.deciders import decides_alone
from instantsia.stakeholders.files.rows.decision_words import sentences_of_days
from instantsia.stakeholders.files.rows.procedure_words import speaks_of_rounds, tells_counting
from instantsia.stakeholders.files.rows.remark_kinds import speaks_of_veto, told_needed
from instantsia.stakeholders.files.values.given import Proposed

_YEAR = pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def procedure_lines(lines: Sequence[Line]) -> Proposed:
    """What is proposed of these lines alone: a line that speaks of several things stands in each.

    >>> procedure_lines([("needs 2/3", "row 9"), ("Ann has a veto", "row 10")]).needed
    (('needs 2/3', 'row 9'),)
    """
    return Proposed(
        needed=tuple(line for line in lines if told_needed(line[0])),
        of_vetoes=tuple(line for line in lines if speaks_of_veto(line[0])),
        of_all=tuple(line for line in lines if all_must_agree(line[0])),
        of_counting=tuple(line for line in lines if tells_counting(line[0])),
        of_rounds=tuple(line for line in lines if speaks_of_rounds(line[0])),
        of_days=tuple(line for line in lines if sentences_of_days(line[0])),
        of_deciding=tuple(line for line in lines if decides_alone(line[0])),
        dated=tuple(line for line in lines if _YEAR.search(line[0])),
        otherwise=told_if_nothing(lines),
    )
