"""Two sides who want different things and need each other's word: pure functions of arrays that know no case.

`instantsia bargain` plays bundles, offers, patience and yardsticks. The others are to be called from Python: no step of
a case plays them yet.
"""
