"""How far what is told is to be believed, and what is so in each draw as a result.

credence    words, letters, ranges and kinds of claim to probabilities; the tables that every report prints
program     a case at one vantage, reduced to what must be drawn; made of `nodes`, from `gates` and `claims`
variation   what a replay changes
chances     the credences of a program under a variation
epochs      own words on days that do not overlap: a change of mind
disputes    claims that cannot all be right: clusters, odds, choice; pure functions on arrays
sampler     one block of draws of a program; `picks` says which claim stands, `path_values` what it says
block       what has been sampled of a block, and the memo of what a later variation takes over
doubts      which credences and assumptions a program rests on, and how many numbers have a source
bayes       what the clashes between sources would say about them, had they been news to the grader
"""
