"""Options that are lists of texts."""

from __future__ import annotations

from instantsia.errors import UserError, cut


def check_lists(**options: object) -> None:
    """Raises UserError for one text in the place of a list of them, of which each letter would be one."""
    for option, given in options.items():
        if isinstance(given, str):
            raise UserError(f"{option}: found {cut(given)}, expected a list of texts, as [{cut(given)}]")
