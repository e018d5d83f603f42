"""The settings of a check-in that a tap turns to the next value, on its card."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from handlers.checkins.managing import cards, finding
from handlers.checkins.managing.settings import MOST_REMINDERS, with_posting
from handlers.checkins.managing.wording import Verb
from handlers.checkins.questions import asking
from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase, Values
from storage.records.schedules import Schedule, Terms
from storage.unit import UnitOfWork

Word = TypeVar("Word", bound=StrEnum)


class Dial(StrEnum):
    """A setting that a tap turns."""

    REMINDERS = "dial_reminders"
    FIRMNESS = "dial_firmness"
    VOICE = "dial_voice"
    TIME = "dial_time"
    OFF_DAYS = "dial_off"
    AWAY = "dial_away"
    SUMMARY = "dial_summary"


_LABELS = {
    Dial.REMINDERS: "schedule.dial_reminders",
    Dial.FIRMNESS: "schedule.dial_firmness",
    Dial.VOICE: "schedule.dial_voice",
    Dial.TIME: "schedule.dial_time",
    Dial.OFF_DAYS: "schedule.dial_off",
    Dial.AWAY: "schedule.dial_away",
    Dial.SUMMARY: "schedule.dial_summary",
}

_ROWS = (
    (Dial.REMINDERS, Dial.FIRMNESS),
    (Dial.TIME, Dial.VOICE),
    (Dial.OFF_DAYS, Dial.AWAY),
)


_TURNS: dict[Dial, Callable[[Terms], Terms]] = {
    Dial.REMINDERS: lambda terms: replace(terms, reminders=(terms.reminders + 1) % (MOST_REMINDERS + 1)),
    Dial.FIRMNESS: lambda terms: replace(terms, firmness=_next(terms.firmness)),
    Dial.VOICE: lambda terms: replace(terms, voice=_next(terms.voice)),
    Dial.TIME: lambda terms: replace(terms, clock=_next(terms.clock)),
    Dial.OFF_DAYS: lambda terms: replace(terms, off_day=_next(terms.off_day)),
    Dial.AWAY: lambda terms: replace(terms, when_away=_next(terms.when_away)),
    Dial.SUMMARY: lambda terms: with_posting(terms, _next(terms.posting)),
}


def turned(terms: Terms, dial: Dial) -> Terms:
    """Return the terms with one setting at its next value."""
    return _TURNS[dial](terms)


def sheet(schedule: Schedule, turn: Turn, mark: str, uow: UnitOfWork, *notes: Phrase) -> Message:
    """Return a check-in's settings in the place of its card: each as it is, and what turns it."""
    number = finding.number_of(schedule, uow)
    values: Values = {
        "number": number,
        "title": asking.title_of(schedule.kind),
        "settings": cards.settings_of(schedule, uow),
        "clock": cards.clock_of(schedule.terms),
        "notes": notes,
    }
    rows = tuple(tuple(_button(dial, schedule, mark) for dial in row) for row in _ROWS)
    last = (_button(Dial.SUMMARY, schedule, mark), cards.button(Verb.BACK, schedule, mark))
    name = cards.card_name(schedule, mark)
    return Message(turn.actor.id, Phrase("schedule.sheet", values), (*rows, last), card=name)


def _button(dial: Dial, schedule: Schedule, mark: str) -> Button:
    return Button(Phrase(_LABELS[dial]), cards.ACTION, schedule.id, f"{dial}.{mark}")


def _next(value: Word) -> Word:
    """Return the value that follows among those of its kind; the first after the last."""
    values = list(type(value))
    return values[(values.index(value) + 1) % len(values)]
