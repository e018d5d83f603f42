"""People as they are everywhere: how they come in, what they speak, where they live, when they work."""
