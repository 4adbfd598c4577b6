"""Numbers that somebody else published, and what the program makes of them; README.md says where each comes from."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent


def published(name: str) -> dict[str, Any]:
    """The numbers of a file of this folder."""
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))
