"""Which numbers may be calendar years."""

YEARS = (1900.0, 2200.0)
"""Whole numbers from the one to the other may be years, where nothing else says so."""
FIRST_DATED = 1500.0
"""The first that is one where the dates beside it say so."""
PARTS_OF_A_YEAR = 3
"""So many decimals are read of a day as a part of its year."""
