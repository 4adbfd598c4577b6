"""What would be wrong: an answer taken for another, a default that is not what the question says it is, a question put
although the table tells, or an answers.toml half-written."""

from __future__ import annotations

import contextlib
import shlex
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.case.dates import parse_day
from instantsia.errors import UserError
from instantsia.stakeholders import questions
from instantsia.stakeholders.questions import Ends, IssueFacts, Known, ask

TODAY = parse_day("2026-11-21")


def known(**changes: object) -> Known:
    """A table that tells positions of four on one issue, from 21 November 2026."""
    told = {"file": "ban.csv", "issues": {"ban": IssueFacts("ban")}, "actors": ("Greens", "Industry", "Unions", "USA")}
    return Known(**{**told, "today": TODAY, **changes})  # type: ignore[arg-type]


def value(key: str, known_: Known | None = None, **written: str) -> object:
    return ask(known_ or known(), written).value(key)


@pytest.mark.parametrize(
    ("quo", "line", "side"),
    [("0", 50, "above"), ("100", 50, "below"), ("50", 75, "above"), ("80", 40, "below"), ("20..40", 65, "above")],
)
def test_line_is_halfway_to_the_farther_end_and_beyond_is_away_from_the_status_quo(
    quo: str, line: float, side: str
) -> None:
    found = value("line", status_quo=quo)
    assert isinstance(found, questions.Line)
    assert (found.point, found.beyond) == (line, side)


def test_a_line_at_the_end_has_nothing_beyond_it_and_is_refused() -> None:
    for quo, line in (("0", "100"), ("100", "0")):
        with pytest.raises(UserError, match="nothing lies beyond the end"):
            questions.check(known(), {"status_quo": quo, "line": line})


def test_status_quo_is_a_point_a_range_a_word_or_the_name_of_an_end() -> None:
    ends = {"ends": "no ban|full ban"}
    for written, low, high in (("30", 30, 30), ("30-50", 30, 50), ("30,5..50", 30.5, 50), ("Full  Ban", 100, 100)):
        found = value("status_quo", **ends, status_quo=written)
        assert (found.low, found.high) == (low, high)  # type: ignore[attr-defined]
    assert value("status_quo", **ends, status_quo="leans to no ban").mode == 25  # type: ignore[attr-defined]
    # one of the two, and it is not known which
    assert value("status_quo", **ends, status_quo="Full ban | no ban").among == (0, 100)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("no ban 10|partial ban 70|full ban", {"no ban": 10, "partial ban": 70, "full ban": 100}),
        ("no ban = 10 | partial ban: 70 | full ban 100", {"no ban": 10, "partial ban": 70, "full ban": 100}),
        ("a|b", {"a": 50, "b": 100}),
        ("a 33,5|b", {"a": 33.5, "b": 100}),
    ],
)
def test_stretches_have_upper_ends_or_equal_widths(written: str, found: dict[str, float]) -> None:
    assert value("stretches", stretches=written) == found


@pytest.mark.parametrize("written", ["a|b|c|d|e", "a|b 10|c", "a 70|b 10|c", "a 10|b 90", "a 0|b", "a|A", ""])
def test_stretches_that_do_not_cover_the_scale_are_refused(written: str) -> None:
    with pytest.raises(ValueError, match="expected"):
        value("stretches", stretches=written)


@pytest.mark.parametrize(
    ("written", "votes"),
    [
        ("62", 62), ("62 votes", 62), ("62 of 87", 62), ("2/3", 58), ("two thirds", 58), ("65 %", 56.55),
        ("unanimity", 87), ("more than half", None), ("Majority", None), ("61.5 %", 53.505),
    ],
)  # fmt: skip
def test_a_quota_is_votes_or_a_share_of_them(written: str, votes: float | None) -> None:
    assert value("quota", known(votes=Fraction(87)), quota=written).votes == votes  # type: ignore[attr-defined]


@pytest.mark.parametrize("written", ["88", "0", "101%", "3/0", "many", "-3"])
def test_a_quota_that_nobody_could_reach_or_that_is_none_is_refused(written: str) -> None:
    with pytest.raises(UserError, match="quota"):
        questions.check(known(votes=Fraction(87)), {"quota": written})


