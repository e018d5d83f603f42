"""A line of what needs the reader of a digest, and the buttons that settle it."""

from dataclasses import dataclass

from handlers.rules.versions import stamped
from prompts.phrase import Phrase, Values
from storage.records.commitments import Commitment

NEW_DATE = ("commitment.button_new_date", "change_date")
"""The label's key and the action by which a new date is named."""


@dataclass(frozen=True, slots=True)
class Way:
    """A button that settles a need: its label's key, its action, the record's id, and what it carries."""

    label: str
    action: str
    subject: int
    extra: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """Something that needs the reader: a sentence without its number, lines under it, and its ways."""

    key: str
    values: Values
    details: tuple[Phrase, ...] = ()
    ways: tuple[Way, ...] = ()


def way(label: str, action: str, commitment: Commitment, word: str = "") -> Way:
    """Return a way about a commitment as it is now."""
    return Way(label, action, commitment.id, stamped(commitment, word))
