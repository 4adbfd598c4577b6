"""What commands on a table share: the options of its questions, and asking them where a person sits at a terminal."""

from __future__ import annotations

import shlex
import shutil
import sys
import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from instantsia.cli.options import several
from instantsia.errors import UserError

if TYPE_CHECKING:
    from instantsia.api import Study
    from instantsia.stakeholders.questions import Known

KEYS = (
    "issue, options, scale, ends, status_quo, settles, votes, quota, vetoes, line, by, stretches, width, body, model, "
    "setter, procedure, question"
)
"""The questions, in words; not looked up, since help must answer at once."""

LEAST_WIDTH = 40
"""A terminal that says it is narrower is written to as if it were so wide."""

table_argument = click.argument("table")

answers = several(
    click.option("--answer", "answer", multiple=True, metavar="KEY=VALUE", help=f"Answer a question: {KEYS}."),
    click.option("--defaults", is_flag=True, help="Ask nothing: take what is printed as default."),
    click.option("--sheet", metavar="NAME", help="The sheet of a workbook."),
    click.option(
        "--model",
        metavar="NAME",
        help="Another model this once; several joined by |, or all: the spread from the choice of model.",
    ),
)

from_day = click.option("--as-of", metavar="DAY", help="The day from which it is looked at; today unless said.")


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
) -> Study:
    """The case of a table, everything asked that nobody has told; the answers are kept beside it.

    command   what was called, TABLE in the place of the table, for the lines that answer it without a terminal

    Raises UserError where nobody sits at a terminal and something has to be answered.
    """
    from instantsia import api
    from instantsia.stakeholders import questions
    from instantsia.stakeholders.build import opened

    path = Path(table)
    read = opened(path, questions.given(answer), sheet, api.from_day(as_of))
    asked = {}
    if not defaults:
        if _terminal():
            asked = _ask(read.known, read.written)
        else:
            _refuse(read.known, read.written, path, command)
    written = {**read.written, **asked}
    taken = questions.taken(read.known, written)
    once = {} if model is None else {"model": model}
    made = api.of_document(read.document({**asked, **once}), sets, asked=table)
    # an answer is kept once it has made a case, not before: one that is none is refused here
    _ = made.case
    if written != read.kept:
        trouble = questions.keep(path, written, taken)
        click.echo(trouble or f"answers kept in {read.where}", err=True)
    # what was told of this table before is not told again by every command on it
    if taken and (written != read.kept or taken != questions.taken_before(path)):
        if written and written == read.kept:
            questions.keep(path, written, taken)
        click.echo(f"taken as default: {', '.join(taken)} (--answer KEY=VALUE says otherwise)", err=True)
    return made


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


def _ask(known: Known, written: Mapping[str, str]) -> dict[str, str]:
    """{key: answer} of the questions that are open, at most seven: each when those before it are answered."""
    asked: dict[str, str] = {}
    try:
        _ask_each(known, written, asked)
    except (KeyboardInterrupt, click.Abort):
        click.echo(err=True)
        if asked:
            _say("what was answered is not kept: the same command asks again")
        raise
    return asked


def _ask_each(known: Known, written: Mapping[str, str], asked: dict[str, str]) -> None:
    """Asks, and puts each answer into `asked`."""
    from instantsia.stakeholders import questions

    while len(asked) < questions.MOST_ASKED:
        now = {**written, **asked}
        question = next(questions.open_questions(known, now), None)
        if question is None:
            break
        asking = questions.ask(known, now)
        if not asked:
            _say(f"{known.file}: what the table does not tell (Enter takes what stands in brackets)")
        click.echo(err=True)
        _say(question.text)
        _say(question.write, indent="  ")
        while True:
            text = click.prompt(
                f"{question.key}", default=question.default(asking), err=True, show_default=True, type=str
            ).strip()
            try:
                question.read(text, asking)
            except ValueError as error:
                _say(str(error), indent="  ")
            else:
                break
        asked[question.key] = text
    if asked:
        click.echo(err=True)


def _refuse(known: Known, written: Mapping[str, str], path: Path, command: str) -> None:
    """Raises UserError with the `--answer` lines to add, where somebody has to say something."""
    from instantsia.stakeholders import questions

    need = questions.lines(known, written, must=True)
    if not need:
        return
    may = questions.lines(known, written, must=False)
    out = [f"{path}: the table does not tell all that is needed, and there is no terminal to ask on."]
    out += ["", *(f"  {line.partition('=')[0].split()[-1]}: {words}" for line, words in need)]
    out += [
        "",
        f"Add to {command.replace('TABLE', shlex.quote(str(path)), 1)}, changed to what is so:",
        *(f"  {line}" for line, _ in need),
    ]
    if may:
        out += ["", *(f"  {line.partition('=')[0].split()[-1]}: {words}" for line, words in may)]
        out += ["", "and these, where the default is not meant:", *(f"  {line}" for line, _ in may)]
    out += ["", "or --defaults, which takes all of them as they stand here."]
    raise UserError("\n".join(out))
