"""What a text is in the unit in which the amounts of a column are read: 50 of "USD 50m" in USD m."""

from __future__ import annotations

from instantsia.stakeholders.files.cells.amounts import amount_in
from instantsia.stakeholders.files.cells.numbers import Read, scaled
from instantsia.stakeholders.files.entries import Unit


def in_unit(text: str, unit: Unit, decimal: frozenset[str]) -> Read | None:
    """What a text with an amount is in a unit; None where nobody knows, or it is in another currency.

    A bare number is none but 0, since it may be in full.

    >>> in_unit("$950,000", Unit("USD m", 6, frozenset(["usd"])), frozenset()).parts
    (Decimal('0.95'),)
    >>> in_unit("€95m", Unit("USD m", 6, frozenset(["usd"])), frozenset())
    """
    found = amount_in(text, decimal)
    if found is None or (found.currency and not found.currency & unit.currency):
        return None
    return scaled(found.full, -unit.power) if found.marked or not any(found.full.parts) else None
