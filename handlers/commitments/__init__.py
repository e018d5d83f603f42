"""Commitments: heard, confirmed, kept with their history, and spoken of when their day comes."""
