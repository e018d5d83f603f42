"""What a text states that can be compared: its numbers, moments and names, in whatever language it does."""
