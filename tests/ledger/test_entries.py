"""What would be wrong: a filed forecast that can be changed, taken out or put elsewhere unnoticed, half an entry after
a crash, two entries under one number."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from instantsia.draws.state import Array
from instantsia.engine.lock import hold
from instantsia.errors import UserError
from instantsia.ledger import entries as ledger_module
from instantsia.ledger.chain import Entry, draws_hash, entry_name, head, record_hash, sealed
from instantsia.ledger.entries import FILING, file, find, read, resolve
from instantsia.ledger.examination import examine

FILES = {"case.json": b'{"id": "a"}', "forecast.json": b'{"p": 0.5}\n'}


def facts(digest: str = "d0", case: str = "ban") -> dict[str, Any]:
    """What a manifest says of a forecast that nobody played."""
    return {
        "case": case,
        "title": "The ban",
        "question": "Will it be banned? \N{LATIN SMALL LETTER E WITH ACUTE}",
        "note": "",
        "by": None,
        "filed": "2027-01-02T03:04:05Z",
        "vantage": "forecast",
        "as_of": "2027-01-01",
        "known_by": None,
        "hindsight": False,
        "plan": {
            "digest": f"{digest:0<16}",
            "seed": 1,
            "draws": 100,
            "as_of": 740_000,
            "known_by": None,
            "without": [],
            "assume": {},
            "changes": [],
            "played": [],
            "block": 8192,
        },
        "machine": {"instantsia": "0", "numerics": "0"},
        "headline": {"event": "e", "text": "It is banned", "p": 0.25, "low": None, "high": None},
        "events": {"e": 0.25},
        "values": {},
        "draws_hash": "0" * 64,
    }


def came(happened: bool) -> dict[str, Any]:
    outcome = {"void": False, "events": {"e": happened}, "values": {}}
    return {"filed": "2027-02-02T03:04:05Z", "on": "2027-02-01", "outcome": outcome, "source": ""}


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Three entries; the first is resolved, and corrected after the third was filed."""
    ledger = tmp_path / "ledger"
    file(ledger, facts("d0"), FILES)
    resolve(ledger, "1", came(True))
    file(ledger, facts("d1"), FILES)
    file(ledger, facts("d2"), FILES)
    resolve(ledger, "1", came(False))
    return ledger


def folder(ledger: Path, number: int) -> Path:
    return next(ledger.glob(f"{number:04d}-*"))


def problems(ledger: Path) -> dict[str, list[str]]:
    """{entry, by the number in its name: what differs}, of the entries of which anything does."""
    return {one.name.partition("-")[0]: one.problems for one in examine(ledger).entries if one.problems}


# ------------------------------------------------------------------------------------------------ as it was filed


def test_what_is_filed_is_read_again_and_chained(kept: Path) -> None:
    entries = read(kept)
    assert [one.number for one in entries] == [1, 2, 3]
    assert [one.path.name for one in entries] == [entry_name(one.manifest) for one in entries]
    records = [entries[0].manifest, entries[0].resolutions[0], entries[1].manifest, entries[2].manifest]
    records.append(entries[0].resolutions[1])
    assert [record["record"] for record in records] == [1, 2, 3, 4, 5]
    assert [record["previous"] for record in records] == [None, *(record["hash"] for record in records[:-1])]
    assert head(entries) == records[-1]["hash"] == examine(kept).head
    assert entries[0].resolution is not None
    assert entries[0].resolution["outcome"]["events"] == {"e": False}
    assert entries[0].resolutions[0]["outcome"]["events"] == {"e": True}
    assert problems(kept) == {}


def test_every_record_is_known_by_the_start_of_its_hash(kept: Path) -> None:
    """If this fails, a head noted earlier cannot be looked up any more."""
    examined = examine(kept)
    for one in read(kept):
        assert examined.known(str(one.manifest["hash"])[:12]) == one.path.name
    assert examined.known("0" * 64) is None
    assert examined.known("") is None


