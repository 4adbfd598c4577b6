"""Questions about a table, with what has been answered so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from instantsia.frozen import frozen
from instantsia.stakeholders.questions.known import IssueFacts, Known


@frozen
class Question:
    """A question as data.

    key        of `--answer KEY=VALUE`
    text       as it is put
    write      how an answer is written
    default    what holds where nobody answers, as it would be written
    read       text to what it means; raises ValueError with what was expected
    asked      whether a person is asked: not where the table tells it
    must       whether somebody has to answer: its default is no more than a way to get on
    must_where where somebody has to answer though elsewhere the default would do: the sheet speaks of it
    of_issue   whether it is about one issue: the headline, or the one whose name stands behind a dot
    why        what it is asked for and what the answers do, for whoever types a question mark
    longer     further lines for whoever types a question mark, which the table tells
    told       what the table shows about it, to be judged with the question
    otherwise  how it is put where the table makes it another question; "" where it does not
    written_as how an answer is written then; "" where it does not
    guessed    what was taken where nobody answered, as a sentence; "" where the default is no guess about the table
    """

    key: str
    text: str
    write: str
    default: Callable[[Asking], str]
    read: Callable[[str, Asking], Any]
    asked: Callable[[Asking], bool] = lambda asking: False
    must: bool = False
    of_issue: bool = False
    why: str = ""
    longer: Callable[[Asking], tuple[str, ...]] = lambda asking: ()
    told: Callable[[Asking], str] = lambda asking: ""
    guessed: Callable[[Asking], str] = lambda asking: ""
    otherwise: Callable[[Asking], str] = lambda asking: ""
    written_as: Callable[[Asking], str] = lambda asking: ""
    must_where: Callable[[Asking], bool] = lambda asking: False

    def must_be(self, asking: Asking) -> bool:
        """Whether somebody has to answer it about this table."""
        return self.must or self.must_where(asking)


@frozen
class Asking:
    """Questions about one issue, with what has been answered so far.

    catalogue   {key: question}, in the order in which they are put
    written     {key: text}; a key that is about one issue only has its name behind a dot: status_quo.price
    issue       the issue that is asked about; None the headline
    """

    catalogue: Mapping[str, Question]
    known: Known
    written: Mapping[str, str]
    issue: str | None = None

    @property
    def table_facts(self) -> IssueFacts:
        """What the table tells of the issue."""
        return self.known.issues[self.issue or self.value("issue")]

    def of(self, issue: str) -> Asking:
        """The same questions about another issue."""
        return replace(self, issue=issue)

    def text(self, key: str) -> str | None:
        """What was answered, or None. Of an issue that is not the headline only what names it counts."""
        if not self.catalogue[key].of_issue:
            return self.written.get(key)
        headline = replace(self, issue=None).value("issue")
        name = self.issue or headline
        own = self.written.get(f"{key}.{name}")
        return self.written.get(key) if own is None and name == headline else own

    def value(self, key: str) -> Any:
        """What the answer, or the default, comes to; raises ValueError where it cannot be read."""
        question = self.catalogue[key]
        written = self.text(key)
        if written is None:
            written = question.default(self)
        return question.read(written, self)
