"""What would be wrong: a read that never comes back or fills the memory, half a file, another's folder deleted."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from instantsia.casefile import skeleton
from instantsia.errors import UserError
from instantsia.files import hash_plain, in_letters, new_folder, read_plain, write_whole
from instantsia.ledger.entries import FILING, file
from tests.ledger.test_entries import FILES, facts


def test_a_plain_file_is_read_whole_and_no_larger_one(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_whole(path, b"abc")
    assert read_plain(path, 3) == b"abc"
    assert hash_plain(path, 3) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    for read in (read_plain, hash_plain):
        with pytest.raises(OSError, match="larger than"):
            read(path, 2)


def test_what_is_no_plain_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("nowhere")
    for path in (tmp_path / "pipe", tmp_path / "folder", tmp_path / "link", Path("/dev/zero"), tmp_path / "none"):
        with pytest.raises(OSError):  # noqa: PT011
            read_plain(path, 2**20)


def test_a_link_is_replaced_and_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    (tmp_path / "link").symlink_to("mine")
    write_whole(tmp_path / "link", b"ours")
    assert (tmp_path / "mine").read_text() == "mine"
    assert (tmp_path / "link").read_bytes() == b"ours"


def test_what_is_no_file_is_written_to_and_stays_what_it_is(tmp_path: Path) -> None:
    """Written over by a file of its own it would be gone for everybody: so /dev/null was, for who may replace it."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    (tmp_path / "link").symlink_to(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_whole(pipe, b"one")
        write_whole(tmp_path / "link", b" two")
        assert os.read(reader, 20) == b"one two"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert (tmp_path / "link").is_symlink()
    with pytest.raises(UserError, match="cannot write"):  # nobody reads
        write_whole(pipe, b"three")


def test_names_that_are_no_text_are_known() -> None:
    assert in_letters("\u05e9\u05dc\u05d5\u05dd")
    assert not in_letters(os.fsdecode(b"q\xff"))


def test_what_was_there_before_is_never_cleared_away(tmp_path: Path) -> None:
    """If it failed, a folder whose name happens to be that of an unfinished one would be deleted with what is in it."""
    theirs = tmp_path / f".mine.{os.getpid()}"
    theirs.mkdir()
    (theirs / "thesis.docx").write_text("thesis")
    with pytest.raises(UserError, match="cannot be written"):
        skeleton.new(tmp_path / "mine", None)
    with pytest.raises(FileExistsError), new_folder(theirs):
        pass
    assert (theirs / "thesis.docx").read_text() == "thesis"
    ledger = tmp_path / "ledger"
    file(ledger, facts("d0"), FILES)
    (ledger / f"{FILING}notes").mkdir()
    file(ledger, facts("d1"), FILES)
    assert (ledger / f"{FILING}notes").is_dir()


def test_what_is_made_and_not_kept_is_gone(tmp_path: Path) -> None:
    with new_folder(tmp_path / "new") as folder:
        (folder / "file").write_text("half")
    assert list(tmp_path.iterdir()) == []
