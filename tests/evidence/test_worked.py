"""The worked numbers of the mathematics of evidence: two sources that clash, three readings, correlated doubt.

The journal's second claim is written with one value (20) instead of a range, so that nothing but its standing counts.
"""

from __future__ import annotations

import numpy as np
import pytest

from instantsia.draws.streams import Floats, Streams
from instantsia.evidence.bayes import news
from instantsia.evidence.sampler import sample
from instantsia.evidence.variation import Variation

from .cases import Exact, case, draw, near, path_of, program_of, shares_of, told

DRAWS = 100_000

TINY = case(
    source=[{"id": "journal", "cite": "j", "p": 0.25}, {"id": "minutes", "cite": "m", "p": 0.97}],
    claim=[
        told("j1", value=80.0, source="journal", right=0.9),
        told("m1", value=40.0, source="minutes", right=0.8),
    ],
)

THREE = {"genuine": 0.90, "composite": 0.60, "fabricated": 0.10}
FILE = case(
    source=[
        {"id": "journal", "cite": "j", "p": {"genuine": 0.02, "composite": 0.33, "fabricated": 0.65}},
        {"id": "minutes", "cite": "m", "p": 0.97},
    ],
    claim=[
        told("j1", value=80.0, source="journal", right=THREE),
        told("m1", value=40.0, source="minutes", right=0.8),
        told("j2", about="boris.credits", value=20.0, source="journal", right=THREE),
    ],
)


def accepts(position: Floats) -> Floats:
    """P(Y | theta) of the worked example."""
    return 1 / (1 + np.exp(-(position - 60) / 8))


def mean(values: Floats) -> tuple[float, float]:
    """Mean and four standard errors."""
    return float(values.mean()), 4 * float(values.std()) / len(values) ** 0.5


@pytest.mark.parametrize(
    ("one", "expected"),
    [(TINY, {"j1": 0.1626, "m1": 0.6513, None: 0.1861}), (FILE, {"j1": 0.108, "m1": 0.696, None: 0.196})],
)
def test_shares_of_the_worked_examples(one, expected) -> None:
    """If this fails, the odds of a dispute are not those of claims that cannot both be right."""
    program = program_of(one)
    exact, found = Exact(one).shares(path_of()), shares_of(program, draw(program, DRAWS), path_of())
    digits = 4 if one is TINY else 3
    for name, share in expected.items():
        assert round(exact[name], digits) == pytest.approx(share, abs=1e-9)
        assert near(found[name], exact[name], DRAWS)


@pytest.mark.parametrize(
    ("forced", "position", "accepted"),
    [({}, 48.4, 0.274), ({"source.journal": "not"}, 42.2, 0.149), ({"source.journal": "genuine"}, 66.7, 0.651)],
)
def test_a_source_dropped_and_kept(forced, position, accepted) -> None:
    """If this fails, forcing a reading changes something besides what that source says (4.3 and its what-ifs)."""
    numbers = draw(program_of(TINY), DRAWS, Variation(forced)).numbers[path_of()]
    for values, expected, digit in ((numbers, position, 0.05), (accepts(numbers), accepted, 0.0005)):
        found, error = mean(values)
        assert abs(found - expected) <= error + digit


@pytest.mark.parametrize(
    ("reading", "m1", "j1", "none", "position", "accepted"),
    [
        ("genuine", 0.277, 0.651, 0.072, 66.8, 0.651),
        ("composite", 0.597, 0.242, 0.161, 51.3, 0.333),
        ("fabricated", 0.759, 0.024, 0.217, 43.1, 0.167),
    ],
)
def test_three_readings_one_by_one(reading, m1, j1, none, position, accepted) -> None:
    """If this fails, a claim's chance does not follow the reading of its source (4.4)."""
    forced = {"source.journal": reading}
    program = program_of(FILE)
    evidence = draw(program, DRAWS, Variation(forced))
    exact, found = Exact(FILE, forced).shares(path_of()), shares_of(program, evidence, path_of())
    for name, share in (("m1", m1), ("j1", j1), (None, none)):
        assert round(exact[name], 3) == share
        assert near(found[name], exact[name], DRAWS)
    numbers = evidence.numbers[path_of()]
    for values, expected, digit in ((numbers, position, 0.05), (accepts(numbers), accepted, 0.0005)):
        mean_found, error = mean(values)
        assert abs(mean_found - expected) <= error + digit


def test_strata_of_a_source_that_derives_from_nothing_are_its_forced_readings() -> None:
    """If this fails, the draws of a reading cannot stand for a replay with that reading (4.6: .1660 and .1658)."""
    program = program_of(FILE)
    evidence = draw(program, DRAWS)
    among = evidence.numbers[path_of()][evidence.readings["journal"] == 2]
    forced = draw(program, DRAWS, Variation({"source.journal": "fabricated"})).numbers[path_of()]
    (stratum, error), (replay, other) = mean(accepts(among)), mean(accepts(forced))
    assert abs(stratum - 0.166) <= error + 0.0005
    assert abs(stratum - replay) <= error + other


