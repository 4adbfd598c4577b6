"""What would be wrong: a changed forecast that verifies, a filed one that cannot be played again, a score over
something else than what was filed, a mistake that is a traceback."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from instantsia import api
from instantsia.cli import group
from instantsia.engine import checksums
from instantsia.engine.store import machine_facts
from instantsia.errors import UserError
from tests.cli.test_commands import instantsia
from tests.cli.test_start import modules_after

BAN = """
instantsia = 1
title = "The ban"
question = "Will the ban go beyond half?"
hindsight = false

[[body]]
id = "council"
members = ["ada", "bo", "cy"]
rule = { kind = "consensus" }

[[issue]]
id = "ban"
scale = { 0 = "no ban", 100 = "full ban" }
status_quo = 0
line = 50
stretches = { no_ban = 10, partial_ban = 70, full_ban = 100 }

[[assumption]]
about = "*.ban"
value = "20..90"
why = "a guess"

[[assumption]]
about = "actor.*.salience.ban"
value = "40..60"
why = "a guess"

[[assumption]]
about = "actor.*.capability.ban"
value = "1..2"
why = "a guess"

[[step]]
id = "settlement"
kind = "settle"
body = "council"
issue = "ban"
date = "2099-03-01"

[[event]]
id = "beyond"
text = "The ban goes beyond half"
when = "settlement.value > 50"

[[event]]
id = "full"
text = "A full ban"
when = 'settlement == "full_ban"'
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with runs of a vote, of a settlement, and of the vote with another seed."""
    folder = tmp_path_factory.mktemp("desk")
    instantsia("new", "lessons", folder=folder)
    (folder / "ban").mkdir()
    (folder / "ban" / "case.toml").write_text(BAN)
    for case, seed in (("lessons", 1), ("ban", 1), ("lessons", 2)):
        api.load(folder / case).run(draws=400, seed=seed, runs=folder / "runs")
    return folder


@pytest.fixture
def at(desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The desk, with the ledger elsewhere: where it lies."""
    monkeypatch.chdir(desk)
    return tmp_path / "ledger"


def run_of(case: str, seed: int = 1) -> str:
    """The folder of a run on the desk."""
    found = (path.parent for path in Path("runs").glob(f"{case}-*/manifest.json")
             if json.loads(path.read_bytes())["seed"] == seed)  # fmt: skip
    return str(next(found))


def call(at: Path, *arguments: str) -> Result:
    name, *rest = arguments
    return CliRunner().invoke(group, ["ledger", name, *rest, "--ledger", str(at)])


def told(at: Path, *arguments: str, status: int = 0) -> str:
    """What is printed."""
    done = call(at, *arguments)
    assert done.exit_code == status, (done.output, done.exception)
    return done.output


def mistake(at: Path, *arguments: str) -> str:
    """The one sentence of a mistake."""
    done = call(at, *arguments)
    assert isinstance(done.exception, UserError), (done.output, done.exception)
    assert "\n" not in str(done.exception)
    return str(done.exception)


def listed(at: Path) -> list[dict[str, Any]]:
    return list(json.loads(told(at, "list", "--json"))["entries"])


def said_in_the_list(at: Path) -> str:
    """The last column of the list, its broken lines joined."""
    lines = told(at, "list").splitlines()
    start = lines[0].index("state")
    return " ".join(line[start:].strip() for line in lines[2:])


@pytest.fixture
def filed(at: Path) -> Path:
    """A ledger of two: the vote, the settlement."""
    told(at, "add", run_of("lessons"), "--question", "Nine o'clock?", "--by", "2026-01-31", "--note", "weekly")
    told(at, "add", run_of("ban"))
    return at


# ------------------------------------------------------------------------------------------------ filing


