"""Embedding: the texts of guidebooks get their vectors in the background, each text once."""
