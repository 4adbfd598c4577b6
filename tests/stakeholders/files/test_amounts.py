"""Sums of money and other amounts in cells are read in one unit, which is told; nothing is converted."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from instantsia.api import forecast_table
from instantsia.cli import group
from instantsia.errors import UserError
from instantsia.stakeholders.files.cells.amounts import amount_in
from instantsia.stakeholders.files.cells.one_unit import in_one_unit
from instantsia.stakeholders.files.columns.scales import Doubt
from instantsia.stakeholders.files.stakeholders import Stakeholders
from instantsia.stakeholders.folding import folded
from tests.stakeholders.files.reading import problems, read

NAMES = ("Ash", "Brook", "Croft", "Dunn", "Ely", "Frost", "Gill")
POINT = frozenset(".")


def _text(cells: tuple[str, ...], header: str = "position", weights: tuple[str, ...] = ()) -> str:
    rows = "".join(
        f"{name};{cell};{weights[at] if weights else at + 2}\n"
        for at, (name, cell) in enumerate(zip(NAMES, cells, strict=False))
    )
    return f"actor;{header};capability\n{rows}"


def _positions(found: Stakeholders) -> dict[str, tuple[float, float] | None]:
    return {
        one.actor: None if one.position.number is None else (one.position.number.low, one.position.number.high)
        for one in found.entries
    }


@pytest.mark.parametrize(
    ("cell", "parts", "codes"),
    [
        ("USD 180m", (180e6,), {"usd"}),
        ("USD180m", (180e6,), {"usd"}),
        ("US$m 180", (180e6,), {"usd"}),
        ("US$ 1.2B", (1.2e9,), {"usd"}),
        ("$950,000", (950e3,), None),
        ("1,200,000 $", (1.2e6,), None),
        ("€1.2bn", (1.2e9,), {"eur"}),
        ("€1.500", (1500,), {"eur"}),
        ("€7.50", (7.5,), {"eur"}),
        ("1.5 million", (1.5e6,), set()),
        ("200k", (200e3,), set()),
        ("750 000", (750e3,), set()),
        ("12 Mio. EUR", (12e6,), {"eur"}),
        ("1,2 Mrd. €", (1.2e9,), {"eur"}),
        ("12 M€", (12e6,), {"eur"}),
        ("2,5 Md€", (2.5e9,), {"eur"}),
        ("120 TEUR", (120e3,), {"eur"}),
        ("3 millones de euros", (3e6,), {"eur"}),
        ("2 mil millones de euros", (2e9,), {"eur"}),
        ("R$ 2,5 bilhões", (2.5e9,), {"brl"}),
        ("12 miljoen euro", (12e6,), {"eur"}),
        ("3 miliardi di euro", (3e9,), {"eur"}),
        ("1,5 млрд рублей", (1.5e9,), {"rub"}),
        ("200 тыс. руб.", (200e3,), {"rub"}),
        ("100 mln zł", (100e6,), {"pln"}),
        ("2 crore", (20e6,), set()),
        ("₹50 lakh", (5e6,), {"inr"}),
        ("150-200m", (150e6, 200e6), set()),
        ("$150m-$200m", (150e6, 200e6), None),
        ("$950,000-1.2m", (950e3, 1.2e6), None),
        ("ca. 12 Mio. EUR", (12e6,), {"eur"}),
        ("USD 180m (as last year)", (180e6,), {"usd"}),
        ("-$5m", (-5e6,), None),
    ],
)
def test_an_amount_is_read_in_full(cell: str, parts: tuple[float, ...], codes: set[str] | None) -> None:
    found = amount_in(cell, frozenset())
    assert found is not None
    assert tuple(map(float, found.full.parts)) == parts
    assert codes is None or found.currency == codes


@pytest.mark.parametrize(
    "cell",
    ["€5m or £4m", "45 m²", "12 t", "5 of 10", "70 %", "COP 28", "full ban", "Plan 2 (north)", "EUR", "1,200 million"],
)
def test_what_is_no_amount(cell: str) -> None:
    assert amount_in(cell, frozenset()) is None


@pytest.mark.parametrize(
    ("cells", "unit", "values"),
    [
        (("USD 180m", "$950,000", "$1.2bn"), "USD m", (180, 0.95, 1200)),
        (("1.5 million", "200k", "750 000"), "millions", (1.5, 0.2, 0.75)),
        (("20k", "1.5 million", "90k"), "thousands", (20, 1500, 90)),
        (("2 crore", "50 lakh", "3 crore"), "millions", (20, 5, 30)),
        (("€5", "€7.50", "10 EUR"), "EUR", (5, 7.5, 10)),
        (("12 m", "8 m", "10"), "m", (12, 8, 10)),
        (("USD 3m per year", "USD 2m", "USD 4m per year"), "USD m per year", (3, 2, 4)),
    ],
)
def test_a_column_is_read_in_the_largest_unit_that_reads_well(
    cells: tuple[str, ...], unit: str, values: tuple[float, ...]
) -> None:
    found = in_one_unit(cells, "position", POINT, lambda text: None)
    assert found.unit.name == unit
    assert tuple(float(found.numbers[cell].parts[0]) for cell in cells) == values


def test_amounts_for_different_times_are_no_column_of_one_unit() -> None:
    found = in_one_unit(["€3 per month", "€20 per year", "€2 per month"], "position", POINT, lambda text: None)
    assert not found.numbers


def test_positions_are_read_in_one_unit_which_is_told_once(tmp_path: Path) -> None:
    found = read(tmp_path, _text(("USD 180m", "$950,000", "$1.2bn", "USD 90 million", "0", "nothing", "tbc")))
    assert _positions(found) == {
        "Ash": (180, 180),
        "Brook": (0.95, 0.95),
        "Croft": (1200, 1200),
        "Dunn": (90, 90),
        "Ely": (0, 0),
        "Frost": (0, 0),
        "Gill": None,
    }
    assert (
        "Read as amounts in USD m: USD 180m = 180; $950,000 = 0.95; $1.2bn = 1200; USD 90 million = 90; so are the "
        in ("\n".join(found.notes))
    )
    assert found.proposed.scales[""] == Doubt((0.0, 1200.0), "the positions run from 0 to 1,200 (USD m)")
    assert found.proposed.decimal is None


def test_german_amounts(tmp_path: Path) -> None:
    found = read(tmp_path, _text(("1,2 Mrd. €", "12 Mio. EUR", "950 Mio. €", "300-400 Mio. €"), "Position"))
    assert _positions(found) == {"Ash": (1200, 1200), "Brook": (12, 12), "Croft": (950, 950), "Dunn": (300, 400)}


def test_a_number_without_a_unit_is_read_where_it_lies_among_the_others_in_one_way_alone(tmp_path: Path) -> None:
    found = read(tmp_path, _text(("USD 180m", "220", "USD 40m", "USD 95m")))
    assert _positions(found)["Brook"] == (220, 220)
    found = read(tmp_path, _text(("USD 180m", "7", "USD 40m", "USD 95m")))
    assert _positions(found)["Brook"] is None
    assert found.proposed.where[""] == {"7": "row 3, in USD m, or in full?"}


def test_amounts_in_another_currency_than_most_are_not_known_and_asked_about(tmp_path: Path) -> None:
    cells = ("USD 180m", "€95m", "USD 40m", "$3m")
    found = read(tmp_path, _text(cells))
    assert _positions(found)["Brook"] is None
    assert found.proposed.words[""] == {"€95m": None}
    assert found.proposed.where[""] == {"€95m": "row 3, in EUR, the others in USD"}
    found = read(tmp_path, _text(cells), words={"": {folded("€95m"): 103.0}})
    assert _positions(found)["Brook"] == (103, 103)


def test_two_currencies_of_which_none_is_that_of_most_are_refused_in_one_message(tmp_path: Path) -> None:
    cells = ("USD 180m", "€95m", "USD 40m", "EUR 3m")
    (told,) = problems(tmp_path, _text(cells))
    assert "found 'USD 180m' (row 2, in USD), 'USD 40m' (row 4, in USD) beside amounts in another currency" in told
    assert "--answer 'words=USD 180m unknown|USD 40m unknown'" in told
    found = read(tmp_path, _text(cells), words={"": {folded("USD 180m"): None, folded("USD 40m"): None}})
    assert _positions(found) == {"Ash": None, "Brook": (95, 95), "Croft": None, "Dunn": (3, 3)}


def test_a_sign_of_two_currencies_that_are_both_named_is_of_neither(tmp_path: Path) -> None:
    found = read(tmp_path, _text(("USD 180m", "CAD 95m", "USD 40m", "USD 3m", "$7m")))
    assert found.proposed.words[""] == {"CAD 95m": None, "$7m": None}
    (told,) = problems(tmp_path, _text(("USD 180m", "CAD 95m", "$40m")))
    assert "'$40m' (row 4, in $)" in told


def test_a_currency_against_the_header_is_not_read_as_its_own(tmp_path: Path) -> None:
    found = read(tmp_path, _text(("180", "200", "€1.2bn", "$95m", "150", "170"), "position (EUR m)"))
    assert _positions(found)["Croft"] == (1200, 1200)
    assert _positions(found)["Dunn"] is None
    assert found.proposed.where[""]["$95m"] == "row 5, in $, the others in EUR"


def test_capabilities_are_budgets_too(tmp_path: Path) -> None:
    found = read(tmp_path, _text(("10", "20", "60"), weights=("$1.2bn", "USD 800m", "€3m")))
    held = {one.actor: one.capability.number and one.capability.number.low for one in found.entries}
    assert held == {"Ash": 1.2, "Brook": 0.8, "Croft": None}
    assert "'capability' is read as amounts in USD bn: $1.2bn = 1.2; USD 800m = 0.8" in found.notes
    assert found.proposed.where_graded == {"€3m": "row 4, in EUR, the others in USD"}


def test_each_issue_has_its_own_unit(tmp_path: Path) -> None:
    rows = "Fund;Ash;€5m;1\nFund;Brook;€8m;2\nQuota;Ash;20;1\nQuota;Brook;60;2\nToll;Ash;£2;1\nToll;Brook;£3;2\n"
    found = read(tmp_path, f"issue;actor;position;capability\n{rows}")
    held = {(one.issue, one.actor): one.position.number and one.position.number.low for one in found.entries}
    assert held[("Fund", "Brook")] == 8
    assert held[("Quota", "Brook")] == 60
    assert held[("Toll", "Brook")] == 3


def test_a_sum_with_all_its_digits_is_asked_about_no_decimal_mark(tmp_path: Path) -> None:
    found = read(tmp_path, _text(("$950,000", "$1,200,000", "$800,000", "$3,000")))
    assert _positions(found) == {
        "Ash": (950e3, 950e3),
        "Brook": (1.2e6, 1.2e6),
        "Croft": (800e3, 800e3),
        "Dunn": (3000, 3000),
    }
    assert found.proposed.decimal is None


@pytest.mark.parametrize(
    ("line", "row", "point"),
    [
        ("Current fund: $950,000", "", 0.95),
        ("", "Status quo;USD 2m;", 2.0),
        ("", "Status quo;$500,000;", 0.5),
        ("Current fund: €2m", "", None),
        ("Current fund: 2", "", None),
        ("", "Status quo;€2m;", None),
        ("", "Status quo;2;", None),
    ],
)
def test_what_holds_is_read_in_the_unit_of_the_positions(
    tmp_path: Path, line: str, row: str, point: float | None
) -> None:
    cells = ("USD 180m", "USD 0.2m", "USD 40m", "USD 3m", "USD 5m")
    text = f"{line}\n" * bool(line) + _text(cells) + f"\n{row}\n" * bool(row)
    holds = read(tmp_path, text).status_quo
    found = read(tmp_path, text).proposed.status_quo
    assert not holds
    assert (found[""][0] if found else None) == point


def test_saliences_that_are_sums_of_money_are_shares_of_the_most(tmp_path: Path) -> None:
    rows = "Ash;10;$5m\nBrook;40;$200k\nCroft;90;$1m\n"
    found = read(tmp_path, f"actor;position;salience\n{rows}")
    assert found.proposed.salience == Doubt((0.0, 5.0), "the saliences run from 0.2 to 5 ($m)")
    held = {one.actor: one.salience.number and one.salience.number.low for one in found.entries}
    assert held == {"Ash": 100, "Brook": 4, "Croft": 20}


def test_a_weight_in_dollars_with_all_its_digits_is_read(tmp_path: Path) -> None:
    found = read(tmp_path, _text(("10", "20"), weights=("$27,360,000,000,000", "$4,210,000,000,000")))
    assert [one.capability.number and one.capability.number.low for one in found.entries] == [27.36, 4.21]


def _forecast(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(group, ["forecast", *words])
    return done.exit_code, done.output if done.exception is None else f"{done.output}{done.exception}"


def test_the_printed_answers_work_as_they_are_pasted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "fund.csv").write_text(_text(("USD 180m", "€95m", "USD 40m", "$950,000"), "Ask"), "utf-8")
    _, asked = _forecast("fund.csv")
    assert "Read as amounts in USD m: USD 180m = 180; USD 40m = 40; $950,000 = 0.95" in asked
    assert "The scale runs from 0.95 to 180 (in USD m)." in asked
    assert "so 0.95 (USD m) is a guess" in asked
    line = next(one for one in asked.splitlines() if one.strip().startswith("instantsia forecast"))
    code, told = _forecast(*shlex.split(line)[2:], "--answer", "by=2 Jan 2090", "--draws", "100", "--defaults")
    assert code == 0
    assert "Read as amounts in USD m: " in told


def test_the_answer_of_a_refusal_works_as_it_is_pasted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "fund.csv").write_text(_text(("USD 180m", "€95m", "USD 40m", "EUR 3m")), "utf-8")
    code, told = _forecast("fund.csv", "--defaults", "--draws", "100")
    assert code
    answer = shlex.split(told[told.index("--answer") : told.index(" has these as not known")])
    code, told = _forecast("fund.csv", *answer, "--defaults", "--draws", "100")
    assert code == 0
    assert "the positions run from 3 to 95 (EUR m)" in " ".join(told.split())


def test_what_holds_may_be_answered_as_an_amount(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "fund.csv").write_text(_text(("USD 180m", "USD 9m", "USD 40m")), "utf-8")
    code, _ = _forecast("fund.csv", "--answer", "status_quo=$20m", "--defaults", "--draws", "100")
    assert code == 0
    code, _ = _forecast("fund.csv", "--answer", "status_quo=€20m", "--defaults", "--draws", "100")
    assert code


def test_a_scale_and_a_line_may_be_answered_as_amounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If it failed, two of the three answers that are asked for in a unit would be refused in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "fund.csv").write_text(_text(("USD 180m", "USD 9m", "USD 40m")), "utf-8")
    common = ("--defaults", "--draws", "100", "--answer", "status_quo=$20m")
    for scale in ("$0..$200m", "0..$200m", "$0 to USD 0.2bn"):
        code, told = _forecast("fund.csv", *common, "--answer", f"scale={scale}", "--answer", "line=$100m", "--fresh")
        assert code == 0, told
        assert "Will fund go beyond 100 USD m (0 is the low end, 200 is the high end)?" in " ".join(told.split())
    # kept beside the table, and read again
    code, _ = _forecast("fund.csv", "--defaults", "--draws", "100")
    assert code == 0
    for answer, why in {
        "scale=€0..€200m": "expected the low",
        "line=€100m": "expected a point",
        "scale=$0..$x": "",
    }.items():
        code, told = _forecast("fund.csv", *common, "--answer", answer)
        assert code
        assert why in told


def test_the_point_of_levers_may_be_an_amount(tmp_path: Path) -> None:
    (tmp_path / "fund.csv").write_text(_text(("USD 180m", "USD 9m", "USD 40m")), "utf-8")
    study = forecast_table(tmp_path / "fund.csv", {"scale": "$0..$200m", "status_quo": "$20m"}, as_of="2026-12-01")
    days = {"draws": 100, "as_of": study.case.as_of}
    said = study.levers("ash", to="$150m", **days)
    assert said.goal.point == study.levers("ash", to=150, **days).goal.point == 150
    with pytest.raises(UserError, match="--to"):
        study.levers("ash", to="€150m", **days)
    two = "actor,issue,position,salience\nAsh,aid,USD 180m,50\nBrook,aid,USD 9m,40\nAsh,tax,20,50\nBrook,tax,70,50\n"
    (tmp_path / "two.csv").write_text(two, "utf-8")
    study = forecast_table(tmp_path / "two.csv", {"issue": "tax", "scale.aid": "$0..$200m"}, as_of="2026-12-01")
    assert study.levers("ash", to="$150m", issue="aid", **days).goal.point == 150
    with pytest.raises(UserError, match="--to"):
        study.levers("ash", to="$50m", issue="tax", **days)
