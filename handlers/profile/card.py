"""Somebody's own card: language, time, hours and days away, shown and changed by button or by word."""

from dataclasses import replace
from datetime import time

from babel import Locale, UnknownLocaleError

from handlers.profile import choices
from handlers.route import Dialogue
from handlers.rules import hours, naming, places
from handlers.rules.absence import is_away
from handlers.rules.calendar import DECENT_HOURS, local_day
from handlers.rules.wording import fold
from handlers.turn import Button, Message, Turn
from prompts.catalogue import house
from prompts.phrase import City, ClockIn, Phrase, Tongue, Values
from storage.errors import Refused
from storage.unit import UnitOfWork

KIND = "my_zone"
"""The dialogue that asks a member for another place, and the action of its buttons."""

_OFFERED = ("07:00-16:00", "08:00-18:00", "09:00-17:00", "10:00-19:00")
"""The hours that buttons offer; words can name any."""


def show(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Show what is kept of the person, with buttons to change it."""
    me, person = turn.actor.id, turn.actor.person
    zone = person.zone or uow.partnership.zone
    begins, ends = _hours(turn)
    values: Values = {
        "name": turn.actor.name,
        "partnership": uow.partnership.name,
        "role": naming.role(turn.actor.member.role),
        "language": Tongue(house().spoken(person.language or uow.partnership.language)),
        "city": City(zone),
        "clock": ClockIn(zone),
        "from": begins,
        "until": ends,
        "more": (*_away(turn, zone), *_colleagues(turn, uow)),
    }
    buttons = (
        Button(Phrase("profile.button_language"), "my_languages", me),
        Button(Phrase("profile.button_zone"), "my_place", me),
        Button(Phrase("profile.button_hours"), "my_clock", me),
    )
    return [Message(me, Phrase("profile.card", values), (buttons,))]


def _away(turn: Turn, zone: str) -> tuple[Phrase, ...]:
    person = turn.actor.person
    if person.away_until is None or person.away_until < local_day(turn.now, zone):
        return ()
    now = is_away(person, local_day(turn.now, zone))
    key = "profile.away" if now else "profile.away_from"
    return (Phrase(key, {"first": person.away_from or person.away_until, "last": person.away_until}),)


def _colleagues(turn: Turn, uow: UnitOfWork) -> tuple[Phrase, ...]:
    """Return who has a part for the member: alternate, stand-in, approver."""
    member = turn.actor.member
    parts = {
        "profile.alternate": member.alternate_id,
        "profile.stand_in": member.stand_in_id,
        "profile.approver": member.approver_id,
    }
    people = uow.members.people(one for one in parts.values() if one is not None)
    focal = (Phrase("profile.focal", {"organisation": turn.actor.organisation}),) if member.focal else ()
    named = ((key, people[one].name) for key, one in parts.items() if one is not None)
    return (*focal, *(Phrase(key, {"name": name}) for key, name in named))


# --- language


def ask_language(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Offer the languages that we speak."""
    _must_be_own(turn)
    guess = turn.actor.person.language or uow.partnership.language
    buttons = choices.language_buttons(turn.actor.id, guess, "my_language")
    return [Message(turn.actor.id, Phrase("join.language_question"), buttons)]


def press_language(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Speak the language whose button was pressed."""
    _must_be_own(turn)
    choices.speak(turn, uow, turn.extra)
    return [Message(turn.actor.id, Phrase("join.language_noted"))]


def name_language(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Speak the language that was named, by its name in any language of ours or by its tag."""
    tag = next((tag for tag in house().languages if fold(turn.text) in _names(tag)), None)
    if tag is None:
        return ask_language(replace(turn, subject=turn.actor.id), uow)
    choices.speak(turn, uow, tag)
    return [Message(turn.actor.id, Phrase("join.language_noted"))]


def _names(tag: str) -> set[str]:
    """Return what a language is called in the languages that we speak."""
    names = {tag}
    for spoken in house().languages:
        try:
            names.add(Locale.parse(tag, sep="-").get_display_name(Locale.parse(spoken, sep="-")) or tag)
        except (ValueError, UnknownLocaleError):
            continue
    return {fold(name) for name in names}


# --- place


def ask_place(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Ask for the place whose time is kept."""
    _must_be_own(turn)
    return [choices.ask_place(choices.begin_place(turn, uow, KIND), uow)]


def press_place(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Go by the time of the place whose button was pressed."""
    _must_be_own(turn)
    return _move(turn, uow, turn.extra)


def name_place(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Go by the time of the place that was named; ask for one where none was."""
    if not turn.text:
        return ask_place(replace(turn, subject=turn.actor.id), uow)
    if places.is_zone(turn.text):
        return _move(turn, uow, turn.text)
    return _answer(turn, uow)


def _answer(turn: Turn, uow: UnitOfWork) -> list[Message]:
    return choices.take_place(turn, uow, KIND, _move)


def _move(turn: Turn, uow: UnitOfWork, zone: str) -> list[Message]:
    return [choices.move(turn, uow, zone, KIND)]


ZONE = Dialogue(_answer, choices.ask_place)
"""Answers with a place, or with the places that are called so."""


# --- hours


def ask_hours(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Offer hours, and say how to name others."""
    _must_be_own(turn)
    buttons = tuple(_hours_button(turn, offered) for offered in _OFFERED)
    return [Message(turn.actor.id, Phrase("profile.hours_question"), (buttons[:2], buttons[2:]))]


def press_hours(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Keep to the hours whose button was pressed."""
    _must_be_own(turn)
    return _keep_to(turn, uow, turn.extra)


def name_hours(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Keep to the hours that were named; offer some where none were. Raises `Refused` for what is none."""
    if not turn.text:
        return ask_hours(replace(turn, subject=turn.actor.id), uow)
    return _keep_to(turn, uow, turn.text)


def _keep_to(turn: Turn, uow: UnitOfWork, text: str) -> list[Message]:
    named = hours.read(text)
    if named is None:
        raise Refused("profile.hours_unclear", {"text": text})
    if named != turn.actor.person.hours:
        uow.desk.save(replace(turn.actor.person, hours_from=named[0], hours_until=named[1]))
    return [Message(turn.actor.id, Phrase("profile.hours_noted", {"from": named[0], "until": named[1]}))]


def _hours(turn: Turn) -> tuple[time, time]:
    return turn.actor.person.hours or DECENT_HOURS


def _hours_button(turn: Turn, offered: str) -> Button:
    begins, ends = (time.fromisoformat(part) for part in offered.split("-"))
    label = Phrase("profile.hours_option", {"from": begins, "until": ends})
    return Button(label, "my_hours", turn.actor.id, offered.replace(":", "."))


def _must_be_own(turn: Turn) -> None:
    if turn.subject != turn.actor.id:
        raise Refused("refused.button_not_yours")
