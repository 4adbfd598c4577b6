"""What fighting costs, teaches and is worth beside an agreement: pure functions of arrays that know no case.

The steps `fight`, `open-talks` and `offer` play the walk, turns, stocks and values. The others are to be called from
Python.
"""
