"""Behaviour: what is said and decided. No I/O of its own."""
