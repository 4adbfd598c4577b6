"""How large a number may be. By itself, so that a table is read without the schema being loaded."""

from __future__ import annotations

LARGEST = 1e15
"""No number of a case is larger: above it floats have no digits left for what a fifteen-digit number is added to."""
MOST_DAYS = 100_000
"""A step is put off by no more days, and a group has no more turns: 270 years, whatever the day of the step."""
