"""How many draws what is sent to others must rest on."""

from __future__ import annotations

from instantsia.errors import UserError

LEAST = 400
"""Of so many draws a share of one half is known to .05 on either side: what is printed to .05 is then what is meant."""


def enough(draws: int, what: str) -> None:
    """Raises UserError where something that others will rely on would rest on too few draws.

    what   "a brief", "an entry of the ledger"
    """
    if draws < LEAST:
        raise UserError(f"{what} rests on {LEAST} draws at least, and this run has {draws} (--draws {LEAST} or more)")
