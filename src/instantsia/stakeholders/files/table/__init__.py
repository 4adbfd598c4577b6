"""Where a table stands in its sheet: its header, its shape, and whether it is turned."""
