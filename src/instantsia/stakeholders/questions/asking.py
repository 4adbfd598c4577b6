"""Questions about a table, with what has been answered so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from instantsia.stakeholders.questions.catalogue import OF_ISSUES, QUESTIONS
from instantsia.stakeholders.questions.known import Known, Told


@dataclass(frozen=True)
class Asking:
    """Questions about one issue, with what has been answered so far.

    written   {key: text}; a key that is about one issue only has its name behind a dot: status_quo.price
    issue     the issue that is asked about; None the headline
    """

    known: Known
    written: Mapping[str, str]
    issue: str | None = None

    @property
    def told(self) -> Told:
        """What the table tells of the issue."""
        return self.known.issues[self.issue or self.value("issue")]

    def of(self, issue: str) -> Asking:
        """The same questions about another issue."""
        return replace(self, issue=issue)

    def text(self, key: str) -> str | None:
        """What was answered, or None. Of an issue that is not the headline only what names it counts."""
        if key not in OF_ISSUES:
            return self.written.get(key)
        headline = Asking(self.known, self.written).value("issue")
        name = self.issue or headline
        own = self.written.get(f"{key}.{name}")
        return self.written.get(key) if own is None and name == headline else own

    def value(self, key: str) -> Any:
        """What the answer, or the default, comes to; raises ValueError where it cannot be read."""
        question = QUESTIONS[key]
        written = self.text(key)
        if written is None:
            written = question.default(self)
        return question.read(written, self)
