"""What a commitment needs to be kept first, and who hears when it slips."""
