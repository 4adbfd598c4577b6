"""Set the score of each bundled case beside its controls, and write what is printed into the case's README.

    .venv/bin/python benchmarks/controls.py            # prints the controls
    .venv/bin/python benchmarks/controls.py --write    # writes them between the marks in the READMEs
    .venv/bin/python benchmarks/controls.py CASE       # of one case or more

Each is what `instantsia control CASE` prints; where it says nothing from the day of the forecast, since no claim is
open that a scored step reads, the fit stands below it.
"""

from __future__ import annotations

import instantsia
from instantsia.report.control import screen
from readmes import Marks

MARKS = Marks("<!-- control: benchmarks/controls.py -->", "<!-- end of control -->")


def printed(name: str) -> str:
    """What the commands print for a case, in Markdown."""
    study = instantsia.load(name)
    found = study.control()
    blocks = [_block(f"instantsia control {name}", screen(found))]
    if not any(step.read and step.shuffled is not None and not step.shuffled.same for step in found.steps):
        blocks.append(_block(f"instantsia control {name} --fit", screen(study.control(fit=True))))
    return "\n\n".join(blocks)


def _block(command: str, text: str) -> str:
    return f"`{command}` prints:\n\n```text\n{text}\n```"


def scored() -> list[str]:
    """The bundled cases whose record tells of a step: an invented one has none, and of some bargains it tells only of a
    milestone (benchmarks/bargains.py)."""
    return [name for name in instantsia.bundled() if instantsia.load(name).case.recorded]


if __name__ == "__main__":
    MARKS.each(scored(), printed)
