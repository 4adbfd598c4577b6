"""Random cases that can be loaded and played, made by walking the schema.

Every entry of a case starts with the keys that it must have; then each key that its model declares beside them is
tried or left out by chance, with a value of the kind that the key's type asks for. A key that is new to the schema, a
new kind of step or rule, is so tried without being named here. What names something (bodies, members, options) is
told from REFERS of each model and from `naming.NAMES`. What the models and the steps then find wrong is drawn anew or
left out, key by key; what the checker finds wrong in the whole case is left out, and what it finds missing (a path that
is read and has no assumption) is filled in.
"""

from __future__ import annotations

import random
from typing import Any

from tests.casefile.random_cases.maker import Maker


def random_case(seed: int) -> dict[str, Any]:
    """A case with the keys of case.toml that can be loaded; the same seed gives the same one."""
    return Maker(random.Random(seed)).case()
