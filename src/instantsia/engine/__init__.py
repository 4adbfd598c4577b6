"""A case made ready to play, one block of draws played, kept, resumed: masks, clock, what falls due."""
