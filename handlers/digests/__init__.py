"""Digests: where everybody stands, for coordinators; on demand, and on Monday morning by itself."""
