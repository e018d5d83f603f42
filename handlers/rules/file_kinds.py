"""The endings of the files that can be read for a guidebook."""

from pathlib import PurePosixPath

MARKDOWN = frozenset({".md", ".markdown"})
HTML = frozenset({".html", ".htm", ".xhtml"})
DOCUMENTS = frozenset({*MARKDOWN, *HTML, ".txt", ".text", ".pdf", ".docx"})
ARCHIVE = ".zip"
"""A file that ends so holds others, of which documents are read."""


def ending(name: str) -> str:
    """Return the ending of a file's name, in small letters and with its point."""
    return PurePosixPath(name).suffix.casefold()


def is_readable(name: str) -> bool:
    """Say whether a file of this name may be a document for a guidebook, or hold some."""
    return ending(name) in DOCUMENTS or ending(name) == ARCHIVE
