"""The repositories of each feature: which records they hold and the questions that are asked of them."""

from collections.abc import Iterable
from datetime import datetime

from storage import tables as t
from storage.desk import Desk
from storage.errors import Refused
from storage.records.checkins import Outcome, Response, Round, RoundId, Schedule, Update
from storage.records.commitments import Change, Commitment, CommitmentId, CommitmentState, Notice
from storage.records.conversations import Conversation
from storage.records.guidebook import Document, DocumentId, Enquiry, EnquiryState, Passage
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
from storage.scoped import Repository

EVERYBODY = 10_000
"""The most members of one partnership that are read at once."""


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
        """Return those that nobody has used and that can be used at `now`, oldest first."""
        i = t.invitations.c
        return self.find(i.used_by.is_(None), i.expires_at > now)


class Groups(Repository[Group]):
    """Group chats that are tied to the partnership."""

    table, kind = t.groups, Group

    def at(self, channel: str, account: str, chat: str) -> Group | None:
        """Return the group of this chat; None if it is not tied to this partnership."""
        g = t.groups.c
        return self.first(g.channel == channel, g.account == account, g.chat == chat)

    def unbind(self, group: Group) -> None:
        """Forget a group."""
        self.remove(t.groups.c.id == group.id)


class Conversations(Repository[Conversation]):
    """Scripts in progress."""

    table, kind = t.conversations, Conversation

    def about(self, kind: str, subject: int) -> Conversation | None:
        """Return the latest conversation of this kind about a record; None if there was none."""
        c = t.conversations.c
        return self.first(c.kind == kind, c.subject == subject, order=c.id.desc())

    def open_of(self, member: MemberId, kind: str | None = None) -> list[Conversation]:
        """Return the member's open conversations, of a kind or of any, oldest first."""
        c = t.conversations.c
        chosen = [] if kind is None else [c.kind == kind]
        return self.find(c.member_id == member, c.closed_at.is_(None), *chosen)


class Schedules(Repository[Schedule]):
    """When check-ins are due."""

    table, kind = t.schedules, Schedule


class Rounds(Repository[Round]):
    """Occurrences of check-ins."""

    table, kind = t.rounds, Round

    def latest(self, limit: int = 1) -> list[Round]:
        """Return the last rounds, newest first."""
        return self.find(order=t.rounds.c.id.desc(), limit=limit)


class Responses(Repository[Response]):
    """Each partner's part in each round."""

    table, kind = t.responses, Response

    def of_round(self, round_id: RoundId) -> list[Response]:
        """Return all parts in one round."""
        return self.find(t.responses.c.round_id == round_id, limit=EVERYBODY)

    def unfinished(self, round_id: RoundId, now: datetime) -> bool:
        """Say whether anybody's part in the round is open at `now`."""
        r = t.responses.c
        waiting = r.outcome.in_([Outcome.PLANNED, Outcome.ASKED, Outcome.HALF])
        return self.count(r.round_id == round_id, r.closes_at > now, waiting) > 0

    def latest_of(self, member: MemberId) -> Response | None:
        """Return the member's part in the newest round that they belong to."""
        return self.first(t.responses.c.member_id == member, order=t.responses.c.id.desc())

    def of_member(self, member: MemberId, limit: int = 10) -> list[Response]:
        """Return the member's last parts, newest first."""
        return self.find(t.responses.c.member_id == member, order=t.responses.c.id.desc(), limit=limit)


