"""The command line. One file a command, imported only when it is called: `--help` must answer at once."""

from __future__ import annotations

import atexit
import contextlib
import errno
import gc
import importlib
import os
import sys
import threading
from typing import Any, cast

import click

from instantsia.cli.terminal import protect
from instantsia.errors import CaseError, UserError
from instantsia.version import __version__

SELDOM = 1_000_000, 50, 100
"""So many new objects, and rounds, before memory is looked through for what nothing holds any more."""
UNLESS_SAID = {"OPENBLAS_NUM_THREADS": "1", "PYDANTIC_DISABLE_PLUGINS": "1"}
"""Variables of the environment. NumPy's linear algebra, of which next to nothing is used, starts a thread for each
processor when it is loaded; and Pydantic looks through the metadata of all packages for plugins of its own."""
COMMANDS = {
    "cases": "List the bundled cases: question, years, sources and how far they are trusted.",
    "show": "Tell a case in words, with every name that --set, --without and when know.",
    "run": "Play a case and say what will be decided, how sure that is, and why.",
    "forecast": "Answer a question from a table of stakeholders: what it comes to, and how sure.",
    "compare": "Set a what-if, or two runs, side by side on the same draws.",
    "control": "Set the score of a case beside that of shuffled and of erased claims.",
    "signposts": "List what could be seen or found out before it is decided, and what it would tell.",
    "knew": "Tell who thought what of a fact when, and which report changed it.",
    "trace": "Follow one report: origin, copy, pen, arrival, who believed it, and what it decided.",
    "corridor": "Tell what each side and each home would accept over time, where that opens and what opens it.",
    "chronicle": "Tell one course month by month, in sentences: only what changed, and how it ended.",
    "levers": "Find the cheapest shifts for one side, who loses by each, what a reply leaves; and trades.",
    "check": "List every problem of a case at once; look its citations up in your copies.",
    "codebook": "Write what a further coder fills in blind: passages, scales and kinds, no values.",
    "agree": "Set the coders of a case side by side, and say how far they agree.",
    "cite": "Print a locator to paste into claims.csv; write citations.lock.",
    "plan": "Print the order of everything: the turns, and what each step reads, draws and leaves.",
    "assumptions": "List every assumption and constant in the order of what it moves.",
    "new": "Write something to overwrite: a case that runs as it is, a copy of a bundled one, or a table.",
    "upgrade": "Give keys of a case that have another name now their new one, in its files.",
    "convert": "Write a table, with what was answered about it, as a case: the same figures.",
    "runs": "List the runs kept here, or delete one or all of them.",
    "report": "Write and show the report of a run.",
    "brief": "Write half a page and its pictures for a memo.",
    "export": "Write every draw of a run as a table.",
    "ledger": "File forecasts so that they cannot be changed unnoticed; score them when they are resolved.",
    "power": "Say how often each vote of a body decides: Shapley-Shubik, Banzhaf, Owen.",
    "bargain": "Say what two sides could agree on: range, likely deal, trades.",
    "score": "Score predictive distributions against what came of them.",
    "models": "List the models of settlement and of voting power.",
    "explain": "Explain a step, a rule, a table, a number, a model or a code of the checker.",
    "schema": "Print the JSON Schema of case.toml, or of what a command prints with --json, for editors and programs.",
}
"""In the order of the help; each summary is the first line of the command's own help, which a test checks."""

FAILED = 1
TOOLS = 6
"""So many tools `sys.monitoring` has room for."""
USAGE_ERROR = 2
INTERRUPTED = 130
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""No room for what is written: on the disk, of the user's quota, in one file."""


class Commands(click.Group):
    """A group that imports a command's file when the command is called, and never for a list of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        return cast(click.Command, importlib.import_module(f"{__name__}.{cmd_name}").command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from instantsia.errors import nearest

            raise click.UsageError(f"there is no command {args[0]!r} ({nearest(args[0], COMMANDS)})", ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # whoever read us (`| head`) has what they wanted: no failure, and nothing left for the interpreter to
            # flush. Here, since click would make status 1 of it
            _write_nowhere()
            return 0

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _write_nowhere() -> None:
    """Leave the interpreter nothing that it could fail to write when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Begin with: instantsia run june-1957 --as-of 1957-06-17",
)
@click.version_option(__version__, message="instantsia %(version)s")
def group() -> None:
    """How a leadership decides and how it deals with the other side, from cited evidence."""


def main() -> None:
    """Run the command line; a mistake of the user is one sentence and exit status 2, never a traceback.

    So is an answer that cannot be written, with exit status 1: a full disk behind standard output. Whatever is written,
    names from other people's files among it, steers no terminal.
    """
    protect()
    # nearly all that is made is there to the end: to look for more of what can be freed costs a twentieth of the time
    gc.set_threshold(*SELDOM)
    for name, value in UNLESS_SAID.items():
        os.environ.setdefault(name, value)
    try:
        status = group.main(prog_name="instantsia", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except CaseError as error:
        from instantsia.report.checking import problem_words

        click.echo(problem_words(error.problems), err=True)
        status = USAGE_ERROR
    except UserError as error:
        click.echo(str(error), err=True)
        status = USAGE_ERROR
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted", err=True)
        status = INTERRUPTED
    except OSError as error:
        # whoever writes a file says which by a UserError: what is left is what was printed
        if error.errno not in FULL or error.filename is not None:
            raise
        _write_nowhere()
        with contextlib.suppress(OSError):
            click.echo(f"cannot write to standard output: {error.strerror}", err=True)
        status = FAILED
    sys.exit(status if isinstance(status, int) else 0)


def _watched() -> bool:
    """Whether a profiler or a debugger looks on; since Python 3.12 they may do so as tools of `sys.monitoring`."""
    monitoring = getattr(sys, "monitoring", None)
    tools = () if monitoring is None else tuple(filter(None, map(monitoring.get_tool, range(TOOLS))))
    return bool(tools) or sys.getprofile() is not None or sys.gettrace() is not None


def process() -> None:
    """The command line as a process of its own, which ends at once when its answer is written.

    To free one by one what the system frees at a stroke takes a sixth of the time of a small table. Whoever profiles,
    or has a thread that is still at work, gets the end that Python gives.
    """
    try:
        main()
    except SystemExit as stop:
        if _watched() or threading.active_count() > 1 or not isinstance(stop.code, int):
            raise
        atexit._run_exitfuncs()
        try:
            # a stream that was closed by whoever called is none
            for stream in filter(None, (sys.stdout, sys.stderr)):
                stream.flush()
        except (OSError, ValueError):
            # Python says what became of it
            raise stop from None
        os._exit(stop.code)
