"""What the page shows beside the chat, and the port through which it asks the machine for it.

Views carry codes and moments, never sentences: the page has the words, and formats dates
in the zone of the person who is looking.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from babel import Locale, UnknownLocaleError


class Advance(StrEnum):
    """How far the clock is turned. It stops at every due moment on the way."""

    NEXT = "next"
    HOUR = "hour"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class PersonView:
    """Somebody the visitor can be. `id` is the user and the direct chat on this channel."""

    id: str
    name: str
    organisation: str
    role: str
    zone: str
    language: str


@dataclass(frozen=True, slots=True)
class DueView:
    """What happens next: when (aware UTC), of which kind, and to whom (empty: to several)."""

    at: datetime
    kind: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class ClockView:
    """The machine's time (aware UTC) and what is due next, if anything is."""

    now: datetime
    next: DueView | None


@dataclass(frozen=True, slots=True)
class ResponseView:
    """One partner's part in a round. `outcome` is a value of `Outcome`."""

    person: str
    name: str
    outcome: str


@dataclass(frozen=True, slots=True)
class RoundView:
    """One occurrence of a check-in; `kind` names its script."""

    id: int
    kind: str
    occurs_on: date
    closed: bool
    responses: tuple[ResponseView, ...]


@dataclass(frozen=True, slots=True)
class CommitmentView:
    """A commitment, its day judged in the owner's zone.

    `state` is a value of `CommitmentState`; `notice` is the last rung of the ladder that
    was reached for the present date, a value of `NoticeKind`, or None.
    """

    id: int
    person: str
    owner: str
    organisation: str
    title: str
    due_on: date | None
    state: str
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class MemoryView:
    """What the bot remembers of the partnership; the newest round first, the nearest date first."""

    partnership: str
    rounds: tuple[RoundView, ...]
    commitments: tuple[CommitmentView, ...]


class Stage(Protocol):
    """The machine as the page sees it, beyond the chats, which the channel itself keeps."""

    async def people(self) -> Sequence[PersonView]:
        """Return whom the visitor can be, the one to begin with first."""

    async def clock(self) -> ClockView:
        """Return the time and what comes next."""

    async def advance(self, step: Advance) -> None:
        """Turn the clock. Returns once all that follows has happened and was delivered."""

    async def memory(self) -> MemoryView:
        """Return what is remembered now."""


def direction(language: str) -> str:
    """Return "rtl" or "ltr", as a BCP 47 tag is written; "auto" where the tag is not known."""
    try:
        return Locale.parse(language, sep="-").text_direction
    except (UnknownLocaleError, ValueError):
        return "auto"
