"""Joining: an invitation opens the door, language and time of day are asked, the house is explained."""

from dataclasses import replace

from handlers.profile import choices
from handlers.route import Dialogue
from handlers.rules import codes, naming, places
from handlers.turn import Button, Knock, Message, Turn
from prompts.phrase import City, ClockIn, Phrase, Value
from storage.errors import Refused
from storage.records.events import InboundEvent
from storage.records.people import Invitation, Member, MemberId, Person, Profile, Role
from storage.unit import NEW, UnitOfWork

KIND = "zone"
"""The dialogue that asks somebody new for the nearest large city, and the action of its buttons."""

_STANDING = {Role.OBSERVER: 0, Role.NEWCOMER: 0, Role.PARTNER: 1, Role.COORDINATOR: 2}
"""An invitation raises somebody who is in already; it never takes anything from them."""

_EXPLAINED = {
    Role.PARTNER: "join.explained",
    Role.NEWCOMER: "join.explained_newcomer",
    Role.OBSERVER: "join.explained_observer",
}


def join(knock: Knock, uow: UnitOfWork) -> list[Message]:
    """Let somebody in who has an invitation; greet them and tell the coordinators.

    Raises `Refused` where the code was used or has expired, and to those who are in already,
    unless it gives them a role that they were waiting for.
    """
    if not knock.event.direct:
        raise Refused("refused.direct_only")
    before = uow.members.of_person(knock.person.id)
    if before is not None and before.left_at is None:
        return _raise(knock, before, uow)
    _must_open(knock, uow)
    member = _admit(knock, before, uow)
    uow.invitations.save(replace(knock.invitation, used_by=member.id))
    return _received(knock, member, uow)


def linked(knock: Knock, uow: UnitOfWork) -> list[Message]:
    """Greet a member by a code of their own: from another platform, or with their first account.

    Somebody who is known from another partnership takes the place that was kept for them here.
    Raises `Refused` where the code opens no door, or the account is somebody else's.
    """
    if not knock.event.direct:
        raise Refused("refused.direct_only")
    _must_open(knock, uow)
    member = _awaited(knock.invitation, uow)
    accounts = uow.desk.addresses([member.person_id]).get(member.person_id, [])
    if member.person_id != knock.person.id:
        member = _take_place(knock, member, uow)
    uow.invitations.save(replace(knock.invitation, used_by=member.id))
    if len(accounts) > 1:
        return [Message(member.id, Phrase("link.done", {"name": knock.person.name}))]
    return _received(knock, member, uow)


