"""What commands on a table share: the options of its questions, and asking them where a person sits at a terminal."""

from __future__ import annotations

import shlex
import shutil
import sys
import textwrap
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import click

from instantsia.cli import options
from instantsia.cli.options import F, several
from instantsia.cli.progress import Working
from instantsia.errors import UserError, listed, nearest

if TYPE_CHECKING:
    from instantsia.api import Study
    from instantsia.stakeholders.build import Opened
    from instantsia.stakeholders.files.workbook import Hidden
    from instantsia.stakeholders.questions import Asking, Open, Question

KEYS = (
    "encoding, columns, leave_out, decimal, issue, options, scale, words, salience_scale, grades, ends, status_quo, "
    "settles, votes, quota, vetoes, line, as_of, by, stretches, width, body, model, setter, casting, quorum, "
    "procedure, question"
)
"""The questions, in words; not looked up, since help must answer at once."""

EXPLAIN = ("?", "??", "help", "h?")
"""What is typed at a question by whoever wants it explained."""
FREE = ("body", "question", "stretches")
"""Questions to which any text is an answer: at these yes and ok are none."""
WIDTH = 80
"""Columns of what is printed above an answer, as of the answer."""
LEAST_WIDTH = 40
"""A terminal that says it is narrower is written to as if it were so wide."""
LEAST_OPTIONAL = 3
"""So many questions with a default are put in any case: by when, and which line matters, are among them."""
REMARK, REMARKED = "remark (not read)", 40
"""The last of the columns that are shown before anything is asked, and how much wider it makes them."""
LONGEST, CELL, LINE = 40, 24, 160
"""So many letters of a name, of any other cell and of a line that is cited are shown before anything is asked."""

table_argument = click.argument("table")

KEPT = ".instantsia"
"""How the folder ends in which answers about a table are kept, beside it; in words here as the questions are."""
KEYS_OF_FILES = "encoding, columns, decimal"
"""The questions about a file, whatever stands in it; likewise."""


def _answer(what: str) -> Callable[[F], F]:
    return click.option("--answer", "answer", multiple=True, metavar="KEY=VALUE", help=what)


which_cells = several(click.option("--sheet", metavar="NAME", help="The sheet of a workbook."), options.hidden)
"""Which cells of a file are looked at."""

reading = several(_answer(f"Answer how it is read: {KEYS_OF_FILES}."), which_cells)
"""How a table is read of which nothing else is asked."""

answers = several(
    _answer(f"Answer a question: {KEYS}."),
    click.option("--defaults", is_flag=True, help="Ask nothing: take what is printed as default."),
    which_cells,
    click.option(
        "--model",
        metavar="NAME",
        help="Another model this once; several joined by |, or all: the spread from the choice of model.",
    ),
)

from_day = click.option("--as-of", metavar="DAY", help="The day from which it is looked at; today unless said.")


def refuse_beside_no_table(
    what: str, answer: Sequence[str], defaults: bool, sheet: str | None, model: str | None, hidden: Hidden
) -> None:
    """Raises UsageError where something is said of a table and there is none: `what` there is, in words."""
    if answer or defaults or sheet or model or hidden != "read":
        raise click.UsageError(f"--answer, --defaults, --sheet, --hidden and --model go with a table, and {what}")


class HowItIsRead(TypedDict):
    """What is answered about a file, as its reader takes it; "" where nothing was."""

    encoding: str
    columns: str
    decimal: str


def how_it_is_read(table: str, answer: Sequence[str], sheet: str | None) -> HowItIsRead:
    """What is answered about how a file is read, this time or, about the same file, before.

    Raises UserError for an answer that says anything else of a table, or that cannot be read.
    """
    if not answer and not _is_kept(table):
        # nothing of the questions is loaded for a small table of which nothing was ever answered
        return {"encoding": "", "columns": "", "decimal": ""}
    from instantsia.stakeholders import questions

    given = questions.given(answer)
    strange = next((key for key in given if key not in questions.OF_FILES), None)
    if strange is not None:
        told = f"is not asked of votes alone, expected {KEYS_OF_FILES} ({nearest(strange, questions.OF_FILES)})"
        raise UserError(f"--answer {strange}={given[strange]}: {told}")
    said = {**questions.kept(Path(table), sheet or ""), **given}
    try:
        mark = questions.read_mark(said["decimal"]) if "decimal" in said else ""
    except ValueError as error:
        raise UserError(f"--answer decimal={said['decimal']}: {error}") from None
    return {"encoding": said.get("encoding", ""), "columns": said.get("columns", ""), "decimal": mark}


