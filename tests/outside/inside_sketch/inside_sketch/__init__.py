"""Who tells whom inside one leadership, and who decides after hearing whom: a sketch."""
