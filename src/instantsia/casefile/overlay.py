"""Changes on top of a case: --set PATH=VALUE, --without NAME, --assume SOURCE=READING, and what-ifs that a case names.

--set acts before validation: what it writes is checked like everything that was written, and what is wrong with it is
said with the words of the command line for a place. The other two change nothing that is written; the draws obey them.
But --without of an ally, or of what a party could do alone, is told as the numbers that it sets to 0.
Who of the coders is heard can be said by --set as well: --set coder=NAME is --assume coder=NAME.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace

from instantsia.casefile.asked import Asked
from instantsia.casefile.document import Document, Entry, texts_in
from instantsia.casefile.leaving_out import forced, left_out, names_coder
from instantsia.casefile.setting import Setting, set_value
from instantsia.casefile.without_objects import switched_off
from instantsia.errors import CaseError, Problem, cut, nearest
from instantsia.frozen import frozen


@frozen
class Changed:
    """A case with changes on top.

    document  what is loaded instead
    set       PATH=VALUE as they were asked for
    without   sources, parts, tellers and claims that are never believed, as KIND.ID
    assume    {source: the reading it is forced into}
    changes   every change as a person would type it, in the order given
    paths     canonical paths of what was set: KIND.ID.KEY
    """

    document: Document
    set: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    assume: Mapping[str, str] = field(default_factory=dict)
    changes: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()


def apply(
    document: Document, sets: Iterable[str] = (), withouts: Iterable[str] = (), assumes: Iterable[str] = ()
) -> Changed:
    """The case with changes on top; raises CaseError with everything that cannot be done."""
    changed, problems = _applied(document, tuple(sets), tuple(withouts), tuple(assumes), None)
    if problems:
        raise CaseError(problems)
    return changed


def what_if(document: Document, id: str) -> Changed:
    """The change that the case names `id`; raises CaseError naming the nearest one where it names none."""
    entry = document.entry("what_if", id)
    if entry is None:
        remedy = nearest(id, document.ids("what_if"))
        raise CaseError([Problem("E22", f"found {cut(id)}, expected a what-if that the case names", remedy=remedy)])
    changed, problems = _of_case(document, entry)
    if problems:
        raise CaseError(problems)
    return changed


def what_ifs(document: Document) -> list[Problem]:
    """What cannot be done of the changes that the case names; their values are looked at by `check` and when played."""
    return [problem for entry in document.entries("what_if") for problem in _of_case(document, entry)[1]]


def _of_case(document: Document, entry: Entry) -> tuple[Changed, list[Problem]]:
    sets, withouts, assumes = (texts_in(entry.raw.get(key)) for key in ("set", "without", "assume"))
    return _applied(document, sets, withouts, assumes, entry)


def _applied(
    document: Document,
    sets: tuple[str, ...],
    withouts: tuple[str, ...],
    assumes: tuple[str, ...],
    entry: Entry | None,
) -> tuple[Changed, list[Problem]]:
    problems: list[Problem] = []
    settings: list[Setting] = []
    written = document
    # an ally stays in the case, and what it does is set to nothing
    off = {text: found for text in withouts if (found := switched_off(document, text)) is not None}
    sets = (*sets, *(one for text in withouts for one in off.get(text, ())))
    withouts = tuple(text for text in withouts if text not in off)
    heard = [(number, text) for number, text in enumerate(sets) if names_coder(document, text)]
    for number, text in enumerate(sets):
        if (number, text) in heard:
            continue
        setting = set_value(written, Asked("set", text, number, entry))
        written = setting.document
        settings.append(setting)
        problems += setting.problems
    without: list[str] = []
    for number, text in enumerate(withouts):
        name = left_out(written, Asked("without", text, number, entry))
        if isinstance(name, Problem):
            problems.append(name)
        else:
            without.append(name)
    assume: dict[str, str] = {}
    forcing = [Asked("assume", text, number, entry) for number, text in enumerate(assumes)]
    for asked in (*(Asked("set", text, number, entry) for number, text in heard), *forcing):
        pair = forced(written, asked)
        if isinstance(pair, Problem):
            problems.append(pair)
        else:
            assume[pair[0]] = pair[1]
    changes = (
        *(one.change for one in settings),
        *(f"--without {name.partition('.')[2]}" for name in without),
        *(f"--assume {source}={reading}" for source, reading in assume.items()),
    )
    changed = Changed(
        replace(written, changed=document.changed or bool(settings)),
        tuple(text for number, text in enumerate(sets) if (number, text) not in heard),
        tuple(without),
        assume,
        changes,
        tuple(one.path for one in settings),
    )
    return changed, problems
