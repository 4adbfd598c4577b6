"""What would be wrong: a side, a term or an ally that a case has and that nobody is shown."""

from __future__ import annotations

from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import load
from instantsia.report.listing.cases import case_in_words
from instantsia.report.listing.paths import listed
from tests.casefile.two_sides import CASE, SIDES
from tests.steps.other_side import loaded, written


def test_every_object_is_told_in_words() -> None:
    case = load(from_mapping(CASE, "two-sides"))
    shown = case_in_words(case, 400)
    for table in SIDES:
        for id in case.by_id[table]:
            assert f"({id})" in shown, id
    assert "North (north): the council must consent." in shown
    assert "Isles (isles), through south: nobody at home is asked." in shown
    assert "Border (border): North against South over end state, 15..25 positions, 0.5..1.5 battles a turn." in shown
    assert "Raids (raids): none, partial, full; given by South to North; full is told to be needed." in shown
    assert "Venue (venue): east or west." in shown
    assert "Client (client) on the side of South: can put off raids.full and agreement." in shown


def test_who_is_told_and_what_a_carrier_is_charged_with_is_told() -> None:
    cousin = {"id": "cousin", "of": "north", "tells": 2, "slight": {"of": "talks", "cost": 0.1}}
    mandate = {"exact": "0.7..0.9", "hands": 2, "back": 1}
    carrier = {"by": "patron", "chance": 0.5, "mandate": mandate}
    changes = {"ally": [*written({})["ally"], cousin], "track.contacts.carrier": carrier}
    case = case_in_words(loaded(changes), 400)
    does = "is told of the talks at place 2 and takes it amiss to be told late (talks)"
    assert f"Cousin (cousin) on the side of North: {does}." in case
    told = "who says what it was charged to say with a chance of 0.7..0.9 through 2 hands, read back once"
    assert f", or by Patron, {told}." in case
    assert "charged" not in case_in_words(loaded({}), 400)


def test_milestones_and_allies_are_among_the_names() -> None:
    shown = listed(loaded({}))
    assert "\nraids.full" in shown
    assert "\ntalks.acknowledged" in shown
    assert "\nally.client" in shown
    assert "\nterm.raids.price.cost " in shown


def test_a_case_without_sides_shows_none() -> None:
    case = load(from_mapping({key: value for key, value in CASE.items() if key not in SIDES}, "plain"))
    assert "The two sides" not in case_in_words(case)
    assert "milestone" not in listed(case)
