"""Entries: coordinators' replies become part of the guidebook, and are looked at again in time."""
