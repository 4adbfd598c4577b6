"""What a process plays blocks with, told by itself: a run never mixes versions or kinds of machine."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping

from instantsia.engine.fingerprint import numerics
from instantsia.version import __version__

Identity = Mapping[str, str]
"""{"instantsia": version, "numerics": fingerprint, "process": number and host}; plain, since another version may read
it."""


def identity() -> Identity:
    """What this process is."""
    return {
        "instantsia": __version__,
        "numerics": numerics(),
        "process": f"process {os.getpid()} on {platform.node()}",
    }


def difference(worker: str, theirs: Identity) -> str:
    """One sentence on why a worker cannot play blocks of a run of this process; "" where it can.

    worker   how the worker is called in the sentence
    """
    ours = identity()
    if theirs["instantsia"] != ours["instantsia"]:
        return (
            f"{worker} plays with instantsia {theirs['instantsia']}, this process with {ours['instantsia']}: a run "
            "never mixes versions"
        )
    if theirs["numerics"] != ours["numerics"]:
        return (
            f"{worker} computes with numerics {theirs['numerics']}, this process with {ours['numerics']}: a run never "
            "mixes kinds of machine or versions of NumPy"
        )
    return ""
