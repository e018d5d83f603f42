"""Commitments pass to a successor, who takes each of them over or not."""
