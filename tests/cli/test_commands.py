"""What would be wrong: a command that ends in a traceback, says one thing and leaves another, or asks where nobody can
answer. Whole processes, as a user starts them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import polars
import pytest


def instantsia(*arguments: str, folder: Path, status: int = 0) -> str:
    """What the command prints; fails where it ends otherwise than expected, or with a traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "instantsia", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode == status, (done.stdout, done.stderr)
    return done.stdout if status == 0 else done.stdout + done.stderr


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a case of one's own and a run of it."""
    folder = tmp_path_factory.mktemp("desk")
    instantsia("new", "my-case", folder=folder)
    instantsia("run", "my-case", "--draws", "500", folder=folder)
    return folder


@pytest.mark.slow
def test_the_skeleton_checks_and_runs(desk: Path) -> None:
    assert "5 exact" in instantsia("check", "my-case", "--texts", "my-case", folder=desk)
    assert len(list(desk.glob("runs/my-case-*/report.html"))) >= 1


@pytest.mark.slow
def test_the_same_command_again_shows_the_same_and_says_whence(desk: Path) -> None:
    one = json.loads(instantsia("run", "my-case", "--draws", "500", "--json", folder=desk))
    other = json.loads(instantsia("run", "my-case", "--draws", "500", "--json", "--fresh", folder=desk))
    assert one.pop("machine") != other.pop("machine")
    assert one == other
    again = subprocess.run(
        [sys.executable, "-m", "instantsia", "run", "my-case", "--draws", "500"],
        cwd=desk,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "already played" in again.stderr
    assert "already played" not in again.stdout


@pytest.mark.slow
def test_the_page_and_the_data_of_a_run_are_the_same_bytes_when_made_again(desk: Path) -> None:
    run = next(desk.glob("runs/my-case-*"))
    before = {name: (run / name).read_bytes() for name in ("report.html", "forecast.json")}
    instantsia("report", run.name, folder=desk)
    assert before == {name: (run / name).read_bytes() for name in before}


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["csv", "parquet", "json"])
def test_every_draw_is_exported_by_name(desk: Path, kind: str) -> None:
    out = f"draws.{kind}"
    instantsia("export", "last", "--format", kind, "-o", out, folder=desk)
    read = {"csv": polars.read_csv, "parquet": polars.read_parquet, "json": polars.read_json}[kind]
    frame = read(desk / out)
    assert len(frame) == 500
    assert set(frame["decided.ballot"].unique()) <= {"eight", "nine"}
    assert set(frame["vote.ballot.bell"].unique()) <= {"eight", "nine", "abstain", "absent"}


@pytest.mark.slow
def test_a_change_is_another_run_and_two_runs_can_be_compared(desk: Path) -> None:
    instantsia("run", "my-case", "--draws", "500", "--set", "bell.start=90", folder=desk)
    names = [line.split()[0] for line in instantsia("runs", folder=desk).splitlines()]
    assert len(names) == 2
    found = instantsia("compare", *names, folder=desk)
    assert "Lessons begin at nine" in found
    assert json.loads(instantsia("compare", *names, "--json", folder=desk))


@pytest.mark.slow
def test_a_change_is_compared_inside_one_world(tmp_path: Path) -> None:
    """`--assume` forces a reading after the change alone: a what-if of a world was set beside the case as drawn."""
    size = ("tanaka-1931", "--draws", "400", "--json")
    inside = json.loads(
        instantsia("compare", *size, "--world", "journal=as_told", "--set", "fact.bought_twice=no", folder=tmp_path)
    )
    assert inside["before"] == ["--assume journal=as_told"]
    assert inside["after"] == ["--set fact.bought_twice=no", "--assume journal=as_told"]
    forced = json.loads(instantsia("compare", *size, "--assume", "journal=as_told", folder=tmp_path))
    for event, one in inside["events"].items():
        assert one["before"] == forced["events"][event]["after"]
    named = json.loads(
        instantsia("compare", *size[:1], "late", *size[1:], "--world", "journal=as_told", folder=tmp_path)
    )
    assert named["before"] == ["--assume journal=as_told"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["compare", "june-1957", "first_day_ballot", "--world", "no_such=x"], "no_such"),
        (["compare", "tanaka-1931", "--world", "journal=as_told"], "nothing to compare"),
        (
            ["compare", "tanaka-1931", "--world", "journal=as_told", "--assume", "journal=fabricated"],
            "journal is held at as_told on both sides",
        ),
        (["compare", "port.csv", "--set", "Ann.position=9", "--world", "x=y"], "--world goes with a case"),
    ],
)
def test_a_world_that_cannot_be_held_is_refused(asked: list[str], told: str, tmp_path: Path) -> None:
    (tmp_path / "port.csv").write_text("actor,position,salience,capability\nAnn,90,50,3\nBo,20,60,2\n")
    assert told in " ".join(instantsia(*asked, folder=tmp_path, status=2).split())


