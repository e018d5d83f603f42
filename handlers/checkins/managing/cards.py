"""Check-ins as they are shown to coordinators: the list, a card for each, and its settings."""

from handlers.checkins.managing import finding
from handlers.checkins.managing.settings import is_posted
from handlers.checkins.managing.wording import Verb
from handlers.checkins.questions import asking
from handlers.rules import rhythm_words
from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase, Value, Values
from storage.records.conversations import Audience
from storage.records.people import Role
from storage.records.schedules import (
    BeforeDue,
    Clock,
    Firmness,
    OffDay,
    Posting,
    Schedule,
    ScheduleState,
    Terms,
    Voice,
)
from storage.unit import UnitOfWork

ACTION = "schedule"
"""What the buttons of a check-in do."""

NAMED = 6
"""The most people whom a card names."""

_STATES = {
    ScheduleState.DRAFT: "schedule.state_draft",
    ScheduleState.RUNNING: "schedule.state_running",
    ScheduleState.PAUSED: "schedule.state_paused",
}

_ROLES = {
    Role.PARTNER: "schedule.asks_partners",
    Role.NEWCOMER: "schedule.asks_newcomers",
    Role.COORDINATOR: "schedule.asks_coordinators",
}

_VOICES = {
    Voice.EACH: "schedule.voice_each",
    Voice.DELEGATE: "schedule.voice_delegate",
    Voice.FOCAL: "schedule.voice_focal",
}

_FIRMNESS = {
    Firmness.LIGHT: "schedule.firmness_light",
    Firmness.STANDARD: "schedule.firmness_standard",
    Firmness.ACTIVE: "schedule.firmness_active",
}

_OFF_DAYS = {OffDay.MOVE: "schedule.off_move", OffDay.SKIP: "schedule.off_skip"}
_AWAY = {OffDay.MOVE: "schedule.away_move", OffDay.SKIP: "schedule.away_skip"}

_POSTINGS = {
    Posting.NEVER: "schedule.posting_never",
    Posting.CLOSING: "schedule.posting_closing",
    Posting.LIVE: "schedule.posting_live",
}

_AUDIENCES = {
    Audience.COORDINATORS: "schedule.seen_coordinators",
    Audience.PARTNERS: "schedule.seen_partners",
    Audience.PUBLIC: "schedule.seen_public",
}

_CLOCKS = {Clock.PERSON: "schedule.clock_person", Clock.PARTNERSHIP: "schedule.clock_partnership"}

_LABELS = {
    Verb.START: "schedule.button_start",
    Verb.RUN: "schedule.button_run",
    Verb.SKIP: "schedule.button_skip",
    Verb.PAUSE: "schedule.button_pause",
    Verb.RESUME: "schedule.button_resume",
    Verb.DUPLICATE: "schedule.button_duplicate",
    Verb.DELETE: "schedule.button_delete",
    Verb.SETTINGS: "schedule.button_settings",
    Verb.CHANGE: "schedule.button_change",
    Verb.BACK: "schedule.button_back",
}


def listing(turn: Turn, uow: UnitOfWork) -> Message:
    """Return all check-ins, with a button for each that opens its card."""
    known = finding.numbered(uow)
    items = tuple(_item(number, one, uow) for number, one in known.items())
    if not items:
        return Message(turn.actor.id, Phrase("schedule.list_empty", {"partnership": uow.partnership.name}))
    buttons = tuple(
        (
            Button(
                Phrase("schedule.button_open", {"number": number, "title": asking.title_of(one.kind)}),
                ACTION,
                one.id,
                Verb.OPEN,
            ),
        )
        for number, one in known.items()
    )
    values: Values = {"partnership": uow.partnership.name, "items": items}
    return Message(turn.actor.id, Phrase("schedule.list", values), buttons)


def card(schedule: Schedule, to: Turn, mark: str, uow: UnitOfWork, *notes: Phrase) -> Message:
    """Return a check-in's card and what has just become of it; that of the same `mark` is replaced."""
    values: Values = {
        "number": finding.number_of(schedule, uow),
        "title": asking.title_of(schedule.kind),
        "state": Phrase(_STATES[schedule.state]),
        "rhythm": rhythm_words.describe(schedule),
        "settings": settings_of(schedule, uow),
        "notes": notes,
    }
    buttons = _buttons(schedule, mark)
    return Message(to.actor.id, Phrase("schedule.card", values), buttons, card=card_name(schedule, mark))


def card_name(schedule: Schedule, mark: str) -> str:
    """Return under which name a card is kept up to date."""
    return f"schedule:{schedule.id}:{mark}"


