"""Words: catalogues of messages, check-in scripts and model prompts. Knows nobody."""
