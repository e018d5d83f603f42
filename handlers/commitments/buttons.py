"""Buttons about a commitment: each carries the version that its reader saw."""

from handlers.rules.versions import stamped
from handlers.turn import Button
from prompts.phrase import Phrase
from storage.records.commitments import Commitment


def button(
    label: Phrase, action: str, commitment: Commitment, word: str = "", *, primary: bool = False
) -> Button:
    """Return a button for one commitment as it is now, with at most one ASCII word more."""
    return Button(label, action, commitment.id, stamped(commitment, word), primary=primary)
