"""Which files of a case folder are read. What stands there under the name of one and cannot be read is an error.

A file that is passed over in silence would take its claims or its assumptions with it, and the answer would be another.
"""

from __future__ import annotations

import difflib
import os
from pathlib import Path

from instantsia.case.evidence import FIRST_CODER
from instantsia.case.words import check_id
from instantsia.errors import Place, Problem

CASE, CLAIMS, ENDING = "case.toml", "claims.csv", ".toml"
NEAR = 0.9
"""How near a name must be to claims.csv to be taken for it: one letter left out or another, two changed over."""


def files_of(folder: Path, shown: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[Problem, ...]]:
    """(names of the TOML files, case.toml first; of the tables of claims, claims.csv first, then each further coder's;
    what is wrong with the others).

    shown   the folder as it is named in messages

    Raises OSError where the folder cannot be read.
    """
    names: list[str] = []
    claims: list[str] = []
    problems: list[Problem] = []
    for name in sorted(os.listdir(folder)):
        meant = _meant(name)
        # an editor's own mark beside a file that is open (`.#case.toml`) is a link to nothing
        if not meant or (name.startswith(".") and not (folder / name).is_file()):
            continue
        if meant != name:
            spaced = ", without the space around it" if name != name.strip() else ""
            problems.append(_problem(shown, name, f"is not read: expected the name {meant}{spaced}", "rename it"))
        elif not (folder / name).is_file():
            problems.append(_problem(shown, name, none_because(folder / name), ""))
        elif (coder := coder_of(name)) and (wrong := _no_coder(coder)):
            problems.append(_problem(shown, name, wrong, "rename it"))
        else:
            (claims if name == CLAIMS or coder else names).append(name)
    return _in_order(names, CASE), _in_order(claims, CLAIMS), tuple(problems)


def coder_of(name: str) -> str:
    """Who coded the table of claims of that name: NAME of claims.NAME.csv; "" for claims.csv and any other file.

    >>> coder_of("claims.anna.csv"), coder_of("claims.csv"), coder_of("claims_old.csv")
    ('anna', '', '')
    """
    first, dot, rest = name.partition(".")
    coder, ending = os.path.splitext(rest)
    return coder if dot and first == CLAIMS.partition(".")[0] and ending == ".csv" and coder else ""


def table_of(coder: str) -> str:
    """The file in which a further coder's values stand.

    >>> table_of("anna")
    'claims.anna.csv'
    """
    first, _, ending = CLAIMS.partition(".")
    return f"{first}.{coder}.{ending}"


def _no_coder(name: str) -> str:
    """Why a further coder cannot be called so; "" where they can."""
    if name == FIRST_CODER:
        return f"expected another name than {name}, which is whoever coded {CLAIMS}"
    try:
        check_id(name)
    except ValueError as error:
        return f"is called after no coder: {error}, between claims. and .csv"
    return ""


def _in_order(names: list[str], first: str) -> tuple[str, ...]:
    return tuple(sorted(names, key=lambda name: (name != first, name)))


def named_as_case(folder: Path) -> bool:
    """Whether a folder holds anything that is called case.toml, be it in other letters or no file."""
    try:
        return any(name.casefold() == CASE for name in os.listdir(folder))
    except (OSError, ValueError):
        return False


def none_because(path: Path) -> str:
    """Why what stands there is no file, as a sentence goes on after its name."""
    if path.is_dir():
        return "is a folder, expected a file"
    if path.is_symlink() and not path.exists():
        return f"is a link to {os.readlink(path)}, which is not there"
    return "is no plain file"


def _meant(name: str) -> str:
    """The name that a file should have to be read as what it is called; "" where it is called nothing of ours."""
    bare = name.strip()
    folded = bare.casefold()
    if folded in (CLAIMS, CASE):
        return folded
    if _slip(folded):
        return CLAIMS
    if coder_of(folded):
        return table_of(coder_of(bare) or coder_of(folded))
    return bare[: -len(ENDING)] + ENDING if folded.endswith(ENDING) else ""


def _slip(folded: str) -> bool:
    """Whether a name is that of the claims with a slip in it, or with an ending that a program has added.

    >>> [name for name in ("claim.csv", "claims.tsv", "claims.csv.txt", "claims_old.csv", "ban.csv") if _slip(name)]
    ['claim.csv', 'claims.tsv', 'claims.csv.txt']
    """
    if folded in (f"{CLAIMS}.csv", f"{CLAIMS}.txt"):
        return True
    # a longer name may be meant: a copy that was laid aside
    return len(folded) <= len(CLAIMS) and difflib.SequenceMatcher(None, folded, CLAIMS).ratio() >= NEAR


def _problem(shown: str, name: str, message: str, remedy: str) -> Problem:
    return Problem("E10", message, Place(f"{shown}/{name}"), remedy=remedy)
