"""The day of a commitment as sentences tell it: some have none."""

from datetime import date

from prompts.phrase import Phrase, ShortDay
from storage.records.commitments import Commitment


def due_day(commitment: Commitment) -> date | Phrase:
    """Return its day, to be told with its weekday; or the words for one that has no date yet."""
    return commitment.due_on or Phrase("commitment.no_date")


def short_day(commitment: Commitment) -> ShortDay | Phrase:
    """Return its day as lists tell it; or the words for one that has no date yet."""
    return ShortDay(commitment.due_on) if commitment.due_on is not None else Phrase("commitment.no_date")
