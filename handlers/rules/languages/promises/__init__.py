"""How each language makes promises."""
