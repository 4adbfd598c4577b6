"""By which method answers are made, as a number: who has an answer of another one cannot expect the same figures.

1   past errors in points of the scale, by where a forecast lay; ranges from replays of 2,000 draws
2   past errors in units of how far positions lie apart, mixed with positions that are held; a vote is counted by a
    committee of which it is known what each member stated; ranges hold the other regime, other models and other samples
    of past errors, come from up to 20,000 draws and are widened by the Monte Carlo error

A plan that says no number was played by the first. The number goes up whenever the same case, seed and draws give other
figures than before by more than rounding.
"""

METHOD = 2
FIRST = 1
