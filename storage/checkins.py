"""Check-ins: conversations in progress, schedules, rounds, each partner's part, and the updates given."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256

import sqlalchemy as sa

from storage import tables as t
from storage.records.checkins import (
    Clearance,
    Content,
    ContentId,
    Evidence,
    EvidenceKind,
    Questionnaire,
    Response,
    Round,
    RoundId,
    Update,
    UpdateId,
)
from storage.records.conversations import Audience, Conversation
from storage.records.people import MemberId, OrganisationId
from storage.records.schedules import Schedule, ScheduleId, ScheduleState
from storage.scoped import EVERYBODY, Repository


class Conversations(Repository[Conversation]):
    """Scripts in progress."""

    table, kind = t.conversations, Conversation

    def about(self, kind: str, subject: int) -> Conversation | None:
        """Return the latest conversation of this kind about a record; None if there was none."""
        c = t.conversations.c
        return self.first(c.kind == kind, c.subject == subject, order=c.id.desc())

    def newer_of(self, member: MemberId, kind: str, than: int) -> list[Conversation]:
        """Return the member's conversations of a kind that began after another one, oldest first."""
        c = t.conversations.c
        return self.find(c.member_id == member, c.kind == kind, c.id > than)

    def latest_of(self, member: MemberId, kind: str) -> Conversation | None:
        """Return the member's newest conversation of a kind, open or not; None if there was none."""
        c = t.conversations.c
        return self.first(c.member_id == member, c.kind == kind, order=c.id.desc())

    def open_of(self, member: MemberId, kind: str | None = None) -> list[Conversation]:
        """Return the member's open conversations, of a kind or of any, oldest first."""
        c = t.conversations.c
        chosen = [] if kind is None else [c.kind == kind]
        return self.find(c.member_id == member, c.closed_at.is_(None), *chosen)

    def close(self, member: MemberId, kind: str, now: datetime) -> None:
        """Close the member's open conversations of a kind, if there are any, at `now` (aware UTC)."""
        for one in self.open_of(member, kind):
            self.save(replace(one, closed_at=now))

    def about_any(self, kind: str, subjects: Iterable[int]) -> list[Conversation]:
        """Return the conversations of this kind about any of these records, newest first."""
        c = t.conversations.c
        wanted = sorted(set(subjects))
        chosen = (c.kind == kind, c.subject.in_(wanted))
        return self.find(*chosen, order=c.id.desc(), limit=EVERYBODY) if wanted else []

    def open_of_all(self, members: Iterable[MemberId], kind: str) -> list[Conversation]:
        """Return the open conversations of a kind that these members have, oldest first."""
        c = t.conversations.c
        wanted = sorted(set(members))
        chosen = (c.member_id.in_(wanted), c.closed_at.is_(None), c.kind == kind)
        return self.find(*chosen, limit=EVERYBODY) if wanted else []


class Schedules(Repository[Schedule]):
    """When check-ins are due."""

    table, kind = t.schedules, Schedule

    def present(self) -> list[Schedule]:
        """Return all that have not ended: drafts, running and paused ones."""
        return self.find(t.schedules.c.state != ScheduleState.ENDED)

    def running(self) -> list[Schedule]:
        """Return those that ask somebody."""
        return self.find(t.schedules.c.state == ScheduleState.RUNNING)


class Rounds(Repository[Round]):
    """Occurrences of check-ins."""

    table, kind = t.rounds, Round

    def latest(self, limit: int = 1) -> list[Round]:
        """Return the last rounds that asked somebody, newest first."""
        return self.find(t.rounds.c.missed.is_(False), order=t.rounds.c.id.desc(), limit=limit)

    def on(self, schedule: ScheduleId, occurs_on: date) -> Round | None:
        """Return a schedule's round of a local date; None if there was none."""
        r = t.rounds.c
        return self.first(r.schedule_id == schedule, r.occurs_on == occurs_on)

    def of_schedule(self, schedule: ScheduleId, limit: int = 2) -> list[Round]:
        """Return a schedule's last rounds that asked somebody, newest first."""
        r = t.rounds.c
        return self.find(
            r.schedule_id == schedule,
            r.missed.is_(False),
            order=(r.occurs_on.desc(), r.id.desc()),
            limit=limit,
        )

    def open_now(self) -> list[Round]:
        """Return the rounds that are not closed."""
        return self.find(t.rounds.c.closed_at.is_(None), t.rounds.c.missed.is_(False))


