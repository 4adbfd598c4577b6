from __future__ import annotations

import click

from instantsia.cli import options

folder = click.option("--ledger", type=click.Path(), default="ledger", show_default=True, help="Where the ledger lies.")


@click.group()
def command() -> None:
    """File forecasts so that they cannot be changed unnoticed; score them when they are resolved.

    \b
    instantsia ledger add RUN                     freeze a finished run
    instantsia ledger list                        what is filed, and what came of it
    instantsia ledger verify                      recompute every hash, play every entry again
    instantsia ledger resolve 3 --outcome yes     say what came of entry 3: yes or no to its question
    instantsia ledger resolve 3 --outcome 60      or where it ended, of a scale
    instantsia ledger score                       how good the resolved ones were

    The ledger lies in ledger/ under the current folder, unless --ledger says where. An ENTRY is a number, the start of
    a folder's name or of a hash, or "last".
    """


@command.command()
@click.argument("run")
@click.option("--question", help="What is asked; else the question of the case.")
@click.option("--by", metavar="DAY", help="The day by which it will be known; else that of the last step it asks for.")
@click.option("--note", default="", help="Anything to remember.")
@click.option("--what-if", is_flag=True, help="File the run though something in it was changed (--set), as a what-if.")
@folder
@options.runs_folder
def add(run: str, question: str | None, by: str | None, note: str, what_if: bool, ledger: str, runs: str) -> None:
    """Freeze a finished run: case, forecast, date, vantage, hashes.

    RUN is a folder, the start of its name or hash, or "last".
    """
    from instantsia import api
    from instantsia.report.ledger import changed, said

    entry = api.ledger_add(run, ledger, question=question, by=by, note=note, what_if=what_if, runs=runs)
    click.echo(f"filed as {entry.path}")
    if what_was := changed(entry):
        click.echo(what_was)
    click.echo(f"{entry.manifest['question']}   {said(entry)}")
    click.echo(f"head {entry.manifest['hash']}")


@command.command("list")
@folder
@options.as_json
def list_(ledger: str, as_json: bool) -> None:
    """List what is filed: question, p with its range, by when, what came of it."""
    from instantsia import api
    from instantsia.ledger.chain import head
    from instantsia.report.ledger import listed_json, listed_words

    entries, today = api.ledger_list(ledger), api.today()
    click.echo(listed_json(entries, today, head(entries)) if as_json else listed_words(entries, today))


@command.command()
@click.argument("entry", required=False)
@click.option("--no-replay", is_flag=True, help="Only the hashes: play nothing again.")
@click.option("--head", metavar="HASH", help="A head noted earlier: it must be in the chain.")
@folder
def verify(entry: str | None, no_replay: bool, head: str | None, ledger: str) -> None:
    """Recompute every hash and play every frozen case again, to the same bits.

    Prints a line an entry, "same bits" or what differs; the exit status is 1 where anything does. Who takes away the
    newest entries leaves a chain that fits: note the head, which is printed last, elsewhere.
    """
    from instantsia import api
    from instantsia.report.ledger import verified_words

    found = api.ledger_verify(ledger, entry, replay=not no_replay, head=head)
    click.echo(verified_words(found))
    click.get_current_context().exit(0 if found.sound else 1)


@command.command()
@click.argument("entry")
@click.option(
    "--outcome", "outcomes", multiple=True, metavar="VALUE",
    help="yes or no for the headline, a number for a scale (ISSUE=NUMBER for one of several), or void.",
)  # fmt: skip
@click.option("--event", "events", multiple=True, metavar="ID=yes|no", help="What came of another event.")
@click.option("--on", metavar="DAY", help="The day on which it was known; today unless said.")
@click.option("--source", default="", help="Where that can be read.")
@folder
def resolve(
    entry: str, outcomes: tuple[str, ...], events: tuple[str, ...], on: str | None, source: str, ledger: str
) -> None:
    """Say what came of an entry; a second time corrects the first, which is kept."""
    from instantsia import api
    from instantsia.report.ledger import outcome_text

    found = api.ledger_resolve(entry, ledger, outcomes=outcomes, events=events, on=on, source=source)
    corrected = f" (corrected: {len(found.resolutions)} resolutions are kept)" if len(found.resolutions) > 1 else ""
    click.echo(f"{found.path.name}: {outcome_text(found) or 'void'}{corrected}")
    click.echo(f"head {found.resolution['hash'] if found.resolution else ''}")


@command.command()
@folder
@options.as_json
def score(ledger: str, as_json: bool) -> None:
    """Score all resolved entries next to simple rivals.

    Brier and log score of the headlines, how often it happened where p was so high, and for settlements on a scale the
    error of the median, CRPS, and how often the middle 80 % held. Under ten questions the figures tell nothing.
    """
    from instantsia import api
    from instantsia.report.ledger import calibration_json, calibration_words

    found = api.ledger_score(ledger)
    click.echo(calibration_json(found) if as_json else calibration_words(found))
