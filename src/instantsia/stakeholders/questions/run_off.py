"""That more than two options are put in a run-off, where a line beside the table says so."""

from __future__ import annotations

from instantsia.errors import cut
from instantsia.stakeholders.files.cells.otherwise import Line
from instantsia.stakeholders.files.rows.procedure_words import tells_run_off
from instantsia.stakeholders.questions.asking import Asking
from instantsia.stakeholders.questions.options import ONE_BALLOT, RUN_OFF, several_put


def default_procedure(asking: Asking) -> str:
    """One ballot; a run-off where a line beside the table says so."""
    return RUN_OFF if _run_off_line(asking) is not None else ONE_BALLOT


def guessed_procedure(asking: Asking) -> str:
    """That a run-off was taken, since a line beside the table says so; "" elsewhere."""
    line = _run_off_line(asking)
    if line is None or not several_put(asking):
        return ""
    where = f"{line[1]}: {cut(line[0])}" if line[1] else cut(line[0])
    return f"Procedure: {RUN_OFF}, since the sheet tells it ({where}; --answer procedure='{ONE_BALLOT}' says another)."


def _run_off_line(asking: Asking) -> Line | None:
    return next((line for line in asking.known.of_rounds if tells_run_off(line[0])), None)
