"""From a case as somebody has it to a Study."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from instantsia.api.lists import check_lists
from instantsia.api.study import Study
from instantsia.casefile import library
from instantsia.casefile.document import Document, from_mapping, read_folder
from instantsia.casefile.overlay import apply
from instantsia.errors import UserError


def load(
    case: str | Path | Mapping[str, Any],
    *,
    set: Sequence[str] = (),
    without: Sequence[str] = (),
    assume: Sequence[str] = (),
) -> Study:
    """Open a case: a folder, a bundled case by its name, or a dictionary with the keys of case.toml.

    set      changes that act before the case is checked, each as PATH=VALUE
    without  tellers, sources, parts or claims that are never believed
    assume   sources that are forced into a reading, each as SOURCE=READING; coder=NAME hears one coder alone

    Raises CaseError with every problem of the case, and UserError where there is no such case; a table of stakeholders
    is no case, and the error says what reads it.
    """
    _no_table(case)
    if isinstance(case, Mapping):
        document = from_mapping(case, str(case.get("id", "case")))
    else:
        document = read_folder(library.find(case))
    return Study(document, apply(document, set, without, assume), str(case) if isinstance(case, str) else "")


def _no_table(case: Any) -> None:
    """Raises UserError where a table of stakeholders is meant, which `forecast_table` reads."""
    from instantsia.stakeholders.files.read import named_as_table

    if not isinstance(case, (str, Path, Mapping)):
        raise UserError(
            f"found {type(case).__name__}, expected a case folder, a bundled case or a dictionary with the keys of "
            "case.toml; a table of stakeholders is read by instantsia.forecast_table(...)"
        )
    if not isinstance(case, Mapping) and named_as_table(case) and not Path(case).is_dir():
        raise UserError(
            f"{case} is a table of stakeholders and no case: instantsia.forecast_table({str(case)!r}) reads it"
        )


def of_document(
    document: Document,
    set: Sequence[str] = (),
    without: Sequence[str] = (),
    assume: Sequence[str] = (),
    *,
    asked: str = "",
) -> Study:
    """Return a document as a Study, with changes made to it as in `load`."""
    check_lists(set=set, without=without, assume=assume)
    return Study(document, apply(document, set, without, assume), asked)
