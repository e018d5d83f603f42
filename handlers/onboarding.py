"""Joining: an invitation opens the door, language and time of day are asked, the house is explained."""

from dataclasses import replace

from babel import Locale, UnknownLocaleError

from handlers.rules import codes, naming, places, talk, titles
from handlers.turn import Button, Dialogue, Knock, Message, Turn
from prompts.catalogue import house
from prompts.phrase import City, ClockIn, Phrase, Tongue, Value
from storage.errors import Refused
from storage.records.conversations import Conversation, ConversationId, Question, Script
from storage.records.events import InboundEvent
from storage.records.people import Member, MemberId, Person, Profile, Role
from storage.unit import NEW, UnitOfWork

KIND = "zone"
"""The dialogue that asks for the nearest large city."""

_SCRIPT = Script(KIND, (Question("place", "join.zone_ask", optional=False),))


def join(knock: Knock, uow: UnitOfWork) -> list[Message]:
    """Let somebody in who has an invitation; greet them and tell the coordinators.

    Raises `Refused` where the code was used or has expired, and to those who are in already.
    """
    if not knock.event.direct:
        raise Refused("refused.direct_only")
    member = _admit(knock, uow)
    person = uow.desk.save(_hinted(knock.person, knock.event))
    profile = uow.members.profile(member.id)
    others = [one for one in uow.members.coordinators() if one.id != member.id]
    values: dict[str, Value] = {"who": naming.who(profile), "partnership": uow.partnership.name}
    return [
        _welcome(profile, others, uow),
        _language_question(member.id, person.language or uow.partnership.language),
        *(Message(one.id, Phrase("join.told", values)) for one in others),
    ]


