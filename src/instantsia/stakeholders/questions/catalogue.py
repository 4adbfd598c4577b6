"""The questions as data, in the order in which they are put."""

from __future__ import annotations

from collections.abc import Mapping

from instantsia.stakeholders.questions.asking import Asking, Question
from instantsia.stakeholders.questions.bargained_or_counted import default_settles
from instantsia.stakeholders.questions.counting_rules import default_casting, default_quorum, read_quorum
from instantsia.stakeholders.questions.grades import (
    default_grades,
    graded_in_numbers,
    grades,
    grades_beside_numbers,
    guessed_grades,
    told_grades,
)
from instantsia.stakeholders.questions.known import Known
from instantsia.stakeholders.questions.meaning import (
    alphabet,
    columns,
    default_alphabet,
    default_columns,
    default_mark,
    default_salience_scale,
    default_words,
    guessed_alphabet,
    guessed_columns,
    guessed_mark,
    guessed_salience_scale,
    guessed_scale,
    guessed_words,
    longer_columns,
    read_mark,
    told_alphabet,
    told_columns,
    told_ends,
    told_mark,
    told_salience_scale,
    told_scale,
    told_words,
    words,
    words_among_options,
)
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
    told_status_quo,
)
from instantsia.stakeholders.questions.options import (
    ONE_BALLOT,
    PROCEDURES,
    TODAY,
    default_by,
    default_options,
    default_question,
    guessed_by,
    guessed_status_quo,
    named_options,
    read_as_of,
    read_by,
    read_issue,
    read_options,
    read_procedure,
    read_question,
    several_put,
    told_by,
    told_procedure,
)
from instantsia.stakeholders.questions.run_off import default_procedure, guessed_procedure
from instantsia.stakeholders.questions.scale_runs import read_run
from instantsia.stakeholders.questions.voters import (
    default_body,
    default_model,
    default_quota,
    default_vetoes,
    default_votes,
    guessed_quota,
    guessed_votes,
    left_out,
    read_body,
    read_model,
    read_name_or_none,
    read_quota,
    read_settles,
    read_vetoes,
    read_votes,
    told_quota,
    voting,
)
from instantsia.stakeholders.questions.words import HALF, NONE, of_names


def _is_scale(asking: Asking) -> bool:
    return not named_options(asking)


def _asks_ends(asking: Asking) -> bool:
    return _is_scale(asking) and not asking.table_facts.checked


