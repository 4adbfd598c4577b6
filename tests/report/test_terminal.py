"""The first screen, and that nothing runs over the edge."""

from __future__ import annotations

from dataclasses import replace

import pytest

from instantsia.analysis.results import Share
from instantsia.report import plaintext, terminal
from tests.report import samples


@pytest.mark.parametrize("name", samples.ALL)
@pytest.mark.parametrize("width", [40, 66, 80, 132])
def test_no_line_is_wider_than_asked_for(name: str, width: int) -> None:
    forecast = samples.ALL[name]()
    for text in (terminal.rest(forecast, width), terminal.assumptions(forecast, width)):
        assert max(map(plaintext.columns, text.split("\n"))) <= width
        assert all(letter == "\n" or letter.isprintable() for letter in text)
        assert not any(line != line.rstrip() for line in text.split("\n"))


@pytest.mark.parametrize("name", samples.ALL)
def test_same_forecast_same_bytes(name: str) -> None:
    assert terminal.rest(samples.ALL[name]()) == terminal.rest(samples.ALL[name]())


def test_the_rest_begins_with_every_question() -> None:
    assert (
        terminal.rest(samples.sober()).split("\n\n")[0]
        == """\
bridge · forecast, as of 4 March 1931 (information cut-off: what was so by then,
   whenever it was told; coded by somebody who knew the outcome)
14 numbers: 4 claimed, 10 assumed; mostly expert judgement
Will the bridge be built?   likely, 65 % (20-95 %); could go either way
   Most of the range: what Elm and Fir want, of whom nothing is told on this
   question (silent; 0.35-0.85 alone).
   Elm and Alder could turn it.
Does the decision stand?   almost certain, 95 % (75 to >95 %)
   Once the assembly takes it up: build, very likely, 90 % (70 to >95 %). The
   assembly takes it up in 0.54 of the draws in which the bridge is built.
Not answerable from these documents: whether the money would have been paid out.
A claim is one value read from one passage; a teller is whoever says it there; a
   draw is one simulated version of the case.
Ranges are sensitivity ranges: what the probability would be if the strongest
   judgements, the method and its past errors stood far out. Each is a stress
   range, not a confidence interval."""
    )


def test_an_explanation_says_so_and_has_a_fit() -> None:
    text = terminal.rest(samples.explained())
    assert text.startswith("bridge · explanation, with everything known\n")
    assert "\nFit (one case: this tells how far the forecast was from what happened" in text
    assert "In 0.48 of the draws it goes as it went, most often by the typical course above." in " ".join(text.split())


def test_the_course_as_it_went_is_told_where_it_is_another_one() -> None:
    base = samples.explained()
    assert base.courses.typical is not None
    step = replace(base.courses.typical.steps[0], outcome="keep", sentence="The council refuses.")
    went = replace(base.courses.typical, share=0.12, steps=(step,))
    told = terminal.rest(replace(base, courses=replace(base.courses, as_it_went=went)))
    assert "In 0.12 of the draws it goes as it went, most often so:\n      11 March 1931: The council refuses." in told
    never = replace(went, share=0.0, steps=())
    told = terminal.rest(replace(base, courses=replace(base.courses, as_it_went=never)))
    assert "In none of the draws it goes as it went." in told


def test_what_is_not_known_stands_in_the_order_of_what_it_moves() -> None:
    block = next(b for b in terminal.rest(samples.sober()).split("\n\n") if b.startswith("What is not known"))
    assert block.index("silent (what Elm and Fir want)") < block.index("Alder, teller")
    assert "break-even at 0.15" in block
    told = "how much a debt to somebody who has spoken counts (ballot): 0, fixed, not varied; break-even at 0.125"
    assert told in " ".join(block.split())
    assert "   Worth finding out:\n      silent (what Elm and Fir want)\n" in block


def test_what_the_checker_found_is_a_quiet_line_at_the_end() -> None:
    """A warning about the evidence would stand louder than the answer."""
    text = terminal.rest(samples.sober())
    assert text.split("\n\n")[-1].startswith("Minutes of the council (source minutes) alone is behind")
    assert "Warnings" not in text


def test_the_course_is_told_once_where_both_ways_are_the_same() -> None:
    block = next(b for b in terminal.rest(samples.sober()).split("\n\n") if b.startswith("How it comes about"))
    assert block.count("The council votes") == 1
    assert "the same up to there, then" in block
    assert "Turning point: the council votes; what comes of it makes 0.60 of the variance" in block


def test_little_is_said_where_little_is_known() -> None:
    assert (
        terminal.rest(samples.bare())
        == """\
bridge · forecast, known by March 1931 (what had been told by then)
1 number: 0 claimed, 1 assumed
The bridge is built   almost certain, more than 95 %"""
    )


def test_changes_are_the_third_line() -> None:
    lines = terminal.rest(samples.never()).split("\n")
    assert "Changed: --set elm.bridge=0; --without alder" in lines


def test_the_error_of_few_draws_is_said() -> None:
    base = samples.sober()
    few = replace(base, events=(replace(base.events[0], share=Share(0.65, 0.034, 0.2, 0.9)), base.events[1]))
    assert "Monte Carlo error 0.03: more simulations would steady it." in terminal.rest(few)
    assert "Monte Carlo" not in terminal.rest(base)


def test_the_table_of_assumptions_is_in_order() -> None:
    text = terminal.assumptions(samples.sober())
    assert text.index("+0.31") < text.index("<0.03") < text.index("break-even at 0.125")
    assert "[default]" in text
    assert "nothing is assumed" in terminal.assumptions(samples.bare())


def test_no_control_character_reaches_the_terminal() -> None:
    assert "\x1b" not in terminal.rest(samples.awkward())
