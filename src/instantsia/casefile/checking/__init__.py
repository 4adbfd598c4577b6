"""Everything that can be wrong with a case, from one wrong type to a quote that is not where it is said to be."""
