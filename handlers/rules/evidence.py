"""What came with words as evidence: the links in them, and what kind of evidence a file is."""

import re
from collections.abc import Sequence

from storage.records.checkins import EvidenceKind
from storage.records.events import File

_LINK = re.compile(r"https?://[^\s<>\"'“”«»]+[^\s<>\"'“”«».,;:!?)\]]", re.IGNORECASE)
"""A web address in a text, without the mark that ends the sentence."""


def links_in(text: str) -> Sequence[str]:
    """Return the web addresses in a text, each once, in order."""
    return list(dict.fromkeys(_LINK.findall(text)))


def kind_of(file: File) -> EvidenceKind:
    """Return what a file is as evidence."""
    return EvidenceKind.PHOTO if file.kind == EvidenceKind.PHOTO else EvidenceKind.DOCUMENT
