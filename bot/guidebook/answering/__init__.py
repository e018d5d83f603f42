"""Answering: what may be said from the passages that were found, quoted or written."""