def test_what_was_kept_of_voters_can_be_dropped_when_nobody_votes_any_more() -> None:
    """If it failed, whoever kept a veto or a quota would have to delete the file to ask without voters."""
    kept = {"votes": "all", "vetoes": "USA", "quota": "3"}
    for key, drop in (("vetoes", "none"), ("quota", "'more than half'")):
        with pytest.raises(UserError, match=f"--answer {key}={drop}"):
            questions.check(known(), {**kept, "votes": "none"}, dict.fromkeys(kept, "answers.toml"))
    questions.check(known(), {"votes": "none", "vetoes": "none", "quota": "more than half"})


def test_a_single_end_that_says_that_nothing_is_done_is_the_low_one() -> None:
    """If it failed, no ban would stand at 100, and the status quo at the other end."""
    assert value("ends", known(issues={"ban": IssueFacts("ban", ends=("no ban",))})) == Ends("no ban", "the high end")


@pytest.mark.parametrize(
    ("option", "written", "options"),
    [
        ("for", {"status_quo": "against"}, ["against", "for"]),
        ("for", {"status_quo": "for"}, ["for", "a change"]),
        ("no ban", {}, ["no ban", "a change"]),
        ("yes", {"status_quo": "yes"}, ["yes", "a change"]),
        ("yes", {}, ["no decision", "yes"]),
    ],
)
def test_where_all_are_for_one_thing_the_other_is_what_holds(
    option: str, written: dict[str, str], options: list[str]
) -> None:
    """If it failed, a board of which all say yes would be refused."""
    table = known(issues={"ban": IssueFacts("ban", options=(option,))})
    questions.check(table, written)
    assert list(questions.ask(table, written).value("options")) == options


def test_one_option_alone_in_an_answer_is_said_with_one_that_works() -> None:
    table = known(issues={"ban": IssueFacts("ban", options=("yes",))})
    with pytest.raises(UserError, match="only one option stands in the table") as error:
        questions.check(table, {"options": "yes"})
    printed = str(error.value).partition("--answer ")[2]
    assert printed.endswith("options='nothing|yes'")
    questions.check(table, questions.given(shlex.split(printed.rpartition("--answer ")[2])))


def test_bytes_that_are_no_text_are_refused() -> None:
    """If it failed, the answers would be lost in a traceback while they are kept."""
    for wrong in ("question=\udcff", "\udcff=3"):
        with pytest.raises(UserError, match=r"\\udcff"):
            questions.given([wrong])
    with pytest.raises(UserError, match=r"\\udcff"):
        questions.known_keys({"question": "\udcff"})


def test_the_calendar_ends_with_the_year_9999() -> None:
    """If it failed, a day close to it would end in an error of the calendar."""
    assert value("by", known(today=parse_day("9999-06-01"))) == "9999-12-31"
    with pytest.raises(UserError, match="expected a day after 9999-12-31"):
        questions.check(known(today=parse_day("9999-12-31")), {})


def test_a_quota_or_a_veto_without_a_voter_says_that_nobody_votes() -> None:
    for key, text in (("quota", "3"), ("vetoes", "USA")):
        with pytest.raises(UserError, match="nobody has a vote: say who"):
            questions.check(known(), {"votes": "none", key: text})


def test_those_below_a_heading_without_a_vote_are_left_out_of_those_who_vote() -> None:
    table = known(voteless=("USA",), actors=("USA", "Unions", "Bell, A."))
    assert ask(table, {"settles": "vote"}).value("votes").names == ("Bell, A.", "Unions")
    comma = known(voteless=("Bell, A.",), actors=("USA", "Unions", "Bell, A."))
    assert ask(comma, {"settles": "vote"}).value("votes").names == ("USA", "Unions")


def test_who_is_given_a_vote_has_as_many_as_his_bloc_has_seats() -> None:
    table = known(seats={"Unions": Fraction(5)})
    assert questions.total_votes(ask(table, {"votes": "unions|USA"})) == 6
    assert questions.total_votes(ask(table, {"votes": "all"})) == 8


