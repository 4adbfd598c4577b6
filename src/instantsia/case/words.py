"""What every written thing shares: strict types, no unknown keys, ids of one form."""

from __future__ import annotations

import keyword
import re
from collections.abc import Mapping
from pathlib import PureWindowsPath
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict

ID_PATTERN = re.compile(r"[a-z][a-z0-9_]*\Z")
ID_LIMIT = 60


class Words(BaseModel):
    """Base of everything that is written: immutable, strict, no key that is not declared.

    How to check it is made out when something of it is first read, not at every start.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False, strict=True, defer_build=True)

    REFERS: ClassVar[Mapping[str, str]] = {}
    """{field: what it names}, of a step, rule, body or thing: "actor", "body", "issue", "fact", "step" or another
    table of the case; "option" of the issue that is named beside it or, by a rule, decided by its body; "member" of the
    body that is named beside it, or whose rule it is; "heard", a member or one who has a voice in it. A dot goes into a
    table, or into each table of a list ("absent.member"). A name that is none of these is a mistake of the case."""

    LATER: ClassVar[frozenset[str]] = frozenset()
    """Keys that came after cases had been played without them: see `unsaid`."""

    def unsaid(self, case: Any) -> frozenset[str]:
        """Keys that are left out of what names the case: they came later, and make no difference in it.

        So a case is named as it was before there were such keys. Here those of `LATER` that have their default.
        """
        fields = type(self).model_fields
        return frozenset(key for key in self.LATER if getattr(self, key) == fields[key].default)


def check_id(value: str) -> str:
    """An id: lower-case letters, digits and underscores, beginning with a letter; no Python keyword."""
    _check_form(value, "an id")
    if keyword.iskeyword(value):
        raise ValueError("expected an id that is no Python keyword")
    return value


def check_option(value: str) -> str:
    """The name of an option: of the form of an id, and any word will do: conditions name it in quotes only."""
    _check_form(value, "an option")
    return value


def _check_form(value: str, what: str) -> None:
    if not ID_PATTERN.match(value) or len(value) > ID_LIMIT:
        raise ValueError(
            f"expected {what} of at most {ID_LIMIT} lower-case letters, digits and _, beginning with a letter"
        )


def check_below(value: str) -> str:
    """A path that stays below the folder from which it is read, on every system."""
    path = PureWindowsPath(value)  # it knows both slashes, and drives
    if not value.strip() or path.anchor or ".." in path.parts or "\0" in value:
        raise ValueError("expected a path below the folder of the texts, neither absolute nor with ..")
    return value


Below = Annotated[str, AfterValidator(check_below)]
"""A path below a folder."""
Id = Annotated[str, AfterValidator(check_id)]
Option = Annotated[str, AfterValidator(check_option)]
"""The name of an option: `raise` and `pass` are words like any other."""
