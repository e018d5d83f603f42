"""Who belongs to a partnership, how they come in, and the groups they meet in."""

from collections.abc import Iterable
from datetime import datetime

from storage import tables as t
from storage.desk import Desk
from storage.errors import Refused
from storage.records.people import (
    Group,
    Invitation,
    Member,
    MemberId,
    Organisation,
    OrganisationId,
    Person,
    PersonId,
    Profile,
    Role,
)
from storage.scoped import EVERYBODY, Repository


class Organisations(Repository[Organisation]):
    """The partner organisations."""

    table, kind = t.organisations, Organisation

    def named(self, name: str) -> Organisation | None:
        """Return the organisation of that name, whatever its case; None if there is none."""
        folded = name.strip().casefold()
        return next((one for one in self.find(limit=EVERYBODY) if one.name.casefold() == folded), None)

    def names(self, ids: Iterable[OrganisationId | None]) -> dict[OrganisationId, str]:
        """Return the names of these organisations, by id."""
        wanted = {one for one in ids if one is not None}
        if not wanted:
            return {}
        chosen = self.find(t.organisations.c.id.in_(sorted(wanted)), limit=EVERYBODY)
        return {one.id: one.name for one in chosen}


class Members(Repository[Member]):
    """Who belongs to the partnership."""

    table, kind = t.members, Member

    def active(self, *roles: Role) -> list[Member]:
        """Return the members who have not left, of these roles or of any."""
        chosen = [t.members.c.role.in_(roles)] if roles else []
        return self.find(t.members.c.left_at.is_(None), *chosen, limit=EVERYBODY)

    def coordinators(self) -> list[Profile]:
        """Return who coordinates the partnership, by id."""
        return list(self.profiles(self.active(Role.COORDINATOR)).values())

    def ever(self) -> list[Member]:
        """Return all members, also those who have left: what they did is still spoken of."""
        return self.find(limit=EVERYBODY)

    def of_person(self, person: PersonId) -> Member | None:
        """Return the person's membership, also one that has ended; None if they never joined."""
        return self.first(t.members.c.person_id == person)

    def profiles(self, members: Iterable[Member] | None = None) -> dict[MemberId, Profile]:
        """Return what others may know of these members (default: all who have not left), by id."""
        chosen = self.active() if members is None else list(members)
        desk = Desk(self._conn)
        people = desk.people(one.person_id for one in chosen)
        places = desk.addresses(one.person_id for one in chosen)
        names = Organisations(self._conn, self.partnership).names(one.organisation_id for one in chosen)
        return {
            one.id: Profile(
                one,
                people[one.person_id],
                names.get(one.organisation_id, "") if one.organisation_id else "",
                unreachable=_why_unreachable([place.unreachable for place in places.get(one.person_id, [])]),
            )
            for one in chosen
        }

    def present(self, member: Member, person: Person) -> Profile:
        """Return a member who is writing at this moment, and can thus be reached."""
        names = Organisations(self._conn, self.partnership).names([member.organisation_id])
        return Profile(member, person, next(iter(names.values()), ""), unreachable=None)

    def people(self, members: Iterable[MemberId]) -> dict[MemberId, Person]:
        """Return who these members are. Raises `Refused` ("refused.gone") if one of them is not there."""
        wanted = set(members)
        if not wanted:
            return {}
        chosen = self.find(t.members.c.id.in_(sorted(wanted)), limit=EVERYBODY)
        if len(chosen) < len(wanted):
            raise Refused("refused.gone")
        people = Desk(self._conn).people(one.person_id for one in chosen)
        return {one.id: people[one.person_id] for one in chosen}

    def profile(self, member: MemberId) -> Profile:
        """Return one member as others speak of them. Raises `Refused` ("refused.gone") if there is none."""
        return self.profiles([self.get(member)])[member]


def _why_unreachable(places: list[str | None]) -> str | None:
    """Return why nothing reaches a person: the first reason when every address has one."""
    if not places:
        return "no_chat"
    return places[0] if all(places) else None


class Invitations(Repository[Invitation]):
    """Codes by which people join."""

    table, kind = t.invitations, Invitation

    def waiting(self, now: datetime) -> list[Invitation]:
        """Return those for new members that can be used at `now`, oldest first."""
        i = t.invitations.c
        return self.find(i.used_by.is_(None), i.person_id.is_(None), i.expires_at > now)


class Groups(Repository[Group]):
    """Group chats that are tied to the partnership."""

    table, kind = t.groups, Group

    def at(self, channel: str, account: str, chat: str) -> Group | None:
        """Return the group of this chat; None if it is not tied to this partnership."""
        g = t.groups.c
        return self.first(g.channel == channel, g.account == account, g.chat == chat)
