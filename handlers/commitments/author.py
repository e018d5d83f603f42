"""Who changes a commitment, and when."""

from dataclasses import dataclass
from datetime import datetime

from handlers.turn import Turn
from storage.records.people import MemberId


@dataclass(frozen=True, slots=True)
class Author:
    """A member, or None where a rule acts; `at` is aware UTC, `name` what they are called."""

    by: MemberId | None
    at: datetime
    name: str = ""


def author(turn: Turn) -> Author:
    """Return the one who acts in this turn."""
    return Author(turn.actor.id, turn.now, turn.actor.name)
