"""Words in which a promise may be: whose they are, when they were written, and how they are read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from handlers.rules.calendar import local_day
from handlers.rules.promises import Promise, hear
from handlers.turn import Turn
from storage.records.checkins import UpdateId
from storage.records.people import Partnership, Profile


@dataclass(frozen=True, slots=True)
class Speech:
    """What somebody said, at `said_at` (aware UTC); `update` is the answer that it is, if any.

    `promises` is what a model heard in the message that these words are in; None where none listened.
    """

    speaker: Profile
    text: str
    said_at: datetime
    home: Partnership
    update: UpdateId | None = None
    promises: Sequence[Promise] | None = None

    @property
    def today(self) -> date:
        """The day on which it was said, where the speaker lives."""
        return local_day(self.said_at, self.speaker.person.zone or self.home.zone)

    @property
    def language(self) -> str:
        """The language that the speaker chose, or the partnership's."""
        return self.speaker.person.language or self.home.language

    def heard(self) -> Sequence[Promise]:
        """Return the promises in these words: as a model heard them, or by the rules."""
        if self.promises is None:
            return hear(self.text, self.today, self.language)
        return [one for one in self.promises if one.words in self.text]


def speech_of(turn: Turn, home: Partnership, text: str, update: UpdateId | None = None) -> Speech:
    """Return what the actor of a turn said."""
    return Speech(turn.actor, text, turn.event.sent_at, home, update, turn.promises)
