"""A text is its bytes; its lines are those that `sed -n` prints."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from instantsia.documents import texts
from instantsia.documents.texts import Text, decode, read_text
from instantsia.errors import UserError


def test_hash_is_over_the_bytes_as_they_are(tmp_path: Path) -> None:
    """`sha256sum` would give another hash than the case."""
    raw = b"\xef\xbb\xbfone\r\ntwo\r\n"
    (tmp_path / "a.txt").write_bytes(raw)
    text = read_text(tmp_path / "a.txt")
    assert text.raw == raw
    assert text.sha256 == hashlib.sha256(raw).hexdigest()
    assert text.lines == ("one", "two")


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        (b"", ()),
        (b"\n", ("",)),
        (b"a\nb", ("a", "b")),
        (b"a\nb\n", ("a", "b")),
        (b"a\r\n\r\nb", ("a", "", "b")),
        ("a\x0cb\u2028c\x85d\n".encode(), ("a\x0cb\u2028c\x85d",)),
    ],
)
def test_lines_are_counted_as_sed_counts_them(raw: bytes, lines: tuple[str, ...]) -> None:
    """Form feeds and Unicode separators end no line for sed; a claim's line numbers would drift."""
    assert decode(raw, "a.txt").lines == lines


def test_unreadable_texts_are_one_sentence_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A traceback instead of a sentence, or a wait for ever at a pipe."""
    (tmp_path / "latin.txt").write_bytes(b"one\ncaf\xe9\n")
    (tmp_path / "wide.txt").write_bytes("one".encode("utf-16-le"))
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.txt")
    else:
        (tmp_path / "pipe.txt").mkdir()
    for name, said in {
        "none.txt": "no such file",
        "latin.txt": "latin.txt:2: byte 0xe9 at offset 7 is not UTF-8",
        "wide.txt": "NUL",
        "pipe.txt": "expected a text",
        ".": "expected a text",
        "a\0b": "cannot be read",
    }.items():
        with pytest.raises(UserError, match=said) as caught:
            read_text(os.path.join(tmp_path, name))
        assert "\n" not in str(caught.value)
    monkeypatch.setattr(texts, "LARGEST", 4)
    (tmp_path / "five.txt").write_bytes(b"12345")
    with pytest.raises(UserError, match="larger than"):
        read_text(tmp_path / "five.txt")


def test_lines_outside_the_text_are_named() -> None:
    """A slip in a line number would be taken for an empty passage."""
    text = Text("a.txt", b"a\nb\n", "a\nb\n")
    text.require_lines(1, 2)
    for first, last in [(0, 1), (2, 1), (2, 3)]:
        with pytest.raises(UserError, match="found lines"):
            text.require_lines(first, last)