def test_the_same_run_is_not_filed_twice(kept: Path) -> None:
    with pytest.raises(UserError, match=r"entry 2 \(0002-ban-"):
        file(kept, facts("d1"), FILES)
    file(kept, {**facts("d1"), "draws_hash": "1" * 64}, FILES)
    assert len(read(kept)) == 4


@pytest.mark.parametrize("asked", ["2", "0002", "0002-ban", "last", "ledger/{name}", "{name}", "{hash}"])
def test_an_entry_is_found_by_number_name_and_hash(asked: str, kept: Path) -> None:
    entries = read(kept)[:2]
    name, known = entries[1].path.name, str(entries[1].manifest["hash"])
    assert find(entries, asked.format(name=name, hash=known[:10])) == entries[1]


@pytest.mark.parametrize(
    ("asked", "says"), [("7", "no entry 7"), ("0002-bam", "did you mean 0002-ban"), ("0", "fits 3"), ("", "no entry")]
)
def test_an_entry_that_is_not_meant_by_anything_is_one_sentence(asked: str, says: str, kept: Path) -> None:
    with pytest.raises(UserError, match=says):
        find(read(kept), asked if asked != "0" else "00")


# ------------------------------------------------------------------------------------------------ changed


def every_file(ledger: Path) -> list[Path]:
    return sorted(path for path in ledger.rglob("*.json"))


@pytest.mark.slow
def test_a_byte_altered_anywhere_in_any_file_is_found(kept: Path) -> None:
    """The promise of the ledger. Every byte of a file of each kind (of the others every
    thirteenth), its lowest bit turned, and one byte more or less."""
    files = every_file(kept)
    assert {path.name for path in files} == {*FILES, "manifest.json", "resolution-1.json", "resolution-2.json"}
    closely: set[str] = set()
    for path in files:
        whole = path.read_bytes()
        step = 13 if path.name in closely else 1
        closely.add(path.name)
        for place in range(0, len(whole), step):
            path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
            assert path.parent.name[:4] in problems(kept), (path.name, place)
        for other in (whole + b"\n", whole[:-1], b"", whole.replace(b" ", b"  ", 1)):
            if other != whole:
                path.write_bytes(other)
                assert path.parent.name[:4] in problems(kept), (path.name, other[-20:])
        path.write_bytes(whole)
    assert problems(kept) == {}


def test_a_file_taken_away_is_found(kept: Path) -> None:
    for path in every_file(kept):
        newest = path.name == "resolution-2.json"
        whole = path.read_bytes()
        path.unlink()
        # the newest record of all is the one thing that only the noted head vouches for
        assert bool(problems(kept)) is not newest, path
        if newest:
            assert examine(kept).known(json.loads(whole)["hash"]) is None
        path.write_bytes(whole)


def test_a_renamed_entry_is_found(kept: Path) -> None:
    path = folder(kept, 2)
    for name in ("0002-ban-00000000", "0005-" + path.name[5:], "mine", ".hidden"):
        moved = path.rename(kept / name)
        found = examine(kept)
        assert any("should be called " + path.name in " ".join(one.problems) for one in found.entries), name
        moved.rename(path)
    assert problems(kept) == {}


def test_an_entry_taken_out_of_the_middle_is_found(kept: Path) -> None:
    shutil.rmtree(folder(kept, 2))
    found = problems(kept)
    assert found["0002"] == ["is missing: its folder is not there"]
    assert found["0003"] == ["the record before it, number 3, is missing"]


