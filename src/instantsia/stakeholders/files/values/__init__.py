"""What cells become once the scale of their column is known: positions, saliences, capabilities."""
