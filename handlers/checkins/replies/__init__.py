"""What people say to a check-in: taken, kept, changed afterwards, cleared, or counted without a name."""
