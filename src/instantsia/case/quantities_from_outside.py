"""Kinds of number that other packages bring: their rows, and one for the numbers written in each of their tables.

They are asked for where a case uses something of another package, and nowhere else.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType

from instantsia import outside
from instantsia.case.model import TABLES, Case
from instantsia.case.quantities import ROWS, Quantity, hand_in
from instantsia.case.slots import SLOTS
from instantsia.case.values import Domain
from instantsia.errors import UserError, nearest

_asked: dict[str, outside.Offer] = {}


def offers() -> Mapping[str, outside.Offer]:
    """{name of a kind of number: what brings it}, of those of other packages that were asked for; none before that."""
    return MappingProxyType(_asked)


@functools.cache
def ask() -> None:
    """Every kind of number of another package, from now on among `quantities()`.

    Raises UserError where one cannot be used, or could not be told from another.
    """
    found = [(_row(offer), offer) for offer in outside.offers("quantities", [row.name for row in ROWS]).values()]
    found += [(_constants(table), offer) for table, offer in outside.offers("tables", Case.model_fields).items()]
    try:
        # all of them or none: whoever asks again meets the same mistake
        hand_in([row for row, _ in found])
    except ValueError as error:
        by = ", ".join(sorted({offer.by for _, offer in found}))
        raise UserError(f"a kind of number of {by} cannot be used: {error}") from None
    _asked.update({row.name: offer for row, offer in found if offer.group == "quantities"})


def _row(offer: outside.Offer) -> Quantity:
    row = offer.load()
    if not isinstance(row, Quantity) or row.name != offer.name:
        what = f"is called {row.name}" if isinstance(row, Quantity) else "is no Quantity"
        raise UserError(f"the kind of number {offer.name} of {offer.by} {what}: {offer.entry.value}")
    tables = {*TABLES, *outside.offers("tables", Case.model_fields)}
    strange = [name for _, name, one in row.slots if name not in SLOTS and one.table not in tables]
    if strange:
        remedy = nearest(strange[0], {*SLOTS, *tables})
        raise UserError(f"{offer.said} has a slot {{{strange[0]}}}, and nothing is called so ({remedy})")
    return row


def _constants(table: str) -> Quantity:
    """The numbers that are written in a table: the table says what each may be."""
    return Quantity(
        f"constant of {table}",
        f"{table}.{{{table}}}.{{constant}}",
        f"a number written in an entry of [[{table}]], as that table bounds it",
        f"{table}.name.key",
        Domain(),
        inline=True,
        phrase=f"{{constant}} ({{{table}}})",
        heading=f"constants: {table}",
    )
