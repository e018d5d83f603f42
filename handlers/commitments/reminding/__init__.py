"""Notices of what is due: when they come, in which words, in one bundle a day, and what is answered."""
