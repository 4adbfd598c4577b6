"""Who believed what when, and the way of one report: on the screen, and as JSON."""