def choose_language(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Speak the language whose button was pressed, and ask for the time of day."""
    _must_be_own(turn)
    person, tag = turn.actor.person, turn.extra
    if tag not in house().languages:
        raise Refused("refused.button_old")
    if person.language is None or _spoken(person.language) != tag:
        person = uow.desk.save(replace(person, language=tag))
    return [
        Message(turn.actor.id, Phrase("join.language_noted")),
        _zone_question(turn.actor.id, person.zone or uow.partnership.zone),
    ]


def choose_zone(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Go by the time of the place whose button was pressed."""
    _must_be_own(turn)
    if not places.is_zone(turn.extra):
        raise Refused("refused.button_old")
    _close_dialogues(turn, uow)
    return _settle(turn, uow, turn.extra)


def ask_for_place(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Ask for another place than the one that was guessed."""
    _must_be_own(turn)
    _close_dialogues(turn, uow)
    opened = uow.conversations.add(
        Conversation(ConversationId(NEW), turn.actor.id, KIND, turn.actor.id, _SCRIPT, turn.now)
    )
    return [_ask(opened, uow)]


def _answer(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Take the name of a place; offer those that are called so where there are several."""
    zones = places.zones_of(turn.text, house().languages)
    if not zones:
        unknown = Phrase("join.zone_unknown", {"text": titles.shortened(turn.text)})
        return [Message(turn.actor.id, unknown, _way_out(turn.actor, uow))]
    if len(zones) > 1:
        buttons = tuple((_zone_button(turn.actor.id, zone),) for zone in zones)
        return [Message(turn.actor.id, Phrase("join.zone_several"), buttons)]
    if turn.conversation is not None:
        answered = talk.advance(turn.conversation, talk.Words(turn.text)).conversation
        uow.conversations.save(replace(answered, closed_at=turn.now))
    return _settle(turn, uow, zones[0])


def _ask(conversation: Conversation, uow: UnitOfWork) -> Message:
    asked = uow.members.profile(conversation.member_id)
    return Message(asked.id, Phrase("join.zone_ask"), _way_out(asked, uow))


def _way_out(asked: Profile, uow: UnitOfWork) -> tuple[tuple[Button, ...], ...]:
    """Return a button that keeps to the time that was guessed, for who would rather not say."""
    return ((_zone_button(asked.id, asked.person.zone or uow.partnership.zone),),)


ZONE = Dialogue(_answer, _ask)
"""Answers with a place, or with the places that are called so."""


# --- letting in


def _admit(knock: Knock, uow: UnitOfWork) -> Member:
    """Return the membership that the invitation opens, which may be an old one come to life."""
    invitation = knock.invitation
    before = uow.members.of_person(knock.person.id)
    if before is not None and before.left_at is None:
        raise Refused("join.already_member", {"partnership": uow.partnership.name})
    refusal = codes.refusal(invitation, knock.now, uow.partnership.zone)
    if refusal is not None:
        raise Refused(*refusal)
    role, organisation = invitation.role, invitation.organisation_id
    if before is None:
        member = uow.members.add(Member(MemberId(NEW), knock.person.id, organisation, role, knock.now))
    else:
        back = replace(before, organisation_id=organisation, role=role, joined_at=knock.now, left_at=None)
        member = uow.members.save(back)
    uow.invitations.save(replace(invitation, used_by=member.id))
    return member


def _hinted(person: Person, event: InboundEvent) -> Person:
    """Return the person with what the platform knows of them, where they did not say it themselves."""
    language = event.language.replace("_", "-") if event.language else ""
    zone = event.zone or ""
    return replace(
        person,
        language=person.language or (language if _spoken(language) else None),
        zone=person.zone or (zone if places.is_zone(zone) else None),
    )


def _spoken(language: str) -> str | None:
    """Return the catalogue's tag for a language of people; None where it does not speak it."""
    try:
        asked = Locale.parse(language, sep="-").language
    except (ValueError, UnknownLocaleError):
        return None
    tag = house().spoken(language)
    return tag if Locale.parse(tag, sep="-").language == asked else None


# --- what is said and asked


def _welcome(newcomer: Profile, others: list[Profile], uow: UnitOfWork) -> Message:
    values: dict[str, Value] = {"partnership": uow.partnership.name, "name": newcomer.name}
    if newcomer.member.role is Role.COORDINATOR and not others:
        return Message(newcomer.id, Phrase("join.welcome_first", values))
    return Message(newcomer.id, Phrase("join.welcome", {**values, "coordinators": naming.names(others)}))


def _language_question(member: MemberId, guess: str) -> Message:
    known = house().languages
    first = _spoken(guess)
    ordered = sorted(known, key=lambda tag: tag != first)
    buttons = tuple(
        (
            Button(
                Phrase("join.language_option", {"language": Tongue(tag)}),
                "language",
                member,
                tag,
                tag == first,
            ),
        )
        for tag in ordered
    )
    return Message(member, Phrase("join.language_question"), buttons)


def _zone_question(member: MemberId, guess: str) -> Message:
    yes = Button(Phrase("join.zone_yes"), "zone", member, guess, primary=True)
    other = Button(Phrase("join.zone_other"), "zone_other", member)
    values: dict[str, Value] = {"clock": ClockIn(guess), "city": City(guess)}
    return Message(member, Phrase("join.zone_question", values), ((yes, other),))


def _zone_button(member: MemberId, zone: str) -> Button:
    label = Phrase("join.zone_option", {"city": City(zone), "clock": ClockIn(zone)})
    return Button(label, "zone", member, zone)


def _settle(turn: Turn, uow: UnitOfWork, zone: str) -> list[Message]:
    """Note the zone, and explain what happens here."""
    if turn.actor.person.zone != zone:
        uow.desk.save(replace(turn.actor.person, zone=zone))
    me = turn.actor.id
    noted = Message(me, Phrase("join.zone_noted", {"city": City(zone)}))
    if turn.actor.member.role is Role.COORDINATOR:
        return [noted, Message(me, Phrase("join.explained_coordinator"))]
    values: dict[str, Value] = {"coordinators": naming.names(uow.members.coordinators())}
    asked = turn.actor.member.role is Role.PARTNER
    key = "join.explained" if asked else "join.explained_newcomer"
    return [noted, Message(me, Phrase(key, values))]


def _must_be_own(turn: Turn) -> None:
    if turn.subject != turn.actor.id:
        raise Refused("refused.button_not_yours")


def _close_dialogues(turn: Turn, uow: UnitOfWork) -> None:
    for asked in uow.conversations.open_of(turn.actor.id, KIND):
        uow.conversations.save(replace(asked, closed_at=turn.now))
