"""What would be wrong: a command about runs that deletes what is no run, an answer from a folder in which a bit was
changed, one broken folder that hides the others."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import polars
import pytest
from click.testing import CliRunner

import instantsia
from instantsia import api
from instantsia.cli import group
from instantsia.errors import UserError
from instantsia.ledger.chain import draws_hash

DRAWS, BLOCK = 600, 256


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """runs/ with one run of a case of one's own: report, brief, everything that a run folder may hold."""
    desk = tmp_path_factory.mktemp("desk")
    api.new(desk / "mine")
    result = instantsia.load(desk / "mine").run(draws=DRAWS, seed=10, runs=desk / "runs", block=BLOCK)
    result.write_report()
    result.write_brief()
    return result.path.parent if result.path else desk


@pytest.fixture
def runs(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, in the current folder."""
    shutil.copytree(made, tmp_path / "runs")
    monkeypatch.chdir(tmp_path)
    return Path("runs")


def the_run(runs: Path) -> Path:
    (run,) = (path for path in runs.iterdir() if path.name.startswith("mine-"))
    return run


def asked(*arguments: str, typed: str | None = None) -> tuple[int, str]:
    """(status, all that was printed) of a command; fails where it ends in anything but a sentence."""
    done = CliRunner().invoke(group, arguments, input=typed)
    known = (UserError, click.ClickException, SystemExit)
    if done.exception is not None and not isinstance(done.exception, known):
        raise done.exception
    if isinstance(done.exception, UserError):
        return 2, done.output + str(done.exception)
    return done.exit_code, done.output


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def answer(run: Path) -> tuple[str, object]:
    """Everything on which what is said of a run depends."""
    result = api.open_run(run)
    return draws_hash(result.columns), result.plan


def answer_or_sentence(run: Path) -> tuple[str, object] | str:
    try:
        return answer(run)
    except UserError as error:
        return str(error)


def typed(*arguments: str) -> tuple[int, str, str]:
    """(status, answer, complaints) of a command in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "instantsia", *arguments], capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout, done.stderr


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
@pytest.mark.parametrize("name", ["mine[1]", "mi*e", "~"])
def test_a_folder_is_what_its_letters_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """If it failed, nothing could be run from such a folder, or the blocks of another would be read for its own."""
    monkeypatch.chdir(tmp_path)
    api.new(tmp_path / "mine")
    shutil.copytree("mine", f"cases/{name}")
    # what the name would stand for as a pattern, with other draws
    assert typed("run", "mine", "--runs", "mine", "--draws", "300", "--seed", "2")[0] == 0
    status, said, complaint = typed("run", f"cases/{name}", "--runs", name, "--draws", "300", "--json")
    assert status == 0, complaint
    with_blocks = json.loads(said)["events"]
    again = typed("report", "last", "--runs", name, "--json")
    assert json.loads(again[1])["events"] == with_blocks
    in_memory = instantsia.load(f"cases/{name}").run(draws=300, runs=None)
    assert json.loads(in_memory.json())["events"] == with_blocks


# ------------------------------------------------------------------------------------------------ deleting


