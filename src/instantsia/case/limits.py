"""How large a number may be. By itself, so that a table is read without the schema being loaded."""

from __future__ import annotations

LARGEST = 1e15
"""Weights and votes are no larger: above it floats have no digits left for what a fifteen-digit number is added to."""
