"""How numbers are put into words on screen, in the report and under `shown` and `said` in the data.

Pure functions from numbers to text. A probability is never printed as 0 or 1, a range is printed to .05,
and p to .05 where its range is wider than .10, else to .01: more digits would claim to know more than is known.
"""