def test_a_folder_with_some_manifest_is_no_run_and_stays_as_it_is(runs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If it failed, `runs --delete .` would delete somebody's thesis since a file beside it is called manifest.json."""
    mine = Path("pr")
    mine.mkdir()
    (mine / "manifest.json").write_text("{}")
    (mine / "thesis.docx").write_text("thesis")
    for asked_for in ("pr", str(mine.resolve())):
        assert asked("runs", "--delete", asked_for, "--yes")[0] == 2
    monkeypatch.chdir(mine)
    status, said = asked("runs", "--delete", ".", "--yes")
    assert status == 2
    assert "is missing" in said
    assert sorted(os.listdir()) == ["manifest.json", "thesis.docx"]


def test_what_is_no_run_is_left_where_all_runs_are_deleted(runs: Path) -> None:
    (Path("ext") / "app").mkdir(parents=True)
    (Path("ext") / "app" / "manifest.json").write_text('{"name": "my web extension"}')
    shutil.copytree(the_run(runs), Path("ext") / the_run(runs).name)
    status, said = asked("runs", "--runs", "ext", "--delete", "--yes")
    assert status == 2
    assert f"deleted ext/{the_run(runs).name}" in said
    assert "app/manifest.json is no manifest of a run" in said
    assert os.listdir("ext") == ["app"]
    assert os.listdir("ext/app") == ["manifest.json"]


def test_an_entry_of_a_ledger_is_never_deleted(runs: Path) -> None:
    api.ledger_add(the_run(runs), "ledger")
    (entry,) = Path("ledger").glob("0001-*")
    before = everything(Path("ledger"))
    for arguments in (["--delete", str(entry)], ["--runs", "ledger", "--delete"]):
        status, said = asked("runs", *arguments, "--yes")
        assert status == 2
        assert "entry of a ledger" in said
    assert everything(Path("ledger")) == before


def test_nothing_is_deleted_without_a_yes_where_nobody_can_be_asked(runs: Path) -> None:
    before = everything(runs)
    for arguments in (["--delete"], ["--delete", "last"]):
        status, said = asked("runs", *arguments)
        assert status == 2
        assert "--yes" in said
    assert everything(runs) == before
    run = the_run(runs)
    assert asked("runs", "--delete", "--yes") == (0, f"deleted {run}\n")
    assert os.listdir(runs) == []


def test_a_run_that_is_being_played_is_not_deleted(runs: Path) -> None:
    run = the_run(runs)
    code = "import fcntl, sys, time; f = open(sys.argv[1], 'ab'); fcntl.flock(f, fcntl.LOCK_EX); print(1, flush=True)"
    player = subprocess.Popen(
        [sys.executable, "-c", f"{code}; time.sleep(60)", str(run / ".lock")], stdout=subprocess.PIPE
    )
    try:
        assert player.stdout is not None
        player.stdout.readline()
        before = everything(runs)
        status, said = asked("runs", "--delete", "last", "--yes")
        assert status == 2
        assert "is being played" in said
        assert everything(runs) == before
    finally:
        player.kill()
        player.communicate()
    assert asked("runs", "--delete", "last", "--yes")[0] == 0


def test_a_run_is_kept_from_deletion_until_its_report_is_written(runs: Path) -> None:
    """If it failed, whoever clears up would take the blocks away from under the answer that is made of them."""
    shown = []

    def clear_up(*_: object) -> None:
        shown.append(asked("runs", "--delete", "--yes"))

    study = instantsia.load("june-1957")
    with pytest.MonkeyPatch.context() as patch:
        # at the moment in which the answer is made: all blocks are there, the report is not
        patch.setattr("instantsia.api.result.Result.page", lambda self: (clear_up(), "page")[1])
        status, said = asked("run", "june-1957", "--draws", "200")
    assert status == 0, said
    ((refused, told),) = shown
    assert refused == 2
    assert "is being played" in told
    # the other run is deleted all the same, and this one once it is over
    assert [path.name.rpartition("-")[0] for path in runs.iterdir()] == ["june-1957"]
    study.run(draws=200, runs=runs).write_report()
    assert asked("runs", "--delete", "--yes")[0] == 0


def test_what_somebody_put_into_a_run_folder_stays_and_is_named(runs: Path) -> None:
    run = the_run(runs)
    (run / "thesis.docx").write_text("thesis")
    (run / "blocks" / "notes.txt").write_text("notes")
    (run / "blocks" / "00999.parquet").write_text("no block of this run")
    (run / "empty").mkdir()
    status, said = asked("runs", "--delete", "last", "--yes")
    assert status == 0
    assert "blocks/00999.parquet, blocks/notes.txt, empty, thesis.docx" in said
    assert set(everything(runs)) == {
        f"{run.name}/{name}" for name in ("thesis.docx", "blocks/notes.txt", "blocks/00999.parquet")
    }


def test_no_link_is_followed(runs: Path) -> None:
    run = the_run(runs)
    kept = Path("elsewhere")
    shutil.copytree(run, kept / run.name)
    before = everything(kept)
    (runs / "link").symlink_to(kept.resolve() / run.name)
    assert asked("runs", "--delete", str(runs / "link"), "--yes")[0] == 2
    shutil.rmtree(run / "blocks")
    (run / "blocks").symlink_to(kept.resolve() / run.name / "blocks")
    (run / "report.html").unlink()
    (run / "report.html").symlink_to(kept.resolve() / run.name / "report.html")
    status, said = asked("runs", "--delete", str(run), "--yes")
    assert status == 0
    assert "blocks, report.html" in said
    shutil.rmtree(run)
    shutil.copytree(kept / run.name, run)
    (run / "case.json").unlink()
    (run / "case.json").symlink_to(kept.resolve() / run.name / "case.json")
    assert asked("runs", "--delete", str(run), "--yes")[0] == 2
    assert everything(kept) == before


@pytest.mark.parametrize("change", ["name", "case", "seed", "format"])
def test_a_run_whose_name_case_and_manifest_do_not_belong_together_is_left(runs: Path, change: str) -> None:
    run = the_run(runs)
    manifest = json.loads((run / "manifest.json").read_text())
    if change == "name":
        run = run.rename(runs / "mine-of-june")
    elif change == "case":
        (run / "case.json").write_text((run / "case.json").read_text().replace("archer", "bowman"))
    else:
        (run / "manifest.json").write_text(json.dumps({**manifest, change: 3}))
    before = everything(runs)
    assert asked("runs", "--delete", str(run), "--yes")[0] == 2
    assert everything(runs) == before


def test_a_run_of_the_former_format_is_deleted_too(runs: Path) -> None:
    as_formerly(the_run(runs))
    assert asked("runs", "--delete", "last", "--yes")[0] == 0
    assert os.listdir(runs) == []


DYING = """
import os, sys
from pathlib import Path
from instantsia import api
real, left = os.unlink, int(sys.argv[2])
def dies(*arguments, **keywords):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), 9)
    return real(*arguments, **keywords)
os.unlink = dies
api.delete_run(Path(sys.argv[1]))
"""


def test_a_deletion_that_is_killed_leaves_no_half_run_and_can_be_ended(runs: Path) -> None:
    run = the_run(runs)
    whole = Path("whole")
    shutil.copytree(run, whole / run.name)
    files = len(everything(run))
    for step in (0, 1, files // 2, files - 2, files - 1):
        shutil.rmtree(runs)
        shutil.copytree(whole, runs)
        done = subprocess.run([sys.executable, "-c", DYING, str(run), str(step)], check=False)
        assert done.returncode == -9
        assert not run.exists()
        assert api.run_folders(runs) == ()
        assert "left over from a deletion" in asked("runs")[1]
        assert asked("runs", "--delete", "--yes")[0] == 0
        assert os.listdir(runs) == []


# ------------------------------------------------------------------------------------------------ changed bits


def flipped(data: bytes, bit: int) -> bytes:
    return data[: bit // 8] + bytes([data[bit // 8] ^ (1 << bit % 8)]) + data[bit // 8 + 1 :]


def test_a_changed_bit_in_any_file_is_a_sentence_or_changes_nothing(runs: Path) -> None:
    """If it failed, a run on a failing disk, or one that somebody has touched, would be shown as if nothing were."""
    run = the_run(runs)
    right, listed = answer(run), asked("runs")
    chance = random.Random(1957)
    times = {".parquet": 160, ".json": 60, "": 60, ".html": 20, ".md": 20, ".svg": 20}
    refused: dict[str, int] = {}
    flips = 0
    for path in sorted(path for path in run.rglob("*") if path.is_file() and path.name != ".lock"):
        data = path.read_bytes()
        count = times[path.suffix] // (3 if path.suffix == ".parquet" else 1)
        for _ in range(count):
            path.write_bytes(flipped(data, chance.randrange(8 * len(data))))
            flips += 1
            found = answer_or_sentence(run)
            if isinstance(found, str):
                assert path.name in found or run.name in found
                refused[path.name] = refused.get(path.name, 0) + 1
            else:
                assert found == right, path
            status, said = asked("runs")
            # the list reads no draws: it is as it was, or says what is wrong
            assert (status, said) == listed or path.name in said, said
            assert status == 0
        path.write_bytes(data)
    assert flips >= 300
    for name in ("00000.parquet", "00001.parquet", "case.json", "manifest.json"):
        assert refused[name] == (53 if name.endswith("parquet") else 60), "what the answer is made of is always refused"
    assert answer(run) == right


def test_draws_that_somebody_wrote_are_no_answer(runs: Path) -> None:
    block = the_run(runs) / "blocks" / "00000.parquet"
    frame = polars.read_parquet(block)
    name = next(column for column in frame.columns if column.startswith("happened/"))
    frame.with_columns(polars.lit(True).alias(name)).write_parquet(block)
    for command in ("report", "brief", "export", "ledger add"):
        status, said = asked(*command.split(), "last")
        assert status == 2, command
        assert "00000.parquet is not as it was written" in said
    status, said = asked("compare", "last", "last")
    assert status == 2
    assert "is not as it was written" in said


def test_another_seed_in_the_manifest_is_no_answer(runs: Path) -> None:
    path = the_run(runs) / "manifest.json"
    assert '"seed": 10' in path.read_text()
    path.write_text(path.read_text().replace('"seed": 10', '"seed": 11'))
    status, said = asked("report", "last")
    assert status == 2
    assert "manifest.json is not as it was written" in said


def test_a_block_of_another_run_is_no_answer(runs: Path) -> None:
    other = instantsia.load(api.new("mine")).run(draws=DRAWS, seed=11, runs="others", block=BLOCK)
    assert other.path is not None
    shutil.copy(other.path / "blocks" / "00001.parquet", the_run(runs) / "blocks" / "00001.parquet")
    status, said = asked("report", "last")
    assert status == 2
    assert "00001.parquet is not as it was written" in said


def test_a_renamed_run_is_one_sentence(runs: Path) -> None:
    the_run(runs).rename(runs / "mine-0123456789abcdef")
    status, said = asked("report", "last")
    assert status == 2
    assert "give the folder that name again" in said


def test_whoever_plays_the_case_again_gets_the_damaged_blocks_anew_and_is_told(runs: Path) -> None:
    run = the_run(runs)
    whole = everything(run)
    block = run / "blocks" / "00001.parquet"
    block.write_bytes(flipped(block.read_bytes(), 1957))
    api.new("mine")
    result = instantsia.load("mine").run(draws=DRAWS, seed=10, runs=runs, block=BLOCK)
    assert [note.rpartition("/")[2] for note in result.notes] == [
        "00001.parquet is not as it was written: its checksum is not that in SHA256SUMS: it is played anew"
    ]
    assert not result.from_folder
    assert everything(run) == whole
    assert instantsia.load("mine").run(draws=DRAWS, seed=10, runs=runs, block=BLOCK).notes == ()


@pytest.mark.parametrize("name", ["case.json", "manifest.json", "SHA256SUMS"])
def test_whoever_plays_the_case_again_is_told_where_more_is_damaged_and_may_play_it_anew(runs: Path, name: str) -> None:
    run = the_run(runs)
    whole = everything(run)
    (run / name).write_bytes(flipped((run / name).read_bytes(), 100))
    api.new("mine")
    command = ["run", "mine", "--draws", str(DRAWS), "--seed", "10"]
    status, said = asked(*command)
    assert status == 2
    assert "--fresh" in said
    assert asked(*command, "--fresh")[0] == 0
    again = everything(run)
    assert again["case.json"] == whole["case.json"]
    assert answer(run)[0] == draws_hash(api.open_run("last").columns)


def test_a_run_goes_on_from_its_blocks_only_where_they_are_as_they_were_written(runs: Path) -> None:
    run = the_run(runs)
    whole = everything(run)
    (run / "blocks" / "00002.parquet").unlink()
    (run / "blocks" / "00000.parquet").write_bytes(b"PAR1")
    status, said = asked("report", "last")
    assert status == 2
    assert "not finished: 1 of 3 blocks" in said
    assert "unfinished: 2 of 3 blocks" in asked("runs")[1]
    api.new("mine")
    result = instantsia.load("mine").run(draws=DRAWS, seed=10, runs=runs, block=BLOCK)
    assert len(result.notes) == 1
    assert everything(run) == whole


def as_formerly(run: Path) -> None:
    """The folder as the version before checksums left it."""
    (run / "SHA256SUMS").unlink(missing_ok=True)
    path = run / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "format": 1}, indent=1, sort_keys=True) + "\n")