def _is_kept(table: str) -> bool:
    """Whether anything was ever answered about a table of this name."""
    path = Path(table)
    return any((path.parent / f"{name}{KEPT}").is_dir() for name in (path.stem, path.name) if name)


def of_files(table: str, answer: Sequence[str], sheet: str | None) -> dict[str, str]:
    """{key: text} of what is answered about a file this time; of what was answered before, alphabet and decimal mark.

    Which column is which was told of a table of stakeholders before, and of no other.
    """
    from instantsia.stakeholders import questions

    given = questions.given(answer)
    if not _is_kept(table):
        return given
    before = {key: text for key, text in questions.kept(Path(table), sheet or "").items() if key != "columns"}
    return {**{key: text for key, text in before.items() if key in questions.OF_FILES}, **given}


def is_table(source: str) -> bool:
    """Whether a table is meant, there or not, and no case."""
    from instantsia.stakeholders.files.read import named_as_table

    path = Path(source)
    if path.name == "case.toml" or (path / "case.toml").is_file():
        return False
    return path.is_file() or named_as_table(path)


def study(
    table: str,
    answer: Sequence[str],
    defaults: bool,
    sheet: str | None,
    model: str | None,
    as_of: str | None,
    sets: Sequence[str] = (),
    *,
    command: str,
    hidden: Hidden = "read",
    as_json: bool = False,
    on_screen: bool = False,
) -> Study:
    """The case of a table, everything asked that nobody has told; the answers are kept beside it.

    command   what was called, TABLE in the place of the table, for the lines that answer it without a terminal
    as_json     whether an object is printed: then what was guessed is said beside it
    on_screen   whether the answer itself says what was guessed and assumed

    Raises UserError where nobody sits at a terminal and something has to be answered.
    """
    from instantsia.api.tables import of_opened
    from instantsia.stakeholders import questions
    from instantsia.stakeholders.build import opened

    path = Path(table)
    with Working("reading the table"):
        read = opened(path, given_of(answer, as_of), sheet, questions.today(), hidden)
    if not defaults:
        if _terminal():
            read = _ask(read)
        else:
            _refuse(read, command.replace("TABLE", _called_with(path, sheet, hidden, read.given), 1))
    written = read.written
    taken = questions.taken(read.known, written)
    if not on_screen:
        _guessed(read, err=as_json)
    once = {} if model is None else {"model": model}
    with Working("making a case of the table"):
        made = of_opened(read, sets, once=once, asked=table)
        # an answer is kept once it has made a case, not before: one that is none is refused here
        _ = made.case
    for sentence in made.unread if sets else ():
        click.echo(sentence, err=True)
    answered = read.answered
    if answered != read.kept:
        trouble = read.keep(taken)
        click.echo(trouble or f"answers kept in {read.where}", err=True)
    elif (from_before := read.written.get("as_of")) is not None and from_before != questions.TODAY:
        click.echo(f"looked at from {from_before}, as {_whence(read)} (--as-of DAY says another, or today)", err=True)
    # what was told of this table before is not told again by every command on it
    if taken and (answered != read.kept or taken != read.taken_before):
        if answered and answered == read.kept:
            read.keep(taken)
        if not on_screen:
            _beside(f"taken as default: {', '.join(taken)} (--answer KEY=VALUE says otherwise)", err=True)
    return made


def given_of(answer: Sequence[str], as_of: str | None) -> dict[str, str]:
    """The answers of this time, the day among them."""
    from instantsia import api
    from instantsia.stakeholders import questions

    given = questions.given(answer)
    if as_of is None:
        return given
    if as_of.strip().casefold() != questions.TODAY:
        api.from_day(as_of)
    return {**given, "as_of": as_of}


def _whence(read: Opened) -> str:
    """Where the day that holds was told."""
    return "answered before" if "as_of" in read.answered else f"{read.path.name} says"