def test_what_is_frozen_is_the_whole_run(filed: Path) -> None:
    """If this fails, something that is needed to play or score a forecast is not in its entry."""
    entry = next(filed.glob("0002-ban-*"))
    manifest = json.loads((entry / "manifest.json").read_bytes())
    run = Path(run_of("ban"))
    assert (entry / "case.json").read_bytes() == (run / "case.json").read_bytes()
    answer = json.loads((entry / "forecast.json").read_bytes())
    assert {event: one["p"] for event, one in answer["events"].items()} == manifest["events"]
    head = manifest["headline"]
    assert (head["event"], head["text"]) == ("beyond", "The ban goes beyond half")
    assert [head[key] for key in ("p", "low", "high")] == [answer["events"]["beyond"][k] for k in ("p", "low", "high")]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", manifest["filed"])
    assert (manifest["plan"]["seed"], manifest["plan"]["draws"]) == (1, 400)
    assert {"instantsia", "numerics", "numpy", "polars"} <= set(manifest["machine"])
    value = manifest["values"]["ban"]
    assert (value["step"], value["scale"], value["line"], value["beyond"]) == ("settlement", [0, 100], 50, "above")
    assert list(value["quantiles"]) == ["q01", *(f"q{percent:02d}" for percent in range(5, 100, 5)), "q99"]
    found = api.open_run(run).forecast.values["ban"]
    for name, place in (("q05", found.q05), ("q25", found.q25), ("q50", found.median), ("q90", found.q90)):
        assert value["quantiles"][name] == pytest.approx(place, abs=1e-6)
    # a settlement has the day of its step, a day that is written goes before
    assert [one["by"] for one in listed(filed)] == ["2026-01-31", "2099-03-01"]


def test_the_list_says_what_is_open_overdue_and_resolved(filed: Path) -> None:
    assert [one["state"] for one in listed(filed)] == ["overdue", "open"]
    told(filed, "resolve", "1", "--outcome", "no", "--source", "the register")
    told(filed, "resolve", "2", "--outcome", "void")
    words = told(filed, "list")
    assert "resolved: no" in words
    assert "void" in words
    assert "Nine o'clock?" in words
    told(filed, "resolve", "1", "--outcome", "yes")
    assert "corrected" in " ".join(told(filed, "list").split())
    one, other = listed(filed)
    assert one["corrected"]
    assert not other["corrected"]
    assert one["outcome"] == {"void": False, "events": {one["headline"]["event"]: True}, "values": {}}
    first = json.loads((filed / one["name"] / "resolution-1.json").read_bytes())
    assert (first["written"], first["source"]) == (["no"], "the register")


def test_a_what_if_is_filed_as_one_or_not_at_all(at: Path, tmp_path: Path) -> None:
    """If it failed, what somebody tried out would be scored as what they forecast."""
    run = api.load("ban", set=["ada.ban=90"]).run(draws=400, runs=tmp_path / "runs")
    assert run.path is not None
    refused = mistake(at, "add", str(run.path))
    assert "is a what-if, not the forecast (--set ada.ban=90): --what-if" in refused
    assert not at.exists()
    printed = told(at, "add", str(run.path), "--what-if")
    assert "what-if: --set ada.ban=90" in printed
    told(at, "add", run_of("ban"))
    words = " ".join(told(at, "list").split())
    assert words.count("what-if") == 1
    assert [one["changes"] for one in listed(at)] == [["--set ada.ban=90"], []]
    assert "same bits" in told(at, "verify")


def test_the_same_run_twice_is_refused_with_its_number(filed: Path) -> None:
    assert "entry 2 (0002-ban-" in mistake(filed, "add", run_of("ban"))
    assert "filed as" in told(filed, "add", run_of("lessons", 2))


@pytest.mark.slow
def test_two_processes_that_file_at_once_take_two_numbers(at: Path) -> None:
    runs = [run_of("lessons"), run_of("ban"), run_of("lessons", 2)]
    command = [sys.executable, "-m", "instantsia", "ledger", "add", "--ledger", str(at)]
    processes = [subprocess.Popen([*command, run], stdout=subprocess.PIPE, stderr=subprocess.PIPE) for run in runs]
    out = [process.communicate() for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0], out
    assert [one["number"] for one in listed(at)] == [1, 2, 3]
    told(at, "verify", "--no-replay")


