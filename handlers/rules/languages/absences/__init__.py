"""How each language says that somebody is away."""
