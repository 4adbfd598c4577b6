"""A body that strikes its own members, turn after turn: a sketch."""
