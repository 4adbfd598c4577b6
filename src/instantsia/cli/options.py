"""What several commands share: options, and the case that is meant."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from instantsia.frozen import frozen

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


def gathered(name: str, record: type[Any], *options: Callable[[F], F]) -> Callable[[F], F]:
    """Options that stand together and are handed to the command as one record.

    name     the parameter of the command that takes the record
    record   a dataclass with a field for each option
    """

    def decorate(function: F) -> F:
        @functools.wraps(function)
        def command(*args: Any, **values: Any) -> Any:
            own = {field.name: values.pop(field.name) for field in fields(record)}
            return function(*args, **values, **{name: record(**own)})

        return several(*options)(cast(F, command))

    return decorate


hidden = click.option(
    "--hidden",
    type=click.Choice(("read", "leave-out")),
    default="read",
    show_default=True,
    help="Rows and columns of a workbook that are not shown.",
)

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
    click.option(
        "--assume",
        multiple=True,
        metavar="SOURCE=READING",
        help="Force a source into a reading; coder=NAME hears one coder.",
    ),
)


@frozen
class Asked:
    """How a case is to be played, as it was typed."""

    draws: int
    seed: int
    as_of: str | None
    known_by: str | None
    sets: tuple[str, ...]
    without: tuple[str, ...]
    assume: tuple[str, ...]

    def study(self, case: str) -> Study:
        """The case that is meant, with what is changed in it."""
        found = study(case, self.sets, self.without, self.assume)
        for sentence in found.unread if self.sets else ():
            click.echo(sentence, err=True)
        return found

    @property
    def draws_and_days(self) -> dict[str, Any]:
        """The keywords that say how many draws are played, and from which day they are looked at."""
        return {"draws": self.draws, "seed": self.seed, "as_of": self.as_of, "known_by": self.known_by}


asked = gathered("asked", Asked, size, vantage, changes)

runs_folder = click.option(
    "--runs", type=click.Path(file_okay=False), default="runs", show_default=True, help="Where runs are kept."
)


def _from_0_to_1(expected: str) -> Callable[[click.Context, click.Parameter, str | None], float | None]:
    """What reads a number from 0 to 1 as somebody writes it: .7, 0,7 or 70 %."""

    def read(context: click.Context, option: click.Parameter, written: str | None) -> float | None:
        if written is None:
            return None
        text = written.strip().replace(",", ".")
        try:
            number = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
        except ValueError:
            number = math.nan
        if not 0 <= number <= 1:
            from instantsia.errors import UserError, cut

            raise UserError(f"{option.opts[0]}: found {cut(written)}, expected {expected}")
        return number

    return read


_probability = _from_0_to_1("a probability from 0 to 1 (.7, or 70 %)")
share = _from_0_to_1("a share from 0 to 1 (.02, or 2%)")
"""Reads an option that is a share."""

beside = several(
    click.option("--own", callback=_probability, metavar="P", help="Your own probability, put beside the answer."),
    click.option(
        "--base-rate",
        callback=_probability,
        metavar="P",
        help="How often such things happen, put beside the answer.",
    ),
)


@frozen
class Beside:
    """What is put beside the answer and changes nothing in it."""

    own: float | None
    base_rate: float | None


with_beside = gathered("beside", Beside, beside)

as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of words.")
open_page = click.option("--open", "open_page", is_flag=True, help="Open the report in a browser.")


@frozen
class Output:
    """How a run is made and shown."""

    workers: int | None
    scheduler: str | None
    as_json: bool
    fresh: bool
    runs: str
    open_page: bool
    full: bool

    def __post_init__(self) -> None:
        if self.workers is not None and self.scheduler is not None:
            raise click.UsageError("--workers and --scheduler exclude each other: the scheduler knows its workers")


output = gathered(
    "output",
    Output,
    click.option("--workers", type=int, default=None, help="Processes; 1 below 30,000 draws unless said."),
    click.option("--scheduler", metavar="tcp://HOST:PORT", help="The Dask cluster that plays it, in their place."),
    as_json,
    click.option("--fresh", is_flag=True, help="Play anew what is already there."),
    runs_folder,
    open_page,
    click.option("--full", is_flag=True, help="Print all that is known of it, not eight lines alone."),
)


def study(case: str, sets: Sequence[str] = (), without: Sequence[str] = (), assume: Sequence[str] = ()) -> Study:
    """The case that is meant; where a folder hides a bundled case of the same name, that is said."""
    from instantsia.api import load

    found = load(case, set=sets, without=without, assume=assume)
    if found.from_folder_here:
        click.echo(f"{case}: the folder {found.folder}", err=True)
    return found