def test_the_newest_taken_away_is_found_only_by_the_noted_head(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    noted = [file(ledger, facts(f"d{one}"), FILES).manifest["hash"] for one in range(3)]
    shutil.rmtree(folder(ledger, 3))
    assert problems(ledger) == {}
    examined = examine(ledger)
    assert [bool(examined.known(one)) for one in noted] == [True, True, False]


def test_two_entries_that_have_changed_places_are_found(kept: Path) -> None:
    one, other = folder(kept, 2), folder(kept, 3)
    names = one.name, other.name
    one.rename(kept / "aside")
    other.rename(kept / names[0])
    (kept / "aside").rename(kept / names[1])
    assert {"0002", "0003"} <= set(problems(kept))


def forged(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """A record rewritten with a hash of its own that fits, its folder named for it."""
    record = json.loads(path.read_bytes())
    change(record)
    path.write_bytes(sealed(record))
    if path.name == "manifest.json":
        path.parent.rename(path.parent.with_name(entry_name(json.loads(path.read_bytes()))))


def test_a_record_sealed_anew_no_longer_fits_what_was_filed_after_it(kept: Path) -> None:
    """If this fails, whoever can compute a hash can rewrite a forecast that others followed."""
    forged(folder(kept, 2) / "manifest.json", lambda record: record["events"].update(e=0.9))
    assert "0003" in problems(kept)


def test_a_resolution_sealed_anew_is_found_too(kept: Path) -> None:
    forged(folder(kept, 1) / "resolution-1.json", lambda record: record.update(on="2027-01-31"))
    assert "0002" in problems(kept)


def test_places_in_the_chain_exchanged_by_one_who_can_seal_are_found(kept: Path) -> None:
    two, three = folder(kept, 2), folder(kept, 3)
    forged(three / "manifest.json", lambda record: record.update(number=2, record=3))
    forged(two / "manifest.json", lambda record: record.update(number=3, record=4))
    assert problems(kept)


def test_a_copy_of_an_entry_is_found(kept: Path) -> None:
    shutil.copytree(folder(kept, 2), kept / "0004-ban-copy")
    assert "0004" in problems(kept)
    shutil.rmtree(kept / "0004-ban-copy")
    shutil.copy(folder(kept, 1) / "resolution-1.json", folder(kept, 2) / "resolution-1.json")
    assert any("resolution of another entry" in one for one in problems(kept)["0002"])


def test_a_file_for_which_no_hash_vouches_is_named_and_does_no_harm(kept: Path) -> None:
    (folder(kept, 2) / "notes.txt").write_text("mine")
    (kept / "readme.txt").write_text("mine")
    (kept / "figures").mkdir()
    found = examine(kept)
    assert [one.notes for one in found.entries] == [[], ["no hash vouches for notes.txt"], []]
    assert problems(kept) == {}


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b'{"hash": 1}', b"[" * 100_000, b"null"])
def test_a_record_that_is_none_is_one_sentence_or_one_problem(content: bytes, kept: Path) -> None:
    for path in (folder(kept, 2) / "manifest.json", folder(kept, 1) / "resolution-1.json"):
        whole = path.read_bytes()
        path.write_bytes(content)
        assert path.parent.name[:4] in problems(kept)
        with pytest.raises(UserError, match=path.name):
            read(kept)
        with pytest.raises(UserError, match=path.name):
            file(kept, facts("d9"), FILES)
        path.write_bytes(whole)


def test_a_changed_record_is_not_counted_as_if_nothing_were(kept: Path) -> None:
    path = folder(kept, 2) / "manifest.json"
    path.write_bytes(path.read_bytes().replace(b"0.25", b"0.95"))
    with pytest.raises(UserError, match="was changed after it was filed"):
        read(kept)


def test_no_ledger_is_one_sentence(tmp_path: Path) -> None:
    asked: list[Callable[[Path], object]] = [read, examine, lambda where: resolve(where, "1", came(True))]
    for ask in asked:
        with pytest.raises(UserError, match="there is no ledger"):
            ask(tmp_path / "none")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(UserError, match="--ledger DIR"):
        file(tmp_path / "taken", facts(), FILES)


# ------------------------------------------------------------------------------------------------ written whole

CHILD = """
import os, sys
from pathlib import Path
from instantsia.ledger.entries import file
from tests.ledger.test_entries import FILES, facts

where, digest, die = sys.argv[1:]
if die:
    what, _, number = die.partition(":")
    real, seen = getattr(os, what), 0
    def dies(*arguments):
        global seen
        seen += 1
        if seen == int(number):
            os.kill(os.getpid(), 9)
        return real(*arguments)
    setattr(os, what, dies)
print(file(Path(where), facts(digest), FILES).number)
"""


