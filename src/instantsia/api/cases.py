"""Cases as they lie in a folder: those that are bundled, checking one, writing one, a locator for its claims."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from instantsia.casefile import library
from instantsia.casefile.document import read_folder
from instantsia.errors import UserError
from instantsia.files import in_letters, write_whole
from instantsia.renames import RENAMES, Rename

if TYPE_CHECKING:
    from instantsia.casefile.checking.citations import Checked
    from instantsia.casefile.upgrade import Upgrade


def bundled() -> tuple[str, ...]:
    """Return the names of the bundled cases, in the order of the alphabet."""
    return library.bundled()


def check(case: str | Path, texts: str | Path | None = None) -> Checked:
    """Return every problem of a case at once, also of a case that cannot be loaded.

    texts   a folder with copies of the texts, in which the citations are looked up

    Raises UserError where there is no such case, CaseError where a file of it cannot be read at all.
    """
    from instantsia.casefile.checking.citations import check_document

    return check_document(read_folder(library.find(case)), texts)


def new(name: str | Path, source: str | None = None) -> Path:
    """Write a commented skeleton that runs as it is, or a copy of `source`, a template or a bundled case.

    A name that ends in .csv, .tsv or .xlsx is an example table of stakeholders, for `forecast_table`; with the source
    "deal" one of a deal between two sides, for `bargain`. Returns what was written. Raises UserError where something
    stands there already.
    """
    from instantsia.casefile.skeleton import new as write_new
    from instantsia.stakeholders.files.example_table import DEAL, is_table, write_table

    if not in_letters(name):
        raise UserError(f"{name}: expected a name that is UTF-8")
    if source == "deal":
        if not is_table(name):
            raise UserError(f"{name}: --from deal writes a table, expected a name such as deal.csv or deal.xlsx")
        return write_table(name, DEAL)
    if source is not None or not is_table(name):
        return write_new(name, source)
    return write_table(name)


def cite(text: str | Path, lines: str) -> str:
    """Return a locator to paste into claims.csv, for lines such as "185..189" of a text.

    Raises UserError where the text cannot be read or has no such lines.
    """
    from instantsia.case.evidence import read_lines
    from instantsia.documents.quotes import describe
    from instantsia.documents.texts import read_text

    try:
        first, last = read_lines(lines)
    except ValueError as error:
        raise UserError(f"--lines {lines}: {error}") from None
    return describe(read_text(Path(text)), first, last).csv


def upgrade(case: str | Path, *, write: bool = True, renames: Sequence[Rename] = RENAMES) -> Upgrade:
    """Give the keys that have another name now their new one, in the files of a case. Returns what is changed.

    write     where it is False, nothing is written, and what would be changed is returned
    renames   which keys are meant; those that this version has renamed unless said

    Only the old names are replaced: comments, order and spacing stay, and a file without any is not touched. Raises
    UserError where there is no such case, it cannot be read, or a file cannot be written.
    """
    from instantsia.casefile.upgrade import upgraded

    found = upgraded(library.find(case), renames)
    for path, data in found.files.items() if write else ():
        # where a file is a link, what it points to is written
        write_whole(path.resolve(), data)
    return found


def lock(case: str | Path, texts: str | Path | None = None) -> str:
    """Look the quotes of a case up and write its citations.lock. Returns in a sentence what was done."""
    from instantsia.casefile.checking.citations import write_lock

    return write_lock(library.find(case), texts)
