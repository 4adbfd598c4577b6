"""The content of `citations.lock`: hashes of texts and fingerprints of quotes, written by the program.

JSON with sorted keys, so that the same citations give the same bytes and a change reads well in a diff. No word of a
text is in it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from instantsia.documents.quotes import Fingerprint
from instantsia.errors import UserError, cut, nearest
from instantsia.frozen import frozen

FORMAT = 1
NAME = "citations.lock"
_MEND = "the program writes this file: bring back the last good version of it"


@frozen
class Entry:
    """What is known of the passage of one claim.

    lines        first and last line when it was fingerprinted, counted from 1; None where the claim states none
    fingerprint  of its quote
    """

    lines: tuple[int, int] | None
    fingerprint: Fingerprint


@frozen
class Lock:
    """texts: id of a text -> SHA-256 of its bytes, 64 hex digits; claims: id of a claim -> its passage."""

    texts: Mapping[str, str] = field(default_factory=dict)
    claims: Mapping[str, Entry] = field(default_factory=dict)


def dump(lock: Lock) -> str:
    """The file, ended by a newline; equal locks give equal text."""
    content = {
        "format": FORMAT,
        "texts": dict(lock.texts),
        "claims": {
            name: {
                "lines": None if entry.lines is None else list(entry.lines),
                "words": entry.fingerprint.words,
                "sha": entry.fingerprint.sha,
                "sketch": entry.fingerprint.sketch,
            }
            for name, entry in lock.claims.items()
        },
    }
    return json.dumps(content, sort_keys=True, indent=1, ensure_ascii=True) + "\n"


def load(content: str, name: str = NAME) -> Lock:
    """The lock in a file's content. Raises UserError naming `name` and line or key where it is broken."""
    try:
        data = json.loads(content, object_pairs_hook=_pairs_once)
    except json.JSONDecodeError as error:
        raise UserError(f"{name}:{error.lineno}: not valid JSON: {error.msg} ({_MEND})") from None
    except RecursionError:
        raise UserError(f"{name}: nested too deeply ({_MEND})") from None
    except ValueError as error:
        raise UserError(f"{name}: {error} ({_MEND})") from None
    top = _table(data, name, "the file", {"format", "texts", "claims"})
    if top["format"] != FORMAT or isinstance(top["format"], bool):
        raise UserError(
            f"{name}: format: found {cut(top['format'])}, expected {FORMAT}; it was written by another version"
        )
    texts = {key: _hex(sha, 64, name, f"texts.{key}") for key, sha in _table(top["texts"], name, "texts").items()}
    claims = {key: _entry(item, name, f"claims.{key}") for key, item in _table(top["claims"], name, "claims").items()}
    return Lock(texts, claims)


def _entry(item: object, name: str, key: str) -> Entry:
    table = _table(item, name, key, {"lines", "words", "sha", "sketch"})
    words = table["words"]
    if not _is_count(words):
        raise _wrong(name, f"{key}.words", words, "a whole number from 1 on")
    lines = table["lines"]
    if lines is not None and not (
        isinstance(lines, list) and len(lines) == 2 and all(map(_is_count, lines)) and lines[0] <= lines[1]
    ):
        raise _wrong(name, f"{key}.lines", lines, "[first, last] from 1 on, or null")
    return Entry(
        None if lines is None else (lines[0], lines[1]),
        Fingerprint(
            words,
            _hex(table["sha"], 16, name, f"{key}.sha"),
            _hex(table["sketch"], 16, name, f"{key}.sketch"),
        ),
    )


def _table(item: object, name: str, key: str, wanted: set[str] | None = None) -> dict[str, Any]:
    """`item` as a table with exactly the keys `wanted`, or any keys."""
    if not isinstance(item, dict):
        raise _wrong(name, key, item, "a table")
    if wanted is not None:
        for extra in sorted(item.keys() - wanted):
            raise UserError(f"{name}: {key}: unknown key {cut(extra)}; {nearest(extra, wanted)} ({_MEND})")
        for missing in sorted(wanted - item.keys()):
            raise UserError(f"{name}: {key}: {missing} is missing ({_MEND})")
    return item


def _hex(item: object, digits: int, name: str, key: str) -> str:
    if not (isinstance(item, str) and re.fullmatch(rf"[0-9a-f]{{{digits}}}", item)):
        raise _wrong(name, key, item, f"{digits} hex digits")
    return item


def _is_count(item: object) -> bool:
    return isinstance(item, int) and not isinstance(item, bool) and item >= 1


def _pairs_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        twice = next(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
        raise ValueError(f"the key {cut(twice)} stands twice in one table")
    return table


def _wrong(name: str, key: str, found: object, expected: str) -> UserError:
    return UserError(f"{name}: {key}: found {cut(found)}, expected {expected} ({_MEND})")
