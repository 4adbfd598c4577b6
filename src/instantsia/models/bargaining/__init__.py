"""Two sides who want different things and need each other's word: pure functions of arrays that know no case.

`instantsia bargain` plays bundles, offers, patience and yardsticks; the steps `signal`, `open-talks`, `choose`, `offer`
and `agree` play contacts, terms, yardsticks and concessions. The others are to be called from Python.
"""
