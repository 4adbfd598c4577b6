"""Two sides who want different things and need each other's word: pure functions of arrays that know no case."""
