"""The questions as data, in the order in which they are put."""

from __future__ import annotations

from collections.abc import Mapping

from instantsia.stakeholders.questions.asking import Asking, Question
from instantsia.stakeholders.questions.known import Known
from instantsia.stakeholders.questions.on_scale import (
    TENTH,
    default_ends,
    default_line,
    default_scale,
    default_status_quo,
    default_stretches,
    read_line,
    read_named_ends,
    read_scale,
    read_status_quo,
    read_stretches,
    read_width,
)
from instantsia.stakeholders.questions.options import (
    PROCEDURES,
    default_by,
    default_options,
    named_options,
    nothing,
    read_by,
    read_issue,
    read_options,
    read_procedure,
    read_question,
)
from instantsia.stakeholders.questions.voters import (
    default_body,
    default_model,
    default_settles,
    default_vetoes,
    default_votes,
    read_body,
    read_model,
    read_quota,
    read_setter,
    read_settles,
    read_vetoes,
    read_votes,
    voting,
)
from instantsia.stakeholders.questions.words import HALF, NONE


def _is_scale(asking: Asking) -> bool:
    return not named_options(asking)


QUESTIONS: Mapping[str, Question] = {
    one.key: one
    for one in (
        Question(
            "issue", "Which issue is the headline?", "the name of one", lambda asking: next(iter(asking.known.issues)),
            read_issue, lambda asking: len(asking.known.issues) > 1,
        ),
        Question(
            "options", "Which options are there? What holds if nothing is decided comes first", "names joined by |",
            default_options, read_options, of_issue=True,
        ),
        Question("scale", "What are the ends of the scale?", "0..100", default_scale,
                 lambda written, asking: read_scale(written), of_issue=True),
        Question(
            "ends", "What does each end of the scale mean?", "the low end|the high end, as in no ban|full ban",
            default_ends, read_named_ends, _is_scale, must=True, of_issue=True,
        ),
        Question(
            "status_quo", "What holds if nothing is decided?", "a point, a range or the name of an end (or an option)",
            default_status_quo, read_status_quo, lambda asking: asking.table_facts.status_quo is None, must=True,
            of_issue=True,
        ),
        Question(
            "settles", "Is it bargained out, is a vote counted, or does one person decide?",
            "bargain, vote, or the name of whoever decides", default_settles, read_settles, _is_scale,
        ),
        Question(
            "votes", "Who has a vote?", "names joined by |, all, or none", default_votes, read_votes,
            lambda asking: not asking.known.votes and asking.value("settles").regime == "vote"
            and not asking.value("settles").decider,
        ),
        Question(
            "quota", "How many votes carry a change?",
            f"a number of votes, a share (2/3, 65%), unanimity, or {HALF}", lambda asking: HALF, read_quota,
            lambda asking: voting(asking) and not asking.value("settles").decider,
        ),
        Question(
            "vetoes", "Who has a veto?", "names joined by |, or none", default_vetoes, read_vetoes,
            lambda asking: voting(asking) and asking.known.vetoes is None and not asking.value("settles").decider,
        ),
        Question(
            "line", "Where does the line lie that matters? Beyond is the side away from the status quo",
            "a point of the scale", default_line, read_line, _is_scale, of_issue=True,
        ),
        Question("by", "By when is it decided?", "a day as 2027-03-01, a month or a year", default_by, read_by,
                 lambda asking: True),
        Question(
            "stretches", "Names for up to four stretches of the scale, from the low end?",
            "names joined by |, each but the last with its upper end (or none: equal widths), as in "
            "no ban 10|partial ban 70|full ban",
            default_stretches, read_stretches, _is_scale, of_issue=True,
        ),
        Question(
            "width", "How far may a single number for a position or a salience be off?",
            "points of 100 on either side, 0 for not at all, or a tenth of what is held", lambda asking: TENTH,
            read_width, _is_scale,
        ),
        Question("body", "Who decides?", "the name of a body", default_body, read_body,
                 lambda asking: len(asking.known.bodies) != 1),
        Question(
            "model", "Which models settle it?",
            "names joined by |, or all that can be used; `instantsia models` lists them", default_model, read_model,
        ),
        Question("setter", "Who sets the agenda?", "a name, or none", lambda asking: NONE, read_setter),
        Question("procedure", "How are more than two options put?", ", ".join(PROCEDURES),
                 lambda asking: PROCEDURES[0], read_procedure, of_issue=True),
        Question("question", "The question in words?", "text", nothing, read_question),
    )
}  # fmt: skip
"""{key: question}, in the order in which they are put: each rests on those before it."""
OF_SCALES, OF_OPTIONS = ("line", "stretches"), ("procedure",)
"""Keys that mean nothing where named options are decided, or where a point of a scale is."""
RESTED_ON = ("issue", "options", "scale", "ends", "status_quo", "settles", "votes")
"""Keys without which others cannot be read."""
OF_ISSUES = frozenset(key for key, question in QUESTIONS.items() if question.of_issue)
"""Keys that mean one issue: the headline, or the one whose name stands behind a dot."""


def ask(known: Known, written: Mapping[str, str], issue: str | None = None) -> Asking:
    """The questions of this catalogue about a table. written, issue: as in `Asking`."""
    return Asking(QUESTIONS, known, written, issue)
