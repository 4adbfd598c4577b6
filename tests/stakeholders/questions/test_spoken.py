"""What would be wrong: an answer refused in the words in which people give it, or a default that cannot be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.case.dates import parse_day
from instantsia.errors import UserError
from instantsia.stakeholders import questions
from instantsia.stakeholders.files.columns.scales import Doubt
from instantsia.stakeholders.folding import actor_meant, joined_names, name_meant
from instantsia.stakeholders.questions import IssueFacts, Known, ask
from instantsia.stakeholders.questions.deadlines import deadline
from instantsia.stakeholders.questions.on_scale import read_ends
from instantsia.stakeholders.questions.options import NO_DECISION

TODAY = parse_day("2026-11-21")
ACTORS = ("Iran", "Russia (Novak)", "Saudi Arabia (وزير الطاقة)", "Smith, John")


def known(**facts: object) -> Known:
    told = {"issues": {"cut": IssueFacts("cut")}, "actors": ACTORS, "today": TODAY, **facts}
    return Known("opec.csv", **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "written",
    [
        "roll over|unwind in full",
        "0 = roll over, 100 = unwind in full",
        "0=roll over; 100=unwind in full",
        "0: roll over | 100: unwind in full",
        "roll over / unwind in full",
        "roll over/unwind in full",
        "roll over, unwind in full",
    ],
)
def test_ends_as_people_write_them(written: str) -> None:
    found = read_ends(written)
    assert (found.low, found.high) == ("roll over", "unwind in full")


def test_names_between_commas_and_by_their_beginning() -> None:
    told = known(votes=None)
    for written in ("Saudi Arabia, Russia", "saudi arabia and Russia", "Russia|Saudi Arabia", "Russia; Saudi"):
        asking = ask(told, {"votes": "all", "vetoes": written})
        assert asking.value("vetoes") == ("Russia (Novak)", "Saudi Arabia (وزير الطاقة)")
    assert ask(told, {"votes": "Smith, John, Iran"}).value("votes").names == ("Iran", "Smith, John")
    assert ask(told, {"votes": "all"}).value("votes").names == ACTORS
    with pytest.raises(ValueError, match="found 'north', expected an option"):
        name_meant("north", ("north east", "north west"), "an option")
    assert name_meant("ira", ("Ireland", "Iran"), "an actor") == "Iran"
    with pytest.raises(ValueError, match="expected one of the options"):
        name_meant("no", ("north", "south"), "one of the options")


def test_people_are_found_by_a_word_in_their_names_and_options_are_not() -> None:
    people = ("de la Cruz", "Cruzeiro do Sul", "Tanaka Ken", "Tanaka Yui")
    assert actor_meant("cruz", ("de la Cruz", "Tanaka Ken")) == "de la Cruz"
    assert actor_meant("la Cruz", people) == "de la Cruz"
    assert actor_meant("yui", people) == "Tanaka Yui"
    for written in ("tanaka", "an", "ruz", "cruz de"):
        with pytest.raises(ValueError, match="expected an actor of the table"):
            actor_meant(written, people)
    with pytest.raises(ValueError, match=r"it may be Tanaka Ken, Tanaka Yui: say more of the name"):
        actor_meant("tanaka", people)
    told = known(votes=None)
    assert ask(told, {"votes": "all", "vetoes": "Novak"}).value("vetoes") == ("Russia (Novak)",)
    with pytest.raises(ValueError, match="found 'ban', expected an option"):
        name_meant("ban", ("no ban", "permits"), "an option")


@given(st.lists(st.sampled_from(["Iran", "Smith, John", "Bosnia and Herzegovina", "Russia"]), min_size=1, unique=True))
def test_names_of_the_table_survive_any_joining(names: list[str]) -> None:
    known_names = ["Iran", "Smith, John", "Bosnia and Herzegovina", "Russia"]
    for between in (", ", "; ", " and ", "|"):
        assert joined_names(between.join(names), known_names).split("|") == names


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("2027-03-01", "2027-03-01"),
        ("2027-03", "2027-03"),
        ("2027", "2027"),
        ("1 Feb 2027", "2027-02-01"),
        ("1st of February, 2027", "2027-02-01"),
        ("Feb 1, 2027", "2027-02-01"),
        ("1. März 2027", "2027-03-01"),
        ("1 de marzo de 2027", "2027-03-01"),
        ("1 февраля 2027", "2027-02-01"),
        ("March 2027", "2027-03-31"),
        ("end of March 2027", "2027-03-31"),
        ("by the end of Feb 2028", "2028-02-29"),
        ("Ende März 2027", "2027-03-31"),
        ("Q1 2027", "2027-03-31"),
        ("2027 Q3", "2027-09-30"),
        ("H1 2027", "2027-06-30"),
        ("end of 2027", "2027-12-31"),
        ("31 Feb 2027", None),
        ("H3 2027", None),
        ("1.2.2027", None),
        ("soon", None),
        ("always", None),
    ],
)
def test_deadlines(written: str, found: str | None) -> None:
    assert deadline(written) == found


def test_a_wrong_deadline_speaks_of_deadlines() -> None:
    for written in ("soon", "1957-06-17", "always"):
        with pytest.raises(UserError, match=r"expected a day after 2026-11-21.*as in 2027-03-01, 1 Mar 2027 or Q1"):
            questions.check(known(), {"by": written})
    assert ask(known(), {"by": "Q1 2027"}).value("by") == "2027-03-31"


NAMES = (
    st.text(alphabet="abcN 0123456789", min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(bool)
)


@given(NAMES, NAMES, st.tuples(st.integers(-50, 3000), st.integers(1, 2000)))
def test_no_default_is_refused(low: str, high: str, scale: tuple[int, int]) -> None:
    """Names that end in digits were read as points: near hike by 50."""
    if low.casefold().replace(" ", "") == high.casefold().replace(" ", ""):
        return
    doubt = Doubt((float(scale[0]), float(sum(scale))), "so")
    on_scale = known(issues={"cut": IssueFacts("cut", doubt=doubt)}, title="Will it be cut?")
    questions.check(on_scale, {"ends": f"{low}|{high}"})
    questions.check(on_scale, {})
    options = known(issues={"cut": IssueFacts("cut", options=(low, high))})
    questions.check(options, {})
    for one in questions.open_questions(options, {}):
        one.question.read(one.question.default(one.asking), one.asking)


def test_what_holds_among_options_is_never_the_first_of_the_alphabet() -> None:
    def value(key: str, *options: str, **written: str) -> object:
        return ask(known(issues={"cut": IssueFacts("cut", options=options)}), written).value(key)

    assert value("status_quo", "north", "south") == NO_DECISION
    assert list(value("options", "north", "south")) == [NO_DECISION, "north", "south"]  # type: ignore[call-overload]
    assert list(value("options", "north", "south", status_quo="south")) == ["north", "south"]  # type: ignore[call-overload]
    assert value("status_quo", "north", "stay") == "stay"
    assert value("status_quo", "north", "south", options="south|north") == "south"
    assert list(value("options", "north", status_quo=NO_DECISION)) == [NO_DECISION, "north"]  # type: ignore[call-overload]
    told = questions.guessed(known(issues={"cut": IssueFacts("cut", options=("a", "b"))}), {})
    assert len(told) == 1
    assert "is an option of its own" in told[0]


def test_a_quota_that_nobody_asked_for_does_not_undo_plurality() -> None:
    table = known(issues={"cut": IssueFacts("cut", options=("a", "b", "c"))})
    assert ask(table, {"procedure": "plurality"}).value("quota").votes == 1
    assert ask(table, {"procedure": "run-off"}).value("quota").votes is None
    assert ask(table, {}).value("quota").votes is None
    assert ask(table, {"procedure": "plurality", "quota": "3"}).value("quota").votes == 3


def test_what_is_in_doubt_must_be_answered_and_its_sentence_shows_it() -> None:
    table = known(
        issues={
            "pace": IssueFacts("pace", doubt=Doubt((1.0, 5.0), "the positions run from 1 to 4")),
            "coal": IssueFacts("coal", doubt=Doubt((2030.0, 2040.0), "the column is called 'year'")),
            "tax": IssueFacts("tax", words={"strongly for": 100.0, "against": 25.0}),
        },
        first="pace",
        columns="actor:Who|position:Where",
        salience=Doubt((1.0, 7.0), "the saliences run from 1 to 6"),
        decimal=(",", "1.054"),
    )
    must = dict(questions.lines(table, {}, must=True))
    assert list(must)[:6] == [
        "--answer columns='actor:Who|position:Where'",
        "--answer decimal=comma",
        "--answer scale=1..5",
        "--answer scale.coal=2030..2040",
        "--answer words.tax='strongly for 100|against 25'",
        "--answer salience_scale=1..7",
    ]
    assert "It reads: actor = Who, position = Where." in must["--answer columns='actor:Who|position:Where'"]
    said = questions.guessed(table, {})
    assert [line.partition(" (--answer")[0] for line in said] == [
        "Columns guessed: actor = Who, position = Where",
        "Read 1.054 as 1054",
        "Scale guessed of pace: 1 to 5, since the positions run from 1 to 4",
        "Scale guessed of coal: 2030 to 2040, since the column is called 'year'",
        "Words read as points of a scale of tax: strongly for 100, against 25",
        "Scale of saliences guessed: 1 to 7, since the saliences run from 1 to 6",
    ]
    answered = dict(line.removeprefix("--answer ").partition("=")[::2] for line in must)
    written = {key: text.strip("'") for key, text in answered.items()}
    assert questions.guessed(table, written) == []
    questions.check(table, written)


def test_every_question_explains_itself() -> None:
    assert all(question.why.endswith(".") for question in questions.QUESTIONS.values())


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("0 = none, 100 = full", ("none", "full")),
        ("100 = full, 0 = none", ("none", "full")),
        ("none|full", ("none", "full")),
        ("0 = none, 50 = half", None),
        ("10 = none, 100 = full", None),
    ],
)
def test_ends_that_are_named_with_points_are_those_of_the_scale(written: str, found: tuple[str, str] | None) -> None:
    """If it failed, what somebody says of 50 would stand at 100."""
    if found is None:
        with pytest.raises(ValueError, match="the ends of the scale"):
            read_ends(written, (0.0, 100.0))
    else:
        ends = read_ends(written, (0.0, 100.0))
        assert (ends.low, ends.high) == found