def test_a_run_that_is_not_what_its_case_comes_to_is_not_filed(at: Path, tmp_path: Path) -> None:
    """If this fails, an entry is filed that can never be verified."""
    run = tmp_path / "runs" / Path(run_of("lessons")).name
    shutil.copytree(run_of("lessons"), run)
    other = next(Path(run_of("lessons", 2)).glob("blocks/*")).read_bytes()
    (run / "blocks" / "00000.parquet").write_bytes(other)
    assert "is not as it was written" in mistake(at, "add", str(run))
    # nor where somebody has written checksums that fit
    known = {**checksums.read(run), "blocks/00000.parquet": checksums.of(other)}
    (run / checksums.NAME).write_bytes(checksums.text(known))
    assert "--fresh" in mistake(at, "add", str(run))
    assert not at.exists()


# ------------------------------------------------------------------------------------------------ verifying


def test_what_is_filed_comes_out_again_to_the_same_bits(filed: Path) -> None:
    told(filed, "resolve", "2", "--outcome", "62")
    lines = told(filed, "verify").splitlines()
    assert [line.rpartition(": ")[2] for line in lines[:2]] == ["same bits", "same bits"]
    head = lines[2].removeprefix("head ")
    assert json.loads(told(filed, "list", "--json"))["head"] == head
    assert "elsewhere" in lines[3]
    assert f"{head} is 0002-ban-" in told(filed, "verify", "--no-replay", "--head", head)
    assert "taken away or changed" in told(filed, "verify", "--no-replay", "--head", "0" * 64, status=1)
    assert len(told(filed, "verify", "2").splitlines()) == len(lines) - 1


