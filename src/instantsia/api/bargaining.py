"""A deal between two sides, from a table: what the command `bargain` and Python share."""

from __future__ import annotations

import math
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from instantsia.errors import UserError, cut, nearest

if TYPE_CHECKING:
    from instantsia.analysis.bargaining.results import Terms
    from instantsia.api.tables import Rows
    from instantsia.api.views import ShownBargain
    from instantsia.stakeholders.files.deal.table import Deal
    from instantsia.stakeholders.files.workbook import Hidden

PROTOCOLS = ("alternating", "simultaneous")
MOST_ROUNDS, MOST_DRAWS = 1_000, 100_000
ANSWERS = ("columns", "decimal", "encoding", "words")
"""What may be answered of a table of a deal."""


def bargain(
    table: str | Path | Rows,
    answers: Mapping[str, str] | None = None,
    *,
    a: str | float = "linear",
    b: str | float = "linear",
    rounds: int = 20,
    draws: int = 2_000,
    seed: int = 1,
    protocol: str = "alternating",
    first: str = "a",
    blind: bool = False,
    beyond: bool = False,
    keep_a: float = 0.0,
    keep_b: float = 0.0,
    delay_a: float = 0.0,
    delay_b: float = 0.0,
    bundles: int = 2_500,
    sheet: str | None = None,
    hidden: Hidden = "read",
) -> ShownBargain:
    """Read a table of a deal between two sides, and play it. Nothing is written.

    table             the path of a file; or a table in memory, as for `forecast_table`: a row an issue
    answers           {key: text}, as in `--answer KEY=VALUE`: columns, decimal, encoding, words; what is guessed about
                      the table holds where nothing is answered, and stands in `.deal.guessed`
    a, b              how each side comes down: boulware, linear, conceder, or the exponent itself, above 0. A is our
                      side where the table has one, else the side that stands first
    protocol          alternating, or simultaneous: both offer in each round
    first             the side that offers first, a or b
    blind             whether neither side knows what the other wants
    beyond            whether a worst may be passed on an issue where another makes up for it
    keep_a, keep_b    what each has without a deal, 0 (all its worsts) to 1 (all its bests)
    delay_a, delay_b  which part of its gain each loses by a round of waiting, 0 to 1
    bundles           about so many are looked at

    Raises TableError with everything that is wrong in the table, and UserError for an option that cannot be so.
    """
    from instantsia.analysis.bargaining.bargain import bargain as played
    from instantsia.api.views import ShownBargain, shown

    terms = terms_of(a, b, rounds, protocol, first, blind, beyond, (keep_a, keep_b), (delay_a, delay_b), bundles)
    check_draws(draws, seed)
    return shown(ShownBargain, played(deal_in(table, answers, sheet, hidden), terms, draws, seed))


def _refuse_case(table: str | Path) -> None:
    """Raises UserError, with the command that looks at it, for a case where a table is expected."""
    from instantsia.casefile.library import LIBRARY, meant

    case = meant(table)
    if case is not None and not (Path(table).exists() and case.parent == LIBRARY):
        name = shlex.quote(case.name if case.parent == LIBRARY else str(case))
        raise UserError(
            f"{table} is a case, expected a table of a deal (`instantsia new deal.csv --from deal` writes one to begin "
            f"with); a case is played by instantsia run {name}, and what two sides of it would accept month by month "
            f"is told by instantsia corridor {name}"
        )


def deal_in(
    table: str | Path | Rows,
    answers: Mapping[str, str] | None = None,
    sheet: str | None = None,
    hidden: Hidden = "read",
) -> Deal:
    """The deal that a table holds; arguments as of `bargain`."""
    from instantsia.stakeholders.files.deal.table import deal_of, read_deal
    from instantsia.stakeholders.questions import read_mark

    said = dict(answers or {})
    for key, value in said.items():
        if key not in ANSWERS:
            told = f"is not asked of a deal, expected columns, decimal, encoding or words ({nearest(key, ANSWERS)})"
            raise UserError(f"--answer {key}={value}: {told}")
    try:
        mark = read_mark(said["decimal"]) if "decimal" in said else ""
    except ValueError as error:
        raise UserError(f"--answer decimal={said['decimal']}: {error}") from None
    columns, words = said.get("columns", ""), said.get("words", "")
    if isinstance(table, str | Path):
        encoding = said.get("encoding", "")
        _refuse_case(table)
        return read_deal(
            Path(table), sheet, hidden=hidden, encoding=encoding, columns=columns, decimal=mark, words=words
        )
    from instantsia.stakeholders.files.frames import sheet_of_frame

    return deal_of(sheet_of_frame(table, actors=False), columns, mark, words)


def terms_of(
    a: str | float,
    b: str | float,
    rounds: int,
    protocol: str,
    first: str,
    blind: bool,
    beyond: bool,
    keep: tuple[float, float],
    delay: tuple[float, float],
    bundles: int,
) -> Terms:
    """How the talks are played; raises UserError for what cannot be so."""
    from instantsia.analysis.bargaining.results import Terms
    from instantsia.models.bargaining.bundles import MOST

    _within("rounds", rounds, 2, MOST_ROUNDS)
    _within("bundles", bundles, 10, MOST)
    if protocol not in PROTOCOLS:
        told = f"expected alternating or simultaneous ({nearest(str(protocol), PROTOCOLS)})"
        raise UserError(f"protocol: found {cut(protocol)}, {told}")
    if first not in ("a", "b"):
        raise UserError(f"first: found {cut(first)}, expected a or b")
    for name, values, ends in (("keep", keep, "0 to 1"), ("delay", delay, "0 to less than 1")):
        for side, value in zip("ab", values, strict=True):
            if not 0 <= value <= 1 or (name == "delay" and value == 1):
                raise UserError(f"{name}-{side}: found {value:g}, expected a share from {ends}")
    return Terms(
        stances=(_stance("a", a), _stance("b", b)),
        rounds=rounds,
        together=protocol == "simultaneous",
        first="ab".index(first),
        knows=not blind,
        firm=not beyond,
        keep=keep,
        delay=delay,
        bundles=bundles,
    )


def check_draws(draws: int, seed: int) -> None:
    """Raises UserError for numbers of draws, or seeds, that there are not."""
    from instantsia.draws.streams import SEED_LIMIT

    _within("draws", draws, 1, MOST_DRAWS)
    _within("seed", seed, 0, SEED_LIMIT - 1)


def _within(name: str, value: int, least: int, most: int) -> None:
    if not least <= value <= most:
        raise UserError(f"{name}: found {value:,}, expected {least:,} to {most:,}")


def _stance(side: str, written: str | float) -> str:
    """A stance as `Terms` has it: its name, or its exponent as a text."""
    from instantsia.models.bargaining.offers import STANCES

    text = str(written).strip().casefold()
    if text in STANCES:
        return text
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        value = math.nan
    if not 0.01 <= value <= 100:
        known = nearest(text, STANCES)
        told = f"expected boulware, linear, conceder or an exponent from 0.01 to 100 ({known})"
        raise UserError(f"{side}: found {cut(written)}, {told}")
    return next((name for name, one in STANCES.items() if one == value), f"{value:g}")