class Updates(Repository[Update]):
    """Progress updates."""

    table, kind = t.updates, Update

    def answering(self, conversation: int, question: str) -> Update | None:
        """Return the answer to one question of a conversation; None if none was given."""
        u = t.updates.c
        return self.first(u.conversation_id == conversation, u.question == question)

    def standings(self, round_id: RoundId) -> list[Update]:
        """Return where partners said, in one round, that their part stands."""
        u = t.updates.c
        return self.find(u.round_id == round_id, u.question == "state")

    def said_in(self, member: MemberId, message: str) -> Update | None:
        """Return the update that the member gave in this chat message; None if it held none."""
        u = t.updates.c
        return self.first(u.member_id == member, u.message == message, order=u.id.desc())

    def since(self, moment: datetime | None) -> list[Update]:
        """Return what was said or changed after `moment` (None: ever), oldest first."""
        u = t.updates.c
        return self.find(*([] if moment is None else [(u.said_at > moment) | (u.edited_at > moment)]))


class Commitments(Repository[Commitment]):
    """Promises, from proposal to the end."""

    table, kind = t.commitments, Commitment

    def open_of(self, *owners: MemberId) -> list[Commitment]:
        """Return the open commitments of these members, or of everybody, by due date."""
        c = t.commitments.c
        chosen = [c.owner_id.in_(owners)] if owners else []
        return self.find(c.state == CommitmentState.OPEN, *chosen, order=(c.due_on, c.id))

    def in_state(self, state: CommitmentState) -> list[Commitment]:
        """Return the commitments in one state, by due date."""
        c = t.commitments.c
        return self.find(c.state == state, order=(c.due_on, c.id))

    def count_open(self) -> int:
        """Return how many are open."""
        return self.count(t.commitments.c.state == CommitmentState.OPEN)

    def withdraw(self, proposals: Iterable[CommitmentId]) -> None:
        """Forget proposals that nobody has confirmed."""
        c = t.commitments.c
        self.remove(c.id.in_(sorted(proposals)), c.state == CommitmentState.PROPOSED)

    def of(self, ids: Iterable[CommitmentId]) -> list[Commitment]:
        """Return these commitments."""
        return self.find(t.commitments.c.id.in_(sorted(ids)), limit=EVERYBODY)

    def heard_in(self, update: int) -> list[Commitment]:
        """Return what was heard in one update."""
        return self.find(t.commitments.c.update_id == update)


class Changes(Repository[Change]):
    """The history of commitments."""

    table, kind = t.changes, Change

    def of(self, commitment: CommitmentId) -> list[Change]:
        """Return one commitment's history, oldest first."""
        return self.find(t.changes.c.commitment_id == commitment)

    def since(self, moment: datetime | None) -> list[Change]:
        """Return what changed after `moment` (None: ever), oldest first."""
        return self.find(*([] if moment is None else [t.changes.c.at > moment]))


class Notices(Repository[Notice]):
    """What was said about due dates."""

    table, kind = t.notices, Notice

    def of(self, *commitments: CommitmentId) -> list[Notice]:
        """Return all notices about these commitments, oldest first."""
        return self.find(t.notices.c.commitment_id.in_(commitments), limit=EVERYBODY)


class Documents(Repository[Document]):
    """The versions of the guidebook's documents."""

    table, kind = t.documents, Document

    def current(self) -> list[Document]:
        """Return the versions that are read from."""
        return self.find(t.documents.c.current.is_(True))

    def current_named(self, name: str) -> Document | None:
        """Return the version of this document that is read from; None if there is none."""
        return self.first(t.documents.c.name == name, t.documents.c.current.is_(True))


class Passages(Repository[Passage]):
    """What can be quoted."""

    table, kind = t.passages, Passage

    def of(self, documents: Iterable[DocumentId]) -> list[Passage]:
        """Return all passages of these documents in reading order."""
        p = t.passages.c
        return self.find(
            p.document_id.in_(sorted(documents)), order=(p.document_id, p.ordinal), limit=1_000_000
        )


class Enquiries(Repository[Enquiry]):
    """What people asked."""

    table, kind = t.enquiries, Enquiry

    def waiting(self) -> list[Enquiry]:
        """Return the questions that a coordinator was asked to answer and has not."""
        return self.find(t.enquiries.c.state == EnquiryState.ASKED)
