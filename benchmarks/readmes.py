"""What a command prints, written between two marks of the README of a bundled case."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from instantsia.casefile.library import LIBRARY


@dataclass(frozen=True)
class Marks:
    """The comments between which something stands that is made by a script.

    begin, end   as they stand in the README
    """

    begin: str
    end: str

    def around(self, readme: str, made: str) -> str:
        """The README with what was made between its marks."""
        pattern = re.compile(f"{re.escape(self.begin)}.*{re.escape(self.end)}", re.DOTALL)
        if not pattern.search(readme):
            raise SystemExit(f"no marks {self.begin} ... {self.end}")
        return pattern.sub(lambda _: f"{self.begin}\n{made}\n{self.end}", readme)

    def write(self, name: str, made: str) -> None:
        """Write it into the README of a case."""
        path = readme_of(name)
        path.write_text(self.around(path.read_text(encoding="utf-8"), made), encoding="utf-8")

    def each(self, names: Iterable[str], made: Callable[[str], str]) -> None:
        """Print what is made for each case, or for those that were typed; with --write also into its README."""
        typed = [one for one in sys.argv[1:] if not one.startswith("--")]
        for name in (one for one in names if not typed or one in typed):
            text = made(name)
            if "--write" in sys.argv:
                self.write(name, text)
            print(f"{name}\n\n{text}\n")


def readme_of(name: str) -> Path:
    """The README of a bundled case."""
    return LIBRARY / name / "README.md"