def test_a_run_of_an_earlier_version_is_one_sentence_and_loses_nothing(runs: Path) -> None:
    run = the_run(runs)
    as_formerly(run)
    before = everything(runs)
    api.new("mine")
    for command in (["report", "last"], ["run", "mine", "--draws", str(DRAWS), "--seed", "10"], ["runs"]):
        status, said = asked(*command)
        assert status == (0 if command == ["runs"] else 2)
        assert "played by an earlier version, which kept no checksums (--fresh plays it anew)" in said
    assert everything(runs) == before
    assert asked("run", "mine", "--draws", str(DRAWS), "--seed", "10", "--fresh")[0] == 0


def test_sha256sum_can_check_a_run(runs: Path) -> None:
    if shutil.which("sha256sum") is None:
        pytest.skip("needs sha256sum")
    run = the_run(runs)
    done = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=run, capture_output=True, text=True, check=True)
    names = {line.partition(":")[0] for line in done.stdout.splitlines()}
    assert names == set(everything(run)) - {".lock", "SHA256SUMS"}


# ------------------------------------------------------------------------------------------------ broken folders

MANIFESTS: dict[str, Callable[[dict[str, Any]], object]] = {
    "alone": lambda whole: {"format": 1},
    "no_draws": lambda whole: {key: value for key, value in whole.items() if key != "draws"},
    "words": lambda whole: {**whole, "blocks": "x"},
    "absurd": lambda whole: {**whole, "blocks": 100_000_000},
    "absurd_but_even": lambda whole: {**whole, "blocks": 250_000_000, "draws": 1_000_000_000, "block": 4},
    "endless": lambda whole: {**whole, "draws": 10**30, "blocks": 1, "block": 10**30},
    "a_list": lambda whole: [whole],
    "day": lambda whole: {**whole, "as_of": 10**9},
    "negative": lambda whole: {**whole, "seed": -1},
    "a_truth": lambda whole: {**whole, "draws": True},
    "upwards": lambda whole: {**whole, "case": "../../mine"},
    "nested": lambda whole: {**whole, "assume": {"a": ["b"]}},
    "more": lambda whole: {**whole, "kind": "forecast"},
    "machine": lambda whole: {**whole, "machine": None},
    "future": lambda whole: {**whole, "format": 3},
}