def settings_of(schedule: Schedule, uow: UnitOfWork) -> Phrase:
    """Return the terms of a check-in in words, a line each."""
    terms = schedule.terms
    script = asking.script_of(schedule.kind, uow)
    values: Values = {
        "who": addressed(schedule, uow),
        "voice": Phrase(_VOICES[terms.voice]),
        "reminders": reminders_of(terms),
        "window": stretch(terms.window_hours),
        "off_days": Phrase(_OFF_DAYS[terms.off_day]),
        "away": Phrase(_AWAY[terms.when_away]),
        "posting": posting_of(terms),
        "seen": Phrase("schedule.seen_anonymous")
        if script.anonymous
        else Phrase(_AUDIENCES[script.audience]),
    }
    return Phrase("schedule.settings", values)


def addressed(schedule: Schedule, uow: UnitOfWork) -> Phrase:
    """Return whom a check-in addresses."""
    terms = schedule.terms
    if isinstance(schedule.rhythm, BeforeDue):
        return Phrase("schedule.asks_owners")
    if terms.chosen:
        people = uow.members.profiles(uow.members.some(terms.chosen))
        names = tuple(people[one].name for one in terms.chosen if people[one].member.left_at is None)
        if not names:
            return Phrase("schedule.asks_nobody")
        if len(names) > NAMED:
            return Phrase("schedule.asks_count", {"count": len(names)})
        return Phrase("schedule.asks_chosen", {"names": names})
    if set(_ROLES) <= set(terms.roles):
        return Phrase("schedule.asks_everybody")
    first, *rest = (Phrase(_ROLES[role]) for role in terms.roles if role in _ROLES)
    return Phrase("schedule.asks_both", {"first": first, "second": rest[0]}) if rest else first


def reminders_of(terms: Terms) -> Phrase:
    """Return how often and how firmly a check-in reminds."""
    if not terms.reminders:
        return Phrase("schedule.reminders_none")
    values: Values = {"count": terms.reminders, "firmness": Phrase(_FIRMNESS[terms.firmness])}
    return Phrase("schedule.reminders", values)


def posting_of(terms: Terms) -> Phrase:
    """Return when a summary is posted, and how long it waits for objections."""
    posting = Phrase(_POSTINGS[terms.posting])
    if is_posted(terms.posting) and terms.objection_hours:
        values: Values = {"posting": posting, "wait": stretch(terms.objection_hours)}
        return Phrase("schedule.posting_objection", values)
    return posting


def stretch(hours: int) -> Phrase:
    """Return a stretch of time in days where it is whole days, else in hours."""
    if hours % 24 == 0:
        return Phrase("schedule.days", {"count": hours // 24})
    return Phrase("schedule.hours", {"count": hours})


def clock_of(terms: Terms) -> Phrase:
    """Return whose clocks a check-in goes by."""
    return Phrase(_CLOCKS[terms.clock])


def button(verb: Verb, schedule: Schedule, mark: str, *, primary: bool = False) -> Button:
    """Return a button of a card."""
    return Button(Phrase(_LABELS[verb]), ACTION, schedule.id, f"{verb}.{mark}", primary=primary)


def _item(number: int, schedule: Schedule, uow: UnitOfWork) -> Phrase:
    reminders = schedule.terms.reminders
    counted = Phrase("schedule.reminders_count", {"count": reminders})
    values: dict[str, Value] = {
        "number": number,
        "title": asking.title_of(schedule.kind),
        "rhythm": rhythm_words.describe(schedule),
        "who": addressed(schedule, uow),
        "reminders": counted if reminders else Phrase("schedule.reminders_none"),
    }
    return Phrase("schedule.item", values)


def _buttons(schedule: Schedule, mark: str) -> tuple[tuple[Button, ...], ...]:
    def row(*verbs: Verb) -> tuple[Button, ...]:
        return tuple(button(verb, schedule, mark, primary=verb is Verb.START) for verb in verbs)

    match schedule.state:
        case ScheduleState.DRAFT:
            first = row(Verb.START, Verb.CHANGE)
        case ScheduleState.PAUSED:
            first = row(Verb.RESUME, Verb.RUN)
        case _:
            first = row(Verb.RUN, Verb.SKIP, Verb.PAUSE)
    kind = schedule.kind
    about = (
        button(Verb.SETTINGS, schedule, mark),
        Button(Phrase("questions.button_questions"), "questions", 0, f"show.{kind}"),
        Button(Phrase("questions.button_preview"), "questions", 0, f"view.{kind}"),
    )
    return (first, about, row(Verb.DUPLICATE, Verb.DELETE))
