"""Gaps: what the guidebook does not say goes to the coordinators, whose one reply answers all who asked."""
