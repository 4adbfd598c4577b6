"""`citations.lock` comes back as it was written, and says what is wrong with it."""

from __future__ import annotations

import json

import pytest

from instantsia.documents.lock import Entry, Lock, dump, load
from instantsia.documents.quotes import fingerprint
from instantsia.errors import UserError

LOCK = Lock(
    {"minutes": "ab" * 32, "letters": "0" * 64},
    {
        "C2": Entry((5, 9), fingerprint("The pier has two winters left, says the engineer")),
        "C10": Entry(None, fingerprint("Nobody asked the fishermen")),
    },
)


def test_comes_back_as_it_was_written() -> None:
    """A check would compare with something other than what was cited."""
    assert load(dump(LOCK)) == LOCK
    assert load(dump(Lock())) == Lock()


def test_same_lock_same_bytes_and_no_word_of_the_text() -> None:
    """Every run would change the file in version control; or passages would be shipped."""
    turned = Lock(dict(reversed([*LOCK.texts.items()])), dict(reversed([*LOCK.claims.items()])))
    assert dump(turned) == dump(LOCK)
    assert dump(LOCK).endswith("}\n")
    for word in ["winters", "engineer", "fishermen"]:
        assert word not in dump(LOCK)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "citations.lock:1: not valid JSON"),
        ('{\n"claims": {},\n<<<<<<< HEAD\n', "citations.lock:3: not valid JSON"),
        ("[]", "expected a table"),
        ("{}", "claims is missing"),
        ('{"claims": {}, "texts": {}, "format": 2}', "format: found 2, expected 1"),
        ('{"claims": {}, "texts": {}, "format": true}', "format: found True, expected 1"),
        ('{"claims": {}, "texts": {}, "format": 1, "text": {}}', "did you mean texts"),
        ('{"claims": {}, "texts": {"a": "XYZ"}, "format": 1}', "texts.a: found 'XYZ', expected 64 hex"),
        ('{"claims": {"C1": 3}, "texts": {}, "format": 1}', "claims.C1: found 3, expected a table"),
        ('{"claims": {}, "claims": {}}', "'claims' stands twice"),
        ("[" * 100_000, "nested too deeply"),
        ("9" * 5000, "digit"),
    ],
)
def test_a_broken_lock_says_where(content: str, said: str) -> None:
    """A merge gone wrong would end in a traceback or be read as no lock at all."""
    with pytest.raises(UserError) as caught:
        load(content)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("words", 0),
        ("words", True),
        ("words", 1.0),
        ("sha", "ab"),
        ("sha", "G" * 16),
        ("sketch", 3),
        ("sketch", "0" * 16 + "\n"),
        ("lines", [5]),
        ("lines", [9, 5]),
        ("lines", [0, 5]),
        ("lines", "5..9"),
    ],
)
def test_a_wrong_type_names_claim_and_key(key: str, value: object) -> None:
    """A wrong type would surface far from its place, or not at all."""
    data = json.loads(dump(LOCK))
    data["claims"]["C2"][key] = value
    with pytest.raises(UserError, match=rf"^citations\.lock: claims\.C2\.{key}: found"):
        load(json.dumps(data))
