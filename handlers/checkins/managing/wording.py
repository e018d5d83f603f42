"""What coordinators may call things: the catalogue's words, in their own language and in English."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from handlers.rules.wording import fold
from handlers.turn import Turn
from prompts.catalogue import house
from storage.records.conversations import Audience
from storage.records.people import Role
from storage.records.schedules import Clock, Firmness, OffDay, Posting, Voice
from storage.unit import UnitOfWork

Meaning = TypeVar("Meaning")


class Verb(StrEnum):
    """What can be done with a check-in, by word or button."""

    OPEN = "open"
    START = "start"
    RUN = "run"
    SKIP = "skip"
    PAUSE = "pause"
    RESUME = "resume"
    DUPLICATE = "copy"
    DELETE = "delete"
    DELETE_YES = "delete_yes"
    SETTINGS = "settings"
    CHANGE = "change"
    BACK = "back"
    NOT_AGREED = "not_agreed"


class Subject(StrEnum):
    """What can be set."""

    REMINDERS = "reminders"
    WINDOW = "window"
    ASK = "ask"
    TIME = "time"
    WEEKENDS = "weekends"
    AWAY = "away"
    SUMMARY = "summary"
    OBJECTION = "objection"
    SEEN = "seen"


class Whom(StrEnum):
    """Whom a check-in can address by one word."""

    PARTNERS = "partners"
    NEWCOMERS = "newcomers"
    COORDINATORS = "coordinators"
    EVERYBODY = "everybody"
    OBSERVERS = "observers"


NEW = {"new": "schedule.say_new"}

VERBS = {
    Verb.START: "schedule.say_start",
    Verb.RUN: "schedule.say_run",
    Verb.SKIP: "schedule.say_skip",
    Verb.PAUSE: "schedule.say_pause",
    Verb.RESUME: "schedule.say_resume",
    Verb.DUPLICATE: "schedule.say_duplicate",
    Verb.DELETE: "schedule.say_delete",
    Verb.SETTINGS: "schedule.say_settings",
}

SUBJECTS = {
    Subject.REMINDERS: "schedule.say_reminders",
    Subject.WINDOW: "schedule.say_window",
    Subject.ASK: "schedule.say_ask",
    Subject.TIME: "schedule.say_time",
    Subject.WEEKENDS: "schedule.say_weekends",
    Subject.AWAY: "schedule.say_away",
    Subject.SUMMARY: "schedule.say_summary",
    Subject.OBJECTION: "schedule.say_objection",
    Subject.SEEN: "schedule.say_seen",
}

FIRMNESS = {
    Firmness.LIGHT: "schedule.say_light",
    Firmness.STANDARD: "schedule.say_standard",
    Firmness.ACTIVE: "schedule.say_active",
}

CLOCKS = {Clock.PERSON: "schedule.say_own", Clock.PARTNERSHIP: "schedule.say_partnership"}

OFF_DAYS = {OffDay.MOVE: "schedule.say_move", OffDay.SKIP: "schedule.say_leave_out"}

POSTINGS = {
    Posting.NEVER: "schedule.say_never",
    Posting.CLOSING: "schedule.say_at_close",
    Posting.LIVE: "schedule.say_live",
}

AUDIENCES = {
    Audience.COORDINATORS: "schedule.say_coordinators",
    Audience.PARTNERS: "schedule.say_partners",
    Audience.PUBLIC: "schedule.say_public",
}

VOICES = {
    Voice.EACH: "schedule.say_each",
    Voice.DELEGATE: "schedule.say_delegate",
    Voice.FOCAL: "schedule.say_focal",
}

WHOM = {
    Whom.PARTNERS: "schedule.say_partners",
    Whom.NEWCOMERS: "schedule.say_newcomers",
    Whom.COORDINATORS: "schedule.say_coordinators",
    Whom.EVERYBODY: "schedule.say_everybody",
    Whom.OBSERVERS: "schedule.say_observers",
}

ROLES = {
    Whom.PARTNERS: (Role.PARTNER,),
    Whom.NEWCOMERS: (Role.NEWCOMER,),
    Whom.COORDINATORS: (Role.COORDINATOR,),
    Whom.EVERYBODY: (Role.PARTNER, Role.NEWCOMER, Role.COORDINATOR),
}

NONE = {0: "schedule.say_none"}

HOURS = {1: "schedule.say_hours", 24: "schedule.say_days", 168: "schedule.say_weeks"}
"""How many hours the words for a stretch of time are worth."""


def language_of(turn: Turn, uow: UnitOfWork) -> str:
    """Return the language that somebody writes in."""
    return turn.actor.person.language or uow.partnership.language


def meant(said: str, table: Mapping[Meaning, str], language: str) -> tuple[Meaning, str] | None:
    """Return what the words begin with, by a table of catalogue keys, and what follows.

    None where they begin with no name. A sentence of the table holds several names, parted by
    "|"; the longest that fits counts.
    """
    words = said.split()
    names = {
        fold(name): meaning
        for spoken in ("en", language)
        for meaning, key in table.items()
        for name in house().sentence(key, spoken).split("|")
    }
    for end in range(min(len(words), 6), 0, -1):
        found = names.get(fold(" ".join(words[:end]).strip(",;:")))
        if found is not None:
            return found, said.split(maxsplit=end)[end] if len(words) > end else ""
    return None


def whole(said: str, table: Mapping[Meaning, str], language: str) -> Meaning | None:
    """Return what all of the words mean; None if they are no name of the table."""
    found = meant(said, table, language)
    return None if found is None or found[1].strip() else found[0]
