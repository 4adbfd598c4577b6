"""What several commands share: options, and the case that is meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from instantsia.api import Study

F = TypeVar("F", bound=Callable[..., Any])

DRAWS, SEED = 10_000, 1


def several(*options: Callable[[F], F]) -> Callable[[F], F]:
    """Options that stand together, in this order."""

    def decorate(function: F) -> F:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


case_argument = click.argument("case")

size = several(
    click.option("--draws", type=int, default=DRAWS, show_default=True, help="How many versions are played."),
    click.option("--seed", type=int, default=SEED, show_default=True, help="Whose random numbers."),
)

vantage = several(
    click.option("--as-of", metavar="DAY", help="Only what was so by that day, as known today."),
    click.option("--known-by", metavar="DAY", help="Only what had been told by that day."),
)

sets = click.option("--set", "sets", multiple=True, metavar="PATH=VALUE", help="Change one value, in every draw.")

changes = several(
    sets,
    click.option("--without", multiple=True, metavar="NAME", help="Never believe this teller, source or claim."),
    click.option("--assume", multiple=True, metavar="SOURCE=READING", help="Force a source into a reading."),
)

runs_folder = click.option(
    "--runs", type=click.Path(file_okay=False), default="runs", show_default=True, help="Where runs are kept."
)

workers = click.option("--workers", type=int, default=None, help="Processes; 1 below 30,000 draws unless said.")
fresh = click.option("--fresh", is_flag=True, help="Play anew what is already there.")
open_page = click.option("--open", "open_page", is_flag=True, help="Open the report in a browser.")

as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of words.")


def study(case: str, sets: Sequence[str] = (), without: Sequence[str] = (), assume: Sequence[str] = ()) -> Study:
    """The case that is meant; where a folder hides a bundled case of the same name, that is said."""
    from instantsia.api import load

    found = load(case, set=sets, without=without, assume=assume)
    if found.from_folder_here:
        click.echo(f"{case}: the folder {found.folder}", err=True)
    return found
