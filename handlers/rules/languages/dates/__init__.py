"""How each language names days."""
