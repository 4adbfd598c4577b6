"""What would be wrong: a guess that is not asked, an answer that does not work, a screen too wide, or a traceback."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

import instantsia
from instantsia.cli import group
from instantsia.errors import UserError
from instantsia.report.bargaining.data import bargain_json, bargain_schema
from tests.stakeholders.files.deal.test_deal import DEAL

WIDE = """issue,unit,Union best,Union worst,Union weight,Company best,Company worst,Company weight
pay rise,%,8,3..4,high,2,5..6.5,50
hours,a week,35,~38,medium,40,,20..40
start,,January,July,,July,January,10
holidays,days,33,30,low,25,at most 28,
"""
GUESSED = "what,x1,x2,x3,x4\nprice,180,130,110,160\n"


def called(folder: Path, text: str, *more: str) -> Result:
    (folder / "deal.csv").write_text(text, encoding="utf-8")
    return CliRunner().invoke(group, ["bargain", str(folder / "deal.csv"), *more])


def printed(folder: Path, text: str, *more: str) -> str:
    done = called(folder, text, *more)
    assert done.exit_code == 0, done.output or done.exception
    return done.stdout


def refused(folder: Path, text: str, *more: str) -> str:
    done = called(folder, text, *more)
    assert isinstance(done.exception, UserError), (done.output, done.exception)
    return str(done.exception)


def test_the_screen_of_exact_numbers(tmp_path: Path) -> None:
    told = printed(tmp_path, DEAL)
    assert max(map(len, told.splitlines())) <= 80
    flat = " ".join(told.split())
    assert "Range of agreement: yes." in flat
    assert "Likely deal, in round 11 of 20: price 140 million, delivery 9 months, warranty 1 year" in flat
    assert "Our side wants more price and warranty; less delivery; exclusivity yes." in flat
    assert "leave a range by itself, on price 130 to 160 million" in flat
    assert "Our side gives way on warranty (1 year), their side on delivery (9 months): both gain" in flat
    assert "write 150..170 where you know about how much" in flat
    assert "80 % of the draws" not in flat


def test_the_screen_of_blanks_and_ranges(tmp_path: Path) -> None:
    told = printed(tmp_path, WIDE, "--draws", "100")
    assert max(map(len, told.splitlines())) <= 80
    flat = " ".join(told.split())
    assert "Not known: the worst of Company on hours" in flat
    assert "Not known: the weight of Union on start and Company on holidays" in flat
    assert "No range on holidays by itself: the lines are 2 days apart" in flat
    assert "'at most 28' (row 5) is read as 28" in flat
    assert "80 % of the draws" in flat
    assert "of the draws." in flat


@pytest.mark.parametrize(
    "more",
    [
        (),
        ("--a", "boulware", "--b", "0,5", "--protocol", "simultaneous", "--blind", "--first", "b"),
        ("--delay-a", "2%", "--delay-b", ".1", "--keep-a", "20 %", "--beyond", "--rounds", "7", "--bundles", "300"),
        ("--keep-a", "1", "--keep-b", "1"),
    ],
)
@pytest.mark.parametrize("text", [DEAL, WIDE])
def test_the_json_is_what_its_schema_says(tmp_path: Path, text: str, more: tuple[str, ...]) -> None:
    told = json.loads(printed(tmp_path, text, "--draws", "40", "--json", *more))
    jsonschema.validate(told, bargain_schema())
    assert max(map(len, printed(tmp_path, text, "--draws", "40", *more).splitlines())) <= 80


def test_the_schema_is_printed() -> None:
    assert json.loads(CliRunner().invoke(group, ["schema", "bargain"]).stdout) == bargain_schema()


def test_what_waiting_costs_says_who_gains_by_delay(tmp_path: Path) -> None:
    flat = " ".join(printed(tmp_path, DEAL, "--delay-a", "5%", "--delay-b", "1%").split())
    assert "A round of waiting costs our side 5 % and their side 1 % (of its gain)." in flat
    assert "and their side gains by delay." in flat
    assert "gains by delay" not in printed(tmp_path, DEAL)


def test_what_is_guessed_is_asked_with_a_line_that_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = refused(Path(), GUESSED)
    line = next(one for one in told.splitlines() if one.strip().startswith("instantsia bargain"))
    assert "taken by their order" in told
    done = CliRunner().invoke(group, shlex.split(line)[1:])
    assert done.exit_code == 0, done.output
    taken = called(Path(), GUESSED, "--defaults")
    assert taken.stdout == done.stdout
    assert "guessed: columns: no header says which column is which" in taken.stderr


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--a", "boulwere"), "a: found 'boulwere', expected boulware, linear, conceder or an exponent .*boulware"),
        (("--b", "-1"), "b: found '-1', expected boulware, linear"),
        (("--rounds", "1"), "rounds: found 1, expected 2 to 1,000"),
        (("--draws", "0"), "draws: found 0, expected 1 to 100,000"),
        (("--bundles", "1000000"), "bundles: found 1,000,000, expected 10 to 100,000"),
        (("--protocol", "alternate"), r"protocol: found 'alternate', expected .* \(did you mean alternating\?\)"),
        (("--first", "c"), "first: found 'c', expected a or b"),
        (("--keep-a", "2"), "--keep-a: found '2', expected a share from 0 to 1"),
        (("--delay-b", "1"), "delay-b: found 1, expected a share from 0 to less than 1"),
        (("--answer", "scale=0..100"), "is not asked of a deal, expected columns, decimal, encoding or words"),
        (("--answer", "colums=x"), "did you mean columns"),
        (("--sheet", "Deal"), "has no sheets"),
    ],
)
def test_options_that_cannot_be_so_are_refused(tmp_path: Path, more: tuple[str, ...], told: str) -> None:
    with pytest.raises(UserError, match=told):
        raise UserError(refused(tmp_path, DEAL, *more))


def test_python_gives_what_the_command_prints(tmp_path: Path) -> None:
    told = printed(tmp_path, WIDE, "--draws", "60", "--a", "boulware", "--keep-b", ".1")
    found = instantsia.bargain(tmp_path / "deal.csv", a="boulware", keep_b=0.1, draws=60)
    assert found.summary() + "\n" == told
    assert "found.summary" not in repr(found)
    table = [
        {"issue": "price", "our best": 180, "our worst": 130, "their best": 110, "their worst": 160},
        {"issue": "days", "our best": 6, "our worst": 18, "their best": 20, "their worst": 9},
    ]
    assert instantsia.bargain(table, draws=20).chance == 1
    with pytest.raises(UserError, match="protocol"):
        instantsia.bargain(table, protocol="x")


def test_no_range_is_said_and_nothing_is_measured(tmp_path: Path) -> None:
    told = printed(tmp_path, "issue,our best,our worst,their best,their worst\nprice,180,140,110,130\n")
    flat = " ".join(told.split())
    assert "Range of agreement: none." in flat
    assert "No range on price by itself: the lines are 10 apart" in flat
    assert "Nash" not in flat
    assert "There is no deal in round 20, the last." in flat


def test_many_issues_have_room_and_no_word_is_cut(tmp_path: Path) -> None:
    head = DEAL.splitlines()[0]
    names = [
        "Number of staff",
        "Reference rate",
        "Scale of fees",
        "Minimum order",
        "Exclusivity",
        "Liability",
        "Penalty",
    ]
    rows = [f"{name},Mon.,18.25,13,4,11,16,5," for name in names]
    told = printed(tmp_path, "\n".join([head, *rows]) + "\n")
    assert max(map(len, told.splitlines())) <= 80
    assert "18.25" in told
    for name in names:
        assert all(word in told.partition("The talks\n")[2] for word in name.split())
    assert "Mon.." not in told


def test_of_answers_that_were_kept_the_mark_holds_and_the_columns_do_not(tmp_path: Path) -> None:
    """Which column is which was told of a table of stakeholders of the same name."""
    text = "issue;our best;our worst;their best;their worst\nprice;1.800;1.300;1.100;1.600\n"
    assert "can be read in two ways" in refused(tmp_path, text)
    (tmp_path / "deal.instantsia").mkdir()
    (tmp_path / "deal.instantsia" / "answers.toml").write_text('decimal = "point"\ncolumns = "actor:issue"\n')
    assert "price 1.44" in printed(tmp_path, text)
    assert "price 1440" in printed(tmp_path, text, "--answer", "decimal=comma")


ANY = [
    "",
    "?",
    "5",
    "0",
    "-3",
    "3..7",
    "~8",
    "10+",
    "at most 6",
    "20|40",
    "1.054",
    "5 %",
    "$3m",
    "900k",
    "yes",
    "no",
    "x",
]
PLAIN = ["5", "10", "0", "3..7", "~8", "10+", "at most 6", "20", "2", ""]
COLUMNS = ["our best", "our worst", "our weight", "their best", "their worst", "their weight"]


@settings(max_examples=60)
@given(
    rows=st.lists(
        st.one_of(*(st.lists(st.sampled_from(pool), min_size=6, max_size=6) for pool in (PLAIN, PLAIN, ANY))),
        min_size=1,
        max_size=3,
    ),
    together=st.booleans(),
    beyond=st.booleans(),
)
def test_whatever_stands_in_cells_is_told_or_refused(rows: list[list[str]], together: bool, beyond: bool) -> None:
    """Never a traceback, a warning of arithmetic, a line too wide or JSON that is not what its schema says."""
    table = [{"issue": f"issue {n}", **dict(zip(COLUMNS, row, strict=True))} for n, row in enumerate(rows)]
    protocol = "simultaneous" if together else "alternating"
    try:
        found = instantsia.bargain(table, draws=8, bundles=60, protocol=protocol, beyond=beyond, delay_a=0.1)
    except UserError:
        return
    assert max(map(len, found.summary().splitlines())) <= 80
    jsonschema.validate(json.loads(bargain_json(found)), bargain_schema())


SIDES = "issue,our_best,our_worst,our_weight,their_best,their_worst,their_weight\n"


def test_why_there_is_no_trade_is_said_as_it_is(tmp_path: Path) -> None:
    """Weights were called alike that were opposed, where one level alone of an issue was in range."""
    told = printed(tmp_path, f"{SIDES}roof,tenant,shared,90,landlord,shared,10\ncredit,yes,no,10,no,yes,90\n")
    assert "Nothing can be given on roof: one level alone is within the lines of both." in " ".join(told.split())
    assert "alike" not in told
    step = printed(tmp_path, f"{SIDES}a,yes,no,60,no,yes,90\nb,up,down,40,down,up,10\n")
    assert "alike" not in step
    assert "No step on two issues" in " ".join(step.split())
    same = printed(tmp_path, f"{SIDES}a,0,9,1,9,0,1\nb,0,9,2,9,0,2\n")
    assert "their weights are alike." in " ".join(same.split())
    third = printed(tmp_path, f"{SIDES}a,0,9,1,9,0,1\nb,0,9,1,9,0,1\nc,x,s,7,y,s,1\n")
    assert "No two of the other issues on which both would gain" in " ".join(third.split())


def test_terms_beside_those_of_nash_are_not_said_to_be_at_it(tmp_path: Path) -> None:
    found = instantsia.bargain(_written(tmp_path, f"{SIDES}rent,100,0,50,0,100,50\n"), bundles=1000)
    (line,) = [one for one in found.summary().splitlines() if "The talks end" in one]
    assert "within .01 of the Nash product, on other terms." in line


def _written(folder: Path, text: str) -> Path:
    (folder / "deal.csv").write_text(text, encoding="utf-8")
    return folder / "deal.csv"


def test_more_draws_than_anybody_would_wait_for_are_refused_with_how_long_they_take(tmp_path: Path) -> None:
    rows = "".join(f"i{number},18,13..14,1,11,16,1\n" for number in range(9))
    told = refused(tmp_path, SIDES + rows, "--draws", "100000")
    assert "100,000 of 19,683 bundles and 20 rounds each, which would take about 39 minutes" in told
    assert "expected at most 12,701 draws" in told
    assert "draws: found 1,000,000,000,000, expected 1 to 100,000" in refused(tmp_path, DEAL, "--draws", str(10**12))


def test_a_word_beside_numbers_is_answered_by_the_line_that_is_given(tmp_path: Path) -> None:
    text = (
        "Issue,We want,We would accept,They want,They would accept\nPrice,100,80,60,90\n"
        "Payment,on delivery,30 days,90 days,45 days\n"
    )
    told = refused(tmp_path, text)
    assert "--answer 'words=on delivery:0' says it" in told
    assert "our side wants more Price; less Payment" in printed(
        tmp_path, text, "--answer", "words=on delivery:0"
    ).replace("Our", "our")
    assert "expected a word and its number" in refused(tmp_path, text, "--answer", "words=on delivery:NUMBER")
    assert "words: found no cell 'later'" in refused(tmp_path, text, "--answer", "words=later:0")
