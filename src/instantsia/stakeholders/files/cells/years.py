"""Which numbers may be calendar years."""

from instantsia.case.times import PARTS_OF_A_YEAR, YEARS

__all__ = ["FIRST_DATED", "PARTS_OF_A_YEAR", "YEARS"]
FIRST_DATED = 1500.0
"""The first that is one where the dates beside it say so."""