def choose_language(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Speak the language whose button was pressed, and ask for the time of day."""
    _must_be_own(turn)
    person = choices.speak(turn, uow, turn.extra)
    return [
        Message(turn.actor.id, Phrase("join.language_noted")),
        _zone_question(turn.actor.id, person.zone or uow.partnership.zone),
    ]


def choose_zone(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Go by the time of the place whose button was pressed."""
    _must_be_own(turn)
    return _settle(turn, uow, turn.extra)


def ask_for_place(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Ask for another place than the one that was guessed."""
    _must_be_own(turn)
    return [choices.ask_place(choices.begin_place(turn, uow, KIND), uow)]


def _answer(turn: Turn, uow: UnitOfWork) -> list[Message]:
    return choices.take_place(turn, uow, KIND, _settle)


ZONE = Dialogue(_answer, choices.ask_place)
"""Answers with a place, or with the places that are called so."""


# --- letting in


def _must_open(knock: Knock, uow: UnitOfWork) -> None:
    refusal = codes.refusal(knock.invitation, knock.now, uow.partnership.zone)
    if refusal is not None:
        raise Refused(*refusal)


def _admit(knock: Knock, before: Member | None, uow: UnitOfWork) -> Member:
    """Return the membership that the invitation opens, which may be an old one come to life."""
    role, organisation = knock.invitation.role, knock.invitation.organisation_id
    if before is None:
        return uow.members.add(Member(MemberId(NEW), knock.person.id, organisation, role, knock.now))
    back = replace(before, organisation_id=organisation, role=role, joined_at=knock.now, left_at=None)
    return uow.members.save(back)


def _raise(knock: Knock, before: Member, uow: UnitOfWork) -> list[Message]:
    """Give a member the greater role of an invitation, and say what is new to them."""
    invitation = knock.invitation
    if invitation.used_by is not None or _STANDING[invitation.role] <= _STANDING[before.role]:
        raise Refused("join.already_member", {"partnership": uow.partnership.name})
    _must_open(knock, uow)
    organisation = invitation.organisation_id or before.organisation_id
    member = uow.members.save(replace(before, role=invitation.role, organisation_id=organisation))
    uow.invitations.save(replace(invitation, used_by=member.id))
    values: dict[str, Value] = {
        "partnership": uow.partnership.name,
        "who": naming.who(uow.members.profile(member.id)),
        "role": naming.role(member.role),
    }
    return [
        Message(member.id, Phrase("join.raised", values)),
        _explanation(member, uow),
        *_told_coordinators(member, Phrase("join.told_raised", values), uow),
    ]


def _awaited(invitation: Invitation, uow: UnitOfWork) -> Member:
    """Return the member whom a code is for. Raises `Refused` where they have left."""
    member = uow.members.of_person(invitation.person_id) if invitation.person_id is not None else None
    if member is None or member.left_at is not None:
        raise Refused("join.code_unknown")
    return member


def _take_place(knock: Knock, member: Member, uow: UnitOfWork) -> Member:
    """Hand the place of a member without an account to somebody who has one, and none here."""
    kept = uow.members.profile(member.id).without_account
    if not kept or uow.members.of_person(knock.person.id) is not None:
        raise Refused("link.known")
    return uow.members.save(replace(member, person_id=knock.person.id))


def _hinted(person: Person, event: InboundEvent) -> Person:
    """Return the person with what the platform knows of them, where they did not say it themselves."""
    language = event.language.replace("_", "-") if event.language else ""
    zone = event.zone or ""
    return replace(
        person,
        language=person.language or (language if choices.spoken(language) else None),
        zone=person.zone or (zone if places.is_zone(zone) else None),
    )


# --- what is said and asked


def _received(knock: Knock, member: Member, uow: UnitOfWork) -> list[Message]:
    """Greet somebody who came, ask what we may not guess, and tell the coordinators."""
    person = uow.desk.save(_hinted(knock.person, knock.event))
    profile = uow.members.profile(member.id)
    values: dict[str, Value] = {"who": naming.who(profile), "partnership": uow.partnership.name}
    guess = person.language or uow.partnership.language
    return [
        _welcome(profile, uow),
        Message(
            member.id,
            Phrase("join.language_question"),
            choices.language_buttons(member.id, guess, "language"),
        ),
        *_told_coordinators(member, Phrase("join.told", values), uow),
    ]


def _told_coordinators(member: Member, phrase: Phrase, uow: UnitOfWork) -> list[Message]:
    others = (one for one in uow.members.active(Role.COORDINATOR) if one.id != member.id)
    return [Message(one.id, phrase) for one in others]


def _welcome(newcomer: Profile, uow: UnitOfWork) -> Message:
    others = [one for one in uow.members.coordinators() if one.id != newcomer.id]
    values: dict[str, Value] = {"partnership": uow.partnership.name, "name": newcomer.name}
    if newcomer.member.role is Role.COORDINATOR and not others:
        return Message(newcomer.id, Phrase("join.welcome_first", values))
    if not others:
        return Message(newcomer.id, Phrase("join.welcome_alone", values))
    return Message(newcomer.id, Phrase("join.welcome", {**values, "coordinators": naming.names(others)}))


def _zone_question(member: MemberId, guess: str) -> Message:
    yes = Button(Phrase("join.zone_yes"), KIND, member, guess, primary=True)
    other = Button(Phrase("join.zone_other"), "zone_other", member)
    values: dict[str, Value] = {"clock": ClockIn(guess), "city": City(guess)}
    return Message(member, Phrase("join.zone_question", values), ((yes, other),))


def _settle(turn: Turn, uow: UnitOfWork, zone: str) -> list[Message]:
    """Note the zone, and explain what happens here."""
    return [choices.move(turn, uow, zone, KIND), _explanation(turn.actor.member, uow)]


def _explanation(member: Member, uow: UnitOfWork) -> Message:
    if member.role is Role.COORDINATOR:
        return Message(member.id, Phrase("join.explained_coordinator"))
    values: dict[str, Value] = {"coordinators": naming.names(uow.members.coordinators())}
    return Message(member.id, Phrase(_EXPLAINED[member.role], values))


def _must_be_own(turn: Turn) -> None:
    if turn.subject != turn.actor.id:
        raise Refused("refused.button_not_yours")