class Responses(Repository[Response]):
    """Each partner's part in each round."""

    table, kind = t.responses, Response

    def of_round(self, round_id: RoundId) -> list[Response]:
        """Return all parts in one round."""
        return self.find(t.responses.c.round_id == round_id, limit=EVERYBODY)

    def due(self, round_id: RoundId, now: datetime, limit: int) -> list[Response]:
        """Return parts of a round that ask for something at `now`, by when they were due."""
        r = t.responses.c
        return self.find(r.round_id == round_id, r.due_at <= now, order=(r.due_at, r.id), limit=limit)

    def next_due(self, round_id: RoundId) -> datetime | None:
        """Return when the next part of a round asks for something; None when nothing is left."""
        r = t.responses.c
        found = self.first(r.round_id == round_id, r.due_at.is_not(None), order=r.due_at)
        return found.due_at if found else None

    def of_organisation(self, round_id: RoundId, organisation: OrganisationId) -> list[Response]:
        """Return an organisation's parts in a round."""
        r = t.responses.c
        return self.find(r.round_id == round_id, r.organisation_id == organisation)

    def in_round(self, round_id: RoundId, member: MemberId) -> list[Response]:
        """Return a member's parts in a round; there is one for each commitment that it asks about."""
        r = t.responses.c
        return self.find(r.round_id == round_id, r.member_id == member)

    def in_rounds(self, rounds: Iterable[RoundId], members: Iterable[MemberId]) -> list[Response]:
        """Return the parts of these members in any of these rounds, newest first."""
        r = t.responses.c
        of_rounds, of_members = sorted(set(rounds)), sorted(set(members))
        if not of_rounds or not of_members:
            return []
        chosen = (r.round_id.in_(of_rounds), r.member_id.in_(of_members))
        return self.find(*chosen, order=r.id.desc(), limit=EVERYBODY)

    def in_place_of(self, round_id: RoundId, member: MemberId) -> list[Response]:
        """Return the parts in a round of those who were asked in a member's place."""
        r = t.responses.c
        return self.find(r.round_id == round_id, r.stands_for == member)

    def open_of(self, member: MemberId) -> list[Response]:
        """Return the member's parts that are waiting for something, oldest first."""
        r = t.responses.c
        return self.find(r.member_id == member, r.due_at.is_not(None))

    def with_approver(self) -> list[Response]:
        """Return the parts that wait for an approver, oldest first."""
        return self.find(t.responses.c.clearance == Clearance.WAITING)

    def latest_of(self, member: MemberId) -> Response | None:
        """Return the member's part in the newest round that they belong to."""
        return self.first(t.responses.c.member_id == member, order=t.responses.c.id.desc())

    def of_member(self, member: MemberId, limit: int = 10) -> list[Response]:
        """Return the member's last parts, newest first."""
        return self.find(t.responses.c.member_id == member, order=t.responses.c.id.desc(), limit=limit)


class Questionnaires(Repository[Questionnaire]):
    """The questions of kinds of check-in as the partnership changed them."""

    table, kind = t.questionnaires, Questionnaire

    def of_kind(self, kind: str) -> Questionnaire | None:
        """Return the partnership's own questions of a kind; None where it uses those that come with us."""
        return self.first(t.questionnaires.c.kind == kind)

    def drop(self, kind: str) -> None:
        """Have the partnership use the questions of a kind that come with us."""
        self.remove(t.questionnaires.c.kind == kind)


