"""A table and what was answered about it as a case: the document that goes down the same pipe as any other."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from instantsia.case import paths
from instantsia.case.dates import day_text
from instantsia.case.numbers import Number
from instantsia.case.values import Domain
from instantsia.casefile import answers
from instantsia.casefile.answers import Asking, Ends, Line, Quota
from instantsia.casefile.document import Document, from_mapping
from instantsia.casefile.door import names
from instantsia.casefile.door.numbers import SHARE, Reader, Stated, middles, no_word
from instantsia.casefile.door.reading import Table, narrowed
from instantsia.casefile.folding import folded
from instantsia.casefile.tables.sheet import TableError, Trouble, ordered
from instantsia.casefile.tables.stakeholders import Entry, Quantity
from instantsia.errors import UserError, cut
from instantsia.models import settlement

SOURCE_P = "0.6..0.85..0.95"
"""How far a source is believed that a table names and nobody has weighed: as a teller without an entry."""
CLAIM_RIGHT = 0.95
"""Chance that a number was read aright from a source that is to be believed."""
LIKES, OTHERS, UNKNOWN = (0.8, 1.0), (0.0, 0.2), (0.0, 1.0)
"""What an option is worth to whoever names it, what the others are to him, and any to one of whom nothing is known."""
EVENT_OF_OPTIONS = "changed"


@dataclass
class _Building:
    """A case as it grows; `notes` are sentences for the reader, `troubles` what is wrong in the cells."""

    table: Table
    asking: Asking
    ids: Mapping[str, str]
    issue_ids: Mapping[str, str]
    headline: str
    tables: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    seats: dict[str, Any] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    vague: list[str] = field(default_factory=list)

    def add(self, table: str, entry: Mapping[str, Any]) -> None:
        self.tables.setdefault(table, []).append(dict(entry))


def document(table: Table, written: Mapping[str, str]) -> tuple[Document, tuple[str, ...]]:
    """The case of a table, and what a reader should know about how it was read.

    written   the answers; a question without one takes its default

    Raises TableError with everything that is wrong in the cells, UserError for what cannot be forecast at all.
    """
    asking = Asking(table.known, written)
    headline: str = asking.value("issue")
    table = narrowed(table, headline)
    issues = [headline, *(name for name in table.rows if name != headline)]
    actors = dict.fromkeys(entry.actor for entries in table.rows.values() for entry in entries)
    sources = dict.fromkeys(entry.source for entries in table.rows.values() for entry in entries if entry.source)
    work = _Building(
        table,
        asking,
        names.ids(actors, "actor"),
        {headline: names.UNNAMED} if table.unnamed else names.ids(issues, "issue"),
        headline,
        sources=names.ids(sorted(sources), "source"),
    )
    _seats(work)
    bodies: dict[tuple[str, ...], str] = {}
    for name in issues:
        _issue(work, name, bodies)
    _people(work, actors)
    _sources(work)
    if work.troubles:
        raise TableError(ordered(work.troubles))
    _told(work)
    asked = asking.value("question")
    if asked:
        # the question in his own words is that of the headline
        work.tables["event"][0]["question"] = asked
    title = table.told.title or (headline[:1].upper() + headline[1:])
    head = {
        "instantsia": 1,
        "title": title,
        "question": work.tables["event"][0]["question"],
        "note": " ".join(work.notes),
        "as_of": day_text(table.known.today),
        "hindsight": False,
    }
    id = names.one(table.path.stem, "table")
    return from_mapping({**head, **work.tables}, id), tuple(work.notes)


# ------------------------------------------------------------------------------------------------------------ people


def _seats(work: _Building) -> None:
    """{actor: his votes, as a case writes them}, of those who vote."""
    table, votes = work.table, work.asking.value("votes")
    if votes.nobody:
        return
    cells = {entry.actor: entry.seats for entries in table.rows.values() for entry in entries}
    stated = sorted(cell.number.middle for cell in cells.values() if cell.number is not None)
    for entry_actor, cell in cells.items():
        if not votes.column and entry_actor not in votes.names:
            continue
        each = float(table.votes.get(entry_actor, 0)) if votes.column else 1.0
        if not each:
            continue
        if cell.number is not None:
            parts = [one * each for one in (cell.number.low, cell.number.mode, cell.number.high) if one is not None]
            bare = parts[0] if cell.number.fixed else parts
            work.seats[entry_actor] = {"value": bare, "why": f"{cell.spot}: times {each:g} a seat", "source": "table"}
        elif "seats" in table.told.columns and stated:
            among = [one * each for one in stated]
            work.seats[entry_actor] = {
                "among": among, "why": f"{cell.spot}: blank: {middles(stated)}", "source": "table",
            }  # fmt: skip
        else:
            why = "votes as the table has them" if votes.column else "a vote each, by the answer votes"
            work.seats[entry_actor] = {"value": each, "why": why, "source": "table"}


def _people(work: _Building, actors: Mapping[str, None]) -> None:
    notes: dict[str, str] = {}
    for entries in work.table.rows.values():
        for entry in entries:
            if entry.note:
                notes.setdefault(entry.actor, entry.note)
    for name in sorted(actors, key=lambda one: work.ids[one]):
        actor: dict[str, Any] = {"id": work.ids[name], "name": name}
        if name in notes:
            actor["role"] = notes[name]
        if not work.asking.value("votes").nobody:
            actor["seats"] = work.seats.get(name, {"value": 0, "why": "no vote", "source": "table"})
        work.add("actor", actor)


def _sources(work: _Building) -> None:
    claimed = {claim["source"] for claim in work.tables.get("claim", ())}
    for cite, id in sorted(work.sources.items(), key=lambda one: one[1]):
        if id not in claimed:
            continue
        work.add(
            "source",
            {
                "id": id,
                "cite": cite,
                "p": SOURCE_P,
                "why": f"the column source of {work.table.known.file} names it; nobody has weighed it",
            },
        )


def _deciding(work: _Building, name: str, weighs: bool) -> list[Entry]:
    """Those who decide an issue: all; where only votes count, who has a vote, a veto or the agenda."""
    entries = list(work.table.rows[name])
    known = work.table.known
    if known.bodies:
        body = work.asking.value("body")
        if body in known.bodies:
            inside = [entry for entry in entries if entry.body in ("", body)]
            if len(inside) < len(entries):
                where = "" if len(work.table.rows) == 1 else f" on {name}"
                work.notes.append(
                    f"{len(entries) - len(inside)} of {len(entries)}{where} sit in other bodies than {body} "
                    "and take no part."
                )
            entries = inside
    if weighs or work.asking.value("votes").nobody:
        return entries
    vetoes, setter = work.asking.value("vetoes"), work.asking.value("setter")
    heard = [one for one in entries if one.actor in work.seats or one.actor in vetoes or one.actor == setter]
    if len(heard) < len(entries):
        _once(work, f"{len(entries) - len(heard)} of {len(entries)} have neither a vote nor a veto and take no part.")
    return heard


def _body(work: _Building, name: str, members: Sequence[Entry], bodies: dict[tuple[str, ...], str]) -> str:
    """The id of the body of these members: the same body decides several issues where the same people sit in it."""
    asking = work.asking
    who = tuple(sorted(work.ids[entry.actor] for entry in members))
    if who in bodies:
        return bodies[who]
    called: str = asking.value("body")
    id = names.one(called, "body")
    if bodies:
        id = names.one(f"{called} {name}", "body")
    bodies[who] = id
    rule: dict[str, Any] = {"kind": "consensus"}
    if not asking.value("votes").nobody:
        quota: Quota = asking.value("quota")
        vetoes = [work.ids[one] for one in asking.value("vetoes") if one in work.ids and work.ids[one] in who]
        rule = {"kind": "qualified"}
        if quota.votes is not None:
            rule["quota"] = {"value": quota.votes, "why": "by the answer quota", "source": "table"}
        if vetoes:
            rule["vetoes"] = sorted(vetoes)
    work.add("body", {"id": id, "name": called[:1].upper() + called[1:], "members": list(who), "rule": rule})
    return id


# ------------------------------------------------------------------------------------------------------------ issues


def _issue(work: _Building, name: str, bodies: dict[tuple[str, ...], str]) -> None:
    asking = work.asking.of(name)
    by_name = answers.named_options(asking)
    weighs = not by_name and any(not settlement.named(one).NEEDS_VOTING for one in asking.value("model"))
    members = _deciding(work, name, weighs)
    voting = not asking.value("votes").nobody
    if not members:
        kind = "nobody in it has a vote or a veto" if voting else "nobody is in it"
        raise UserError(f"{work.table.known.file}: {asking.value('body')} cannot decide {name}: {kind}")
    if voting and not any(entry.actor in work.seats for entry in members):
        raise UserError(f"{work.table.known.file}: nobody has a vote on {name}, expected a voter (--answer votes=none)")
    body = _body(work, name, members, bodies)
    if by_name:
        _options(work, name, asking, members, body)
    else:
        _scale(work, name, asking, members, body, weighs)


def _claim(work: _Building, entry: Entry, about: str, stated: Stated) -> bool:
    """Writes what the source of a row says about a number; whether it says anything."""
    if not entry.source or stated.wider is None:
        return False
    work.add(
        "claim",
        {
            "id": names.one(about.replace(".", " "), "claim"),
            "source": work.sources[entry.source],
            "about": about,
            "value": stated.claimed,
            "of": "always",
            "right": CLAIM_RIGHT,
            "why": stated.why,
        },
    )
    return True


def _say(work: _Building, entry: Entry, about: str, cell: Quantity, reader: Reader) -> Stated | None:
    """Writes what a cell says about a number: an assumption, and a claim where its row names a source."""
    try:
        stated = reader.read(cell)
    except ValueError as error:
        work.troubles.append(Trouble(cell.spot, f"found {cut(cell.raw)}, {error}"))
        return None
    work.add("assumption", stated.assumption(about, _claim(work, entry, about, stated)))
    return stated


def _scale(work: _Building, name: str, asking: Asking, members: Sequence[Entry], body: str, weighs: bool) -> None:
    id = work.issue_ids[name]
    domain = answers.domain(asking)
    ends: Ends = asking.value("ends")
    quo: Number = asking.value("status_quo")
    line: Line = asking.value("line")
    stretches: dict[str, float] = asking.value("stretches")
    low, high = f"{domain.low:g}", f"{domain.high:g}"
    where = (
        "the table" if asking.text("status_quo") is None and asking.told.quo is not None else "the answer status_quo"
    )
    if asking.text("status_quo") is None and asking.told.quo is None:
        where = "not known, taken as the low end"
        work.vague.append(name)
    figures = [quo.low, quo.high] if quo.mode is None else [quo.low, quo.mode, quo.high]
    work.add(
        "issue",
        {
            "id": id,
            "name": name,
            "text": f"{name}: from {ends.low} ({low}) to {ends.high} ({high})",
            "scale": {low: ends.low, high: ends.high},
            "status_quo": {"value": figures, "why": f"what holds if nothing is decided: {where}", "source": "table"},
            "line": line.point,
            "beyond": line.beyond,
            "stretches": {option: end for (_, option), end in zip(
                names.ids(stretches, "stretch").items(), stretches.values(), strict=True
            )},
        },
    )  # fmt: skip
    models: tuple[str, ...] = asking.value("model")
    step: dict[str, Any] = {
        "id": id, "kind": "settle", "text": _does(asking, "settle on", "settles on", name), "body": body, "issue": id,
        "date": asking.value("by"), "model": list(models),
    }  # fmt: skip
    setter = asking.value("setter")
    if setter and work.ids.get(setter) in {work.ids[entry.actor] for entry in members}:
        step["setter"] = work.ids[setter]
    work.add("step", step)
    work.add("event", _event(name, id, line, ends, stretches, domain))
    _stakes(work, name, asking, members, weighs)


def _does(asking: Asking, they: str, one: str, name: str) -> str:
    """What happens: "They settle on ban", "The council settles on ban"."""
    body: str = asking.value("body")
    if body == answers.THOSE:
        return f"They {they} {name}"
    named = body if body[:1].isupper() or body.split()[0].casefold() in ("the", "a") else f"the {body}"
    return f"{named[:1].upper()}{named[1:]} {one} {name}"


def _event(
    name: str, id: str, line: Line, ends: Ends, stretches: Mapping[str, float], domain: Domain
) -> dict[str, Any]:
    """Whether it settles beyond the line, in the words of the stretches, or of the ends."""
    called = name[:1].upper() + name[1:]
    towards = ends.high if line.above else ends.low
    reached = list(stretches)
    upper = list(stretches.values())
    if line.above and line.point in upper[:-1]:
        first = upper.index(line.point) + 1
        words = reached[first] + (" or more" if first + 1 < len(reached) else "")
    elif not line.above and line.point in upper[:-1]:
        last = upper.index(line.point)
        words = reached[last] + (" or less" if last else "")
    else:
        words = f"towards {towards}"
    scale = f"{domain.low:g} is {ends.low}, {domain.high:g} is {ends.high}"
    side = "beyond" if line.above else "below"
    return {
        "id": f"{id[:53]}_beyond",
        "text": f"{called} goes {side} {line.point:g} ({words})",
        "question": f"Will {name} go {side} {line.point:g} ({scale})?",
        "when": f"{id}.value {'>' if line.above else '<'} {line.point!r}",
    }


def _stakes(work: _Building, name: str, asking: Asking, members: Sequence[Entry], weighs: bool) -> None:
    """Position, salience and capability of everybody on an issue."""
    id, told = work.issue_ids[name], work.table.told
    domain = answers.domain(asking)
    width: float = asking.value("width")
    points = width * domain.width / 100
    unit = 1.0 if told.unit == 1 and not any(one.salience.percent for one in members) else 100.0
    position = Reader(
        "a position", domain, 1.0, lambda value: points, f"+-{points:g}",
        lambda word: answers.point(word, asking),
        Number(low=domain.low, high=domain.high, source="table"), "anywhere on the scale",
    )  # fmt: skip
    salience = Reader(
        "a salience", Domain(0.0, 1.0), unit, lambda value: width / 100, f"+-{width:g} of 100",
        no_word("a salience from 0 to 100"),
    )  # fmt: skip
    capability = Reader(
        "a capability", Domain(0.0), 1.0, lambda value: value * SHARE, "+- a quarter of itself",
        no_word("a capability of 0 or more"),
    )  # fmt: skip
    _column(work, members, position, lambda actor: paths.position(actor, id), lambda entry: entry.position)
    for role, reader, path_of, cell_of in (
        ("salience", salience, paths.salience, _salience),
        ("capability", capability, paths.capability, _capability),
    ):
        cells = [cell_of(entry) for entry in members]
        stated = reader.among(cells)
        if not stated and not any(cell.word for cell in cells):
            _whole_column(work, name, members, role, path_of, weighs)
            continue
        if stated and stated[-1] == 0 and not any(cell.number and cell.number.high for cell in cells):
            spot = next(cell.spot for cell in cells if cell.number is not None)
            expected = f"found a {role} of 0 for everybody, expected one above 0 (or blank cells: not known)"
            work.troubles.append(Trouble(spot, expected))
            continue
        full = Reader(
            reader.what, reader.domain, reader.unit, reader.bare, reader.how, reader.word, None,
            f"{middles(stated)} in the column", stated,
        )  # fmt: skip
        _column(work, members, full, functools.partial(_path, path_of, id), cell_of)


def _salience(entry: Entry) -> Quantity:
    return entry.salience


def _capability(entry: Entry) -> Quantity:
    return entry.capability


def _path(path_of: Callable[[str, str], str], issue: str, actor: str) -> str:
    return path_of(actor, issue)


def _column(
    work: _Building,
    members: Sequence[Entry],
    reader: Reader,
    path_of: Callable[[str], str],
    cell_of: Callable[[Entry], Quantity],
) -> None:
    for entry in sorted(members, key=lambda one: work.ids[one.actor]):
        _say(work, entry, paths.short(path_of(work.ids[entry.actor])), cell_of(entry), reader)


def _votes_as_capability(
    work: _Building, members: Sequence[Entry], votes: Mapping[str, float], path_of: Callable[[str], str]
) -> None:
    """What each weighs where only votes are told: his votes, and without one as many as anybody has.

    So the Commission and the Parliament are weighted beside the votes of the Council in tests of the weighted mean on
    EU decisions.
    """
    most = max(votes.values())
    for entry in sorted(members, key=lambda one: work.ids[one.actor]):
        own = votes.get(entry.actor)
        why = f"{entry.spot}: {'his votes' if own is not None else 'no vote: as the most'}; no capability is told"
        value = {"value": most if own is None else own, "why": why, "source": "table"}
        work.add("assumption", {"about": paths.short(path_of(work.ids[entry.actor])), "value": value, "why": why})


def _whole_column(
    work: _Building,
    name: str,
    members: Sequence[Entry],
    role: str,
    path_of: Callable[[str, str], str],
    weighs: bool,
) -> None:
    """A column that is not there, or all blank: all have 1; as capability the seats of blocs, where those are told."""
    id = work.issue_ids[name]
    seats = {entry.actor: entry.seats for entry in members if entry.seats.number is not None}
    if role == "capability" and seats:
        nobody = sorted(cell.number.middle for cell in seats.values() if cell.number is not None)
        reader = Reader(
            "seats", Domain(0.0), 1.0, lambda value: 0.0, "the seats of the bloc: no capability is told",
            no_word("seats"), None, middles(nobody), tuple(nobody),
        )  # fmt: skip
        _column(work, members, reader, lambda actor: path_of(actor, id), lambda entry: entry.seats)
        if weighs:
            _once(work, "No capability is told: each weighs as many seats as he has.")
        return
    votes = {entry.actor: float(entry.votes) for entry in members if entry.votes}
    if role == "capability" and len(set(votes.values())) > 1:
        _votes_as_capability(work, members, votes, lambda actor: path_of(actor, id))
        if weighs:
            _once(
                work, "No capability is told: each weighs as many votes as he has, without a vote as many as the most."
            )
        return
    why = f"{work.table.known.file} tells no {role}: all the same"
    work.add(
        "assumption",
        {
            "about": f"*.{path_of('x', id).split('.', 2)[2]}",
            "value": {"value": 1, "why": why, "source": "table"},
            "why": why,
        },
    )
    if weighs:
        where = (
            f" on {name}"
            if len(work.table.rows) > 1
            and any(not getattr(entry, role).blank for rows in work.table.rows.values() for entry in rows)
            else ""
        )
        _once(work, f"The table tells no {role}{where}: all have the same.")


def _once(work: _Building, note: str) -> None:
    if note not in work.notes:
        work.notes.append(note)


# ------------------------------------------------------------------------------------------------------------ options


def _options(work: _Building, name: str, asking: Asking, members: Sequence[Entry], body: str) -> None:
    id = work.issue_ids[name]
    places: dict[str, float | None] = asking.value("options")
    quo: str = asking.value("status_quo")
    order = [quo, *(option for option in places if option != quo)]
    option_ids = names.ids(order, "option")
    issue: dict[str, Any] = {
        "id": id,
        "name": name,
        "text": f"{name}: {', '.join(order)}",
        "options": [option_ids[one] for one in order],
    }
    on_scale = not asking.told.options
    if on_scale:
        domain = answers.domain(asking)
        ends: Ends = asking.value("ends")
        issue["scale"] = {f"{domain.low:g}": ends.low, f"{domain.high:g}": ends.high}
        issue["at"] = {option_ids[option]: place for option, place in places.items()}
    work.add("issue", issue)
    step: dict[str, Any] = {
        "id": id, "kind": "vote", "text": _does(asking, "vote on", "votes on", name),
        "body": body, "issue": id, "date": asking.value("by"),
    }  # fmt: skip
    if len(order) > 2:
        step["procedure"] = asking.value("procedure")
        how = {
            "plurality": "all at once, and the one with most votes stands if it has the quota",
            "run-off": "all at once, then the two first again",
            "one-by-one": f"one by one against {quo}, in this order: {', '.join(order[1:])}",
            "motion": f"{order[-1]} alone, against {quo}",
        }[step["procedure"]]
        work.notes.append(f"The options are put {how} (--answer procedure=...).")
        if step["procedure"] == "one-by-one":
            step["order_of_options"] = [option_ids[one] for one in order[1:]]
        elif step["procedure"] == "motion":
            step["motion"] = option_ids[order[-1]]
    work.add("step", step)
    if len(order) == 2:
        text, question = f"On {name} it comes to {order[1]}", f"Will it come to {order[1]} on {name}, not {quo}?"
    else:
        text, question = f"On {name} something is changed (not {quo})", f"Will anything but {quo} be decided on {name}?"
    work.add("event", {"id": f"{id[:53]}_{EVENT_OF_OPTIONS}", "text": text, "question": question,
                       "when": f'{id} != "{option_ids[quo]}"'})  # fmt: skip
    if len(order) > 2:
        for number, option in enumerate(order[1:]):
            work.add("event", {"id": f"{id[:50]}_option_{number + 1}", "text": f"On {name} it comes to {option}",
                               "when": f'{id} == "{option_ids[option]}"'})  # fmt: skip
    if on_scale:
        width = asking.value("width") * domain.width / 100
        reader = Reader(
            "a position", domain, 1.0, lambda value: width, f"+-{width:g}", lambda word: answers.point(word, asking),
            Number(low=domain.low, high=domain.high, source="table"), "anywhere on the scale",
        )  # fmt: skip
        _column(work, members, reader, lambda actor: paths.position(actor, id), lambda entry: entry.position)
        return
    meant = {folded(option): option for option in order}
    for entry in sorted(members, key=lambda one: work.ids[one.actor]):
        wanted = {meant.get(folded(part), "") for part in (entry.position.word or "").split("|")}
        for option in order:
            _worth(work, entry, paths.utility(work.ids[entry.actor], id, option_ids[option]), option, wanted)


def _worth(work: _Building, entry: Entry, path: str, option: str, wanted: set[str]) -> None:
    """What an option is worth to whoever names it, or another, or nothing."""
    place = str(entry.position.spot)
    if entry.position.blank:
        low, high = UNKNOWN
        stated = Stated(Number(low=low, high=high, source="table"), f"{place}: blank: anything from 0 to 1")
    else:
        low, high = LIKES if option in wanted else OTHERS
        word = "names it" if option in wanted else "names another"
        number = Number(low=low, high=high, source="table")
        stated = Stated(number, f"{place}: {word}", Number(low=0.0, high=1.0, source="table"), entry.position.spot)
    about = paths.short(path)
    work.add("assumption", stated.assumption(about, _claim(work, entry, about, stated)))


# ------------------------------------------------------------------------------------------------------------ in words


def _told(work: _Building) -> None:
    """What a reader should know first: how blanks were read, what was not played, what nobody answered."""
    told, notes, votes = work.table.told, work.notes, work.asking.value("votes")
    entries = [entry for rows in work.table.rows.values() for entry in rows]
    first = []
    options = answers.named_options(work.asking.of(work.headline))
    meanings = {
        "position": ("positions", "any option as good as another" if options else "anywhere on the scale"),
        "salience": ("saliences", "one of the others' values"),
        "capability": ("capabilities", "one of the others' values"),
    }
    for role, (many, meaning) in meanings.items():
        count = 0
        for rows in work.table.rows.values():
            cells: list[Quantity] = [getattr(entry, role) for entry in rows]
            blank = sum(cell.blank for cell in cells)
            # where nobody has a value there is none to take: that is said elsewhere
            count += blank if role == "position" or blank < len(cells) else 0
        if role in told.columns and count and (role == "position" or not options):
            first.append(f"{_many(count, f'blank {role}', f'blank {many}')} read as {meaning}.")
    blocs = sum(one.actor in work.seats and one.seats.blank for one in entries)
    if "seats" in told.columns and 0 < blocs < len(entries):
        first.append(f"{_many(blocs, 'blank', 'blanks')} in the column bloc seats read as one of the others' values.")
    if votes.column and told.blank_votes:
        first.append(f"{_many(told.blank_votes, 'blank', 'blanks')} in the column vote read as no vote.")
    if votes.nobody and work.table.known.vetoes:
        first.append("Nobody votes, so vetoes are not looked at.")
    elif told.blank_vetoes and "veto" in told.columns:
        first.append(f"{_many(told.blank_vetoes, 'blank', 'blanks')} in the column veto read as no veto.")
    if work.table.aside:
        of = len(work.table.known.issues)
        notes.append(f"The table has {of} issues; {work.headline} alone is played (--answer issue=NAME).")
    others = [name for name in work.vague if name != work.headline]
    if others:
        which = others[0] if len(others) == 1 else f"{len(others)} other issues"
        notes.append(
            f"What holds if nothing is decided is not told of {which}: taken as the low end "
            "(--answer status_quo.NAME=POINT)."
        )
    notes += [f"{note[:1].upper()}{note[1:].rstrip('.')}." for note in told.notes]
    if told.unread:
        notes.append(f"Columns not read: {', '.join(told.unread)}.")
    work.notes[:0] = [f"From the table {work.table.known.file}.", *first]


def _many(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
