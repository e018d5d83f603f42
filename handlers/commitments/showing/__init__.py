"""Commitments shown: as a card with its buttons, in lists, and as the story of what became of them."""
