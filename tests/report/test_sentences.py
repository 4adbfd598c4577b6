"""Single sentences of the first screen, and what things are called in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from instantsia.analysis.results import Branch, Course, CourseStep, Share, Strongest
from instantsia.report import naming
from instantsia.report.sentences import answering, course, notices, preamble, unknowns
from instantsia.report.wording.magnitudes import score_text
from tests.report import samples


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("1957-06-17", "17 June 1957"),
        ("1957-06-18..1957-06-20", "18-20 June 1957"),
        ("1957-06-18/1957-07-02", "18 June to 2 July 1957"),
        ("1957-06", "June 1957"),
        ("1957-03..1957-05", "March 1957 to May 1957"),
        ("1957", "1957"),
        ("always", "always"),
        ("18 to 20 June 1957", "18 to 20 June 1957"),
        ("", ""),
    ],
)
def test_days(written: str, said: str) -> None:
    assert naming.day(written) == said


@pytest.mark.parametrize(
    ("id", "name", "said"),
    [
        ("bulganin", "Nikolai Bulganin", "Bulganin"),
        ("le_duan", "Comrade Lê Duẩn", "Lê Duẩn"),
        ("ministers", "Ministers and planners", "Ministers and planners"),
        ("army_and_police", "", "Army and police"),
    ],
)
def test_people_go_by_their_family_name(id: str, name: str, said: str) -> None:
    assert naming.person(id, {id: name} if name else {}) == said


def test_paths_are_said_in_words() -> None:
    names = {"bulganin": "Nikolai Bulganin", "council": "Town council"}
    said = {
        "bulganin.post": "what Bulganin wants (post)",
        "*.post": "what everybody else wants (post)",
        "ministers.seats": "seats of Ministers",
        "ministers.owes.bulganin": "debt of Ministers to Bulganin",
        "fact.group_exists": "fact: group exists",
        "step.ballot.precision": "how consistently members vote their position (ballot)",
        "body.council.rule.chair_weight": "chair weight (Town council)",
        "teller.bulganin.lean": "how far Bulganin leans in what they tell",
        "kind.own_words": "how often claims of the kind 'own words' are right",
    }
    assert {path: naming.path(path, names) for path in said} == said


def test_a_clause_keeps_its_names() -> None:
    assert naming.clause("The board votes.") == "the board votes"
    assert naming.clause("Bulganin takes the chair") == "Bulganin takes the chair"


def test_a_range_from_several_things_names_them() -> None:
    base = samples.sober()
    even = (
        Strongest("step.ballot.precision", "assumption", ("step.ballot.precision",), 0.5, 0.72),
        Strongest("source.minutes", "credence", ("source.minutes",), 0.6, 0.7),
        Strongest("fixed", "assumption", ("fixed",), 0.6, 0.6),
    )
    assert answering.range_reason(replace(base, strongest=even)) == (
        "The range comes from how consistently members vote their position (ballot) (0.50-0.70 alone) and how "
        "far Minutes of the council (source minutes) is trusted (0.60-0.70 alone)."
    )
    assert answering.range_reason(replace(base, strongest=())) == ""


def test_what_one_person_wants_on_two_issues_is_told_apart() -> None:
    """ "What Eden wants (0.05-0.10 alone); and what Eden wants (0.05-0.10 alone)" names one thing twice."""
    two = (
        Strongest("elm.bridge", "assumption", ("actor.elm.bridge",), 0.5, 0.72),
        Strongest("elm.tolls", "assumption", ("actor.elm.tolls",), 0.6, 0.7),
    )
    told = answering.range_reason(replace(samples.sober(), strongest=two))
    assert "what Elm wants (bridge)" in told
    assert "what Elm wants (tolls)" in told


def test_how_consistently_one_decides_is_that_persons() -> None:
    names = {"head": "Eden", "decides.cabinet": "head", "cabinet": "the Cabinet"}
    path = "body.cabinet.rule.precision"
    assert naming.path(path, names) == "how consistently Eden decides as they lean (cabinet)"
    assert naming.path(path, {}) == "how consistently members vote their position (cabinet)"


def test_people_of_whom_something_is_told_are_kept_apart() -> None:
    base = samples.sober()
    positions = tuple(replace(one, claimed=one.actor != "elm") for one in base.positions)
    assert answering.range_reason(replace(base, positions=positions)) == (
        "Most of the range: what Elm wants, of whom nothing is told on this question, and what Fir wants "
        "(silent; 0.35-0.85 alone)."
    )


def test_nobody_alone_could_turn_it() -> None:
    base = samples.sober()
    step = replace(base.steps[0], pivotal={"alder": 0.01, "elm": 0.02})
    assert answering.who_line(replace(base, steps=(step,)), base.head) == "Nobody could turn it alone."


def test_nothing_is_said_of_who_could_turn_what_is_never_so() -> None:
    """If it failed, people would be named who could turn an event that no draw knows."""
    base = samples.sober()
    for p in (0.0, 1.0):
        event = replace(base.head, share=Share(p, 0.0))
        assert answering.who_line(base, event) == ""


def test_how_often_a_step_happens_names_the_step() -> None:
    """If it named none, "that" would be read as what comes of it, of which the sentence before gives another chance."""
    base = samples.sober()
    step = base.steps[1]
    often = {
        0.999: "The assembly takes it up wherever the bridge is built (in 0.35).",
        0.5: "The assembly takes it up in 0.50 of the draws in which the bridge is built.",
    }
    for share, sentence in often.items():
        assert answering.how_often(base, replace(step, among={"built": share})) == sentence
    assert answering.how_often(base, replace(step, among={})) == "The assembly takes it up in 0.35 of the draws."
    none = replace(step, happened=Share(0.0, 0.0))
    assert answering.how_often(base, none) == "The assembly takes it up in none of 4,000 draws."
    short = replace(step, text="Plenum", among={})
    assert answering.how_often(base, short) == "It comes to Plenum in 0.35 of the draws."
    assert naming.once(short, {}) == "Once it comes to Plenum"


def test_rests_on_judgement_where_assumptions_are_more_than_half_of_the_range() -> None:
    base = samples.sober()
    half = (base.head.share.high or 0) - (base.head.share.low or 0)
    assert preamble.rests_on_judgement(base)
    assert not preamble.rests_on_judgement(replace(base, range_from=replace(base.range_from, assumptions=half / 2)))


def test_doubts_are_told_in_words() -> None:
    """A reader would have to look up what "claim c7" or "source minutes" is, and whose position it is about."""
    source, _, claim = samples.sober().doubts
    assert unknowns.doubt_title(source, samples.sober()) == "Minutes of the council (source minutes)"
    assert unknowns.doubt_title(claim, samples.sober()) == "Elm is said to be against it (claim c7, position of Elm)"
    assert unknowns.worth_items(samples.sober()) == [
        "silent (what Elm and Fir want)",
        "how far Alder is believed",
        "whether Elm is said to be against it (claim c7, position of Elm)",
    ]
    silent = replace(samples.sober(), doubts=(replace(claim, text=""),), worth_finding_out=("claim.c7",))
    assert unknowns.worth_items(silent) == ["whether it is right: claim c7, position of Elm"]


@pytest.mark.parametrize(
    ("cite", "short"),
    [
        ("", "source s"),
        ("Minutes of the council", "Minutes of the council (source s)"),
        (
            '"Minutes of the council on the state of the bridge and of all that leads to it, by day and night", 1931',
            "Minutes of the council on the state of the bridge and of all that leads to it ... (source s)",
        ),
        (
            "A. Author, A long title of a book: with a subtitle, part 9 as read online: the note of 15 June",
            "A. Author: the note of 15 June (source s)",
        ),
        (
            "A. Author, A book with a title that is long by itself, chapter 4: The state of things in the year 1931",
            "A. Author, A book with a title that is long by itself, chapter 4: The state of ... (source s)",
        ),
    ],
)
def test_a_source_goes_by_a_short_form_of_its_citation(cite: str, short: str) -> None:
    """Two sources of one author could not be told apart, or a line would be all citation."""
    assert naming.citation("s", {"source.s": cite}) == short


def test_what_the_checker_found_is_told_in_words() -> None:
    """Codes and ids would stand where a sentence should, or what hardly matters would come first."""
    base = replace(
        samples.sober(),
        warnings=(
            "W25: claims that move the headline by less than half a hundredth: c1, c7",
            "W10: source.minutes alone is behind more than half of the answer",
            "something else",
        ),
    )
    assert notices.lines(base) == [
        "Minutes of the council (source minutes) alone is behind more than half of the answer (W10).",
        "something else",
        "2 claims hardly move the answer, by less than half a hundredth each: c1, c7 (W25).",
    ]
    one = replace(base, warnings=("W25: claims that move the headline by less than half a hundredth: c1",))
    assert notices.lines(one) == ["1 claim hardly moves the answer, by less than half a hundredth: c1 (W25)."]


def test_scores_stand_under_each_other() -> None:
    scores = (0.0, 0.0004, 0.5, 1.623, float("inf"))
    assert [score_text(score) for score in scores] == ["0.00", "<0.01", "0.50", "1.62", "without bound"]


def test_the_headline_is_told_by_which_way_an_earlier_step_went() -> None:
    """The hinge of a case would be looked for in a table instead of read on the first screen."""
    base = samples.sober()
    step = base.steps[0]
    branches = (Branch(step.id, "pressed", 0.4, base.headline, 0.673, 0.01),
                Branch(step.id, "put_off", 0.6, base.headline, 0.556, 0.01))  # fmt: skip
    (line,) = answering.branch_lines(replace(base, branches=branches))
    assert line.startswith("Where pressed 0.67, where put off 0.56 (")
    assert line in answering.answers(replace(base, branches=branches))[0].reasons
    assert answering.branch_lines(base) == []


def test_a_share_of_courses_says_that_a_group_counts_by_its_end() -> None:
    """Otherwise a reader takes it for the share of draws in which every turn went as it is told."""
    once = CourseStep("ballot", "yes", "The board votes: yes.", "1 May 1931")
    group = CourseStep("war", None, "War: 3 turns.", "1 May to 1 July 1931", 3)
    assert course.heading(Course(0.31, 17, (once,)), "Typical course") == (
        "Typical course (0.31 of the draws, told by draw 17)"
    )
    assert course.heading(Course(0.31, 17, (group, once)), "Typical course") == (
        "Typical course (0.31 of the draws, what repeats counted by its end; told by draw 17)"
    )
