"""What people choose of themselves: the language they are spoken to in, the place whose time is theirs."""

from collections.abc import Callable
from dataclasses import replace

from babel import Locale, UnknownLocaleError

from handlers.rules import places, titles
from handlers.turn import Button, Message, Turn
from prompts.catalogue import house
from prompts.phrase import City, ClockIn, Phrase, Tongue
from storage.errors import Refused
from storage.records.conversations import Conversation, ConversationId, Question, Script
from storage.records.people import MemberId, Person, Profile
from storage.unit import NEW, UnitOfWork

Settle = Callable[[Turn, UnitOfWork, str], list[Message]]
"""What is done with the IANA zone that somebody chose."""


# --- languages


def spoken(language: str) -> str | None:
    """Return the catalogue's tag for a language of people (BCP 47); None where it does not speak it."""
    try:
        asked = Locale.parse(language, sep="-").language
    except (ValueError, UnknownLocaleError):
        return None
    tag = house().spoken(language)
    return tag if Locale.parse(tag, sep="-").language == asked else None


def language_buttons(member: MemberId, guess: str, action: str) -> tuple[tuple[Button, ...], ...]:
    """Return a button for each language that we speak, the guessed one (BCP 47) first."""
    first = spoken(guess)
    ordered = sorted(house().languages, key=lambda tag: tag != first)
    return tuple(
        (
            Button(
                Phrase("join.language_option", {"language": Tongue(tag)}), action, member, tag, tag == first
            ),
        )
        for tag in ordered
    )


def speak(turn: Turn, uow: UnitOfWork, tag: str) -> Person:
    """Note the language that was chosen, by the catalogue's tag; a region that was told stays."""
    person = turn.actor.person
    if tag not in house().languages:
        raise Refused("refused.button_old")
    if person.language is None or spoken(person.language) != tag:
        return uow.desk.save(replace(person, language=tag))
    return person


# --- places


def zone_button(member: MemberId, zone: str, action: str) -> Button:
    """Return a button for an IANA zone, with what its clocks show now."""
    label = Phrase("join.zone_option", {"city": City(zone), "clock": ClockIn(zone)})
    return Button(label, action, member, zone)


def move(turn: Turn, uow: UnitOfWork, zone: str, kind: str) -> Message:
    """Note the IANA zone that was chosen, and ask for it no longer. Raises `Refused` for an unknown one."""
    if not places.is_zone(zone):
        raise Refused("refused.button_old")
    uow.conversations.close(turn.actor.id, kind, turn.now)
    if turn.actor.person.zone != zone:
        uow.desk.save(replace(turn.actor.person, zone=zone))
    return Message(turn.actor.id, Phrase("join.zone_noted", {"city": City(zone)}))


def begin_place(turn: Turn, uow: UnitOfWork, kind: str) -> Conversation:
    """Open the dialogue that asks for a place; one that is open already is closed.

    Its kind is also the action of the buttons that choose a zone in it.
    """
    uow.conversations.close(turn.actor.id, kind, turn.now)
    script = Script(kind, (Question("place", "join.zone_ask", optional=False),))
    return uow.conversations.add(
        Conversation(ConversationId(NEW), turn.actor.id, kind, turn.actor.id, script, turn.now)
    )


def ask_place(conversation: Conversation, uow: UnitOfWork) -> Message:
    """Return the question for a place, with a button that keeps to the time that was guessed."""
    asked = uow.members.profile(conversation.member_id)
    return Message(asked.id, Phrase("join.zone_ask"), _way_out(asked, uow, conversation.kind))


def take_place(turn: Turn, uow: UnitOfWork, kind: str, settle: Settle) -> list[Message]:
    """Take the name of a place; offer those that are called so where there are several."""
    zones = places.zones_of(turn.text, house().languages)
    if not zones:
        unknown = Phrase("join.zone_unknown", {"text": titles.shortened(turn.text)})
        return [Message(turn.actor.id, unknown, _way_out(turn.actor, uow, kind))]
    if len(zones) > 1:
        buttons = tuple((zone_button(turn.actor.id, zone, kind),) for zone in zones)
        return [Message(turn.actor.id, Phrase("join.zone_several"), buttons)]
    return settle(turn, uow, zones[0])


def _way_out(asked: Profile, uow: UnitOfWork, action: str) -> tuple[tuple[Button, ...], ...]:
    return ((zone_button(asked.id, asked.person.zone or uow.partnership.zone, action),),)
