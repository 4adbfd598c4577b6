"""How votes form and how a body goes: choice, the roll call in turn, the hall, chances by day, ballots."""