def test_a_veto_in_the_table_means_that_people_vote() -> None:
    assert not questions.voting(ask(known(), {}))
    assert questions.voting(ask(known(vetoes=("USA",)), {}))


def test_names_are_found_without_case_or_spaces_and_wrong_ones_get_the_nearest() -> None:
    assert value("vetoes", votes="all", vetoes=" usa |greens") == ("Greens", "USA")
    with pytest.raises(UserError, match=r"--answer vetoes=Grens: .*did you mean Greens\?"):
        questions.check(known(), {"votes": "all", "vetoes": "Grens"})
    with pytest.raises(UserError, match=r"did you mean status_quo\?"):
        questions.given(["status_qo=3"])


def test_all_that_is_wrong_with_answers_is_told_at_once() -> None:
    with pytest.raises(UserError) as error:
        questions.check(known(), {"by": "1999", "width": "x", "line": "200", "votes": "none", "vetoes": "USA"})
    assert [line.split(":")[0] for line in str(error.value).split("\n")] == [
        "--answer vetoes=USA", "--answer line=200", "--answer by=1999", "--answer width=x",
    ]  # fmt: skip


def test_models_that_need_votes_or_a_setter_say_so() -> None:
    for written, told in (({"model": "win-set"}, "needs votes"), ({"model": "meen"}, "expected a model")):
        with pytest.raises(UserError, match=told):
            questions.check(known(), written)
    with pytest.raises(UserError, match="setter=NAME"):
        questions.check(known(), {"votes": "all", "model": "procedural"})
    questions.check(known(), {"votes": "all", "model": "procedural|weighted_mean", "setter": "USA"})


def test_the_default_model_follows_how_it_is_settled() -> None:
    """Votes alone are no ballot: the Council of the EU has them, and bargains."""
    assert value("model") == value("model", votes="all") == ("weighted-mean",)
    assert value("model", settles="vote") == ("win-set",)
    assert value("votes", settles="vote") == questions.Votes(names=("Greens", "Industry", "Unions", "USA"))


@pytest.mark.parametrize(
    ("told", "written", "regime"),
    [
        ({}, {}, "bargain"),
        ({"votes": Fraction(4), "even": True}, {}, "vote"),
        ({"votes": Fraction(4), "even": True}, {"quota": "3", "vetoes": "USA"}, "vote"),
        ({"votes": Fraction(7)}, {}, "bargain"),
        ({"votes": Fraction(7), "vetoes": ("USA",)}, {"quota": "5"}, "bargain"),
        ({"votes": Fraction(4), "even": True}, {"settles": "bargained out"}, "bargain"),
        ({"issues": {"ban": IssueFacts("ban", options=("ban", "no ban"))}}, {}, "vote"),
    ],
)
def test_voted_only_where_every_voter_has_as_many_votes_or_options_are_named(
    told: dict[str, object], written: dict[str, str], regime: str
) -> None:
    """If it failed, the Council of the EU would be forecast as a ballot, or a board of nine as a bargain."""
    found = value("settles", known(**told), **written)
    assert found == questions.Settles(regime)  # type: ignore[arg-type]


def test_one_person_may_decide() -> None:
    """They alone have a vote, and neither quota nor veto is asked for."""
    found = ask(known(), {"settles": " usa "})
    assert found.value("settles") == questions.Settles("vote", "USA")
    assert found.value("votes") == questions.Votes(names=("USA",))
    asked: dict[str, str] = {"settles": "USA"}
    while question := next(questions.open_questions(known(), asked), None):
        asked[question.key] = question.question.default(ask(known(), asked))
    assert not {"votes", "quota", "vetoes"} & set(asked)
    with pytest.raises(UserError, match=r"--answer settles=U.: expected bargain, vote, or the name of whoever decides"):
        questions.check(known(), {"settles": "U."})


def test_what_cannot_be_settled_so_is_said() -> None:
    with pytest.raises(UserError, match=r"named options are put to a vote"):
        questions.check(known(issues={"ban": IssueFacts("ban", options=("ban", "no ban"))}), {"settles": "bargain"})
    with pytest.raises(UserError, match=r"a vote is counted, and somebody must have one"):
        questions.check(known(), {"settles": "vote", "votes": "none"})


