"""A member of a small partnership who is asked, without any platform: for tests of what a check-in says."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

import sqlalchemy as sa

from bot.compose import Composer
from prompts.catalogue import house
from prompts.phrase import Phrase
from storage.engine import Database
from storage.records.checkins import Response, ResponseId, Round, RoundId
from storage.records.commitments import Commitment, CommitmentId, CommitmentState
from storage.records.conversations import Answer, Conversation, ConversationId, Script
from storage.records.people import Member, MemberId, Partnership, Role
from storage.records.schedules import Schedule, ScheduleId, Weekly
from storage.unit import NEW, UnitOfWork
from storage.unscoped import Unscoped

NOW = datetime(2026, 11, 30, 8, tzinfo=UTC)
TODAY = NOW.date()

T = TypeVar("T")


def words(phrase: Phrase, language: str = "en") -> str:
    """Return a phrase as its reader sees it."""
    return "\n".join(line.text for line in Composer(house()).lines(phrase, language, "UTC", NOW))


@dataclass(frozen=True)
class Asked:
    """Amina of Lakewatch, and the partnership's memory."""

    database: Database
    partnership: Partnership
    member: Member
    schedule: Schedule

    @classmethod
    def on(cls, database: Database) -> "Asked":
        """Return a partnership with one member and one schedule."""

        def found(conn: sa.Connection) -> Asked:
            unscoped = Unscoped(conn)
            partnership = unscoped.add_partnership("Clean Water Lakes", "UTC", "en", NOW)
            person = unscoped.add_person("Amina Diallo")
            uow = UnitOfWork(conn, partnership)
            member = uow.members.add(Member(MemberId(NEW), person.id, None, Role.PARTNER, NOW))
            every_week = Schedule(ScheduleId(NEW), "progress", Weekly(1), time(9), TODAY, TODAY)
            return Asked(database, partnership, member, uow.schedules.add(every_week))

        return database.write_now(found)

    def look(self, seen: Callable[[UnitOfWork], T]) -> T:
        """Return what can be seen of the partnership."""
        return self.database.write_now(lambda conn: seen(UnitOfWork(conn, self.partnership)))

    def begins(self, script: Script, week: int = 0, about: int = 0) -> Conversation:
        """Return the check-in of a week, as it is put."""
        at = NOW + timedelta(weeks=week)
        opened = Round(RoundId(NEW), self.schedule.id, script.kind, at.date(), at, script)

        def begun(uow: UnitOfWork) -> Conversation:
            part = Response(
                ResponseId(NEW),
                uow.rounds.add(opened).id,
                self.member.id,
                at,
                at + timedelta(days=2),
                about=about,
            )
            response = uow.responses.add(part)
            return uow.conversations.add(
                Conversation(ConversationId(NEW), self.member.id, "checkin", response.id, script, at)
            )

        return self.look(begun)

    def answered(self, script: Script, answers: Sequence[Answer], week: int = 0) -> Conversation:
        """Return a check-in of a week that is over, with its answers."""

        def done(conversation: Conversation) -> Conversation:
            return Conversation(
                conversation.id,
                conversation.member_id,
                conversation.kind,
                conversation.subject,
                script,
                conversation.opened_at,
                tuple(answers),
                len(script.questions),
                conversation.opened_at,
            )

        begun = self.begins(script, week)
        return self.look(lambda uow: uow.conversations.save(done(begun)))

    def promises(self, title: str, due_on: date) -> Commitment:
        """Return a commitment of hers."""
        state = CommitmentState.OPEN
        made = Commitment(CommitmentId(NEW), self.member.id, title, due_on, state, NOW, NOW)
        return self.look(lambda uow: uow.commitments.add(made))
