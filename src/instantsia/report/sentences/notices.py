"""What the checker found after a run, each as a sentence with its code."""

from __future__ import annotations

import re

from instantsia.analysis.results import Forecast
from instantsia.case.phrases import capital, plural
from instantsia.report.sentences import unknowns

IDLE = "W25"
_CODE = re.compile(r"(?P<code>[WE]\d+): (?P<text>.+)", re.DOTALL)


def lines(forecast: Forecast) -> list[str]:
    """What the checker found after the run, a sentence each with its code; what hardly matters last."""
    told = [_notice(one, forecast) for one in forecast.warnings]
    return [text for _, text in sorted(told, key=lambda pair: pair[0])]


def _notice(written: str, forecast: Forecast) -> tuple[bool, str]:
    """Whether it is of what hardly matters, and the sentence."""
    found = _CODE.fullmatch(written)
    if found is None:
        return False, written
    code, text = found["code"], found["text"]
    _, _, listed = text.partition(": ")
    if code == IDLE and listed:
        count = len(listed.split(", "))
        return True, (
            f"{plural(count, 'claim')} hardly move{'s' if count == 1 else ''} the answer, by less than half a "
            f"hundredth{'' if count == 1 else ' each'}: {listed} ({code})."
        )
    titles = {one.id: unknowns.doubt_title(one, forecast) for one in forecast.doubts}
    text = " ".join(titles.get(word, titles.get(word.rstrip(",;:."), word)) for word in text.split(" "))
    return False, f"{capital(text)} ({code})."
