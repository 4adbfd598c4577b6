"""What every test stands on: how examples are searched for, and what lies beside the repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

SHARED = Path(__file__).resolve().parents[2] / "shared"

# An example fails for what it shows, never for how long a busy machine took over it. Where a change is checked (CI is
# set, as .ci/run does) the same commit is asked the same examples; elsewhere new ones are tried each time.
settings.register_profile(
    "instantsia",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
    print_blob=True,
)
settings.register_profile("fast", settings.get_profile("instantsia"), max_examples=20)  # begin.py test --fast
settings.load_profile("instantsia")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ../shared; a test that needs it is skipped, and says so, on a clone that stands alone."""
    if not SHARED.is_dir():
        pytest.skip("needs the folder ../shared beside the repository: its tables are not ours to publish")
    return SHARED
