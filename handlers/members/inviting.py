"""Invitations are made, as text to forward, and listed while nobody has used them."""

from handlers.members import places, roles
from handlers.rules import codes, naming, reasons, whom
from handlers.rules.entrances import briefly, ways_in
from handlers.turn import Message, Turn
from prompts.phrase import Phrase, ShortDay, Value, Values
from storage.errors import Refused
from storage.records.people import (
    Door,
    Invitation,
    InvitationId,
    OrganisationId,
    Partnership,
    Profile,
    Role,
)
from storage.unit import NEW, UnitOfWork

LISTED = 30
"""The most invitations and members that one list shows."""


def invite(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Make a code for a role, or for a member without an account; without words, list the unused ones.

    Raises `Refused` ("invite.usage") where neither is named, and where the name fits several members.
    """
    if not turn.text:
        return [_overview(turn, uow)]
    asked = roles.first(turn.text, turn.actor.person.language or uow.partnership.language)
    if asked is None:
        return [_invite_member(turn, uow)]
    role, name = asked
    if len(name) > places.LONGEST_NAME:
        raise Refused("invite.usage")
    organisation = places.organisation_named(name, uow) if name else None
    invitation = _issue(turn, uow, role, organisation)
    return [Message(turn.actor.id, Phrase("invite.made", _told(turn, uow, invitation)))]


def link(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Make a code by which the member, and nobody else, may also write from another platform."""
    invitation = _issue_own(turn, uow, turn.actor)
    values: Values = {
        "code": invitation.code,
        "until": codes.last_day(invitation.expires_at, uow.partnership.zone),
        "ways": ways_in(invitation, turn.doors),
    }
    return [Message(turn.actor.id, Phrase("link.made", values))]


def _invite_member(turn: Turn, uow: UnitOfWork) -> Message:
    """Make a code that gives a member without an account one; they stay the same member."""
    without = [one for one in uow.members.profiles().values() if one.without_account]
    if not whom.named(turn.text, without):
        raise Refused("invite.usage")
    member = whom.the_one_named(turn.text, without)
    invitation = _issue_own(turn, uow, member)
    values = _told(turn, uow, invitation) | {"who": naming.who(member)}
    return Message(turn.actor.id, Phrase("invite.made_member", values))


def _issue(
    turn: Turn, uow: UnitOfWork, role: Role, organisation: OrganisationId | None, of: Profile | None = None
) -> Invitation:
    return uow.invitations.add(
        Invitation(
            InvitationId(NEW),
            codes.new(),
            role,
            organisation,
            turn.actor.id,
            codes.expiry(turn.now, uow.partnership.zone),
            person_id=of.person.id if of else None,
        )
    )


def _issue_own(turn: Turn, uow: UnitOfWork, of: Profile) -> Invitation:
    """Return a code that is for one member alone."""
    return _issue(turn, uow, of.member.role, of.member.organisation_id, of)


def _told(turn: Turn, uow: UnitOfWork, invitation: Invitation) -> Values:
    return {
        "code": invitation.code,
        "partnership": uow.partnership.name,
        "until": codes.last_day(invitation.expires_at, uow.partnership.zone),
        "role": naming.role(invitation.role),
        "letter": letter(invitation, uow.partnership, turn.doors),
    }


def letter(invitation: Invitation, partnership: Partnership, doors: tuple[Door, ...]) -> Phrase:
    """Return the text of an e-mail that brings an invitation, in the partnership's language."""
    values: dict[str, Value] = {
        "partnership": partnership.name,
        "ways": ways_in(invitation, doors),
        "until": codes.last_day(invitation.expires_at, partnership.zone),
    }
    return Phrase("invite.letter", values, language=partnership.language)


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
    names = uow.organisations.names(one.organisation_id for one in invitations)
    items = [
        Phrase(
            "invite.waiting_item",
            {
                "who": _invited(one, names),
                "until": ShortDay(codes.last_day(one.expires_at, uow.partnership.zone)),
                "ways": briefly(one, turn.doors),
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
        if profile.unreachable is not None and not profile.without_account
    ]
    if not items:
        return ()
    return (Phrase("invite.unreachable", {"count": len(items), "people": _capped(items)}),)


def _invited(invitation: Invitation, names: dict[OrganisationId, str]) -> Phrase | str:
    role = naming.role(invitation.role)
    if invitation.organisation_id is None:
        return role
    values: dict[str, Value] = {"name": role, "organisation": names.get(invitation.organisation_id, "")}
    return Phrase("member.of_organisation", values)


def _capped(items: list[Phrase]) -> tuple[Phrase, ...]:
    rest = len(items) - LISTED
    more = (Phrase("digest.more", {"count": rest}),) if rest > 0 else ()
    return (*items[:LISTED], *more)
