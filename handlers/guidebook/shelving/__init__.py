"""Shelving: documents come into guidebooks, and coordinators decide who is answered from them."""