def test_all_models_are_those_that_what_is_told_lets_be_used() -> None:
    """A model without its votes or its setter would stop the whole spread."""
    assert value("model", model="all") == (
        "kalai-smorodinsky", "mode", "nash", "probabilistic-condorcet", "weighted-mean", "weighted-median",
    )  # fmt: skip
    voted = value("model", model="all", votes="all")
    assert {"win-set", "quantal-response"} < set(voted)
    assert "procedural" not in voted
    assert "procedural" in value("model", model="all", votes="all", setter="USA")


def ask_all(table: Known) -> list[str]:
    """The keys of what a person who takes every default is asked."""
    written: dict[str, str] = {}
    asked: list[str] = []
    while (question := next(questions.open_questions(table, written), None)) and len(asked) < questions.MOST_ASKED:
        asked.append(question.key)
        written[question.key] = question.question.default(question.asking)
    return asked


def test_seven_questions_are_the_most_and_the_first_are_those_that_matter_most() -> None:
    assert ask_all(known()) == ["ends", "status_quo", "settles", "line", "by", "stretches", "width"]
    voted = known(votes=Fraction(4), even=True, vetoes=("USA",), bodies=("council",))
    assert ask_all(voted) == ["ends", "status_quo", "settles", "quota", "line", "by", "stretches"]
    votes = known(votes=Fraction(4), vetoes=("USA",), bodies=("council",))
    assert ask_all(votes) == ["ends", "status_quo", "settles", "quota", "line", "by", "stretches"]
    several = known(issues={"a": IssueFacts("a"), "b": IssueFacts("b")})
    assert ask_all(several)[0] == "issue"
    assert len(ask_all(several)) == questions.MOST_ASKED


def test_what_the_table_tells_is_not_asked() -> None:
    told = known(
        issues={"ban": IssueFacts("ban", (0, 100), status_quo=20.0)}, bodies=("council",), votes=Fraction(3), vetoes=()
    )
    assert not {"status_quo", "votes", "vetoes", "body"} & set(ask_all(told))
    assert value("status_quo", told).middle == 20.0  # type: ignore[attr-defined]
    options = known(issues={"ban": IssueFacts("ban", options=("ban", "no ban"))})
    assert ask_all(options) == ["status_quo", "votes", "quota", "vetoes", "by", "body"]


def test_an_answer_about_one_issue_says_nothing_of_another() -> None:
    table = known(issues={"price": IssueFacts("price"), "date": IssueFacts("date")})
    asking = ask(table, {"issue": "price", "status_quo": "20", "status_quo.date": "100"})
    assert asking.value("status_quo").middle == 20
    assert asking.of("date").value("status_quo").middle == 100
    assert asking.of("date").value("line").point == 50
    assert asking.value("line").point == 60
    with pytest.raises(UserError, match="expected an issue"):
        questions.check(table, {"status_quo.prise": "3"})


def test_the_ends_that_words_name_must_be_among_the_answer() -> None:
    table = known(issues={"ban": IssueFacts("ban", ends=("full ban",))})
    assert value("ends", table) == Ends("the low end", "full ban")
    with pytest.raises(UserError, match="full ban is one of them"):
        questions.check(table, {"ends": "a|b"})


def test_answers_that_mean_nothing_for_what_is_decided_are_told() -> None:
    with pytest.raises(UserError, match="procedure is not looked at"):
        questions.check(known(), {"procedure": "plurality"})
    options = known(issues={"ban": IssueFacts("ban", options=("ban", "no ban"))})
    with pytest.raises(UserError, match="line is not looked at"):
        questions.check(options, {"line": "3"})


def test_a_quota_beside_somebody_who_decides_alone_is_refused() -> None:
    """If it failed, whoever types it would take it for counted."""
    table = known(actors=("Ann", "Bob"))
    told = r"--answer quota=2/3: quota is not looked at: 'Ann' decides alone \(--answer settles=vote counts votes\)"
    with pytest.raises(UserError, match=told):
        questions.check(table, {"settles": "Ann", "quota": "2/3"})
    questions.check(table, {"settles": "Ann", "quota": "2/3"}, {"quota": "kept before"})


