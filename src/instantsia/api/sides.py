"""A case set beside itself in every reading of a source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from instantsia.errors import UserError, cut, nearest
from instantsia.evidence.program import READINGS

if TYPE_CHECKING:
    from instantsia.analysis.changes.worlds import Worlds
    from instantsia.api.study import Study


def worlds_of(study: Study, source: str, **asked: Any) -> Worlds:
    """As `Study.worlds`.

    asked   the keywords of `Study.plan`
    """
    from instantsia.analysis.changes.worlds import worlds

    case = study.case
    name = source.strip().lower().removeprefix("source.")
    if name not in case.sources:
        raise UserError(f"{case.id} has no source {cut(source)} ({nearest(name, case.sources)})")
    if name in study.changed.assume:
        reading = study.changed.assume[name]
        raise UserError(f"{name} is forced into {reading} already: its readings are asked without that")
    p = case.sources[name].p
    if isinstance(p, dict):
        chances = {reading: number.written for reading, number in p.items()}
    else:
        genuine, other = READINGS
        chances = {genuine: p if isinstance(p, str) else p.written, other: "the rest"}
    forced = {reading: study.changing(assume=[f"{name}={reading}"]).plan(**asked) for reading in chances}
    return worlds(study.plan(**asked), forced, name, chances)