def _guessed(read: Opened, *, err: bool) -> None:
    """Says what was guessed about a table, before anything else."""
    from instantsia.stakeholders import questions, told

    for sentence in questions.guessed(read.known, read.written):
        _beside(sentence, err=err)
    if questions.named_options(questions.ask(read.known, read.written)):
        for note in read.table.stakeholders.notes:
            # what is told of the whole sheet was said above
            if note not in read.known.rivals:
                _beside(told.as_read(note), err=err)


def _beside(sentence: str, *, err: bool) -> None:
    """Prints a sentence as wide as the answer below it."""
    from instantsia.report.plaintext import entry

    click.echo(entry(sentence, WIDTH), err=err)


def _terminal() -> bool:
    # either is None where it was closed before we began
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def _say(text: str, indent: str = "") -> None:
    """Says it on the terminal, broken at its width."""
    # what is asked has names in it that are long and have blanks of their own: they are broken between words only
    wide = max(shutil.get_terminal_size().columns, LEAST_WIDTH)
    click.echo(
        textwrap.fill(
            text, wide, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
        ),
        err=True,
    )


def _ask(read: Opened) -> Opened:
    """The table with what a person answered to the questions that are open: each when those before it are answered.

    Of those with a default that may be meant, at most as many as make seven with the others, and three in any case.
    """
    from instantsia.stakeholders import questions

    asked: list[str] = []
    optional = 0
    try:
        while True:
            open_now = [
                one
                for one in questions.open_questions(read.known, read.written)
                if one.question.must_be(one.asking) or len(asked) < questions.MOST_ASKED or optional < LEAST_OPTIONAL
            ]
            if not open_now:
                break
            if not asked:
                _say(
                    f"{read.known.file}: what the table does not tell (Enter takes what stands in brackets, ? explains)"
                )
                if read.known.rivals:
                    _say(read.known.rivals)
                not_read = questions.remarks_not_read(read.known, read.written)
                for sentence in (*not_read, *_of_vetoes(read), *questions.counting_asked(read.known, read.written)):
                    _say(sentence)
                for place, line in enumerate(_as_it_is_read(read)):
                    _say(line, indent="  " if place else "")
            one = open_now[0]
            read = _put(read, one)
            asked.append(one.key)
            optional += not one.question.must_be(one.asking)
    except (KeyboardInterrupt, click.Abort):
        click.echo(err=True)
        if asked:
            trouble = read.keep(())
            _say(trouble or f"what was answered is kept in {read.where}: the same command asks the rest")
        raise
    if asked:
        click.echo(err=True)
    return read


def _put(read: Opened, one: Open) -> Opened:
    """Puts a question until its answer can be read."""
    question = one.question
    click.echo(err=True)
    for line in one.lines:
        _say(line)
    _say(one.write, indent="  ")
    while True:
        text = click.prompt(
            f"{one.key}", default=question.default(one.asking), err=True, show_default=True, type=str
        ).strip()
        if text.casefold() in EXPLAIN:
            told = (question.why, *question.longer(one.asking), f"Written as {one.write}.")
            for line in (*told, f"Enter takes {question.default(one.asking)}."):
                _say(line, indent="  ")
            continue
        try:
            text = _meant(question, text, one.asking)
            return read.again({one.key: text})
        except (ValueError, UserError) as error:
            for line in str(error).split("\n"):
                _say(line, indent="  ")


def _meant(question: Question, text: str, asking: Asking) -> str:
    """What somebody answers who types it: what is proposed for yes and ok, unless that is an answer by itself.

    Raises ValueError, or UserError, where it cannot be read.
    """
    from instantsia.stakeholders.questions import confirms

    proposed = question.default(asking)
    if question.key in FREE and confirms(text):
        return proposed
    try:
        question.read(text, asking)
    except (ValueError, UserError):
        if not (proposed and confirms(text)):
            raise
        question.read(proposed, asking)
        return proposed
    return text


def _key(line: str) -> str:
    """The key of a line --answer KEY=VALUE, which may have blanks in it: scale.Public sector."""
    return shlex.split(line)[1].partition("=")[0]


