"""The diagnostic beyond the worked numbers: what it leaves alone, and where it stops."""

from __future__ import annotations

import pytest

from instantsia.evidence import bayes
from instantsia.evidence.bayes import news

from .cases import case, path_of, program_of, told


def test_agreement_and_silence_move_nothing() -> None:
    """If this fails, the diagnostic counts agreement, which it says it does not."""
    sources = [{"id": "a", "cite": "x", "p": 0.3}, {"id": "b", "cite": "x", "p": 0.6}]
    rows = [told("x", source="a", right=0.9), told("y", source="b", value=85.0, right=0.9)]
    for one in news(program_of(case(source=sources, claim=rows))):
        assert one.updated == pytest.approx(one.judged)
        assert one.no_clash == pytest.approx((1, 1))


def test_a_parent_is_moved_by_the_clash_of_its_copy() -> None:
    """If this fails, a clash with a copy leaves the original as it was."""
    sources = [
        {"id": "a", "cite": "x", "p": 0.5},
        {"id": "b", "cite": "x", "p": 0.8, "derives_from": "a"},
        {"id": "c", "cite": "x", "p": 0.9},
    ]
    rows = [told("x", source="b", right=0.9), told("y", source="c", value=10.0, right=0.9)]
    found = {one.source: one for one in news(program_of(case(source=sources, claim=rows)))}
    # b genuine with .4; no clash when b and c are both genuine: 1 - .81
    clash = 0.4 * 0.9 * 0.81
    assert found["b"].updated[0] == pytest.approx(0.4 * (1 - 0.9 * 0.81) / (1 - clash))
    assert found["a"].updated[0] == pytest.approx((0.1 + 0.4 * (1 - 0.9 * 0.81)) / (1 - clash))
    assert found["a"].judged == pytest.approx((0.5, 0.5))


def test_only_some_disputes() -> None:
    """If this fails, one dispute cannot be asked by itself."""
    sources = [{"id": "a", "cite": "x", "p": 0.5}, {"id": "b", "cite": "x", "p": 0.5}]
    rows = [
        told("x", source="a", right=0.9),
        told("y", source="b", value=10.0, right=0.9),
        told("z", about="boris.credits", source="a", right=0.9),
        told("w", about="boris.credits", source="b", value=10.0, right=0.9),
    ]
    program = program_of(case(source=sources, claim=rows), path_of(), path_of("boris"))
    both, one = news(program)[0], news(program, only=[path_of()])[0]
    assert one.no_clash == pytest.approx((1 - 0.5 * 0.81, 1.0))
    assert both.updated[0] < one.updated[0] < one.judged[0]


def test_sets_too_entangled_to_sum_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """If this fails, the diagnostic of a large case takes for ever."""
    sources = [{"id": name, "cite": "x", "p": 0.5} for name in ("a", "b", "c", "d")]
    rows = [
        told("x", source="a", right=0.9, told_by="anna"),
        told("y", source="b", value=10.0, right=0.9, told_by="boris"),
        told("z", about="boris.credits", source="c", right=0.9),
        told("w", about="boris.credits", source="d", value=10.0, right=0.9),
    ]
    program = program_of(case(source=sources, claim=rows), path_of(), path_of("boris"))
    assert [one.source for one in news(program)] == ["a", "b", "c", "d"]
    monkeypatch.setattr(bayes, "CELLS_LIMIT", 3)
    assert [one.source for one in news(program)] == ["c", "d"]
    monkeypatch.setattr(bayes, "READINGS_LIMIT", 3)
    assert news(program) == ()
