"""What would be wrong: two people with one id, an id that depends on the order of rows, or one no case can have."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from instantsia.case.quantities import quantities
from instantsia.case.words import check_id
from instantsia.stakeholders.build import names


@given(st.lists(st.text(min_size=1, max_size=80), unique=True), st.randoms(use_true_random=False))
def test_every_name_has_an_id_of_its_own_whatever_the_order(written: list[str], random: object) -> None:
    ids = names.ids(written, "actor")
    assert len(set(ids.values())) == len(written)
    for id in ids.values():
        check_id(id)
        assert id not in names.WORDS | names.OF_VOTES | quantities().reserved
    shuffled = list(written)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert names.ids(shuffled, "actor") == ids


def test_names_that_come_to_one_id_are_told_apart_by_a_hash_of_each() -> None:
    ids = names.ids(["U.S.A.", "u s a", "France"], "actor")
    assert ids["France"] == "france"
    assert ids["U.S.A."].startswith("u_s_a_")
    assert ids["U.S.A."] != ids["u s a"]
    # a third name that clashes with nobody changes no id
    assert names.ids(["U.S.A.", "u s a", "France", "Italy"], "actor") | {"Italy": ""} == ids | {"Italy": ""}


def test_words_that_mean_something_in_paths_or_in_python_are_no_ids() -> None:
    ids = names.ids(["step", "class", "2030", "Минэнерго", "!"], "actor")
    assert ids["step"] == "step_actor"
    assert ids["class"] == "class_actor"
    assert ids["2030"] == "actor_2030"
    assert ids["Минэнерго"] == "minenergo"
    assert ids["!"].startswith("actor_")