@pytest.mark.parametrize(
    ("p", "right", "both", "independent", "correlation"),
    [
        (0.25, 0.9, 0.2025, 0.0506, 0.871),
        ({"genuine": 0.02, "composite": 0.33, "fabricated": 0.65}, THREE, 0.1415, 0.0790, 0.31),
    ],
)
def test_claims_of_one_source_fall_together(p, right, both, independent, correlation) -> None:
    """If this fails, two passages of a doubtful source are drawn as if by two sources (4.5)."""
    one = case(
        source=[{"id": "journal", "cite": "j", "p": p}],
        claim=[
            told("j1", source="journal", right=right),
            told("j2", about="boris.credits", source="journal", right=right),
        ],
    )
    exact = Exact(one)
    alone = exact.shares(path_of())["j1"]
    together = sum(
        w.p * exact.cluster_shares(path_of(), w)[0] * exact.cluster_shares(path_of("boris"), w)[0]
        for w in exact.worlds()
    )
    assert round(together, 4) == pytest.approx(both, abs=1e-9)
    assert round(alone**2, 4) == pytest.approx(independent, abs=1e-9)
    assert (together - alone**2) / (alone * (1 - alone)) == pytest.approx(correlation, abs=0.005)

    picks = draw(program_of(one, path_of(), path_of("boris")), DRAWS).picks
    found = np.count_nonzero((picks[path_of()] == 0) & (picks[path_of("boris")] == 0)) / DRAWS
    assert near(found, together, DRAWS)


def test_another_credence_is_another_threshold_on_the_same_numbers() -> None:
    """If this fails, the range of a credence is not held on common numbers (4.6: .194 at .09, .395 at .49)."""
    program = program_of(TINY)
    before = draw(program, DRAWS)
    for credence, expected in ((0.09, 0.194), (0.49, 0.395)):
        after = draw(program, DRAWS, Variation(credence={"source.journal": credence}))
        found, error = mean(accepts(after.numbers[path_of()]))
        assert abs(found - expected) <= error + 0.0005
        was, now = before.readings["journal"] == 0, after.readings["journal"] == 0
        assert not (was & ~now if credence > 0.25 else now & ~was).any()


def test_share_of_variance_of_the_journal() -> None:
    """If this fails, the strata of a source do not give its share of what one draw differs from the next (4.6)."""
    for one, expected in ((TINY, 0.238), (FILE, 0.055)):
        evidence = draw(program_of(one), 400_000)
        y, readings = accepts(evidence.numbers[path_of()]), evidence.readings["journal"]
        p = y.mean()
        between = sum(np.mean(readings == h) * (y[readings == h].mean() - p) ** 2 for h in set(readings.tolist()))
        assert between / (p * (1 - p)) == pytest.approx(expected, abs=0.006)


def test_tipping_credence() -> None:
    """If this fails, the credence at which the answer crosses one half is read off wrongly (4.6: .70)."""
    program = program_of(TINY)
    genuine, dropped = (
        mean(accepts(draw(program, DRAWS, Variation({"source.journal": reading})).numbers[path_of()]))[0]
        for reading in ("genuine", "not")
    )
    assert (0.5 - dropped) / (genuine - dropped) == pytest.approx(0.70, abs=0.01)


def test_what_a_clash_would_say_had_it_been_news() -> None:
    """If this fails, the diagnostic does not weigh the readings by the chance that nothing clashes (4.8)."""
    journal = {one.source: one for one in news(program_of(FILE))}["journal"]
    assert [round(w, 2) for w in journal.no_clash] == [0.30, 0.53, 0.92]
    assert journal.judged == pytest.approx((0.02, 0.33, 0.65))
    assert [round(p, 3) for p in journal.updated[:1]] == [0.008]
    assert [round(p, 2) for p in journal.updated[1:]] == [0.23, 0.77]
    tiny = {one.source: one for one in news(program_of(TINY))}["journal"]
    assert round(tiny.updated[0], 3) == 0.091


def test_draws_do_not_depend_on_how_they_are_cut() -> None:
    """If this fails, the answer depends on the size of the blocks."""
    program = program_of(TINY)
    whole = sample(program, Streams(3, 0, 4096))
    parts = [sample(program, Streams(3, start, count)) for start, count in ((0, 1000), (1000, 4), (1004, 3092))]
    assert np.array_equal(whole.numbers[path_of()], np.concatenate([one.numbers[path_of()] for one in parts]))
