"""Check-ins: conversations in progress, schedules, rounds, each partner's part, and the updates given."""

from datetime import datetime

from storage import tables as t
from storage.records.checkins import Outcome, Response, Round, RoundId, Schedule, Update
from storage.records.conversations import Conversation
from storage.records.people import MemberId
from storage.scoped import EVERYBODY, Repository


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

    def of_kind(self, kind: str) -> Schedule | None:
        """Return the schedule of a kind of check-in; None if there is none."""
        return self.first(t.schedules.c.kind == kind)


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

    def of_round(self, round_id: RoundId) -> list[Update]:
        """Return what partners said in one round."""
        return self.find(t.updates.c.round_id == round_id, limit=EVERYBODY)

    def said_in(self, member: MemberId, message: str) -> Update | None:
        """Return the update that the member gave in this chat message; None if it held none."""
        u = t.updates.c
        return self.first(u.member_id == member, u.message == message, order=u.id.desc())

    def since(self, moment: datetime | None) -> list[Update]:
        """Return what came in or changed after `moment` (None: ever), oldest first."""
        later = [] if moment is None else [t.updates.c.changed_at > moment]
        return self.find(*later, limit=EVERYBODY)
