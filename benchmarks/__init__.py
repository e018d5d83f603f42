"""Measurements, each a module with a command: they print ratios that were measured in one run."""
