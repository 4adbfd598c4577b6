"""An issue of named options, put to the vote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from instantsia.case import paths
from instantsia.case.numbers import Number, plain
from instantsia.stakeholders import questions, told
from instantsia.stakeholders.build import names
from instantsia.stakeholders.build.asked import asked
from instantsia.stakeholders.build.attending import abstaining_told, body_attended, present
from instantsia.stakeholders.build.building import (
    Building,
    add_claim,
    add_column,
    does,
    position_reader,
    salience_reader,
)
from instantsia.stakeholders.build.numbers import Stated, middles
from instantsia.stakeholders.files.cells.options_in_words import ranked
from instantsia.stakeholders.files.entries import Entry
from instantsia.stakeholders.folding import folded
from instantsia.stakeholders.questions import Asking, Ends
from instantsia.stakeholders.questions.options import NO_DECISION, one_motion

LIKES, OTHERS, UNKNOWN = (0.8, 1.0), (0.0, 0.2), (0.0, 1.0)
"""What an option is worth to whoever names it, what the others are to them, and any to one of whom nothing is known."""
LIKES_IN_DOUBT, OTHERS_IN_DOUBT = (0.3, 1.0), (0.0, 0.7)
"""The same to whoever names it in doubt: of two options the other is worth more to them in about one draw of six."""
INSTEAD = "; now and then what one member stands for is put instead, and stands if enough consent"
NO_BARGAIN = (
    "Options are voted on: the range does not ask what a bargain would give, as it does of points of a scale "
    "(positions 0 and 100 say the same as two options and allow for it)."
)
EVENT_OF_OPTIONS = "changed"


def add_options(work: Building, name: str, asking: Asking, members: Sequence[Entry], body: str) -> None:
    """Writes an issue of options, its vote and events, and what each option is worth to everybody."""
    id = work.issue_ids[name]
    places: dict[str, float | None] = asking.value("options")
    status_quo: str = asking.value("status_quo")
    order = [status_quo, *(option for option in places if option != status_quo)]
    option_ids = names.ids(order, "option")
    issue: dict[str, Any] = {
        "id": id,
        "name": name,
        "text": f"{name}: {', '.join(order)}",
        "options": [option_ids[one] for one in order],
    }
    if called := names.called(option_ids):
        issue["called"] = called
    on_scale = not asking.table_facts.options
    if on_scale:
        domain = questions.domain(asking)
        ends: Ends = asking.value("ends")
        # an option that stands at an end is its name
        at = {place: option for option, place in places.items()}
        issue["scale"] = {
            plain(domain.low): at.get(domain.low, ends.low),
            plain(domain.high): at.get(domain.high, ends.high),
        }
        issue["at"] = {option_ids[option]: place for option, place in places.items()}
    work.add("issue", issue)
    step: dict[str, Any] = {
        "id": id, "kind": "vote", "text": does(asking, "vote on", "votes on", name),
        "body": body_attended(work, body, id, members), "issue": id, "date": asking.value("by"),
    }  # fmt: skip
    if len(order) > 2:
        step["procedure"] = asking.value("procedure")
        how = {
            "plurality": f"all at once, and the one with most votes stands if it has the quota, else {status_quo}"
            f"{'' if asking.value('settles').decider else INSTEAD}",
            "run-off": "all at once, then the two first again",
            "one-by-one": f"one by one against {status_quo}, in this order: {', '.join(order[1:])}",
            "motion": f"{order[-1]} alone, against {status_quo}",
        }[step["procedure"]]
        work.notes.append(f"The options are put {how} (--answer procedure=...).")
        if step["procedure"] == "one-by-one":
            step["order_of_options"] = [option_ids[one] for one in order[1:]]
        elif step["procedure"] == "motion":
            step["motion"] = option_ids[order[-1]]
    work.add("step", step)
    if one_motion(order):
        text = f"The motion on {name} is carried"
        question = asked(work, f"Will the motion on {name} be carried?", "will the motion be carried?")
    elif len(order) == 2:
        text, comes = f"On {name} it comes to {order[1]}", f"it come to {order[1]}"
        question = asked(work, f"Will {comes} on {name}, not {status_quo}?", f"will {comes}, not {status_quo}?")
    else:
        but = "" if status_quo == NO_DECISION else f" but {status_quo}"
        text, decided = f"On {name} something{but} is decided", f"anything{but} be decided"
        question = asked(work, f"Will {decided} on {name}?", f"will {decided}?")
    work.add("event", {"id": names.with_ending(id, EVENT_OF_OPTIONS), "text": text, "question": question,
                       "when": f'{id} != "{option_ids[status_quo]}"'})  # fmt: skip
    if len(order) > 2:
        for number, option in enumerate(order[1:]):
            of_option = names.with_ending(id, f"option_{number + 1}")
            work.add("event", {"id": of_option, "text": f"On {name} it comes to {option}",
                               "when": f'{id} == "{option_ids[option]}"'})  # fmt: skip
    if name == work.headline:
        known = [place for place in places.values() if place is not None]
        middle = sum(known) / 2 if len(order) == len(known) == 2 else None
        work.notes += abstaining_told(members, by_name=True, middle=middle)
    elif unknown := [one.actor for one in members if one.position.blank]:
        work.notes.append(f"{told.unknown_on(name)}{told.names_told(unknown)}.")
    if on_scale:
        add_column(
            work,
            present(members),
            position_reader(asking),
            lambda actor: paths.position(actor, id),
            lambda entry: entry.position,
        )
        # no vote depends on it; what it would take to move somebody does
        salience, cells = salience_reader(work, asking, members), [one.salience for one in members]
        stated = salience.among(cells)
        if any(stated):
            full = replace(salience, nobody=f"{middles(stated)} in the column", stated=stated)
            add_column(work, members, full, lambda actor: paths.salience(actor, id), lambda entry: entry.salience)
        return
    if name == work.headline and len(members) > 1:
        work.notes.append(NO_BARGAIN)
    meant = {folded(option): option for option in order}
    for entry in sorted(members, key=lambda one: work.ids[one.actor]):
        word = entry.position.word or ""
        wanted = [meant.get(folded(part), "") for part in ranked(word) or word.split("|")]
        # those that are not in an order come behind its last
        count = max(len(wanted) + any(option not in wanted for option in order), 2)
        for option in order:
            about = paths.utility(work.ids[entry.actor], id, option_ids[option])
            _worth(work, entry, about, option, wanted, count if ranked(word) else 0)


def _ranks(place: int, count: int) -> tuple[float, float]:
    """What an option at a place of an order of so many is worth: the first as one named, the last as another."""
    half = min((LIKES[1] - LIKES[0]) / 2, 0.4 / max(count - 1, 1))
    middle = 1 - half - (1 - 2 * half) * place / max(count - 1, 1)
    return round(middle - half, 6), round(middle + half, 6)


def _worth(work: Building, entry: Entry, path: str, option: str, wanted: Sequence[str], places: int) -> None:
    """What an option is worth to whoever names it, or another, or nothing.

    places   of an order of preference, the best first, how many there are; 0 where those that are wanted are none
    """
    place = str(entry.position.spot)
    doubted = entry.position.loose == "doubtful"
    if entry.position.blank or entry.position.abstains:
        low, high = UNKNOWN
        how = "abstains or is away" if entry.position.abstains else "blank"
        stated = Stated(Number(low=low, high=high, source="table"), f"{place}: {how}: anything from 0 to 1")
    elif places and not doubted:
        at = wanted.index(option) if option in wanted else places - 1
        low, high = _ranks(at, places) if option in wanted else OTHERS
        ordinal = f"at place {at + 1} of its order" if option in wanted else "not in its order"
        number = Number(low=low, high=high, source="table")
        stated = Stated(number, f"{place}: {ordinal}", Number(low=0.0, high=1.0, source="table"), entry.position.spot)
    else:
        likes, others = (LIKES_IN_DOUBT, OTHERS_IN_DOUBT) if doubted else (LIKES, OTHERS)
        # of an order in doubt the first choice alone counts
        named = wanted[:1] if places else wanted
        low, high = likes if option in named else others
        word = ("names it" if option in named else "names another") + (", in doubt" if doubted else "")
        number = Number(low=low, high=high, source="table")
        stated = Stated(number, f"{place}: {word}", Number(low=0.0, high=1.0, source="table"), entry.position.spot)
    about = paths.short(path)
    work.add("assumption", stated.assumption(about, add_claim(work, entry, about, stated)))