@pytest.mark.slow
def test_two_runs_say_what_each_edited_number_did(tmp_path: Path) -> None:
    """If it failed, whoever asks what changed since last week would have to try every number by himself."""
    size = ("--draws", "1000", "--as-of", "1957-06-17")
    instantsia("run", "june-1957", *size, folder=tmp_path)
    sets = ("--set", "bulganin.post=30..50..100", "--set", "step.adjourn.pressed=1")
    instantsia("run", "june-1957", *size, *sets, folder=tmp_path)
    runs = [line.split()[0] for line in instantsia("runs", folder=tmp_path).splitlines()]
    told = instantsia("compare", *runs, folder=tmp_path)
    assert "What each change did" in told
    assert "step.adjourn.pressed" in told
    assert "0.2..0.6 -> 1" in told
    assert max(map(len, told.splitlines())) <= 80
    data = json.loads(instantsia("compare", *runs, "--json", folder=tmp_path))
    edits = {one["id"]: one for one in data["edits"]}
    assert edits.keys() == {"bulganin.post", "step.adjourn.pressed"}
    assert (edits["step.adjourn.pressed"]["from"], edits["step.adjourn.pressed"]["to"]) == ("0.2..0.6", "1")
    change = data["events"][data["attribution"]["event"]]["change"]
    assert abs(sum(one["moves"] for one in edits.values()) - change) < 5e-6
    assert "Nothing that is played was edited" in instantsia("compare", runs[0], runs[0], folder=tmp_path)


def test_a_bundled_case_is_copied_and_a_folder_of_its_name_is_said_so(tmp_path: Path) -> None:
    instantsia("new", "gdr-orders-1957", "--from", "gdr-orders-1957", folder=tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "instantsia", "run", "gdr-orders-1957", "--draws", "200"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "the folder" in done.stderr
    assert "cannot" not in done.stderr


def test_runs_are_deleted_where_nobody_can_answer_only_with_a_yes(tmp_path: Path) -> None:
    instantsia("run", "gdr-orders-1957", "--draws", "100", folder=tmp_path)
    (tmp_path / "runs" / "mine.txt").write_text("not a run")
    assert "say --yes" in instantsia("runs", "--delete", folder=tmp_path, status=2)
    assert "deleted" in instantsia("runs", "--delete", "--yes", folder=tmp_path)
    assert [path.name for path in (tmp_path / "runs").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["run", "june1957"], "did you mean june-1957?"),
        (["run", "june-1957", "--draws", "0"], "at least 1"),
        (["run", "june-1957", "--seed", "-1"], "--seed"),
        (["run", "june-1957", "--as-of", "1957-06"], "expected one day"),
        (["run", "june-1957", "--set", "bulgannin.post=3"], "did you mean bulganin.post?"),
        (["run", "june-1957", "--set", "bulganin.post=300"], "from 0 to 100"),
        (["run", "june-1957", "--set", "bulganin.post=nan"], "expected a number"),
        (["run", "june-1957", "--without", "kirichenko"], "who tells nothing"),
        (["run", "june-1957", "--assume", "minutes=invented"], "genuine"),
        (["run", "june-1957", "--workers", "0"], "at least 1"),
        (["run", "june-1957", "--runs", os.devnull], "--runs DIR"),
        (["compare", "june-1957", "first_day_balot"], "first_day_ballot"),
        (["compare", "june-1957"], "nothing to compare"),
        (["cite", "nothing.txt", "--lines", "1"], "nothing.txt"),
        (["report", "none"], "there is no run"),
        (["brief", "june-1957"], "june-1957 is a case, expected a run of it (instantsia run june-1957 plays one)"),
        (["levers", "vietnam-1966", "--for", "hanoi"], "hanoi is a party of vietnam-1966, expected somebody in it"),
        (["explain", "vot"], "did you mean vote?"),
        (["explain", "knew"], "knew is a command, and nothing that stands in a case: instantsia knew --help"),
        (["rn"], "did you mean run?"),
    ],
)
def test_a_mistake_is_one_sentence_and_status_2(arguments: list[str], says: str, tmp_path: Path) -> None:
    assert says in " ".join(instantsia(*arguments, folder=tmp_path, status=2).split())
    assert list(tmp_path.iterdir()) == []