@pytest.mark.parametrize("written", [{"settles": "Cid"}, {"settles": "cid"}, {"settles": "vote", "setter": "Cid"}])
def test_somebody_whom_another_answer_leaves_out_is_told_as_such(written: dict[str, str]) -> None:
    table = known(actors=("Ann", "Bob"), left_out=("Cid",))
    with pytest.raises(UserError, match=r"'Cid' is left out by leave_out, expected somebody who is not"):
        questions.check(table, written)


def test_every_default_can_be_read_back() -> None:
    """Or pasting what is printed would be refused."""
    for table in (
        known(), known(votes=Fraction(4), vetoes=("USA",)), known(issues={"x": IssueFacts("x", (4.0, 10.0), 7.0)}),
        known(issues={"x": IssueFacts("x", options=("ban", "no ban"))}),
        known(issues={"x": IssueFacts("x", ends=("b",))}),
    ):  # fmt: skip
        questions.check(table, {})
        lines = questions.lines(table, {}, must=True) + questions.lines(table, {}, must=False)
        pasted = [shlex.split(line)[1] for line, _ in lines]
        questions.check(table, questions.given(pasted))
        assert not list(questions.open_questions(table, questions.given(pasted)))


@given(st.dictionaries(st.sampled_from(sorted(questions.QUESTIONS)), st.text(max_size=30)))
def test_any_text_is_read_or_refused_in_a_sentence(written: dict[str, str]) -> None:
    """And never ends in another error."""
    with contextlib.suppress(UserError):
        questions.check(known(votes=Fraction(4)), written)


def test_a_kept_answer_that_no_longer_fits_names_its_file() -> None:
    kept = {"vetoes": "Gone", "votes": "all"}
    with pytest.raises(UserError, match=r"^ban\.instantsia/answers\.toml: vetoes = 'Gone'"):
        questions.check(known(), kept, dict.fromkeys(kept, "ban.instantsia/answers.toml"))


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ({"Très opposé": 0.0, "Opposé": 25.0, "Favorable": 75.0}, Ends("Très opposé", "Très favorable")),
        ({"strongly for": 100.0, "for": 75.0, "against": 25.0}, Ends("strongly against", "strongly for")),
        ({"Sehr Dafür": 100.0, "Dafür": 75.0, "Dagegen": 25.0}, Ends("Sehr Dagegen", "Sehr Dafür")),
        ({"for": 75.0, "against": 25.0, "neutral": 50.0}, Ends("the low end", "the high end")),
        ({"champion": 100.0, "for": 75.0, "against": 25.0}, Ends("the low end", "champion")),
    ],
)
def test_the_ends_proposed_are_those_of_the_ladder_of_words(words: dict[str, float], ends: Ends) -> None:
    assert value("ends", known(issues={"ban": IssueFacts("ban", words=words)})) == ends


def test_a_word_that_all_stays_as_it_is_is_proposed_as_what_holds() -> None:
    words = {"Aufstockung": 75.0, "beibehalten": 50.0, "starke Kürzung": 0.0}
    found = value("status_quo", known(issues={"ban": IssueFacts("ban", words=words)}))
    assert (found.low, found.high) == (50, 50)  # type: ignore[attr-defined]


def test_a_name_that_may_be_two_is_told_with_both_whoever_votes() -> None:
    two = known(actors=("Anna", "Anton", "Bob"))
    for written in ("An", "ann|an"):
        with pytest.raises(
            ValueError, match=r"found '[Aa]n', expected an actor .*\(it may be Anna, Anton: say more of"
        ):
            value("vetoes", two, vetoes=written)
    with pytest.raises(ValueError, match="nobody has a vote"):
        value("vetoes", two, votes="none", vetoes="Anna")
    assert value("vetoes", two, vetoes="Anna") == ("Anna",)


@pytest.mark.parametrize("key", ["question", "vetoes", "setter", "columns", "scale"])
def test_an_answer_that_says_nothing_is_refused(key: str) -> None:
    for text in ("", "  "):
        with pytest.raises(UserError, match=f"^--answer {key}={text}: found nothing behind the =, expected "):
            questions.given([f"{key}={text}"])
