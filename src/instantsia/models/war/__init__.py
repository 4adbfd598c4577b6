"""What fighting costs, teaches and is worth beside an agreement: pure functions of arrays that know no case.

To be called from Python: no step of a case plays them yet.
"""
