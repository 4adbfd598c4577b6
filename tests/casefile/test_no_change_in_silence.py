"""Whatever --set, --without, --assume and `about` are given either changes the case or is an error, never nothing."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from instantsia import reads
from instantsia.case import paths
from instantsia.case.model import Case
from instantsia.case.quantities import quantities
from instantsia.casefile.claims_table import read_claims
from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import examined, load
from instantsia.casefile.overlay import Changed, apply, what_if
from instantsia.engine.plan import Plan
from instantsia.engine.program import program_of
from instantsia.errors import CaseError, Problem
from tests.casefile import dock


def mapping(**more: Any) -> dict[str, Any]:
    """The dock with a group, a settlement and a plain fact besides, as keys of case.toml."""
    case = tomllib.loads(dock.CASE)
    case["issue"] += [{"id": "lamp", "options": ["oil", "gas"]}, {"id": "toll", "scale": {"0": "none", "9": "all"}}]
    case["group"] = [{"id": "weeks", "every": "week", "from": "1911-07-01", "until": "1911-07-20"}]
    case["step"] += [
        {"id": "talk", "kind": "caucus", "issue": "dock", "members": ["quill", "reed"], "option": "let",
         "within": "weeks"},
        {"id": "fixed", "kind": "settle", "body": "board", "issue": "dock", "date": "1911-08-01",
         "model": ["weighted-mean", "win-set"]},
    ]  # fmt: skip
    case["assumption"] += [{"about": f"*.{one}.dock", "value": 1} for one in ("salience", "capability")]
    case["assumption"] += [{"about": "issue.dock.status_quo", "value": "20..30"}, {"about": "reed.dock", "value": 40}]
    case["dispute"] = [{"about": "reed.dock"}]
    case["claim"] = [dict(row.cells) for row in read_claims(dock.CLAIMS.encode(), "claims.csv").rows]
    return {**case, **more}


DOCUMENT = from_mapping(mapping(), "dock")
CASE = load(DOCUMENT)
KNOWN = (
    "actor", "assumption", "body", "claim", "context", "dispute", "event", "fact", "group", "issue", "kind", "part",
    "record", "source", "step", "teller", "text", "what_if", "*", "quill", "reed", "stone", "town", "board", "meeting",
    "dock", "lamp", "toll", "oil", "gas", "hold", "let", "offer", "ballot", "recourse", "talk", "fixed", "log",
    "memoir", "appendix", "weeks", "stone_away", "log_text", "d1", "d4", "own_words", "seats", "owes", "salience",
    "capability", "status_quo", "announced", "recorded", "done", "vote", "rule", "tie", "of", "precision", "model",
    "chance", "date", "given", "members", "absent", "chair", "p", "open", "lean", "name", "role", "id", "about",
    "value", "agree_within", "scale", "options", "line", "when", "set", "every", "genuine", "forged", "tell", "kinds",
)  # fmt: skip
WORDS = st.one_of(
    st.sampled_from(KNOWN),
    st.sampled_from(("channel", "party", "war", "believes", "trust", "reeds", "doc", "", "REED", "0", "precison")),
)
READ = tuple(reads.wanted(CASE))
"""Every path that the case reads."""
TAKES_VALUE = set(paths.declared(CASE))
KEYS = (
    "step.ballot.date", "step.ballot.when", "step.ballot.motion", "body.board.members", "body.board.rule.of",
    "source.log.made", "source.memoir.p.forged", "part.appendix.open.genuine", "teller.quill.lean", "claim.d2.told_by",
    "actor.quill.name", "group.weeks.every", "event.let.text", "issue.toll.name", "fact.offer.text", "teller.reed.p",
)  # fmt: skip


@st.composite
def nearly(draw: st.DrawFn) -> str:
    """A path that is there, with a part of it left out, doubled, or another word in its place."""
    parts = draw(st.sampled_from((*sorted(TAKES_VALUE), *KEYS))).split(".")
    place = draw(st.integers(0, len(parts) - 1))
    parts[place : place + draw(st.integers(0, 1))] = draw(st.lists(WORDS, max_size=1))
    return ".".join(parts).removeprefix("actor." if draw(st.booleans()) else "")


PATHS = st.one_of(st.lists(WORDS, min_size=1, max_size=5).map(".".join), nearly())
OTHER = (
    ("0.31", "0.62"), ("11..13", "12"), ("let", "hold"), ("reed", "stone"), ("yes", "no"), ("likely", "unlikely"),
    ("1911-06-10", "1911-06-11"), ("-reed", "-stone"), ("one word", "another"),
)  # fmt: skip
"""Pairs of values of which no two say the same."""


def applied(
    sets: Sequence[str] = (), withouts: Sequence[str] = (), assumes: Sequence[str] = ()
) -> tuple[Changed | None, tuple[Problem, ...]]:
    """The dock with changes, or what is wrong with them."""
    try:
        return apply(DOCUMENT, sets, withouts, assumes), ()
    except CaseError as error:
        return None, error.problems


def after(text: str) -> Case | None:
    """The dock with something set; None where that is refused."""
    changed, _ = applied([text])
    return None if changed is None else examined(changed.document)[0]


@settings(max_examples=400)
@given(PATHS, st.sampled_from(OTHER))
def test_a_path_that_is_set_is_changed_or_refused(path: str, values: tuple[str, str]) -> None:
    """If it failed, a slip on the command line would be reported as a change and change nothing."""
    cases = [after(f"{path}={value}") for value in values]
    digests = [case.digest_text for case in cases if case is not None]
    assert len(set(digests)) == len(digests), "another value, and the very same case"
    if len(digests) == 1:
        # one of the two may be what the case says anyway
        assert digests[0] != CASE.digest_text or values[cases.index(None) - 1] in dock.CASE + dock.CLAIMS


@settings(max_examples=100)
@given(PATHS, st.sampled_from(OTHER))
def test_a_what_if_of_the_case_says_the_same(path: str, values: tuple[str, str]) -> None:
    """If it failed, a change that the case names would be refused later than the one that is typed, or not at all."""
    text = f"{path}={values[0]}"
    document = from_mapping(mapping(what_if=[{"id": "other", "set": [text]}]), "dock")
    typed, problems = applied([text])
    if typed is None:
        found = [one for one in examined(document)[1] if one.code == "E22"]
        assert [one.message for one in found] == [one.message for one in problems]
        assert all(one.key == "what_if.other.set" for one in found)
        return
    named = what_if(document, "other")
    assert named.changes == typed.changes
    assert {**named.document.mapping(), "what_if": ()} == {**typed.document.mapping(), "what_if": ()}


@pytest.mark.parametrize("path", READ)
def test_what_is_set_is_what_is_drawn(path: str) -> None:
    """If it failed, an assumption or a claim would still speak where the person at the keyboard has spoken."""
    if paths.is_choice(path):
        assert after(f"{path}=0.25") is None, "models are named, not numbered"
        return
    if path.startswith("record."):
        with pytest.raises(CaseError, match="stays"):
            apply(DOCUMENT, [f"{path}=let"])
        return
    value = 0.25
    case = after(f"{path}={value}")
    assert case is not None
    node = program_of(Plan(case)).path(path)
    assert node.claims == ()
    assert node.assumed is not None
    assert (node.assumed.number.low, node.assumed.number.high) == (value, value)
    assert node.assumed.number.source == "command line"


@settings(max_examples=300)
@given(st.one_of(WORDS, PATHS))
def test_what_is_left_out_is_there(name: str) -> None:
    """If it failed, somebody would be left out whom the case does not know, and nothing would be."""
    changed, problems = applied((), [name])
    if changed is None:
        assert len(problems) == 1
        return
    (kind, _, id) = changed.without[0].partition(".")
    there = {"source": CASE.sources, "part": CASE.parts, "claim": CASE.claims,
             "teller": {*CASE.tellers, *(claim.told_by for claim in CASE.claim)}}  # fmt: skip
    assert id in there[kind]
    assert Plan(CASE, without=changed.without).digest != Plan(CASE).digest


@settings(max_examples=200)
@given(WORDS, WORDS)
def test_a_reading_that_is_assumed_is_one(source: str, reading: str) -> None:
    """If it failed, a source would be forced into a reading that it has not, and stay as it is."""
    changed, problems = applied((), (), [f"{source}={reading}"])
    if changed is None:
        assert len(problems) == 1
        return
    ((id, forced),) = changed.assume.items()
    p = CASE.sources[id].p
    assert forced in (p if isinstance(p, dict) else ("genuine", "not"))


@settings(max_examples=250)
@given(PATHS, st.sampled_from(("claim", "assumption", "dispute")))
@example("record", "claim")
@example("step", "claim")
@example("actor", "assumption")
def test_what_a_case_speaks_about_takes_a_value(path: str, table: str) -> None:
    """If it failed, evidence about a misspelt path would be read and weighed against nothing."""
    entry: dict[str, Any] = {"about": path}
    if table != "dispute":
        entry["value"] = 0.5
    if table == "claim":
        entry |= {"id": "new", "source": "memoir"}
    found = examined(from_mapping(mapping(**{table: [*mapping()[table], entry]}), "dock"))[1]
    wrong = [one for one in found if one.key.endswith(".about")]
    full = paths.canonical(path)
    if full.startswith("context."):
        return
    if full.startswith("actor.*.") and table == "assumption":
        known = any(f"actor.{actor.id}.{full[8:]}" in TAKES_VALUE for actor in CASE.actor)
    else:
        known = full in TAKES_VALUE
    if not known:
        assert [one.code for one in wrong] == ["E16"], (path, found)
    else:
        assert all("expected a path" not in one.message for one in wrong)


def test_a_kind_of_thing_that_nobody_lists_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """If it failed, --set on a table that is new to the schema would change nothing and be told as a change."""
    monkeypatch.setattr(quantities(), "words", quantities().words | {"channel"})
    with pytest.raises(CaseError) as caught:
        apply(DOCUMENT, ["channel.cable.trust=0.5"])
    assert "found 'channel.cable.trust'" in str(caught.value)