def child(ledger: Path, digest: str, die: str = "") -> subprocess.Popen[str]:
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-c", CHILD, str(ledger), digest, die]
    return subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("die", [*(f"fsync:{one}" for one in range(1, 8)), "replace:2", "rename:1"])
def test_killed_in_the_middle_of_filing_leaves_no_half_entry(die: str, tmp_path: Path) -> None:
    """A real process, killed at every step of writing: the entry is there whole or not at all, the next is filed."""
    ledger = tmp_path / "ledger"
    file(ledger, facts("d0"), FILES)
    process = child(ledger, "d1", die)
    process.communicate()
    assert process.returncode == -9
    whole = die == "fsync:7"  # the last one comes after the rename
    assert len(read(ledger)) == 1 + whole
    assert problems(ledger) == {}
    file(ledger, facts("d2"), FILES)
    assert [one.number for one in read(ledger)] == list(range(1, 3 + whole))
    assert not list(ledger.glob(f"{FILING}*"))
    assert problems(ledger) == {}


def test_what_a_killed_resolution_has_left_does_no_harm_and_is_cleared_away(kept: Path) -> None:
    stray = folder(kept, 2) / ".resolution-1.json.4711.tmp"
    stray.write_bytes(b"{")
    assert problems(kept) == {}
    assert len(resolve(kept, "2", came(True)).resolutions) == 1
    assert not stray.exists()
    assert problems(kept) == {}


def test_what_goes_wrong_while_writing_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ledger_module.os, "rename", full)
    with pytest.raises(UserError, match="No space left"):
        file(tmp_path / "ledger", facts(), FILES)
    assert [one.name for one in (tmp_path / "ledger").iterdir()] == [".lock"]


@pytest.mark.slow
def test_several_at_once_each_get_a_number(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    processes = [child(ledger, f"d{one}") for one in range(4)]
    told = [process.communicate() for process in processes]
    assert sorted(out.strip() for out, _ in told) == ["1", "2", "3", "4"], told
    assert problems(ledger) == {}


def test_a_lock_that_is_held_is_not_taken(tmp_path: Path) -> None:
    with hold(tmp_path / ".lock"), pytest.raises(BlockingIOError):
        hold(tmp_path / ".lock")
    hold(tmp_path / ".lock").close()


# ------------------------------------------------------------------------------------------------ hashes


def test_the_hash_of_draws_knows_names_types_and_bytes_and_not_the_order_of_columns() -> None:
    """If this fails, draws that differ pass for the same, or the same for different."""
    columns: dict[str, Array] = {"b": np.array([1, 2, 3], np.int8), "a": np.array([0.5, np.nan, -0.0])}
    same = {"a": columns["a"], "b": columns["b"]}
    assert draws_hash(columns) == draws_hash(same)
    strided = {"a": np.repeat(columns["a"], 2)[::2], "b": columns["b"]}
    swapped = {"a": columns["a"].astype(">f8"), "b": columns["b"]}
    assert draws_hash(strided) == draws_hash(swapped) == draws_hash(columns)
    others: list[dict[str, Array]] = [
        {"a": columns["a"]},
        {**columns, "b": columns["b"].astype(np.int16)},
        {**columns, "b": columns["b"][::-1]},
        {**columns, "a": np.array([0.5, np.nan, 0.0])},
        {"a": columns["a"], "c": columns["b"]},
        {**columns, "c": np.zeros(0)},
    ]
    assert len({draws_hash(one) for one in [columns, *others]}) == 7


def test_a_record_is_sealed_by_all_it_says() -> None:
    record = json.loads(sealed(facts()))
    assert record["hash"] == record_hash(record) == record_hash({**record, "hash": "other"})
    assert record_hash(record) != record_hash({**record, "more": None})
    with pytest.raises(ValueError, match="JSON"):
        sealed({"p": float("nan")})


def test_the_number_of_an_entry_is_that_of_its_manifest() -> None:
    assert Entry(Path("x"), {"number": 7}).number == 7