class Updates(Repository[Update]):
    """Progress updates."""

    table, kind = t.updates, Update

    def answering(self, conversation: int, question: str) -> Update | None:
        """Return the answer to one question of a conversation; None if none was given."""
        u = t.updates.c
        return self.first(u.conversation_id == conversation, u.question == question)

    def of_conversation(self, conversation: int) -> list[Update]:
        """Return what was answered in one conversation, drafts too, in the order of the answers."""
        return self.find(t.updates.c.conversation_id == conversation)

    def of_round(self, round_id: RoundId, *, drafts: bool = False) -> list[Update]:
        """Return what partners said in one round; `drafts` are not for others to read."""
        return self.find(t.updates.c.round_id == round_id, *_readable(drafts=drafts), limit=EVERYBODY)

    def said_in(self, member: MemberId, message: str) -> list[Update]:
        """Return the updates that the member gave in this chat message, drafts too."""
        u = t.updates.c
        return self.find(u.member_id == member, u.message == message)

    def changed_by(self, member: MemberId, at: datetime) -> list[Update]:
        """Return the member's updates that came in or changed at exactly this moment, drafts too."""
        u = t.updates.c
        return self.find(u.member_id == member, u.changed_at == at)

    def latest_of(self, member: MemberId, audiences: Iterable[Audience], limit: int) -> list[Update]:
        """Return what a member said last that these audiences may read, the newest first; no drafts."""
        u = t.updates.c
        chosen = u.member_id == member, u.audience.in_(sorted(audiences)), *_readable(drafts=False)
        return self.find(*chosen, order=(u.said_at.desc(), u.id.desc()), limit=limit)

    def drop(self, update: UpdateId) -> None:
        """Forget an update. What came with it has to be forgotten first."""
        self.remove(t.updates.c.id == update)

    def since(self, moment: datetime | None, *, drafts: bool = False) -> list[Update]:
        """Return what came in or changed after `moment` (None: ever), oldest first."""
        later = [] if moment is None else [t.updates.c.changed_at > moment]
        return self.find(*later, *_readable(drafts=drafts), limit=EVERYBODY)


class EvidenceKept(Repository[Evidence]):
    """Pictures, documents and links on updates."""

    table, kind = t.evidence, Evidence

    def of_updates(self, updates: Iterable[UpdateId]) -> list[Evidence]:
        """Return what came with these updates, oldest first."""
        wanted = sorted(set(updates))
        return self.find(t.evidence.c.update_id.in_(wanted), limit=EVERYBODY) if wanted else []

    def of_commitment(self, commitment: int) -> list[Evidence]:
        """Return what came with a commitment, oldest first."""
        return self.find(t.evidence.c.commitment_id == commitment, limit=EVERYBODY)

    def drop(self, update: UpdateId) -> None:
        """Forget what came with an update."""
        self.remove(t.evidence.c.update_id == update)

    def drop_links(self, update: UpdateId) -> None:
        """Forget the links of an update whose words have changed."""
        e = t.evidence.c
        self.remove(e.update_id == update, e.kind == EvidenceKind.LINK)


class Contents(Repository[Content]):
    """What downloaded files hold."""

    table, kind = t.contents, Content

    def of_digest(self, digest: str) -> Content | None:
        """Return the file of this SHA-256 (in hexadecimal); None if the partnership has it not."""
        return self.first(t.contents.c.digest == digest)

    def kept(self, body: bytes) -> ContentId:
        """Keep what a file holds, once however often it is sent; return its id."""
        digest = sha256(body).hexdigest()
        return (self.of_digest(digest) or self.add(Content(ContentId(0), digest, body))).id


def _readable(*, drafts: bool) -> list[sa.ColumnElement[bool]]:
    return [] if drafts else [t.updates.c.draft.is_(False)]