@pytest.mark.parametrize("name", ["case.json", "forecast.json", "manifest.json", "resolution-1.json"])
def test_a_byte_altered_is_found_and_the_exit_status_is_1(name: str, filed: Path) -> None:
    told(filed, "resolve", "2", "--outcome", "62")
    path = next(filed.glob(f"0002-*/{name}"))
    whole = path.read_bytes()
    for place in (0, len(whole) // 3, len(whole) // 2, len(whole) - 2, len(whole) - 1):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        said = told(filed, "verify", "--no-replay", status=1)
        assert name in next(line for line in said.splitlines() if line.startswith("0002") and "CHANGED" in line)
    path.write_bytes(whole)
    told(filed, "verify", "--no-replay")


def reseal(path: Path, **changes: Any) -> None:
    """The newest manifest rewritten by somebody who can compute hashes."""
    from instantsia.ledger.chain import entry_name, sealed

    manifest = {**json.loads(path.read_bytes()), **changes}
    path.write_bytes(sealed(manifest))
    path.parent.rename(path.parent.with_name(entry_name(json.loads(path.read_bytes()))))


def test_a_forged_forecast_does_not_come_out_of_its_case(filed: Path) -> None:
    """Hashes that fit are no proof: the newest entry can be sealed anew. If this fails, so can its probability."""
    path = next(filed.glob("0002-*/manifest.json"))
    manifest = json.loads(path.read_bytes())
    p = manifest["events"]["beyond"]
    reseal(path, events={**manifest["events"], "beyond": 0.99})
    told(filed, "verify", "--no-replay")
    said = told(filed, "verify", status=1)
    assert f"p of beyond: filed 0.99, now {p:g}" in said
    path = next(filed.glob("0002-*/manifest.json"))
    value = manifest["values"]["ban"]
    below = value["quantiles"]["q45"]
    assert below < value["quantiles"]["q50"]
    forged = {"ban": {**value, "quantiles": {**value["quantiles"], "q50": below}}}
    reseal(path, events=manifest["events"], values=forged)
    assert f"ban: q50: filed {below:g}, now" in told(filed, "verify", status=1)
    path = next(filed.glob("0002-*/manifest.json"))
    reseal(path, values=manifest["values"], draws_hash="0" * 64)
    assert "the draws are not the same bits" in told(filed, "verify", status=1)
    path = next(filed.glob("0002-*/manifest.json"))
    path.with_name("case.json").write_bytes(b"{}")
    reseal(path, draws_hash=manifest["draws_hash"], files={**manifest["files"], "case.json": checksums.of(b"{}")})
    assert "cannot be played again" in told(filed, "verify", status=1)


def test_a_forged_answer_does_not_come_out_of_its_case(filed: Path) -> None:
    from instantsia.ledger.chain import file_hash

    path = next(filed.glob("0002-*/manifest.json"))
    answer = path.with_name("forecast.json")
    answer.write_bytes(answer.read_bytes().replace(b'"warnings"', b'"warning"'))
    files = json.loads(path.read_bytes())["files"] | {"forecast.json": file_hash(answer.read_bytes())}
    reseal(path, files=files)
    assert "forecast.json is not what the case comes to" in told(filed, "verify", "2", status=1)


def test_on_another_kind_of_machine_printed_digits_are_compared(filed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If this fails, a ledger that was carried to another machine is red, or green whatever it says."""
    here = machine_facts()
    monkeypatch.setattr("instantsia.api.ledger.machine_facts", lambda: here | {"numerics": "another"})
    assert "same bits" in told(filed, "verify", "1")
    monkeypatch.setattr("instantsia.ledger.chain.draws_hash", lambda columns: "other bits")
    said = told(filed, "verify", "1")
    assert "same to the printed digits; bits cannot be expected" in said
    assert "another" in said
    path = next(filed.glob("0002-*/manifest.json"))
    events = json.loads(path.read_bytes())["events"]
    reseal(path, events=events | {"full": events["full"] + 0.004})
    assert "same to the printed digits" in told(filed, "verify", "2")
    reseal(next(filed.glob("0002-*/manifest.json")), events=events | {"full": events["full"] + 0.006})
    assert "p of full: filed" in told(filed, "verify", "2", status=1)


# ------------------------------------------------------------------------------------------------ resolving


def test_a_place_on_the_scale_says_what_came_of_the_events(filed: Path) -> None:
    for place, beyond, full in (("50", False, False), ("50.5", True, False), ("70", True, False), ("71", True, True)):
        told(filed, "resolve", "2", "--outcome", place)
        outcome = listed(filed)[1]["outcome"]
        assert outcome["events"] == {"beyond": beyond, "full": full}
        assert outcome["values"] == {"ban": float(place)}
    told(filed, "resolve", "2", "--outcome", "ban=10", "--event", "full=no")
    assert "resolved: at 10, no, corrected" in said_in_the_list(filed)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["9", "--outcome", "yes"], "there is no entry 9"),
        (["0002-bam", "--outcome", "yes"], "did you mean 0002-ban"),
        (["2", "--outcome", "101"], "lies off the scale, 0 to 100"),
        (["2", "--outcome", "-0.1"], "lies off the scale"),
        (["2", "--outcome", "nan"], "expected yes, no, void or a number"),
        (["2", "--outcome", "perhaps"], "expected yes, no, void or a number"),
        (["2", "--outcome", "bam=10"], "did you mean ban?"),
        (["2", "--outcome", "10", "--outcome", "20"], "at 10 or at 20"),
        (["2", "--outcome", "10", "--outcome", "yes"], "the contrary"),
        (["2", "--outcome", "60", "--event", "full=yes"], "the contrary"),
        (["2", "--outcome", "void", "--outcome", "yes"], "stands alone"),
        (["2", "--outcome", "yes", "--event", "ful=yes"], "did you mean full?"),
        (["2", "--outcome", "yes", "--event", "full"], "expected full=yes or full=no"),
        (["2", "--event", "full=no"], "does not say whether beyond happened"),
        (["2"], "does not say whether beyond happened"),
        (["1", "--outcome", "30"], "this forecast has no scale"),
        (["1", "--outcome", "yes", "--on", "2020-01-01"], "was filed on"),
        (["1", "--outcome", "yes", "--on", "2999-01-01"], "has not come yet"),
        (["1", "--outcome", "yes", "--on", "2027"], "expected one day"),
    ],
)
def test_an_outcome_that_cannot_be_is_one_sentence(arguments: list[str], says: str, filed: Path) -> None:
    before = sorted(path.name for path in filed.rglob("*"))
    assert says in mistake(filed, "resolve", *arguments)
    assert sorted(path.name for path in filed.rglob("*")) == before


# ------------------------------------------------------------------------------------------------ scoring


def test_the_score_is_that_of_what_was_filed(filed: Path) -> None:
    p, q = (one["headline"]["p"] for one in listed(filed))
    told(filed, "resolve", "1", "--outcome", "yes")
    told(filed, "resolve", "2", "--outcome", "30")
    found = json.loads(told(filed, "score", "--json"))
    assert (found["entries"], found["resolved"], found["void"], found["questions"]) == (2, 2, 0, 2)
    assert found["too_few"]
    assert found["events"]["brier"] == pytest.approx(((1 - p) ** 2 + q**2) / 2, abs=1e-6)
    assert found["events"]["rivals"]["even odds"]["brier"] == 0.25
    assert found["scales"]["n"] == 1
    median = listed(filed)[1]["values"]["ban"]["quantiles"]["q50"]
    assert found["scales"]["mae"] == pytest.approx(abs(median - 30), abs=1e-6)
    assert "2 resolved: too few to tell" in told(filed, "score")
    told(filed, "resolve", "1", "--outcome", "void")
    found = json.loads(told(filed, "score", "--json"))
    assert (found["resolved"], found["void"]) == (1, 1)


def test_weeks_of_one_question_are_one_question(filed: Path) -> None:
    told(filed, "add", run_of("lessons", 2))
    for entry in "123":
        told(filed, "resolve", entry, "--outcome", "no")
    found = json.loads(told(filed, "score", "--json"))
    assert (found["resolved"], found["questions"]) == (3, 2)


def test_nothing_is_resolved(filed: Path) -> None:
    assert "0 resolved, 2 open" in told(filed, "score")
    assert json.loads(told(filed, "score", "--json"))["events"] is None


# ------------------------------------------------------------------------------------------------ mistakes, as a whole


@pytest.mark.parametrize("arguments", [["list"], ["verify"], ["score"], ["resolve", "1", "--outcome", "yes"]])
def test_no_ledger_is_one_sentence(arguments: list[str], at: Path) -> None:
    assert "there is no ledger" in mistake(at, *arguments)
    assert not at.exists()


def test_mistakes_of_whole_processes(tmp_path: Path) -> None:
    assert "there is no run" in instantsia("ledger", "add", "none", folder=tmp_path, status=2)
    assert "there is no ledger ledger" in instantsia("ledger", "list", folder=tmp_path, status=2)
    assert list(tmp_path.iterdir()) == []


def test_a_read_only_folder_is_one_sentence(at: Path, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    tmp_path.chmod(0o500)
    assert "--ledger DIR" in mistake(at, "add", run_of("lessons"))


def test_a_ledger_that_is_a_file_is_one_sentence(at: Path) -> None:
    at.write_text("mine")
    assert "--ledger DIR" in mistake(at, "add", run_of("lessons"))
    assert "there is no ledger" in mistake(at, "list")


def test_an_unfinished_run_is_not_filed(at: Path, tmp_path: Path) -> None:
    run = Path(shutil.copytree(run_of("lessons"), tmp_path / "runs" / Path(run_of("lessons")).name))
    (run / "blocks" / "00000.parquet").unlink()
    assert "is not finished" in mistake(at, "add", str(run))
    assert not at.exists()


def test_a_broken_manifest_is_one_sentence_and_red(filed: Path) -> None:
    path = next(filed.glob("0001-*/manifest.json"))
    path.write_bytes(b"{")
    for arguments in (["list"], ["score"], ["add", run_of("lessons", 2)], ["resolve", "2", "--outcome", "no"]):
        assert "manifest.json cannot be read" in mistake(filed, *arguments)
    assert "0001" in told(filed, "verify", "--no-replay", status=1)


def test_a_red_ledger_is_exit_status_1_of_the_process(filed: Path) -> None:
    next(filed.glob("0001-*/case.json")).unlink()
    said = instantsia("ledger", "verify", "--ledger", str(filed), folder=filed, status=1)
    assert "case.json cannot be read" in said
    assert "0002" in said


@pytest.mark.slow
def test_looking_at_a_ledger_imports_nothing_that_it_does_not_need(filed: Path) -> None:
    for arguments in (["list"], ["score"], ["verify", "--no-replay"]):
        loaded = modules_after(["ledger", *arguments, "--ledger", str(filed)], filed)
        assert not loaded & {"polars", "scipy", "pandas", "openpyxl", "rapidfuzz"}
    for name in ("add", "list", "verify", "resolve", "score"):
        assert not modules_after(["ledger", name, "--help"], filed) & {"numpy", "pydantic", "polars"}
