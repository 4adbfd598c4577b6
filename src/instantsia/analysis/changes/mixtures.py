"""The cases that lie between two: the case before with some of its edits made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from instantsia.analysis.changes.edit import GONE, Change, Edit
from instantsia.analysis.changes.entries import PLAYED, Keys, head_of, merged, tables_of
from instantsia.case.behind_keys import at, with_value
from instantsia.case.model import Case
from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import load
from instantsia.engine.plan import Plan


def mixture(before: Case, after: Case, chosen: Iterable[Edit]) -> Case:
    """The case before with some of its edits made; raises CaseError where that is no case.

    With all edits it plays as the case after. Its what-ifs are left out: they may name what is not there.
    """
    one, other = tables_of(before), tables_of(after)
    mixed = {table: dict(entries) for table, entries in one.items()}
    orders = {table: merged(list(one[table]), list(other[table])) for table in PLAYED}
    for change in (change for edit in chosen for change in edit.changes):
        match change:
            case Change(table="plan"):
                pass
            case Change(label="", keys=("order",)):
                orders[change.table] = merged(list(change.value), orders[change.table])
            case Change(keys=()) if change.value is GONE:
                mixed[change.table].pop(change.label, None)
            case Change(keys=()):
                mixed[change.table][change.label] = change.value
            case Change(table="body", keys=("members", member)):
                raw = mixed["body"][change.label]
                order = merged(*(list(side["body"][change.label]["members"]) for side in (one, other)))
                sits = {*raw["members"], member} if change.value else {*raw["members"]} - {member}
                mixed["body"][change.label] = {**raw, "members": [name for name in order if name in sits]}
            case _:
                entries = mixed[change.table]
                entries[change.label] = _changed(entries[change.label], change.keys, change.value)
    tables = {table: [mixed[table][label] for label in orders[table] if label in mixed[table]] for table in PLAYED}
    # what somebody read in a passage goes with its claim
    tables["coding"] = [raw for raw in tables["coding"] if raw["claim"] in mixed["claim"]]
    texts = {one.id: one.model_dump(mode="json", by_alias=True) for case in (before, after) for one in case.text}
    head = {key: value for key, value in head_of(before).items() if value is not None}
    return load(from_mapping({**head, "text": list(texts.values()), **tables}, before.id))


def mixed_plan(before: Plan, after: Plan, chosen: Iterable[Edit]) -> Plan:
    """What is played of a mixture: the plan before, its seed and draws, with some edits made to its case and vantage.

    Raises CaseError where the mixture is no case.
    """
    chosen = tuple(chosen)
    fields: dict[str, Any] = {"without": before.without, "played": before.played, "assume": dict(before.assume)}
    for change in (one for edit in chosen for one in edit.changes if one.table == "plan"):
        match change.label:
            case "without" | "played" as names:
                kept = tuple(one for one in fields[names] if one != change.keys[0])
                fields[names] = kept if change.value is GONE else (*kept, change.keys[0])
            case "assume":
                fields["assume"].pop(change.keys[0], None)
                if change.value is not GONE:
                    fields["assume"][change.keys[0]] = change.value
            case field:
                fields[field] = change.value
    return replace(before, case=mixture(before.case, after.case, chosen), changes=(), **fields)


def _changed(raw: Any, keys: Keys, value: Any) -> Any:
    """A copy with another value behind the keys, or nothing there."""
    if value is not GONE:
        return with_value(raw, keys, value)
    *above, last = keys
    return with_value(raw, above, {key: inner for key, inner in at(raw, above).items() if key != last})
