"""Who belongs to a partnership, how they come in, and the groups they meet in."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from storage import tables as t
from storage.desk import Desk
from storage.errors import Refused
from storage.records.people import (
    NO_ACCOUNT,
    Group,
    Invitation,
    Member,
    MemberId,
    Organisation,
    OrganisationId,
    Person,
    PersonId,
    Profile,
    QuietPeriod,
    QuietPeriodId,
    Role,
)
from storage.records.schedules import DigestPlan
from storage.scoped import EVERYBODY, Repository


class Organisations(Repository[Organisation]):
    """The partner organisations."""

    table, kind = t.organisations, Organisation

    def named(self, name: str) -> Organisation | None:
        """Return the organisation of that name, whatever its case; None if there is none."""
        folded = name.strip().casefold()
        return next((one for one in self.find(limit=EVERYBODY) if one.name.casefold() == folded), None)

    def listed(self) -> list[Organisation]:
        """Return all of them, by id."""
        return self.find(limit=EVERYBODY)

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

    def page(
        self,
        after: MemberId | None,
        limit: int,
        *,
        roles: Sequence[Role] = (),
        ids: Sequence[MemberId] = (),
    ) -> list[Member]:
        """Return a page of active members of these roles, or of those named, by id from behind `after` on."""
        m = t.members.c
        chosen = [m.id.in_(ids)] if ids else [m.role.in_(roles)]
        return self.find(m.left_at.is_(None), m.id > (after or 0), *chosen, limit=limit)

    def in_organisations(self, roles: Sequence[Role], ids: Sequence[MemberId] = ()) -> list[Member]:
        """Return the active members of these roles, or those named, who stand for an organisation, by id."""
        m = t.members.c
        chosen = [m.id.in_(ids)] if ids else [m.role.in_(roles)]
        return self.find(m.left_at.is_(None), m.organisation_id.is_not(None), *chosen, limit=EVERYBODY)

    def zones(self, roles: Sequence[Role], ids: Sequence[MemberId] = ()) -> set[str | None]:
        """Return the zones that active members of these roles, or those named, live in; None: not known."""
        m = t.members.c
        chosen = m.id.in_(ids) if ids else m.role.in_(roles)
        home = t.persons, m.person_id == t.persons.c.id
        return self.values(t.persons.c.zone, m.left_at.is_(None), chosen, beside=home)

    def coordinators(self) -> list[Profile]:
        """Return who coordinates the partnership, by id."""
        return list(self.profiles(self.active(Role.COORDINATOR)).values())

    def ever(self) -> list[Member]:
        """Return all members, also those who have left: what they did is still spoken of."""
        return self.find(limit=EVERYBODY)

    def of_people(self, people: Iterable[PersonId]) -> set[PersonId]:
        """Return those of these people who are members, or ever were."""
        wanted = sorted(set(people))
        found = self.find(t.members.c.person_id.in_(wanted), limit=EVERYBODY) if wanted else []
        return {one.person_id for one in found}

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

    def at(self, channel: str, account: str, user: str) -> Member | None:
        """Return the active member who writes from there; None if they are none of this partnership."""
        person = Desk(self._conn).person_at(channel, account, user)
        member = None if person is None else self.of_person(person)
        return member if member is not None and member.left_at is None else None

    def profile(self, member: MemberId) -> Profile:
        """Return one member as others speak of them. Raises `Refused` ("refused.gone") if there is none."""
        return self.profiles([self.get(member)])[member]


def _why_unreachable(places: list[str | None]) -> str | None:
    """Return why nothing reaches a person: the first reason when every address has one."""
    if not places:
        return NO_ACCOUNT
    return places[0] if all(places) else None


class Invitations(Repository[Invitation]):
    """Codes by which people join."""

    table, kind = t.invitations, Invitation

    def waiting(self, now: datetime) -> list[Invitation]:
        """Return those for new members that can be used at `now`, oldest first."""
        i = t.invitations.c
        unnamed = self.find(i.used_by.is_(None), i.person_id.is_(None), i.expires_at > now)
        named = [one for one in self.expected() if one.expires_at > now]
        return sorted([*unnamed, *named], key=lambda one: one.id)

    def expected(self) -> list[Invitation]:
        """Return those for people who are known by name and never joined, also expired ones, oldest first."""
        i = t.invitations.c
        named = self.find(i.used_by.is_(None), i.person_id.is_not(None), limit=EVERYBODY)
        people = {one.person_id for one in named}
        here = Members(self._conn, self.partnership).of_people(one for one in people if one is not None)
        return [one for one in named if one.person_id not in here]

    def withdraw(self, invitation: Invitation) -> None:
        """Take back an invitation that nobody has used."""
        i = t.invitations.c
        self.remove(i.id == invitation.id, i.used_by.is_(None))


class Groups(Repository[Group]):
    """Group chats that are tied to the partnership."""

    table, kind = t.groups, Group

    def at(self, channel: str, account: str, chat: str) -> Group | None:
        """Return the group of this chat; None if it is not tied to this partnership."""
        g = t.groups.c
        return self.first(g.channel == channel, g.account == account, g.chat == chat)


class QuietPeriods(Repository[QuietPeriod]):
    """Days on which nobody of the partnership is asked or reminded."""

    table, kind = t.quiet_periods, QuietPeriod

    def ahead(self, today: date) -> list[QuietPeriod]:
        """Return those that are not over on `today`, the nearest first."""
        q = t.quiet_periods.c
        return self.find(q.last_on >= today, order=(q.first_on, q.id))

    def drop(self, period: QuietPeriodId) -> None:
        """Have people asked on these days as on others."""
        self.remove(t.quiet_periods.c.id == period)


class DigestPlans(Repository[DigestPlan]):
    """When coordinators get their digests, where it is not on Monday morning."""

    table, kind = t.digest_plans, DigestPlan

    def of(self, member: MemberId) -> DigestPlan | None:
        """Return a coordinator's own plan; None where they have none."""
        return self.first(t.digest_plans.c.member_id == member)
