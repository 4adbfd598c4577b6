"""A name of nothing but blanks is no name: whoever has it is called by their id."""

from __future__ import annotations

from typing import Any

import pytest

from instantsia.analysis.names import names_of
from instantsia.case.model import Case
from instantsia.report import naming
from tests.steps import inside


def named(name: str) -> Case:
    """The board, in which whatever can have a name has this one."""
    tables: dict[str, list[dict[str, Any]]] = {
        table: [{**one, "name": name} for one in inside.CASE[table]] for table in ("actor", "body", "issue")
    }
    tables["issue"] = [one | {"called": dict.fromkeys(one["options"], name)} for one in tables["issue"]]
    tables["fact"] = [one | {"text": name} for one in inside.CASE["fact"]]
    return inside.loaded([inside.BALLOT | {"text": name}], **tables)


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u2028", "\t"])
def test_a_blank_name_is_no_name(blank: str) -> None:
    """If it failed, a name of which nothing is seen would be printed as nothing, or end a screen in a traceback."""
    case, plain = named(blank), named("")
    assert names_of(case) == names_of(plain)
    assert naming.person("elm", {"elm": blank}) == "Elm"
    assert case.bodies["board"].called == "the board"
    assert case.issues["pier"].says("close") == "close"
