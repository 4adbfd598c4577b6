"""Who believed what when, which report moved it, and the way of one report."""
