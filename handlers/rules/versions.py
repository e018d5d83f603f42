"""What a button about a commitment carries: the version that its reader saw, and at most one word more."""

from storage.records.commitments import Commitment


def stamped(commitment: Commitment, word: str = "") -> str:
    """Return what a button about a commitment as it is now carries; the word is ASCII."""
    return f"{commitment.version}.{word}"


def seen(extra: str) -> tuple[int, str]:
    """Return the version that the reader of a button saw, and the button's word.

    0 where the button is from before there were versions: nothing is known of what its reader saw.
    """
    version, dot, word = extra.partition(".")
    return (int(version), word) if dot and version.isdigit() and len(version) < 10 else (0, extra)
