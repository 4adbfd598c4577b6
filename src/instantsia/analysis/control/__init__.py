"""What a forecast would have scored if its claims were about other actors, or if nothing were claimed of anybody."""