def _as_it_is_read(read: Opened) -> list[str]:
    """How the table was read, for whoever is asked about it; [] where everything is as it stands."""
    from instantsia.stakeholders import questions
    from instantsia.stakeholders.build.attending import not_voting_told
    from instantsia.stakeholders.build.reading_told import reading_told
    from instantsia.stakeholders.build.told_besides import told_besides

    actors, asking = read.known.actors, questions.ask(read.known, read.written)
    are = "actors are" if len(actors) > 1 else "actor is"
    out = [
        f"{len(actors):,} {are} read (--read-only -o as-read.csv writes all that is understood):",
        # a row that is nobody's is seen by its name, and a cell that was read wrongly beside it
        *_cells(read, asking),
        *(line for line in reading_told(read.table.stakeholders, asking=asking) if line not in read.known.rivals),
        *not_voting_told(asking, read.table.rows),
    ]
    # what --full lists of the answer is known to whoever is asked as well
    said = (*out, read.known.rivals, *questions.guessed(read.known, read.written))
    return [*out, *told_besides(read, said)]


def _cells(read: Opened, asking: Asking) -> list[str]:
    """What the cells became, as the lines of a table."""
    from instantsia.report.plaintext import columns, cut_to, table
    from instantsia.stakeholders.build.cells_shown import cells_shown
    from instantsia.stakeholders.build.weights_count import weights_count

    found = cells_shown(read.table.stakeholders, weights=weights_count(asking))
    rows = [[cut_to(cell, LONGEST if place == 0 else CELL) for place, cell in enumerate(row)] for row in found.rows]
    heads = [cut_to(head, CELL) for head in found.heads]
    wide, right = max(WIDTH, sum(map(columns, heads))), frozenset(range(1, len(heads)))
    if found.remarks:
        # a remark may say who is away, or decides a tie: it is shown whole, whatever was made of it
        rows = [[*row, remark] for row, remark in zip(rows, found.remarks, strict=True)]
        heads, wide = [*heads, REMARK], wide + REMARKED
    out = table(heads, rows, wide, right=right).split("\n")
    more = [f"{found.actors:,} more actors"] if found.actors else []
    more += [f"{found.issues:,} more issues"] if found.issues else []
    return [*out, *([f"and {listed(more)}"] if more else [])]


def _called_with(path: Path, sheet: str | None, hidden: Hidden, given: Mapping[str, str]) -> str:
    """The table as it was called, with what was said of it: without that the line would read another sheet."""
    said = [] if sheet is None else [f"--sheet {shlex.quote(sheet)}"]
    said += [] if hidden == "read" else [f"--hidden {hidden}"]
    said += [f"--answer {shlex.quote(key)}={shlex.quote(text)}" for key, text in given.items()]
    return " ".join([shlex.quote(str(path)), *said])


def _of_vetoes(read: Opened) -> list[str]:
    """What the sheet says of vetoes, or that all must agree, and is not taken; and which answers change nothing."""
    from instantsia.stakeholders import questions

    asking = questions.ask(read.known, read.written)
    without_effect = [*questions.votes_in_a_bargain(asking), *questions.vetoes_in_a_bargain(asking)]
    each = questions.each_not_bound(asking, LINE)
    return [*without_effect, *each, *questions.vetoes_not_given(read.known, read.written, LINE)]


def _refuse(read: Opened, command: str) -> None:
    """Raises UserError with the `--answer` lines to add, where somebody has to say something.

    command   what was called, with what was answered already
    """
    from instantsia.stakeholders import questions
    from instantsia.stakeholders.build.answers_that_fit import answers_that_fit

    asked, then = answers_that_fit(read)
    if not asked:
        return
    need = [questions.line(one, must=True) for one in asked]
    may = questions.lines(then.known, then.written, must=False)
    out = [f"{read.path}: the table does not tell all that is needed, and there is no terminal to ask on."]
    if read.known.rivals:
        out.append(read.known.rivals)
    out += questions.remarks_not_read(read.known, read.written)
    out += _of_vetoes(read)
    out += questions.counting_asked(read.known, read.written)
    first, *more = _as_it_is_read(read) or [""]
    out += [first, *(f"  {one}" for one in more)] if first else []
    out += ["", *(f"  {_key(line)}: {words}" for line, words in need)]
    out += [
        "",
        "Say so, changed to what is so:",
        f"  {command} {' '.join(line for line, _ in need)}",
    ]
    if may:
        out += ["", *(f"  {_key(line)}: {words}" for line, words in may)]
        out += ["", "and these, where the default is not meant:", *(f"  {line}" for line, _ in may)]
    out += ["", "or --defaults, which takes all of them as they stand here."]
    raise UserError("\n".join(out))
