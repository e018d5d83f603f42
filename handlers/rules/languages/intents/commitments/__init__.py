"""How somebody speaks of what they promised and did: a file a language."""
