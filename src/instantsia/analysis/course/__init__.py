"""How it comes about: the commonest courses of events, and the step at which it turns."""