@pytest.fixture
def broken(runs: Path) -> Path:
    """The folder of runs with a broken one beside the whole one, shown last."""
    folder = runs / "broken"
    shutil.copytree(the_run(runs), folder)
    return folder


@pytest.mark.parametrize("name", MANIFESTS)
def test_a_broken_folder_is_one_line_and_every_command_says_so(broken: Path, name: str) -> None:
    path = broken / "manifest.json"
    path.write_text(json.dumps(MANIFESTS[name](json.loads(path.read_text()))))
    every_command_says_what_is_wrong(broken)


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def dangling(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere")


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(20 * 2**30)


SPOILT: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "no_text": lambda path: path.write_bytes(b"\xff\xfe"),
    "deep": lambda path: path.write_bytes(b"[" * 200_000),
    "numbers": lambda path: path.write_bytes(b'{"draws": ' + b"9" * 10_000 + b"}"),
    "gone": lambda path: path.unlink(),
    "folder": folder,
    "pipe": pipe,
    "dangling": dangling,
    "sparse": sparse,
}


@pytest.mark.parametrize("file", ["manifest.json", "case.json", "SHA256SUMS", "blocks/00001.parquet"])
@pytest.mark.parametrize("how", SPOILT)
def test_a_file_that_is_none_is_one_line_and_every_command_says_so(runs: Path, file: str, how: str) -> None:
    SPOILT[how](the_run(runs) / file)
    every_command_says_what_is_wrong(the_run(runs), listed=not file.startswith("blocks"))


