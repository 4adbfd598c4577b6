"""What every written thing shares: strict types, no unknown keys, ids of one form."""

from __future__ import annotations

import keyword
import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

ID_PATTERN = re.compile(r"[a-z][a-z0-9_]*\Z")
ID_LIMIT = 60


class Words(BaseModel):
    """Base of everything that is written: immutable, strict, no key that is not declared."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, allow_inf_nan=False, strict=True, use_attribute_docstrings=True
    )


def check_id(value: str) -> str:
    """An id: lower-case letters, digits and underscores, beginning with a letter; no Python keyword."""
    if not ID_PATTERN.match(value) or len(value) > ID_LIMIT:
        raise ValueError(
            f"expected an id of at most {ID_LIMIT} lower-case letters, digits and _, beginning with a letter"
        )
    if keyword.iskeyword(value):
        raise ValueError("expected an id that is no Python keyword")
    return value


Id = Annotated[str, AfterValidator(check_id)]
