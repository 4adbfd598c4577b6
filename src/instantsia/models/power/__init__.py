"""How often a vote decides, before anybody's wishes are known: weighted games counted with exact integers."""