def every_command_says_what_is_wrong(broken: Path, listed: bool = True) -> None:
    began = time.monotonic()
    status, said = asked("runs")
    assert status == 0
    lines = said.splitlines()
    assert len(lines) == len(api.run_folders("runs")), said
    if listed:
        line = next(line for line in lines if line.startswith(broken.name))
        assert "600 draws, seed" not in line
        assert len(line) > len(broken.name) + 10
        assert all("600 draws, seed" in line for line in lines if not line.startswith(broken.name))
    for command in ("report", "brief", "export", "ledger add"):
        status, said = asked(*command.split(), str(broken))
        assert status == 2, (command, said)
        assert len(said.splitlines()) == 1, said
    status, said = asked("compare", str(broken), str(broken))
    assert status == 2
    assert time.monotonic() - began < 10


def test_a_run_that_was_begun_and_no_more_is_one_line(runs: Path) -> None:
    (runs / "mine-0123456789abcdef" / "blocks").mkdir(parents=True)
    lines = asked("runs")[1].splitlines()
    assert len(lines) == 2
    assert "unfinished: stopped before a draw was kept" in lines[0]


@pytest.mark.parametrize("there", [(), ("case.json",), ("case.json", "SHA256SUMS", ".manifest.json.123.tmp")])
def test_a_run_that_was_killed_before_its_manifest_is_told_as_unfinished_and_deleted(
    tmp_path: Path, there: tuple[str, ...]
) -> None:
    path = tmp_path / "ban-0123456789abcdef"
    (path / "blocks").mkdir(parents=True)
    for name in (".lock", *there):
        (path / name).write_bytes(b"")
    (line,) = api.list_runs(tmp_path)
    assert line.startswith("ban-0123456789abcdef  unfinished: stopped before a draw was kept")
    assert api.delete_run(path) == ()
    assert not path.exists()


def test_a_folder_with_a_file_of_somebody_else_is_no_unfinished_run(tmp_path: Path) -> None:
    path = tmp_path / "ban-0123456789abcdef"
    path.mkdir()
    for name in (".lock", "mine.txt"):
        (path / name).write_bytes(b"")
    (line,) = api.list_runs(tmp_path)
    assert "it has no manifest.json" in line
    with pytest.raises(UserError, match="is left as it is"):
        api.delete_run(path)
    assert (path / "mine.txt").exists()
