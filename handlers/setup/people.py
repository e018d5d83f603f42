"""The people of a list are noted: with a code of their own, or as members where they have no account."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from handlers.rules import codes
from handlers.rules.roster import Roster
from handlers.rules.roster_entries import Listed, key
from handlers.turn import Turn
from prompts.catalogue import house
from storage.records.people import (
    Invitation,
    InvitationId,
    Member,
    MemberId,
    Organisation,
    OrganisationId,
    Person,
    Profile,
    Role,
)
from storage.unit import NEW, UnitOfWork


class Standing(StrEnum):
    """Whether somebody has joined, was invited and has not, or is reached through their coordinator."""

    JOINED = "joined"
    INVITED = "invited"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who belongs to the partnership or will; those who have not joined have an `invitation`."""

    person: Person
    organisation: str
    role: Role
    standing: Standing
    invitation: Invitation | None = None


def everybody(uow: UnitOfWork) -> list[Party]:
    """Return all members and all who were invited by name, members first."""
    expected = uow.invitations.expected()
    people = uow.desk.people(one.person_id for one in expected if one.person_id is not None)
    names = uow.organisations.names(one.organisation_id for one in expected)
    invited = [
        Party(
            people[one.person_id],
            names.get(one.organisation_id, "") if one.organisation_id else "",
            one.role,
            Standing.INVITED,
            one,
        )
        for one in expected
        if one.person_id in people
    ]
    return [*(_present(one) for one in uow.members.profiles().values()), *invited]


def note(roster: Roster, before: Collection[str], turn: Turn, uow: UnitOfWork) -> None:
    """Store the organisations and people of a list.

    A member without an organisation gets the one that the list names; nothing else of members is
    changed. Whoever has not joined is as the list says now. `before` are the names (`key`) that were
    noted by an earlier version of the list: those that it has no more are taken back.
    """
    places = _organisations(roster, uow)
    listed = {key(one.name): one for one in roster.people}
    members = {key(one.name): one for one in uow.members.profiles().values()}
    expected = {key(one.person.name): one for one in everybody(uow) if one.standing is Standing.INVITED}
    invited: list[Invitation] = []
    added: list[Member] = []
    for name, one in listed.items():
        place = places[key(one.organisation)]
        if name in members:
            _settle(members[name], place, uow)
        elif name in expected:
            _change(expected[name], one, place, turn, uow)
        else:
            person = uow.desk.add_person(one.name, _spoken(one))
            if one.account:
                invited.append(_invitation(person, place, one, turn, uow))
            else:
                added.append(_member(person, place, one, turn.now))
    uow.invitations.add_all(invited)
    uow.members.add_all(added)
    for name in set(before) - listed.keys():
        _take_back(members.get(name), expected.get(name), turn, uow)


def _change(party: Party, one: Listed, place: OrganisationId, turn: Turn, uow: UnitOfWork) -> None:
    """Bring somebody who was invited up to the list; their code stays, whatever becomes of them."""
    invitation = party.invitation
    if invitation is None:
        return
    role = one.role or Role.PARTNER
    if (invitation.organisation_id, invitation.role) != (place, role):
        uow.invitations.save(replace(invitation, organisation_id=place, role=role))
    if not one.account:
        uow.members.add(_member(party.person, place, one, turn.now))


def _take_back(member: Profile | None, party: Party | None, turn: Turn, uow: UnitOfWork) -> None:
    """Withdraw an invitation, or end the membership of somebody whom nothing but the list brought in."""
    if party is not None and party.invitation is not None:
        uow.invitations.withdraw(party.invitation)
    elif member is not None and member.without_account:
        uow.members.save(replace(member.member, left_at=turn.now))


def _spoken(one: Listed) -> str | None:
    """Return the language that the list names, where we speak it."""
    return one.language if one.language in house().languages else None


def renewed(party: Party, turn: Turn, uow: UnitOfWork) -> Party:
    """Return who was invited with a code that can be used; an expired one is prolonged."""
    invitation = party.invitation
    if invitation is None or invitation.expires_at > turn.now:
        return party
    until = codes.expiry(turn.now, uow.partnership.zone)
    return replace(party, invitation=uow.invitations.save(replace(invitation, expires_at=until)))


def _present(profile: Profile) -> Party:
    standing = Standing.LETTER if profile.without_account else Standing.JOINED
    return Party(profile.person, profile.organisation, profile.member.role, standing)


def _organisations(roster: Roster, uow: UnitOfWork) -> dict[str, OrganisationId]:
    known = {key(one.name): one.id for one in uow.organisations.listed()}
    new = [one for one in roster.organisations if key(one) not in known]
    added = uow.organisations.add_many([Organisation(OrganisationId(NEW), one) for one in new])
    return known | {key(one.name): one.id for one in added}


def _settle(member: Profile, place: OrganisationId, uow: UnitOfWork) -> None:
    if member.member.organisation_id is None:
        uow.members.save(replace(member.member, organisation_id=place))


def _invitation(
    person: Person, place: OrganisationId, one: Listed, turn: Turn, uow: UnitOfWork
) -> Invitation:
    until = codes.expiry(turn.now, uow.partnership.zone)
    role = one.role or Role.PARTNER
    return Invitation(InvitationId(NEW), codes.new(), role, place, turn.actor.id, until, person_id=person.id)


def _member(person: Person, place: OrganisationId, one: Listed, now: datetime) -> Member:
    # Who has no account can do nothing here, whatever the list says that they are.
    role = Role.OBSERVER if one.role is Role.OBSERVER else Role.PARTNER
    return Member(MemberId(NEW), person.id, place, role, now, focal=one.focal)
