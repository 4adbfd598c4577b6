"""A table and what was answered about it as a case: the document that goes down the same pipe as any other."""

from __future__ import annotations

from collections.abc import Mapping

from instantsia.case.dates import day_text
from instantsia.casefile.document import Document, from_mapping
from instantsia.errors import UserError
from instantsia.models import settlement
from instantsia.stakeholders import questions
from instantsia.stakeholders.build import names
from instantsia.stakeholders.build.attending import with_ballot, with_unknown_position
from instantsia.stakeholders.build.building import Building
from instantsia.stakeholders.build.on_scale import add_scale
from instantsia.stakeholders.build.options import add_options
from instantsia.stakeholders.build.people import add_people, add_seats, add_sources, body_of, deciding
from instantsia.stakeholders.build.reader_notes import tell
from instantsia.stakeholders.build.reading import Table, narrowed
from instantsia.stakeholders.build.remarks import remarks_kept
from instantsia.stakeholders.files.sheet import TableError, ordered
from instantsia.stakeholders.questions import ask


def document(table: Table, written: Mapping[str, str]) -> tuple[Document, tuple[str, ...]]:
    """The case of a table, and what a reader should know about how it was read.

    written   the answers; a question without one takes its default

    Raises TableError with everything that is wrong in the cells, UserError for what cannot be forecast at all.
    """
    asking = ask(table.known, written)
    headline: str = asking.value("issue")
    table = narrowed(table, headline)
    issues = [headline, *(name for name in table.rows if name != headline)]
    actors = dict.fromkeys(entry.actor for entries in table.rows.values() for entry in entries)
    sources = dict.fromkeys(entry.source for entries in table.rows.values() for entry in entries if entry.source)
    work = Building(
        table,
        asking,
        names.ids(actors, "actor"),
        {headline: names.UNNAMED} if table.unnamed else names.ids(issues, "issue"),
        headline,
        sources=names.ids(sorted(sources), "source"),
    )
    add_seats(work)
    bodies: dict[tuple[str, ...], str] = {}
    for name in issues:
        _issue(work, name, bodies)
    add_people(work, actors)
    add_sources(work)
    if work.problems:
        raise TableError(ordered(work.problems))
    tell(work)
    asked = asking.value("question")
    if asked:
        # the question in the words of the person is that of the headline
        work.tables["event"][0]["question"] = asked
    title = table.stakeholders.title or (headline[:1].upper() + headline[1:])
    head = {
        "instantsia": 1,
        "title": title,
        "question": work.tables["event"][0]["question"],
        "note": "\n".join([*work.notes, *remarks_kept(work)]),
        "as_of": day_text(table.known.today),
        "hindsight": False,
    }
    id = names.one(table.path.stem, "table")
    return from_mapping({**head, **work.tables}, id), tuple(work.notes)


def _issue(work: Building, name: str, bodies: dict[tuple[str, ...], str]) -> None:
    asking = work.asking.of(name)
    by_name = questions.named_options(asking)
    weighs = not by_name and any(not settlement.method(one).NEEDS_VOTING for one in asking.value("model"))
    members = deciding(work, name, weighs)
    voting = not asking.value("votes").nobody
    if not members:
        kind = "nobody in it has a vote or a veto" if voting else "nobody is in it"
        raise UserError(f"{work.table.known.file}: {asking.value('body')} cannot decide {name}: {kind}")
    if voting and not any(entry.actor in work.seats for entry in members):
        some = "votes=none" if asking.value("settles").regime == "bargain" else "votes=all"
        raise UserError(f"{work.table.known.file}: nobody has a vote on {name}, expected a voter (--answer {some})")
    if asking.value("settles").regime == "bargain":
        members = [with_unknown_position(entry) for entry in members]
    else:
        members = [with_ballot(entry) for entry in members]
    if all(entry.position.abstains for entry in members):
        who = asking.value("settles").decider or "everybody who has a vote"
        raise UserError(
            f"{work.table.known.file}: {who} abstains or is away on {name}, expected somebody who decides it"
            f"{_remedy(work, name, by_name)}"
        )
    body = body_of(work, name, members, bodies)
    if by_name:
        add_options(work, name, asking, members, body)
    else:
        add_scale(work, name, asking, members, body, weighs)


def _remedy(work: Building, name: str, by_name: bool) -> str:
    """What answers an issue on which nobody who decides it takes part; "" where the table has no one else."""
    if not by_name:
        return " (--answer settles=bargain asks no votes)"
    if all(with_ballot(entry).position.abstains for entry in work.table.rows[name]):
        return ""
    if work.asking.of(name).value("settles").decider:
        return " (--answer settles=vote puts it to the vote)"
    return " (--answer votes=all gives each a vote)"
