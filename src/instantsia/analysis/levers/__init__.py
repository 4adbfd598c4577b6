"""The moves of least effort for one side: whose number, changed by how much, turns the answer."""
