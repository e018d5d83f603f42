"""Who belongs: invitations are made and listed, and members leave."""

from dataclasses import replace

from handlers.rules import codes, naming, reasons
from handlers.rules.wording import fold
from handlers.turn import Button, Knock, Message, Turn
from prompts.catalogue import house
from prompts.phrase import Phrase, ShortDay, Value
from storage.errors import Refused
from storage.records.people import (
    Door,
    Invitation,
    InvitationId,
    Member,
    Organisation,
    OrganisationId,
    Partnership,
    Role,
)
from storage.unit import NEW, UnitOfWork

LISTED = 30
"""The most invitations and members that one list shows."""

LONGEST_NAME = 120
"""The most characters of an organisation's name."""

_ROLES = {
    Role.PARTNER: "role.partner",
    Role.NEWCOMER: "role.newcomer",
    Role.COORDINATOR: "role.coordinator",
}


# --- inviting


def invite(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Make a code for a role, or (without words) list the codes that nobody has used.

    Raises `Refused` ("invite.usage") where no role is named.
    """
    if not turn.text:
        return [_overview(turn, uow)]
    role, name = _asked_for(turn, uow)
    organisation = _organisation(name, uow) if name else None
    invitation = uow.invitations.add(
        Invitation(
            InvitationId(NEW),
            codes.new(),
            role,
            organisation,
            turn.actor.id,
            codes.expiry(turn.now, uow.partnership.zone),
        )
    )
    values: dict[str, Value] = {
        "code": invitation.code,
        "partnership": uow.partnership.name,
        "until": codes.last_day(invitation.expires_at, uow.partnership.zone),
        "role": Phrase(_ROLES[role]),
        "letter": letter(invitation, uow.partnership, turn.doors),
    }
    return [Message(turn.actor.id, Phrase("invite.made", values))]


def letter(invitation: Invitation, partnership: Partnership, doors: tuple[Door, ...]) -> Phrase:
    """Return the text of an e-mail that brings an invitation, in the partnership's language."""
    values: dict[str, Value] = {
        "partnership": partnership.name,
        "ways": _ways_in(invitation, doors),
        "until": codes.last_day(invitation.expires_at, partnership.zone),
    }
    return Phrase("invite.letter", values, language=partnership.language)


def link(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Make a code by which the member, and nobody else, may also write from another platform."""
    actor = turn.actor
    invitation = uow.invitations.add(
        Invitation(
            InvitationId(NEW),
            codes.new(),
            actor.member.role,
            actor.member.organisation_id,
            actor.id,
            codes.expiry(turn.now, uow.partnership.zone),
            person_id=actor.person.id,
        )
    )
    values: dict[str, Value] = {
        "code": invitation.code,
        "until": codes.last_day(invitation.expires_at, uow.partnership.zone),
        "ways": _ways_in(invitation, turn.doors),
    }
    return [Message(actor.id, Phrase("link.made", values))]


def linked(knock: Knock, uow: UnitOfWork) -> list[Message]:
    """Greet a member who came from another platform. Raises `Refused` where the code opens no door."""
    if not knock.event.direct:
        raise Refused("refused.direct_only")
    member = uow.members.of_person(knock.person.id)
    refusal = codes.refusal(knock.invitation, knock.now, uow.partnership.zone)
    if refusal is not None:
        raise Refused(*refusal)
    if member is None or member.left_at is not None:
        raise Refused("join.code_unknown")
    uow.invitations.save(replace(knock.invitation, used_by=member.id))
    return [Message(member.id, Phrase("link.done", {"name": knock.person.name}))]


def _ways_in(invitation: Invitation, doors: tuple[Door, ...]) -> tuple[Phrase, ...]:
    return tuple(
        Phrase("invite.way_link", {"url": _link(door, invitation)})
        if door.link
        else Phrase("invite.way_code", {"bot": door.bot, "code": invitation.code})
        for door in doors
    )


def _asked_for(turn: Turn, uow: UnitOfWork) -> tuple[Role, str]:
    """Return the role and the organisation's name; roles go by their words in the person's language too."""
    said = turn.text.split()
    for word, role in _role_words(turn.actor.person.language or uow.partnership.language).items():
        length = len(word.split())
        name = " ".join(said[length:])
        if fold(" ".join(said[:length])) == word and len(name) <= LONGEST_NAME:
            return role, name
    raise Refused("invite.usage")


def _role_words(language: str) -> dict[str, Role]:
    own = {fold(house().sentence(key, language)): role for role, key in _ROLES.items()}
    return own | {role.value: role for role in _ROLES}


def _organisation(name: str, uow: UnitOfWork) -> OrganisationId:
    """Return the organisation of that name; a new one where there is none."""
    known = uow.organisations.named(name)
    if known is None:
        known = uow.organisations.add(Organisation(OrganisationId(NEW), name))
    return known.id


def _overview(turn: Turn, uow: UnitOfWork) -> Message:
    """Say which invitations wait, whom nothing reaches, and how to invite."""
    values: dict[str, Value] = {
        "waiting": _waiting(turn, uow),
        "unreachable": _unreachable(uow),
        "usage": Phrase("invite.usage"),
    }
    return Message(turn.actor.id, Phrase("invite.overview", values))


def _waiting(turn: Turn, uow: UnitOfWork) -> tuple[Phrase, ...]:
    invitations = uow.invitations.waiting(turn.now)
    names = {one.id: one.name for one in uow.organisations.find()}
    items = [
        Phrase(
            "invite.waiting_item",
            {
                "who": _invited(one, names),
                "until": ShortDay(codes.last_day(one.expires_at, uow.partnership.zone)),
                "ways": " · ".join(dict.fromkeys(_link(door, one) for door in turn.doors)) or one.code,
            },
        )
        for one in invitations
    ]
    if not items:
        return ()
    return (Phrase("invite.waiting", {"count": len(items), "people": _capped(items)}),)


def _unreachable(uow: UnitOfWork) -> tuple[Phrase, ...]:
    items = [
        Phrase(
            "invite.unreachable_item",
            {"who": naming.who(profile), "reason": reasons.reason(profile.unreachable)},
        )
        for profile in uow.members.profiles().values()
        if profile.unreachable is not None
    ]
    if not items:
        return ()
    return (Phrase("invite.unreachable", {"count": len(items), "people": _capped(items)}),)


def _invited(invitation: Invitation, names: dict[OrganisationId, str]) -> Phrase | str:
    role = Phrase(_ROLES[invitation.role])
    if invitation.organisation_id is None:
        return role
    values: dict[str, Value] = {"name": role, "organisation": names.get(invitation.organisation_id, "")}
    return Phrase("member.of_organisation", values)


def _capped(items: list[Phrase]) -> tuple[Phrase, ...]:
    rest = len(items) - LISTED
    more = (Phrase("digest.more", {"count": rest}),) if rest > 0 else ()
    return (*items[:LISTED], *more)


def _link(door: Door, invitation: Invitation) -> str:
    """Return the link that opens the door, or the code where it is typed."""
    return door.link.replace("{code}", invitation.code) if door.link else invitation.code


# --- leaving


def ask_leave(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Ask whether a member means it. Raises `Refused` to the last coordinator."""
    _must_not_be_last(turn, uow)
    me = turn.actor.id
    buttons = (Button(Phrase("join.leave_yes"), "leave", me), Button(Phrase("join.leave_no"), "stay", me))
    values = {"partnership": uow.partnership.name}
    return [Message(me, Phrase("join.leave_question", values), (buttons,))]


def stay(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Leave everything as it is."""
    _must_be_own(turn)
    return [Message(turn.actor.id, Phrase("join.stayed", {"partnership": uow.partnership.name}))]


def leave(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """End a membership: what was open is closed, what was told stays, and coordinators hear of it.

    Raises `Refused` to the last coordinator.
    """
    _must_be_own(turn)
    _must_not_be_last(turn, uow)
    _end_membership(turn, uow)
    for conversation in uow.conversations.open_of(turn.actor.id):
        uow.conversations.save(replace(conversation, closed_at=turn.now))
    values: dict[str, Value] = {"who": naming.who(turn.actor), "partnership": uow.partnership.name}
    told = [Message(one.id, Phrase("join.told_left", values)) for one in uow.members.active(Role.COORDINATOR)]
    return [Message(turn.actor.id, Phrase("join.left", {"partnership": uow.partnership.name})), *told]


def _end_membership(turn: Turn, uow: UnitOfWork) -> None:
    """Store that a member left. A coordinator's leaving also marks the one who remains.

    So, of the last two who leave at the same moment, the second finds a record changed and is refused.
    """
    changed = [replace(turn.actor.member, left_at=turn.now)]
    if turn.actor.member.role is Role.COORDINATOR:
        changed += _other_coordinators(turn, uow)[:1]
    for member in sorted(changed, key=lambda one: one.id):
        uow.members.save(member)


def _must_not_be_last(turn: Turn, uow: UnitOfWork) -> None:
    if turn.actor.member.role is Role.COORDINATOR and not _other_coordinators(turn, uow):
        raise Refused("join.leave_last", {"partnership": uow.partnership.name})


def _other_coordinators(turn: Turn, uow: UnitOfWork) -> list[Member]:
    return [one for one in uow.members.active(Role.COORDINATOR) if one.id != turn.actor.id]


def _must_be_own(turn: Turn) -> None:
    if turn.subject != turn.actor.id:
        raise Refused("refused.button_not_yours")
