"""Schedules and rounds: who is asked when, reminded, closed and told what came of it."""
