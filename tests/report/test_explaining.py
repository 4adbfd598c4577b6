"""What `explain` says."""

from __future__ import annotations

import pytest

from instantsia import rules, steps
from instantsia.case.model import TABLES
from instantsia.case.quantities import quantities
from instantsia.casefile.checking.codes import CODES
from instantsia.errors import UserError
from instantsia.report import models
from instantsia.report.explaining import codes, explain, known


def test_everything_that_is_known_can_be_explained() -> None:
    text = " ".join(known().split())
    # the numbers of a table are explained with the table
    numbers = [row.name for row in quantities().rows if " " not in row.name]
    for name in (*steps.kinds(), *rules.kinds(), *models.names(), *TABLES, *numbers, *CODES):
        assert name in text
        assert explain(name).strip()
    assert set(codes()) == set(CODES)


def test_a_step_says_its_keys_and_its_equations() -> None:
    text = explain("vote")
    assert text.startswith("vote (step)\n")
    assert "precision: 3..6..12 by default:" in text
    assert "models/voting/choice.py" in text
    assert "1 / (1 + exp(-precision" in text


@pytest.mark.parametrize("kind", rules.KINDS.ours)
def test_a_rule_says_how_its_members_are_heard(kind: str) -> None:
    """A rule that counts votes did not say where they come from: its own file knows no model of a ballot."""
    said = " ".join(explain(kind).split())
    votes = rules.rule_kind(kind).LOOKS == "votes"
    assert ("It counts votes; how members come to theirs: instantsia explain vote." in said) is votes
    assert ("Nobody casts a vote" in said) is not votes


def test_a_key_is_explained_with_the_keys_of_what_is_written_there() -> None:
    text = " ".join(explain("ally.slight").split())
    assert text.startswith("ally.slight (key) slight: may be left out What it takes amiss")
    assert "months: 1 by default: it gets over it in a turn" in text
    assert "hands: 1 by default: the carrier alone" in " ".join(explain("track.carrier.mandate").split())
    exact = " ".join(explain("track.carrier.mandate.exact").split())
    assert exact.startswith("track.carrier.mandate.exact (key) exact: must be written The chance, 0.5-1, that one who")
    assert "how many times as far it comes for a step of the other" in " ".join(explain("offer.answers").split())
    assert explain("term.with").startswith("term.with (key)")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ally.sligt", "'ally' has no key 'sligt': did you mean slight?"),
        ("ally.slight.cst", "'ally.slight' has no key 'cst': did you mean cost?"),
        ("ally.of.it", "'ally.of' has no key 'it': none is declared"),
        ("aly.slight", "nothing is called 'aly.slight'"),
    ],
)
def test_a_key_that_is_not_there_is_told_with_the_nearest(name: str, said: str) -> None:
    with pytest.raises(UserError) as caught:
        explain(name)
    assert said in str(caught.value)


def test_a_code_says_what_it_is() -> None:
    assert explain("w7").startswith("W7 (warning: allowed")
    assert explain("E1").startswith("E1 (error: must be mended)")


def test_a_name_that_is_not_known_gets_the_nearest() -> None:
    with pytest.raises(UserError, match="did you mean vote"):
        explain("votee")
    with pytest.raises(UserError, match="known: acclamation"):
        explain("zzzz")
    with pytest.raises(UserError, match="did you mean E"):
        explain("E99")
