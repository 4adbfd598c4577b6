"""Columns: what their names say, what stands in them, which of them is which."""
