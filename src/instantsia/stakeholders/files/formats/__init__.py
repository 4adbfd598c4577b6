"""Files as programs write them: their bytes to text or to grids of cells, before anything is understood."""
