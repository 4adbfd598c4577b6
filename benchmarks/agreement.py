"""Set the blind second coding of a bundled case beside the first, and write what is printed into the case's README.

    .venv/bin/python benchmarks/agreement.py            # prints the agreement
    .venv/bin/python benchmarks/agreement.py --write    # writes it between the marks in the READMEs

A second coder inside the folder of a case would be heard in every other draw. So the second coding stands beside the
tests, a copy of the case gets it as claims.second.csv, and what `instantsia agree` prints of the copy is printed here.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import instantsia
from instantsia.casefile.library import LIBRARY
from instantsia.report.agreement import screen
from readmes import Marks

MARKS = Marks("<!-- agreement: benchmarks/agreement.py -->", "<!-- end of agreement -->")
SECOND = Path(__file__).parents[1] / "tests" / "library" / "second"


def coded() -> list[str]:
    """The bundled cases that have a second coding."""
    return sorted(path.stem for path in SECOND.glob("*.csv"))


def printed(name: str) -> str:
    """What `agree` prints of a copy of the case with the second coding beside its claims, in Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / name
        shutil.copytree(LIBRARY / name, copy)
        shutil.copyfile(SECOND / f"{name}.csv", copy / "claims.second.csv")
        text = screen(instantsia.load(copy).agreement())
    return (
        f"`instantsia agree {name}`, run on a copy with `tests/library/second/{name}.csv` as its\n"
        f"`claims.second.csv`, prints:\n\n```text\n{text}\n```"
    )


if __name__ == "__main__":
    MARKS.each(coded(), printed)