QUESTIONS: Mapping[str, Question] = {
    one.key: one
    for one in (
        Question(
            "encoding", "Which alphabet are the bytes of the file in?", "its name, as in Windows-1252",
            default_alphabet, alphabet, lambda asking: bool(asking.known.alphabets), must=True, told=told_alphabet,
            guessed=guessed_alphabet,
            why="Old programs wrote one byte a letter, and the same byte is another letter in another country. It "
            "changes names, and no number.",
        ),
        Question(
            "columns", "Which column is which?", "what it is and the name of the column, joined by |, as in "
            "actor:Director|position:Where they stand", default_columns, columns,
            lambda asking: bool(asking.known.columns), must=True, told=told_columns, guessed=guessed_columns,
            longer=longer_columns,
            why="The header has names that are not known, so what stands in the columns was looked at. Say actor, "
            "position, salience, capability, vote, veto, body, seats, issue, rater, source or note for any that is "
            "another; a column without a name is column C; salience:none says that there is none; position said twice "
            "is two issues, position by rater said twice is what two raters told, actor said twice is one name.",
        ),
        Question(
            "leave_out", "Who in the table is no actor, and is left out?", "names joined by | or commas, or none",
            lambda asking: NONE, left_out,
            why="A row that is a total, an empty seat, an observer or a point of comparison takes no part, in a "
            "bargain or in a vote. It is told as left out.",
        ),
        Question(
            "decimal", "Which mark is the decimal one?", "point or comma", default_mark,
            lambda written, asking: read_mark(written), lambda asking: asking.known.decimal is not None, must=True,
            told=told_mark, guessed=guessed_mark,
            why="Such a number is a thousand times another where the mark divides thousands.",
        ),
        Question(
            "issue", "Which issue is the headline?", "the name of one",
            lambda asking: asking.known.first or next(iter(asking.known.issues)),
            read_issue, lambda asking: len(asking.known.issues) > 1,
            why="All issues are answered in one run; the headline is printed first, and answers without the name of an "
            "issue are about it.",
        ),
        Question(
            "options", "Which options are there? What holds if nothing is decided comes first", "names joined by |",
            default_options, read_options, of_issue=True,
            why="The positions are words, so the question is which of them comes about.",
        ),
        Question(
            "scale", "What are the ends of the scale?", "the low and the high one, as in 0..100", default_scale,
            lambda written, asking: read_scale(written, asking.table_facts.unit),
            lambda asking: asking.table_facts.doubt is not None, must=True, of_issue=True,
            told=told_scale, guessed=guessed_scale,
            why="Positions are points between two ends. Where the numbers only fill a part of 0 to 100, a 4 may be of "
            "5, of 10 or of 100, and the answer is another each time.",
        ),
        Question(
            "words", "Are these words points of one scale?", "each word with its point, or with unknown, abstain, "
            "absent or another word of the column, joined by |, as in strongly for 100|for 75|n.c. unknown; or "
            "options, if they are options of a vote", default_words, words,
            lambda asking: bool(asking.table_facts.words), must=True, of_issue=True, told=told_words,
            guessed=guessed_words, otherwise=words_among_options,
            why="Words such as strongly for and against are degrees of one thing: as points of a scale a compromise "
            "lies between them, as options one of them is decided.",
        ),
        Question(
            "salience_scale", "What are the ends of the scale of saliences?", "the low and the high one, as in 1..5",
            default_salience_scale, lambda written, asking: read_run(written),
            lambda asking: asking.known.salience is not None, must=True, told=told_salience_scale,
            guessed=guessed_salience_scale,
            why="A salience is how much an issue matters to somebody, from 0 to 100; on a scale of 1 to 5 a 3 is 60.",
        ),
        Question(
            "grades", "What is each of these grades worth?", "each grade with its points of 100, joined by |, as in "
            "A 75|B 50|C 25", default_grades, grades,
            lambda asking: bool(asking.known.grades), must=True, told=told_grades, guessed=guessed_grades,
            otherwise=grades_beside_numbers, written_as=graded_in_numbers,
            why="Saliences and capabilities are numbers from 0 to 100. Whether A or C is the most, and how far they "
            "are apart, nobody has told.",
        ),
        Question(
            "ends", "What does each end of the scale mean?", "the low end|the high end, as in no ban|full ban, or "
            "0 = no ban, 100 = full ban",
            default_ends, read_named_ends, _asks_ends, must=True, of_issue=True,
            told=told_ends,
            why="The answer is told in these words. The low end is the one with the least number.",
        ),
        Question(
            "status_quo", "What holds if nothing is decided?", "a point, a range or the name of an end (or an option)",
            default_status_quo, read_status_quo, lambda asking: asking.table_facts.status_quo is None, must=True,
            of_issue=True, told=told_status_quo, guessed=guessed_status_quo,
            why="Without enough votes for a change this remains. It often decides the answer, so it is not guessed.",
        ),
        Question(
            "settles", "Is it bargained out, is a vote counted, or does one person decide?",
            "bargain, vote, or the name of whoever decides", default_settles, read_settles, _is_scale,
            why="Bargained out, everybody gives way by what they weigh and care, and it may end anywhere between the "
            "positions; where a vote is counted, the side with the votes has it; or one person decides alone. The "
            "other of the two is in the range.",
        ),
        Question(
            "votes", "Who has a vote?", "names joined by | or commas, all, all but NAMES, or none", default_votes,
            of_names(read_votes), lambda asking: not asking.known.votes and asking.value("settles").regime == "vote"
            and not asking.value("settles").decider, guessed=guessed_votes,
            why="Who has a vote counts towards the quota.",
        ),
        Question(
            "quota", "How many votes carry a change?",
            f"a number of votes, a share (2/3, 65%), unanimity, or {HALF}", default_quota, read_quota,
            lambda asking: voting(asking) and not asking.value("settles").decider, told=told_quota,
            guessed=guessed_quota,
            why="So many votes, or more, carry a change against what holds.",
        ),
        Question(
            "vetoes", "Who has a veto?", "names joined by | or commas, or none", default_vetoes, of_names(read_vetoes),
            lambda asking: voting(asking) and asking.known.vetoes is None and not asking.value("settles").decider,
            why="Nothing is decided against somebody with a veto who prefers what holds.",
        ),
        Question(
            "line", "Where does the line lie that matters? Beyond is the side away from the status quo",
            "a point of the scale", default_line, read_line, _is_scale, of_issue=True,
            why="The chance that is printed is that of an outcome beyond this point.",
        ),
        Question("as_of", "From which day is it looked at?", f"a day, as 2027-03-01, or {TODAY}",
                 lambda asking: TODAY, read_as_of,
                 why="The forecast knows of nothing later, and what it is about is decided after this day."),
        Question("by", "By when is it decided?",
                 "a day, a month, a quarter or a year, as 2027-03-01, 1 Mar 2027, Q1 2027",
                 default_by, read_by, lambda asking: True, told=told_by, guessed=guessed_by,
                 why="The forecast is of what stands by then."),
        Question(
            "stretches", "Names for up to four stretches of the scale, from the low end?",
            "names joined by |, each but the last with its upper end (or none: equal widths), as in "
            "no ban 10|partial ban 70|full ban",
            default_stretches, read_stretches, _is_scale, of_issue=True,
            why="The chance of each stretch is printed under its name.",
        ),
        Question(
            "width", "How far may a single number for a position or a salience be off?",
            "points of 100 on either side, 0 for not at all, or a tenth of what is held", lambda asking: TENTH,
            read_width, _is_scale,
            why="A bare 70 is about 70: with 10 it is drawn between 60 and 80, with a tenth of what is held within a "
            "tenth of the range of positions. A range stands as it is written, and =70 is exactly 70.",
        ),
        Question("body", "Who decides?", "the name of a body", default_body, read_body,
                 lambda asking: len(asking.known.bodies) != 1,
                 why="Sentences name it; where the table has several bodies, its members decide."),
        Question(
            "model", "Which models settle it?",
            "names joined by |, or all that can be used; `instantsia models` lists them", default_model, read_model,
            why="Each model turns positions, weight and votes into an outcome in its own way.",
        ),
        Question("setter", "Who sets the agenda?", "a name, or none", lambda asking: NONE, read_name_or_none,
                 why="Some models let whoever makes the proposal choose among what the others accept."),
        Question("casting", "Who decides a tie on a ballot?", "a name, or none", default_casting, read_name_or_none,
                 why="Where more than half carries a motion and both sides have as many votes, this one decides."),
        Question("quorum", "How many votes must be there for anything to be decided?", "a number of votes, or none",
                 default_quorum, read_quorum, of_issue=True,
                 why="Whoever abstains is there. Where fewer are, nothing is carried, and what holds stands."),
        Question("procedure", "How are more than two options put?", ", ".join((ONE_BALLOT, *PROCEDURES)),
                 default_procedure, read_procedure, several_put, of_issue=True, told=told_procedure,
                 guessed=guessed_procedure,
                 must_where=lambda asking: bool(asking.known.of_rounds),
                 why="In one ballot the option with most votes stands if it has the quota; with plurality it stands "
                 "anyhow; in a run-off the two first are put again; "
                 "one by one each is put against what holds; a motion is one option against it."),
        Question("question", "What is the question in words?", "text", default_question, read_question,
                 lambda asking: bool(asking.known.title),
                 told=lambda asking: f"Above the table stands: {asking.known.title}",
                 why="The answer stands under these words. They change no figure."),
    )
}  # fmt: skip
"""{key: question}, in the order in which they are put: each rests on those before it."""
OF_SCALES, OF_OPTIONS = ("line", "stretches"), ("procedure",)
"""Keys that mean nothing where named options are decided, or where a point of a scale is."""
RESTED_ON = (
    "columns",
    "decimal",
    "issue",
    "options",
    "scale",
    "words",
    "salience_scale",
    "ends",
    "status_quo",
    "settles",
    "votes",
)
"""Keys without which others cannot be read."""
OF_ISSUES = frozenset(key for key, question in QUESTIONS.items() if question.of_issue)
"""Keys that mean one issue: the headline, or the one whose name stands behind a dot."""


def ask(known: Known, written: Mapping[str, str], issue: str | None = None) -> Asking:
    """The questions of this catalogue about a table. written, issue: as in `Asking`."""
    return Asking(QUESTIONS, known, written, issue)
