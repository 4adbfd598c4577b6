"""What a table does not tell: the questions as data, their defaults, what was answered and where that is kept.

An answer is text under a key, however it was given: typed at a question, as `--answer KEY=VALUE`, or kept from an
earlier time in NAME.instantsia/answers.toml beside the table. Each question reads that text against what the table
tells and what was answered before it, so that an answer is refused at once and with the name that was probably meant.
"""

from __future__ import annotations

import datetime
import functools

from instantsia.case.dates import parse_day
from instantsia.stakeholders.files.cells.options_in_words import MOST_OPTIONS
from instantsia.stakeholders.questions.all_agree import each_not_bound, vetoes_in_a_bargain
from instantsia.stakeholders.questions.answer_values import Ends, Line, Quota, Settles, Votes
from instantsia.stakeholders.questions.asking import Asking, Question
from instantsia.stakeholders.questions.catalogue import QUESTIONS, ask
from instantsia.stakeholders.questions.checking import (
    MOST_ASKED,
    Open,
    canonical,
    check,
    encodes,
    given,
    guessed,
    known_keys,
    line,
    lines,
    open_questions,
    taken,
    to_answer,
    unfit,
)
from instantsia.stakeholders.questions.ends import read_ends
from instantsia.stakeholders.questions.keeping import FILE, folder_of, keep, kept, taken_before
from instantsia.stakeholders.questions.known import IssueFacts, Known
from instantsia.stakeholders.questions.meaning import OF_FILES, READING, read_mark, read_words
from instantsia.stakeholders.questions.on_scale import amount, domain, holds_guessed, holds_told, point, read_scale
from instantsia.stakeholders.questions.options import TODAY, looked_from, named_options, places_in
from instantsia.stakeholders.questions.remarks import remarks_not_read, vetoes_not_given
from instantsia.stakeholders.questions.scale_runs import read_run, run_of
from instantsia.stakeholders.questions.voters import THOSE, read_left_out, total_votes, voting
from instantsia.stakeholders.questions.voting_rule import counting_asked, votes_in_a_bargain
from instantsia.stakeholders.questions.words import confirms, holds

__all__ = [
    "FILE",
    "MOST_ASKED",
    "MOST_OPTIONS",
    "OF_FILES",
    "QUESTIONS",
    "READING",
    "THOSE",
    "TODAY",
    "Asking",
    "Ends",
    "IssueFacts",
    "Known",
    "Line",
    "Open",
    "Question",
    "Quota",
    "Settles",
    "Votes",
    "amount",
    "ask",
    "canonical",
    "check",
    "confirms",
    "counting_asked",
    "domain",
    "each_not_bound",
    "encodes",
    "folder_of",
    "given",
    "guessed",
    "holds",
    "holds_guessed",
    "holds_told",
    "keep",
    "kept",
    "known_keys",
    "line",
    "lines",
    "looked_from",
    "named_options",
    "open_questions",
    "places_in",
    "point",
    "read_ends",
    "read_left_out",
    "read_mark",
    "read_run",
    "read_scale",
    "read_words",
    "remarks_not_read",
    "run_of",
    "taken",
    "taken_before",
    "to_answer",
    "today",
    "total_votes",
    "unfit",
    "vetoes_in_a_bargain",
    "vetoes_not_given",
    "votes_in_a_bargain",
    "voting",
]  # fmt: skip


@functools.cache
def today() -> int:
    """This day as an ordinal."""
    return parse_day(datetime.date.today().isoformat())