def test_a_reader_who_leaves_early_gets_no_traceback(tmp_path: Path) -> None:
    command = f"{sys.executable} -m instantsia show june-1957 --claims | head -1"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_a_read_only_folder_is_one_sentence(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    tmp_path.chmod(0o500)
    assert "--runs DIR" in instantsia("run", "gdr-orders-1957", "--draws", "10", folder=tmp_path, status=2)


@pytest.mark.slow
def test_the_package_is_used_as_the_readme_says(tmp_path: Path) -> None:
    import instantsia as package

    study = package.load("june-1957")
    run = study.run(draws=400, seed=1957, as_of="1957-06-17", runs=tmp_path)
    assert run.forecast["plenum"].outcomes["keep"].p is not None
    assert run.draws.height == 400
    assert run.draws.to_arrow().num_rows == 400
    assert "<iframe" in run._repr_html_()
    again = package.open_run("last", tmp_path)
    assert again.forecast == run.forecast
    with pytest.raises(package.UserError):
        package.load("nowhere")


@pytest.mark.slow
@pytest.mark.parametrize("command", [["show"], ["assumptions", "--draws", "200"], ["compare", "first_day_ballot"]])
def test_a_folder_that_hides_a_bundled_case_is_named(command: list[str], tmp_path: Path) -> None:
    """If it failed, somebody would read answers about a copy that they have forgotten."""
    instantsia("new", "june-1957", "--from", "june-1957", folder=tmp_path)
    name, *rest = command
    done = subprocess.run(
        [sys.executable, "-m", "instantsia", name, "june-1957", *rest], cwd=tmp_path, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "june-1957: the folder june-1957\n")


@pytest.mark.slow
def test_a_run_that_cannot_be_read_is_listed_and_left_for_somebody_to_look_at(tmp_path: Path) -> None:
    """If it failed, one spoilt folder would hide all the others, or be deleted though nothing shows that it is one."""
    instantsia("new", "mine", folder=tmp_path)
    instantsia("run", "mine", "--draws", "200", folder=tmp_path)
    spoilt = tmp_path / "runs" / "mine-spoilt"
    spoilt.mkdir()
    (spoilt / "manifest.json").write_text("{")
    listed = instantsia("runs", folder=tmp_path)
    assert "200 draws" in listed
    assert "mine-spoilt/manifest.json is no manifest of a run" in listed
    assert "left as it is" in instantsia("runs", "--delete", "mine-spoilt", "--yes", folder=tmp_path, status=2)
    assert spoilt.exists()


def test_what_keeps_a_case_from_being_played_is_told_as_check_tells_it(tmp_path: Path) -> None:
    """A list of one's own, unwrapped and with other words at its end, would be a second list to read."""
    instantsia("new", "my-case", folder=tmp_path)
    file = tmp_path / "my-case" / "case.toml"
    text = file.read_text(encoding="utf-8")
    assert "[[assumption]]" in text
    file.write_text(text.replace("[[assumption]]", "[[asumption]]"), encoding="utf-8")
    told = instantsia("check", "my-case", folder=tmp_path, status=2)
    assert told.rstrip().endswith("says what a code means")
    assert max(map(len, told.splitlines())) <= 80
    for command in ("run", "show", "assumptions"):
        assert instantsia(command, "my-case", folder=tmp_path, status=2) == told
