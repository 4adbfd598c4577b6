"""What is wrong with a case as its what-ifs make it.

Loading looks at what a what-if changes, not at the value that it gives: the whole case is looked at again where
somebody asks for the what-if. Whoever checks the case is told at once.
"""

from __future__ import annotations

from collections.abc import Iterator

from instantsia.casefile import overlay
from instantsia.casefile.document import Document, Entry
from instantsia.casefile.load import examined
from instantsia.errors import Problem


def refused(document: Document) -> Iterator[Problem]:
    """The problems of what each what-if makes of a case without errors; none where something was typed on top of it."""
    for entry in () if document.changed else document.entries("what_if"):
        if entry.id is not None:
            made = overlay.what_if(document, entry.id).document
            yield from (_of_what_if(entry, one) for one in examined(made)[1])


def _of_what_if(entry: Entry, problem: Problem) -> Problem:
    what = f"{problem.key}: {problem.message}" if problem.key else problem.message
    return Problem(problem.code, f"played, it makes {what}", entry.place(), f"what_if.{entry.id}", problem.remedy)
